// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/console.h"
#include "engine/databasetask.h"
#include "lists/daymodel.h"
#include "practice/carrier.h"
#include "practice/timeline.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/dialpad/numberfield.h"
#include "ui/kit/button.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/signin/signincard.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

constexpr int patience = 20'000; // ms: telephones ring in real time
const QString sid = u"AC0000000000000000000000000000ca11"_s;
const QByteArray token = "0123456789abcdef0123456789abcdef";
const QString line = u"+12065550100"_s;
const QString dana = u"+12065550150"_s;
const QString grace = u"+12065550164"_s;

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// A carrier, and a data folder nobody has used yet.
struct Place {
    Place()
        : timeline(clock, 1.0)
        , carrier(timeline, account())
    {
        const bool started = carrier.start().has_value();
        Q_ASSERT(started);
        Q_UNUSED(started);
        carrier.addNumber(line, u"Main line"_s);
        picksUp(dana, u"1"_s);
        picksUp(grace);
        QFile file(folder.filePath(u"callboard.yaml"_s));
        const bool open = file.open(QIODevice::WriteOnly);
        Q_ASSERT(open);
        Q_UNUSED(open);
        file.write(u"twilio: {account_sid: %1, phone_number: \"%2\", base_url: \"%3\"}\nlistener: {port: %4}\n"_s
                       .arg(sid, line, carrier.restUrl())
                       .arg(freePort())
                       .toUtf8());
        qputenv("TWILIO_AUTH_TOKEN", token);
        qputenv("CALLBOARD_RECORDINGS_KEY", QByteArray(64, 'a'));
        qputenv("CALLBOARD_AUDIT_KEY", QByteArray(64, 'b'));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    }
    ~Place()
    {
        qunsetenv("TWILIO_AUTH_TOKEN");
        qunsetenv("CALLBOARD_RECORDINGS_KEY");
        qunsetenv("CALLBOARD_AUDIT_KEY");
    }
    static practice::CarrierOptions account()
    {
        practice::CarrierOptions options;
        options.accountSid = sid;
        options.authToken = Secret(token);
        return options;
    }
    void picksUp(const QString &number, const QString &keys = {})
    {
        practice::Behaviour behaviour;
        behaviour.after = 100ms;
        behaviour.talks = 30min;
        if (!keys.isEmpty())
            behaviour.script.turns = {{practice::Turn::Kind::Press, keys, {}, {}, 0s}};
        carrier.setBehaviour(number, behaviour);
    }

    test::OffscreenSilence silence;
    QTemporaryDir folder;
    SystemClock clock;
    practice::Timeline timeline;
    practice::Carrier carrier;
};

/// The program itself at that place.
struct Program {
    explicit Program(const Place &place)
        : console(arguments(place))
        , opened(console.open())
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<ui::MainWindow *>(widget))
                window = found;
        }
    }
    static app::Arguments arguments(const Place &place)
    {
        app::Arguments made;
        made.dataFolder = place.folder.path();
        made.window.page = u"newcall"_s;
        return made;
    }
    [[nodiscard]] QAbstractButton *byName(const QString &name) const
    {
        for (QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] ui::Button *call() const
    {
        for (ui::Button *button : window->page()->findChildren<ui::Button *>()) {
            if (button->text() == u"Call"_s)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] ui::SignInCard *card() const { return window->findChild<ui::SignInCard *>(); }
    /// The stored rows on a page, once it is opened.
    [[nodiscard]] lists::DayModel *listOn(const QString &page) const
    {
        if (!window->open(page))
            return nullptr;
        for (const QAbstractItemView *view : window->page()->findChildren<QAbstractItemView *>()) {
            QAbstractItemModel *model = view->model();
            while (const auto *over = qobject_cast<QAbstractProxyModel *>(model))
                model = over->sourceModel();
            if (auto *list = qobject_cast<lists::DayModel *>(model))
                return list;
        }
        return nullptr;
    }

    app::Console console;
    Result<> opened;
    ui::MainWindow *window = nullptr;
};

} // namespace

