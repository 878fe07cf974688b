// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"
#include "ui/kit/tokens.h"

#include <QAbstractButton>
#include <QPointer>
#include <QTimer>

#include <optional>

class QAction;

namespace cb::ui {

/// The one button of the window. It paints itself; QSS does not touch it.
/// A button can be unavailable: it stays in its place and in the focus order, never fires, and says why.
class Button : public QAbstractButton
{
    Q_OBJECT
public:
    /// Main: accent. Normal: outline. Quiet: no outline until hover. Approve: green. Danger: red. Deny: outline with
    /// red words. Chip: a round filter, tinted while checked. Tip: words on a toast.
    /// Round: an accent circle of 44 that shows its icon only; the text is its name.
    enum class Kind { Main, Normal, Quiet, Approve, Danger, Deny, Chip, Tip, Round };
    /// Small 26, Medium 30, Large 34, Tile 50 with the icon over the text (heights at 100 %).
    enum class Size { Small, Medium, Large, Tile };

    explicit Button(const QString &text, Kind kind = Kind::Normal, QWidget *parent = nullptr);
    /// An icon alone: its name is the tooltip and the accessible name.
    [[nodiscard]] static Button *iconOnly(const QString &iconName, const QString &name, QWidget *parent = nullptr);
    ~Button() override;

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setSize(Size size);
    void setIconName(const QString &name);
    [[nodiscard]] QString iconName() const { return m_iconName; }
    /// The key as a cap at the right: "C", "Ctrl N". Empty takes it away.
    void setKeyHint(const QString &keys);
    [[nodiscard]] QString keyHint() const { return m_keyHint; }
    /// Words and outline of a Normal one in this tone, on whatever lies below: a notice's action.
    void setTone(Tone tone);
    /// How a checked button is tinted: accent, or red for recording.
    void setCheckedTone(Tone tone);
    /// An arrow at the right, for buttons that open a menu.
    void setOpensMenu(bool on) { setEndIconName(on ? QStringLiteral("chevron-down") : QString()); }
    /// A glyph at the right, such as the x of a filter that a press takes away. Empty takes it away.
    void setEndIconName(const QString &name);
    [[nodiscard]] QString endIconName() const { return m_endIconName; }
    /// Without room around its words, so that they stand at the edge of what is above; only for Quiet ones, which then
    /// underline their words instead of filling their ground.
    void setFlush(bool on);

    /// The icon becomes a spinner, the width stays, presses do nothing.
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// Why it cannot be used now, a sentence: "the caller did not agree." Empty makes it available again. Tooltip and
    /// accessible description read "Record: the caller did not agree."
    void setUnavailable(const QString &reason);
    [[nodiscard]] bool isUnavailable() const { return m_unavailable; }
    [[nodiscard]] QString reason() const { return m_reason; }

    /// Keeps text, key, checked state and availability in step with an action, and triggers it. A disabled action makes
    /// the button unavailable with the reason given by setUnavailable(QAction *).
    void setAction(QAction *action);
    [[nodiscard]] QAction *action() const { return m_action; }

    /// Shows the focus ring always; for the gallery.
    void pinFocus() { m_focus.pin(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

    // Guarded: they do nothing while unavailable or busy.
    void click();
    void animateClick();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Colours {
        QColor fill, outline, text, icon;
    };
    [[nodiscard]] Colours colours() const;
    [[nodiscard]] bool blocked() const { return m_unavailable || m_busy; }
    [[nodiscard]] int plannedHeight() const;
    [[nodiscard]] int iconSide() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int capGap() const;
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] bool hasGlyph() const { return m_busy || !m_iconName.isEmpty(); }
    void paintRow(QPainter *painter, const Colours &colours) const;
    void paintTile(QPainter *painter, const Colours &colours) const;
    void takeFromAction();
    void describe();

    Kind m_kind;
    Size m_size = Size::Medium;
    Tone m_checkedTone = Tone::Accent;
    std::optional<Tone> m_tone;
    QString m_iconName;
    QString m_endIconName;
    QString m_keyHint;
    QString m_reason;
    QString m_plainToolTip;
    QPointer<QAction> m_action;
    QTimer m_spin;
    qreal m_turn = 0;
    bool m_iconOnly = false;
    bool m_busy = false;
    bool m_unavailable = false;
    bool m_flush = false;
    FocusMark m_focus;
};

/// Disables an action and keeps the reason for every button and menu that shows it; empty enables it.
void setUnavailable(QAction *action, const QString &reason);
[[nodiscard]] QString unavailableReason(const QAction *action);
/// The Lucide name of an action's glyph, for buttons, menus and the palette; also sets QAction::icon.
void setIconName(QAction *action, const QString &name);
[[nodiscard]] QString iconName(const QAction *action);
/// Marks an action whose words are red in a menu.
void setDangerous(QAction *action);
[[nodiscard]] bool isDangerous(const QAction *action);

} // namespace cb::ui
