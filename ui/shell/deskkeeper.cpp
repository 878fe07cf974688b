// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskkeeper.h"

#include "ui/kit/icon.h"
#include "ui/kit/question.h"
#include "ui/kit/shapes.h"
#include "ui/kit/theme.h"
#include "ui/shell/deskwords.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/tray.h"

#include <QAction>
#include <QDialog>
#include <QGuiApplication>
#include <QPainter>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

QString toldKey()
{
    return u"window/trayTold"_s;
}

/// The program's tile. Panels are light or dark whatever our theme is, so it brings its own ground; how the desk is
/// shows by the glyph and a mark, and not by colour alone.
QIcon stateIcon(Health health)
{
    const Tokens &t = Theme::currentTokens();
    const bool answers = health == Health::Ok || health == Health::Degraded;
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        const QColor ground = answers ? t.accent : health == Health::Down ? t.reds : t.greys;
        paintBox(&painter, picture.rect(), side / 4.0, ground);
        Icon::paint(&painter, picture.rect(), answers ? u"phone-call"_s : u"phone-off"_s, side * 5 / 8,
            health == Health::Down ? t.onred : t.onaccent);
        if (health == Health::Degraded) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(t.onaccent, side / 16.0));
            painter.setBrush(t.ambers);
            const qreal mark = side * 0.42;
            painter.drawEllipse(QRectF(side - mark - 1, side - mark - 1, mark, mark));
        }
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace

DeskKeeper::DeskKeeper(const Setup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
{
    connect(m_menu.addAction(tr("Open Callboard")), &QAction::triggered, this, &DeskKeeper::showWindow);
    m_state = m_menu.addAction(QString());
    m_state->setEnabled(false);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit Callboard")), &QAction::triggered, this, &DeskKeeper::quit);
    connect(&setup.tray, &Tray::activated, this, &DeskKeeper::showWindow);
    connect(&setup.board, &DeskBoard::changed, this, &DeskKeeper::refresh);
    if (const Theme *theme = Theme::current()) {
        connect(theme, &Theme::changed, this, [this] {
            m_shown.reset();
            refresh();
        });
    }
    refresh();
    setup.tray.show(&m_menu);
    setup.window.setCloseGuard([this] { return mayClose(); });
}

DeskKeeper::~DeskKeeper()
{
    m_setup.window.setCloseGuard({});
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

/// The window was closed by the person, or by a desktop that ends its session and would be held up by us.
bool DeskKeeper::mayClose()
{
    if (m_quitting || qGuiApp->isSavingSession())
        return true;
    if (m_setup.tray.isThere()) {
        hideWindow();
        return false;
    }
    if (m_setup.options.practice || !answersCalls())
        return true; // nobody real would be left
    if (!m_question) {
        m_question = ask(&m_setup.window, tr("Close Callboard?"),
            tr("Calls are answered only while it runs. Until it is opened again, callers hear the fallback message."),
            tr("Close", "the program"), tr("Keep it open"), [this] { quit(); });
    }
    return false;
}

void DeskKeeper::hideWindow()
{
    // A dialog that closes meanwhile would be the last window, and the end of the program.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_setup.window.hide();
    QSettings saved;
    if (!m_setup.options.safe && saved.value(toldKey()).toBool())
        return;
    saved.setValue(toldKey(), true);
    m_setup.tray.tell(answersCalls() ? tr("Callboard goes on answering calls") : tr("Callboard goes on in the tray"),
        tr("Its window is closed. The icon in the tray opens it again, or ends Callboard."));
}

void DeskKeeper::showWindow()
{
    MainWindow &window = m_setup.window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void DeskKeeper::quit()
{
    m_quitting = true;
    Q_EMIT quitAsked();
}

QDialog *DeskKeeper::question() const
{
    return m_question;
}

bool DeskKeeper::answersCalls() const
{
    const ListenerStatus &listener = m_setup.board.status().listener;
    return (listener.health == Health::Ok || listener.health == Health::Degraded)
        && listener.problem != ListenerStatus::Problem::NoAccount;
}

/// Without a time in it: not every desktop asks before it shows the menu.
QString DeskKeeper::stateWords() const
{
    const DeskStatus &status = m_setup.board.status();
    if (const std::optional<DeskNotice> notice = noticeFor(status))
        return notice->headline;
    return status.listener.health == Health::Off ? tr("The listener is off.")
                                                 : tr("Calls arrive on port %1.").arg(status.listener.port);
}

void DeskKeeper::refresh()
{
    const Health health = m_setup.board.status().listener.health;
    const QString words = stateWords();
    if (m_shown == health && m_state->text() == words)
        return; // the board changes with every webhook
    m_shown = health;
    m_state->setText(words);
    m_setup.tray.setState(stateIcon(health), tr("Callboard: %1", "state").arg(words));
}

} // namespace cb::ui

#include "moc_deskkeeper.cpp"
