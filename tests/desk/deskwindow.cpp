// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace cb::test {

DeskWindow::DeskWindow(House &house)
    : m_house(house)
    , m_me(house.person(ruth))
    , m_site(house.engine->configuration().site())
    , m_feed(house.engine->database())
    , m_sender(house.engine->database(), house.engine->registry(),
          {m_me.id, m_me.name, commands::Role::Operator, u"window"_s})
    , m_calls(house.engine->database(), m_sender)
    , m_people(house.engine->database())
    , m_live(house.engine->database())
    , m_roomCalls(m_live, m_calls,
          [this](QObject *parent) {
              auto *history = new calls::HistoryModel(m_house.engine->database(), parent);
              QObject::connect(&m_feed, &store::ChangeFeed::changed, history, &calls::HistoryModel::apply);
              return history;
          })
    , m_dial(
          m_calls, m_people, m_live, m_sender, [this] { return m_house.engine->configuration().prices(); }, m_me.id,
          true)
    , m_voicemail(house.engine->database(), m_sender, {m_me.id, commands::Role::Operator})
    , m_messages(house.engine->database(), {m_me.id, commands::Role::Operator})
    , m_recordings(house.engine->database(), house.desk, house.clock, {m_me.id, commands::Role::Operator})
{
    m_theme.setReduceMotion(true);
    QObject::connect(&m_feed, &store::ChangeFeed::changed, &m_live, &calls::LiveCallModel::apply);
    QObject::connect(&m_feed, &store::ChangeFeed::changed, &m_calls, &calls::CallService::apply);
    QObject::connect(&m_feed, &store::ChangeFeed::changed, &m_messages, &voicemail::VoicemailModel::apply);
    QObject::connect(&m_live, &calls::LiveCallModel::ready, &m_feed, [this] { m_feed.start(m_live.position()); });
    m_live.load();

    ui::WindowOptions options;
    options.size = {1440, 900};
    options.forPicture = true; // no saved layout
    window = std::make_unique<ui::MainWindow>(m_board, house.clock, m_site, options);
    window->addPage({u"calls"_s, u"history"_s}, [this](QWidget *parent) {
        return new ui::CallsPage({m_roomCalls, m_board, m_house.clock, m_site, m_me.id, true}, parent);
    });
    window->addPage({u"voicemail"_s}, [this](QWidget *parent) {
        return new ui::VoicemailPage(
            {m_messages, m_voicemail, m_people, ui::PlayerBar::Setup{m_recordings, ui::stillSound(), true},
                m_house.clock, m_site,
                [this](const PhoneNumber &to, const PhoneNumber &from, QObject *context,
                    const std::function<void(const Result<> &)> &done) { m_dial.place(to, from, context, done); },
                true},
            parent);
    });
    window->open(u"calls"_s);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not come to the front");
}

DeskWindow::~DeskWindow() = default;

void DeskWindow::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : window.get(), key, with);
}

QString DeskWindow::chosenRow() const
{
    const auto *view = qobject_cast<QAbstractItemView *>(QApplication::focusWidget());
    return view ? view->currentIndex().data(Qt::AccessibleTextRole).toString() : QString();
}

} // namespace cb::test
