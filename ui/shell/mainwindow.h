// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/shell/page.h"
#include "ui/shell/windowoptions.h"

#include <QHash>
#include <QMainWindow>
#include <QTimer>

#include <functional>

class QAction;
class QStackedWidget;

namespace cb::ui {

class Rail;
class StatusStrip;
class ToastHost;

/// Who sits at this desk, for the rail.
struct DeskIdentity {
    QString organisation; // "Marlowe Care"
    QString operatorName; // empty: nobody is signed in
    QString operatorRole; // translated; the second line
};

/// The window: rail, the page in view, status strip, toasts. Pages are made when they are first opened. Board and clock
/// outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    using MakePage = std::function<Page *(QWidget *parent)>;

    MainWindow(const DeskBoard &board, const Clock &clock, SiteTime site, const WindowOptions &options,
        QWidget *parent = nullptr);
    ~MainWindow() override;

    /// One page under its names of pages.h; the first is the rail's.
    void addPage(const QStringList &names, MakePage make);
    /// Closes and forgets all pages, as they are made anew: for whoever sits here now, say. One may stay open.
    void closePages(Page *but = nullptr);
    void setIdentity(const DeskIdentity &identity);
    /// The desk's time is another one: the window's own clock follows. Pages do not.
    void setSite(const SiteTime &site);
    /// Opens a page that was added; false for any other name.
    bool open(const QString &name);
    [[nodiscard]] Page *page() const { return m_page; }

    /// The page in view shows all that was asked for; settled() tells when that comes true.
    [[nodiscard]] bool isSettled() const;
    void showToast(const ToastText &toast);
    /// Asked whenever the window is to be closed, behind what it saves: false leaves it as it is.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }
    void foldRail(bool folded); // stays until Ctrl+B or a new start; narrow windows fold it by themselves
    [[nodiscard]] Rail *rail() const { return m_rail; }
    [[nodiscard]] StatusStrip *statusStrip() const { return m_status; }
    [[nodiscard]] ToastHost *toasts() const { return m_toasts; }

    /// px of the window below which the rail is folded and side panes are pages of their own: 1180, more for large
    /// text.
    [[nodiscard]] static int foldWidth();

public Q_SLOTS:
    void showKeys();

Q_SIGNALS:
    void settled();
    /// The notice's button: bind the port again. App connects it to the listener.
    void listenerRetryAsked();
    /// Who sits here? App shows the card.
    void operatorAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    QAction *addKeyAction(const QString &id, const QString &text, std::function<void()> run);
    void tick();
    void refreshNotice();
    void cyclePane(int by);
    void applyFold();
    void scheduleTick();
    void focusPage();
    [[nodiscard]] bool showsPractice(const QString &main) const;

    const DeskBoard &m_board;
    const Clock &m_clock;
    WindowOptions m_options;
    QHash<QString, QAction *> m_pageActions;
    QHash<QString, MakePage> m_makers;
    QHash<QString, QString> m_mainName; // of each added name the rail's
    QHash<QString, Page *> m_pages; // by the rail's name
    Page *m_page = nullptr;
    QAction *m_connect = nullptr; // out of practice mode
    QAction *m_palette = nullptr;
    Rail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatusStrip *m_status = nullptr;
    ToastHost *m_toasts = nullptr;
    QTimer m_second;
    bool m_focusDue = false; // the page in view has not had it yet
    std::optional<bool> m_folded; // what the person chose
    std::function<bool()> m_mayClose;
};

} // namespace cb::ui
