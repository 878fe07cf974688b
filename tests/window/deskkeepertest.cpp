// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskkeeper.h"

#include "desk.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/shell/tray.h"

#include <QAction>
#include <QDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

class FakeTray final : public Tray
{
public:
    [[nodiscard]] bool isThere() const override { return there; }
    void show(QMenu *) override { }
    void setState(const QIcon &icon, const QString &words) override
    {
        icons << icon.pixmap(22).toImage();
        state = words;
    }
    void tell(const QString &title, const QString &) override { told << title; }
    bool there = true;
    QList<QImage> icons;
    QString state;
    QStringList told;
};

/// The window of the pictures at a desk that answers the calls itself.
struct Kept {
    explicit Kept(const WindowOptions &options = {})
    {
        QCoreApplication::setOrganizationName(u"callboard-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        keeper = std::make_unique<DeskKeeper>(DeskKeeper::Setup{tray, *desk.window, desk.board, options});
        quits = std::make_unique<QSignalSpy>(keeper.get(), &DeskKeeper::quitAsked);
    }
    /// What the line between opening and ending says.
    [[nodiscard]] QString stateLine() const { return keeper->menu()->actions().at(1)->text(); }
    void setListener(Health health, ListenerStatus::Problem problem)
    {
        DeskStatus status = desk.board.status();
        status.listener.health = health;
        status.listener.problem = problem;
        desk.board.set(status);
    }
    void press(const QString &text) const
    {
        for (Button *button : keeper->question()->findChildren<Button *>()) {
            if (button->text() == text)
                button->click();
        }
    }

    test::OffscreenSilence silence;
    QTemporaryDir folder;
    test::Desk desk;
    FakeTray tray;
    std::unique_ptr<DeskKeeper> keeper;
    std::unique_ptr<QSignalSpy> quits;
};

} // namespace

class DeskKeeperTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void closingHidesTheWindowAndSaysSoOnce()
    {
        Kept kept;
        QVERIFY(!kept.desk.window->close());
        QVERIFY(!kept.desk.window->isVisible());
        QVERIFY(!QGuiApplication::quitOnLastWindowClosed()); // another window may close meanwhile
        QCOMPARE(kept.tray.told, QStringList{u"Callboard goes on answering calls"_s});
        Q_EMIT kept.tray.activated();
        QVERIFY(kept.desk.window->isVisible());
        QVERIFY(QGuiApplication::quitOnLastWindowClosed());
        QVERIFY(!kept.desk.window->close());
        QCOMPARE(kept.tray.told.size(), 1);
        kept.keeper->menu()->actions().first()->trigger();
        QVERIFY(kept.desk.window->isVisible());
        QCOMPARE(kept.quits->size(), 0);
    }

    void whatWasSaidBeforeIsSaidAgainOnASafeStart()
    {
        WindowOptions options;
        options.safe = true;
        Kept kept(options);
        QSettings().setValue(u"window/trayTold"_s, true);
        QVERIFY(!kept.desk.window->close());
        QCOMPARE(kept.tray.told.size(), 1);
    }

    void aDeskThatNobodyReachesDoesNotSayThatItAnswers()
    {
        Kept kept;
        kept.setListener(Health::Down, ListenerStatus::Problem::PortInUse);
        QVERIFY(!kept.desk.window->close());
        QCOMPARE(kept.tray.told, QStringList{u"Callboard goes on in the tray"_s});
    }

    void quittingReallyEnds()
    {
        Kept kept;
        kept.keeper->menu()->actions().last()->trigger();
        QCOMPARE(kept.quits->size(), 1);
        QVERIFY(kept.desk.window->close());
        QVERIFY(kept.tray.told.isEmpty());
    }

    void theMenuSaysHowTheListenerIs()
    {
        Kept kept;
        QStringList words;
        for (const QAction *action : kept.keeper->menu()->actions())
            words << action->text();
        QCOMPARE(
            words, (QStringList{u"Open Callboard"_s, u"Calls arrive on port 8787."_s, QString(), u"Quit Callboard"_s}));
        QCOMPARE(kept.tray.state, u"Callboard: Calls arrive on port 8787."_s);
        kept.setListener(Health::Down, ListenerStatus::Problem::PortInUse);
        QCOMPARE(kept.stateLine(), u"New calls are not arriving."_s);
        kept.setListener(Health::Degraded, ListenerStatus::Problem::NoAccount);
        QCOMPARE(kept.stateLine(), u"No Twilio account is connected."_s);
        kept.setListener(Health::Off, ListenerStatus::Problem::None);
        QCOMPARE(kept.stateLine(), u"The listener is off."_s);
        QCOMPARE(kept.tray.icons.size(), 4);
        for (qsizetype i = 1; i < kept.tray.icons.size(); ++i) {
            QVERIFY(!kept.tray.icons.at(i).isNull());
            QVERIFY(kept.tray.icons.at(i) != kept.tray.icons.at(i - 1));
        }
        // With each webhook the board changes, and the icon does not.
        DeskStatus status = kept.desk.board.status();
        status.listener.lastEvent = kept.desk.clock.now();
        kept.desk.board.set(status);
        QCOMPARE(kept.tray.icons.size(), 4);
    }

    void withoutATrayItIsAskedWhetherCallersMayBeLeft()
    {
        Kept kept;
        kept.tray.there = false;
        QVERIFY(!kept.desk.window->close());
        QVERIFY(kept.desk.window->isVisible());
        QVERIFY(kept.keeper->question());
        QVERIFY(!kept.desk.window->close()); // one question
        QCOMPARE(kept.desk.window->findChildren<QDialog *>().size(), 1);
        kept.press(u"Keep it open"_s);
        QTRY_VERIFY(!kept.keeper->question());
        QCOMPARE(kept.quits->size(), 0);

        QVERIFY(!kept.desk.window->close());
        kept.press(u"Close"_s);
        QCOMPARE(kept.quits->size(), 1);
        QVERIFY(kept.desk.window->close());
    }

    void withoutATrayNobodyIsAskedWhereNobodyIsLeft_data()
    {
        QTest::addColumn<Health>("health");
        QTest::addColumn<ListenerStatus::Problem>("problem");
        QTest::addColumn<bool>("practice");
        using enum ListenerStatus::Problem;
        QTest::newRow("down") << Health::Down << PortInUse << false;
        QTest::newRow("off") << Health::Off << None << false;
        QTest::newRow("no account") << Health::Degraded << NoAccount << false;
        QTest::newRow("practice") << Health::Ok << None << true;
    }
    void withoutATrayNobodyIsAskedWhereNobodyIsLeft()
    {
        QFETCH(Health, health);
        QFETCH(ListenerStatus::Problem, problem);
        QFETCH(bool, practice);
        WindowOptions options;
        options.practice = practice;
        Kept kept(options);
        kept.tray.there = false;
        kept.setListener(health, problem);
        QVERIFY(kept.desk.window->close());
        QVERIFY(!kept.keeper->question());
    }
};
static const test::Register<DeskKeeperTest> deskKeeperTest;

#include "deskkeepertest.moc"
