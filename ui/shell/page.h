// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "ui/kit/notice.h"
#include "ui/shell/deskwords.h"
#include "ui/shell/toasthost.h"

#include <QList>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace cb::ui {

class PageHeader;

/// A page of the window: header, practice bar, notice, body.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] PageHeader *header() const { return m_header; }
    /// The line under the header that says what stopped; nothing hides it. A new one is announced.
    void setNotice(const std::optional<DeskNotice> &notice);
    [[nodiscard]] NoticeBar *noticeBar() const { return m_notice; }
    /// The violet bar of practice mode, which nothing closes; `connect` is the way out of it.
    void setPractice(bool on, QAction *connect);

    /// Shows the part of the page that has this name (pages.h): "history" of Calls, say.
    virtual void open(const QString &name);
    /// The name it shows now.
    [[nodiscard]] virtual QString openName() const = 0;
    /// The page of the rail it belongs to, when that is another one.
    [[nodiscard]] virtual QString railName() const { return {}; }
    /// Called each second, on the second, while the page is in view.
    virtual void tick(Instant now);
    /// Where F6 goes, in reading order.
    [[nodiscard]] virtual QList<QWidget *> panes() const = 0;
    /// Everything that was asked for is on screen; settled() tells when that comes true.
    [[nodiscard]] virtual bool isSettled() const = 0;
    virtual void focusFilter() { }
    /// Esc: clears the filter, closes what is open. False when there was nothing to do.
    virtual bool clear() { return false; }
    /// Areas of the key map that belong to this page, for the sheet of F1.
    [[nodiscard]] virtual QStringList keyAreas() const = 0;
    [[nodiscard]] virtual QList<QAction *> keyActions() const { return actions(); }

Q_SIGNALS:
    void settled();
    void toastAsked(const cb::ui::ToastText &toast);
    /// For the rail: what the page's counter is, and whether something of it is going on right now.
    void counterChanged(const QString &page, int count, bool live);
    void nameChanged(const QString &name);
    void pageAsked(const QString &name); // another page is to be opened
    void noticeActionAsked(cb::ui::DeskNotice::Action action);

protected:
    void setBody(QWidget *body);
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    PageHeader *m_header;
    NoticeBar *m_practice;
    NoticeBar *m_notice;
    std::optional<DeskNotice> m_shown;
};

} // namespace cb::ui
