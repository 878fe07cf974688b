// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QList>
#include <QWidget>

namespace cb::ui {

class Button;

/// One line of trouble under a page header: what is true, in semibold, then a little more, then one action.
/// Red stops calls, amber limits something, violet is practice mode.
class NoticeBar final : public QWidget
{
    Q_OBJECT
public:
    enum class Severity { Practice, Warning, Stopped };

    explicit NoticeBar(QWidget *parent = nullptr);
    /// An empty `iconName` takes the severity's own.
    void setNotice(Severity severity, const QString &headline, const QString &more, const QString &iconName = {});
    [[nodiscard]] Severity severity() const { return m_severity; }
    Button *addAction(const QString &text);
    void clearActions();
    void setRounded(bool rounded); // standing alone, not under a header

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString markup() const;
    [[nodiscard]] int actionsWidth() const;
    // px at 100 %
    [[nodiscard]] int edge() const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] int lowest() const;
    void placeActions();

    Severity m_severity = Severity::Warning;
    QString m_headline;
    QString m_more;
    QString m_iconName;
    QList<Button *> m_actions; // placed by hand: a widget with a layout cannot give its height for a width
    bool m_rounded = false;
};

} // namespace cb::ui
