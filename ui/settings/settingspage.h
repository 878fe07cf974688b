// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/shell/page.h"

#include <QHash>

class QAction;
class QScrollArea;

namespace cb::ui {

class SettingsNav;
class SettingsSection;
class SettingsSource;

/// The settings: sections at the left, the form of one of them, and what there is to see about it. Names: "settings"
/// (the section last seen) and "settings/twilio" and so on.
class SettingsPage final : public Page
{
    Q_OBJECT
public:
    struct Context {
        SettingsSource &source; // outlive the page, all of them
        const DeskBoard &board;
        const Clock &clock;
        SiteTime site;
    };
    explicit SettingsPage(const Context &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

    /// Names of all sections, as after "settings/".
    [[nodiscard]] static QStringList sectionNames();
    /// All names that lead here: "settings", its sections, and "settings/twilio/token" and "…/key", which begin to
    /// replace that secret.
    [[nodiscard]] static QStringList pageNames();

    void open(const QString &name) override;
    [[nodiscard]] QString openName() const override;
    void tick(Instant now) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] bool isSettled() const override;
    /// Esc: what was typed and not saved is taken back.
    bool clear() override;
    [[nodiscard]] QStringList keyAreas() const override;

    /// The desk's time is another one from now on.
    void setSite(const SiteTime &site);
    [[nodiscard]] SettingsSection *section() const { return m_section; }
    [[nodiscard]] SettingsNav *nav() const { return m_nav; }
    /// Whether the form's other half stands beside it; otherwise it follows below.
    [[nodiscard]] bool isWide() const { return m_wide; }

public Q_SLOTS:
    void save();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    SettingsSection *make(const QString &name);
    void show(SettingsSection *section);
    void place();
    void noteEdits();

    Context m_context;
    QWidget *m_body;
    SettingsNav *m_nav;
    NoticeBar *m_roleNotice;
    QScrollArea *m_form;
    QWidget *m_sideLine = nullptr;
    QScrollArea *m_side;
    QHash<QString, SettingsSection *> m_sections;
    SettingsSection *m_section = nullptr;
    QAction *m_save;
    QAction *m_revert;
    bool m_wide = true;
    bool m_saving = false;
};

} // namespace cb::ui