/// A desk with a real account's settings (the carrier is the practice one, which nobody tells the desk): no --practice.
class RealDeskTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void somebodySignsInAndCalls()
    {
        QVERIFY(ui::setLanguage(u"en"_s));
        const ui::Theme theme(ui::Theme::Choice::Light, 100);
        Place place;
        {
            Program desk(place);
            QVERIFY(desk.opened.has_value());
            QVERIFY(desk.window);
            QVERIFY(QTest::qWaitForWindowActive(desk.window));
            QVERIFY(desk.call());
            QCOMPARE(desk.call()->reason(), u"nobody is signed in whose telephone could ring."_s);

            QAbstractButton *block = desk.byName(u"Sign in"_s);
            QVERIFY(block);
            block->setFocus(Qt::TabFocusReason);
            QTest::keyClick(block, Qt::Key_Space);
            QTRY_VERIFY(desk.card() && desk.card()->isReady());
            QTest::keyClicks(desk.card()->focusWidget(), u"Dana Whitlock"_s);
            QTest::keyClick(desk.card()->focusWidget(), Qt::Key_Return);
            QTest::keyClicks(desk.card()->focusWidget(), u"206 555 0150"_s);
            QTest::keyClick(desk.card()->focusWidget(), Qt::Key_Return);
            QTRY_VERIFY(desk.byName(u"Dana Whitlock, Administrator"_s));
            QTRY_VERIFY(!desk.card());

            QTRY_VERIFY(desk.window->isSettled());
            auto *field = desk.window->page()->findChild<ui::NumberField *>();
            QVERIFY(field);
            field->setFocus(Qt::TabFocusReason);
            QTest::keyClicks(field, u"+12065550164"_s);
            QTest::keyClick(field, Qt::Key_Return);
            // Her telephone rings, she presses 1, and theirs rings.
            QTRY_COMPARE_WITH_TIMEOUT(place.carrier.ledger().callSids().size(), 2, patience);
            const practice::Ledger &ledger = place.carrier.ledger();
            QCOMPARE(ledger.call(ledger.callSids().at(0))->to, dana);
            QCOMPARE(ledger.call(ledger.callSids().at(1))->to, grace);
            QCOMPARE(ledger.call(ledger.callSids().at(0))->from, line);
        }
        // The next start knows her.
        Program again(place);
        QVERIFY(again.opened.has_value());
        QVERIFY(again.byName(u"Dana Whitlock, Administrator"_s));
        QTRY_COMPARE(again.call()->reason(), u"enter a complete number."_s);
    }

    void whatTheChangeLogForgotIsReadAnew()
    {
        QVERIFY(ui::setLanguage(u"en"_s));
        const ui::Theme theme(ui::Theme::Choice::Light, 100);
        const Place place;
        const Program desk(place);
        QVERIFY(desk.opened.has_value());
        lists::DayModel *history = desk.listOn(u"history"_s);
        QVERIFY(history);
        QTRY_VERIFY(desk.window->isSettled());
        lists::DayModel *messages = desk.listOn(u"voicemail"_s);
        QVERIFY(messages);
        QTRY_VERIFY(desk.window->isSettled());
        QTRY_VERIFY(!history->isLoading() && !messages->isLoading());

        QSignalSpy callsRead(history, &lists::DayModel::loaded);
        QSignalSpy messagesRead(messages, &lists::DayModel::loaded);
        store::Options options;
        options.path = place.folder.filePath(u"callboard.db"_s);
        const auto beside = store::Database::open(options, place.clock);
        QVERIFY(beside);
        // As after a week asleep: lines were written that we never saw, and are forgotten.
        QVERIFY(engine::writeNow(**beside, [](store::Transaction &tx) -> Result<> {
            if (const Result<> told = tx.changed(u"nothing"_s, 1); !told)
                return told;
            return store::Statement(tx, u"UPDATE change_log_pruned SET position = (SELECT MAX(seq) FROM change_log)"_s)
                .run();
        }));
        QTRY_COMPARE_WITH_TIMEOUT(callsRead.size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(messagesRead.size(), 1, patience);
    }

    void anotherFolderKnowsNobody()
    {
        QVERIFY(ui::setLanguage(u"en"_s));
        const ui::Theme theme(ui::Theme::Choice::Light, 100);
        const Place place;
        const Program desk(place);
        QVERIFY(desk.opened.has_value());
        QVERIFY(desk.byName(u"Sign in"_s));
    }
};
static const test::Register<RealDeskTest> realDeskTest;

#include "realdesktest.moc"
