// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/calls/calllist.h"
#include "ui/calls/liveview.h"
#include "ui/calls/sidepane.h"
#include "ui/kit/button.h"
#include "ui/kit/keycap.h"
#include "ui/kit/lineedit.h"
#include "ui/shell/deskwords.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/language.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"
#include "ui/shell/snap.h"
#include "ui/shell/statuspanel.h"
#include "ui/shell/statusstrip.h"

#include <QAccessible>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {
QStringList alerts;
void noteAlert(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert && event->accessibleInterface())
        alerts << event->accessibleInterface()->text(QAccessible::Name);
}
} // namespace

class KeyMapTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void noTwoActionsWithCommonFocusShareAKey()
    {
        QCOMPARE(KeyMap::bundled().clashes(), QStringList());
        QVERIFY(KeyMap::bundled().entries().size() > 20);
    }

    void aClashIsFound_data()
    {
        QTest::addColumn<QByteArray>("actions");
        QTest::addColumn<int>("clashes");
        QTest::newRow("same area") << QByteArray(
            R"({"id":"a","keys":["T"],"in":"list"},{"id":"b","keys":["T"],"in":"list"})")
                                   << 1;
        QTest::newRow("inside the other")
            << QByteArray(R"({"id":"a","keys":["T"],"in":"window"},{"id":"b","keys":["T"],"in":"calls"})") << 1;
        QTest::newRow("never together") << QByteArray(
            R"({"id":"a","keys":["T"],"in":"calls"},{"id":"b","keys":["T"],"in":"history"})")
                                        << 0;
        QTest::newRow("second key") << QByteArray(
            R"({"id":"a","keys":["J","Down"],"in":"list"},{"id":"b","keys":["Down"],"in":"calls"})")
                                    << 1;
    }
    void aClashIsFound()
    {
        QFETCH(QByteArray, actions);
        const auto map = KeyMap::parse(
            R"({"areas":{"window":"","list":"window","calls":"list","history":"list"},"actions":[)" + actions + "]}");
        QVERIFY(map);
        QTEST(int(map->clashes().size()), "clashes");
    }

    void aBrokenMapIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("unknown area") << QByteArray(R"({"areas":{},"actions":[{"id":"a","keys":["T"],"in":"moon"}]})");
        QTest::newRow("no such key") << QByteArray(
            R"({"areas":{"w":""},"actions":[{"id":"a","keys":["Ctrl+Nonsense"],"in":"w"}]})");
        QTest::newRow("twice") << QByteArray(
            R"({"areas":{"w":""},"actions":[{"id":"a","keys":["T"],"in":"w"},{"id":"a","keys":["U"],"in":"w"}]})");
    }
    void aBrokenMapIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!KeyMap::parse(json));
    }
};
static const test::Register<KeyMapTest> keyMapTest;

class WindowTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aSnapHasTheSizeThatWasAsked_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("percent");
        QTest::newRow("calls") << u"calls"_s << QSize(1440, 900) << false << 100;
        QTest::newRow("calls, dark") << u"calls"_s << QSize(1440, 900) << true << 100;
        QTest::newRow("history") << u"history"_s << QSize(1440, 900) << false << 100;
        QTest::newRow("history, small") << u"history"_s << QSize(1024, 680) << false << 130;
        QTest::newRow("calls, small") << u"calls"_s << QSize(1024, 680) << true << 130;
    }
    void aSnapHasTheSizeThatWasAsked()
    {
        QFETCH(QString, page);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(int, percent);
        test::Desk desk({.page = page,
            .size = size,
            .dark = dark,
            .percent = percent,
            .language = percent == 130 ? u"es"_s : u"en"_s});
        QTemporaryDir folder;
        // For looking at them: CALLBOARD_SNAPS names a folder that stays.
        const QString file = qEnvironmentVariable("CALLBOARD_SNAPS", folder.path())
            + u"/%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).remove(u", "_s));
        std::optional<Result<>> done;
        snap(*desk.window, file, [&](const Result<> &result) { done = result; });
        QTRY_VERIFY(done);
        QVERIFY(done->has_value());
        const QImage picture(file);
        QCOMPARE(picture.size(), size);
        QCOMPARE(picture.pixelColor(size.width() - 3, 4), desk.theme.tokens().surface);
    }

    void aSnapThatCannotBeWrittenSaysSo()
    {
        test::Desk desk;
        std::optional<Result<>> done;
        snap(*desk.window, u"/no/such/folder/x.png"_s, [&](const Result<> &result) { done = result; });
        QTRY_VERIFY(done);
        QVERIFY(!*done);
        QCOMPARE(done->error().kind, Error::Kind::Storage);
    }

    void unknownAndUnbuiltPagesAreTold()
    {
        QVERIFY(builtPage(u"calls"_s));
        QVERIFY(builtPage(u"history"_s));
        QVERIFY(builtPage(u"practice"_s));
        QVERIFY(!builtPage(u"conferences"_s)); // comes later
        QVERIFY(!builtPage(u"nonsense"_s));
        test::Desk desk;
        QVERIFY(!desk.window->open(u"conferences"_s));
        QCOMPARE(desk.page().openName(), u"calls"_s);
    }

    void theRailFoldsWhenItIsNarrowOrAsked_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("folded");
        QTest::newRow("wide") << 1440 << false;
        QTest::newRow("just wide enough") << 1180 << false;
        QTest::newRow("narrow") << 1179 << true;
    }
    void theRailFoldsWhenItIsNarrowOrAsked()
    {
        QFETCH(int, width);
        QFETCH(bool, folded);
        test::Desk desk({.size = QSize(width, 800)});
        QCOMPARE(desk.window->rail()->isFolded(), folded);
        QCOMPARE(desk.window->rail()->width(), folded ? 56 : 208);
        QCOMPARE(desk.page().side()->isVisible(), !folded);
        QTest::keyClick(desk.window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(desk.window->rail()->isFolded());
    }

    void theRailCountsLiveCalls()
    {
        test::Desk desk;
        QCOMPARE(desk.window->rail()->item(u"calls"_s)->accessibleName(), u"Calls, 11"_s);
    }

    void pagesToComeAreUnavailableAndSayWhy()
    {
        test::Desk desk;
        for (const PageInfo &page : pages()) {
            RailItem *item = desk.window->rail()->item(page.name);
            if (!item || page.built)
                continue;
            QVERIFY(!item->action()->isEnabled());
            QVERIFY(item->focusPolicy() & Qt::TabFocus);
            QVERIFY(item->accessibleDescription().startsWith(item->action()->text() + u':'));
        }
    }

    void panesAreReachedInTurn()
    {
        test::Desk desk;
        QVERIFY(desk.page().live()->list()->hasFocus());
        QTest::keyClick(desk.window.get(), Qt::Key_F6);
        QVERIFY(desk.page().side()->isAncestorOf(desk.window->focusWidget()));
        QTest::keyClick(desk.window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(desk.page().live()->list()->hasFocus());
        QTest::keyClick(desk.window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(desk.window->statusStrip()->segments().first()->hasFocus());
        QTest::keyClick(desk.window.get(), Qt::Key_F6);
        QVERIFY(desk.page().live()->list()->hasFocus());
    }

    void theFilterIsAnIconWhereItsWordsWouldBeCut()
    {
        {
            test::Desk wide;
            const SearchField *filter = wide.page().header()->filter();
            QVERIFY(filter->isVisible());
            QVERIFY(filter->width() >= filter->wordsWidth());
        }
        test::Desk narrow({.page = u"history"_s, .size = {1024, 680}, .percent = 130, .language = u"es"_s});
        QVERIFY(!narrow.page().header()->filter()->isVisible());
        narrow.page().focusFilter();
        QVERIFY(narrow.page().header()->filter()->hasFocus());
    }

    void theKeySheetSaysWhatThePageAndTheWindowUnderstand()
    {
        test::Desk desk;
        const KeySheet sheet(desk.page(), desk.window.get());
        QStringList caps;
        for (const KeyCap *cap : sheet.findChildren<KeyCap *>())
            caps << cap->accessibleName();
        QVERIFY(caps.contains(u"Ctrl 1"_s));
        QVERIFY(caps.contains(u"Enter"_s)); // as it stands on the key
        QVERIFY(!caps.contains(u"Return"_s));
        QVERIFY(caps.indexOf(u"Ctrl N"_s) < caps.indexOf(u"Ctrl 1"_s)); // the page comes first
    }

    void aListenerThatStopsIsSaidAndAnnounced()
    {
        test::Desk desk;
        QVERIFY(!desk.page().noticeBar()->isVisible());
        alerts.clear();
        const auto before = QAccessible::installUpdateHandler(noteAlert);
        DeskStatus status = desk.board.status();
        status.listener.health = Health::Down;
        status.listener.problem = ListenerStatus::Problem::PortInUse;
        desk.board.set(status);
        QAccessible::installUpdateHandler(before);
        QVERIFY(desk.page().noticeBar()->isVisible());
        QVERIFY(desk.page().noticeBar()->accessibleName().contains(u"Port 8787 is used by another program."_s));
        if (QAccessible::isActive()) // offscreen there is nobody to tell
            QCOMPARE(alerts.size(), 1);
        QCOMPARE(desk.window->statusStrip()->segments().first()->segment().health, Health::Down);

        QSignalSpy retry(desk.window.get(), &MainWindow::listenerRetryAsked);
        desk.page().noticeBar()->findChild<Button *>()->click();
        QCOMPARE(retry.size(), 1);
        desk.board.set(test::FakeCalls::desk());
        QVERIFY(!desk.page().noticeBar()->isVisible());
    }

    void theMostSevereNoticeWins()
    {
        DeskStatus status = test::FakeCalls::desk();
        QVERIFY(!noticeFor(status));
        status.carrier.problem = CarrierStatus::Problem::KeyRefused;
        QCOMPARE(noticeFor(status)->tone, Tone::Amber);
        status.listener.problem = ListenerStatus::Problem::WrongToken;
        QCOMPARE(noticeFor(status)->tone, Tone::Red);
    }

    void theStripSaysHowThingsAre()
    {
        test::Desk desk;
        const auto segments = desk.window->statusStrip()->segments();
        QCOMPARE(segments[0]->segment().detail, u"on :8787, last event 2 s ago"_s);
        QCOMPARE(segments[1]->segment().detail, u"Marlowe Care, $184.20"_s);
        QCOMPARE(segments[2]->segment().detail, u"mg.marlowecare.example, 99.1% delivered"_s);
        QCOMPARE(segments[3]->segment().detail, u"just now"_s);
        QCOMPARE(desk.window->statusStrip()->clockText(), u"Fri 20 Nov, 09:42"_s);
        desk.clock.advance(5min);
        desk.window->statusStrip()->tick();
        QCOMPARE(segments[0]->segment().detail, u"on :8787, last event 5 min ago"_s);
        QCOMPARE(desk.window->statusStrip()->clockText(), u"Fri 20 Nov, 09:47"_s);
    }

    void aSegmentOpensItsPanel()
    {
        test::Desk desk;
        StatusStrip *strip = desk.window->statusStrip();
        const auto says = [&](const QString &text) {
            for (const QLabel *label : strip->panel()->findChildren<QLabel *>()) {
                if (label->text() == text)
                    return true;
            }
            return false;
        };
        for (int opened = 0; opened < 3; ++opened) { // popups without a screen
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        }
        strip->segments()[0]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip->segments()[0], Qt::Key_Return);
        QVERIFY(strip->panel() && strip->panel()->isVisible());
        QVERIFY(says(u"8787"_s));
        QVERIFY(says(desk.board.status().recent.first().path));
        QTest::keyClick(strip->panel(), Qt::Key_Escape);
        QTRY_VERIFY(!strip->panel());

        QTest::mouseClick(strip->segments()[1], Qt::LeftButton);
        QVERIFY(strip->panel() && says(u"$184.20"_s));
        strip->panel()->close();

        DeskStatus status = desk.board.status();
        status.listener.health = Health::Down;
        status.listener.problem = ListenerStatus::Problem::PortInUse;
        QTest::mouseClick(strip->segments()[0], Qt::LeftButton);
        desk.board.set(status);
        QSignalSpy retry(desk.window.get(), &MainWindow::listenerRetryAsked);
        for (Button *button : strip->panel()->findChildren<Button *>()) {
            if (button->text() == "Try again"_L1 && button->isVisible())
                button->click();
        }
        QCOMPARE(retry.count(), 1);
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("calls") << u"calls"_s;
        QTest::newRow("history") << u"history"_s;
    }
    void everyControlHasAName()
    {
        QFETCH(QString, page);
        test::Desk desk({.page = page});
        int controls = 0;
        for (QWidget *widget : desk.window->findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            ++controls;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
        QVERIFY(controls > 15);
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("calls") << u"calls"_s;
        QTest::newRow("history") << u"history"_s;
    }
    void nothingIsClipped()
    {
        QFETCH(QString, page);
        test::Desk desk({.page = page, .size = QSize(1024, 680), .percent = 130, .language = u"es"_s});
        const auto look = [&] {
            for (QWidget *widget : desk.window->findChildren<QWidget *>()) {
                if (!widget->isVisible())
                    continue;
                const bool button = qobject_cast<Button *>(widget);
                const auto *label = qobject_cast<QLabel *>(widget);
                if (!button
                    && !(label && !label->wordWrap() && label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored))
                    continue;
                // A tile wraps its words where it has no room for one line, so it may be as high as either.
                QSize needed = button ? widget->minimumSizeHint() : widget->sizeHint();
                needed.setHeight(std::min(needed.height(), widget->sizeHint().height()));
                const QString what = u"%1 '%2' is %3x%4, needs %5x%6"_s
                                         .arg(QLatin1StringView(widget->metaObject()->className()),
                                             widget->accessibleName()
                                                 + (label         ? label->text()
                                                         : button ? static_cast<Button *>(widget)->text()
                                                                  : QString()))
                                         .arg(widget->width())
                                         .arg(widget->height())
                                         .arg(needed.width())
                                         .arg(needed.height());
                QVERIFY2(widget->width() >= needed.width() && widget->height() >= needed.height(), qPrintable(what));
                const QRect inWindow(widget->mapTo(desk.window.get(), QPoint()), widget->size());
                QVERIFY2(inWindow.left() >= 0 && inWindow.right() < desk.window->width(), qPrintable(what));
            }
        };
        look();
        if (QTest::currentTestFailed())
            return;
        QTest::keyClick(desk.window->focusWidget(), Qt::Key_Return); // the call as a page of its own
        QVERIFY(desk.page().showsDetailAlone());
        QCoreApplication::processEvents(); // layouts are asked for by events
        look();
        if (QTest::currentTestFailed())
            return;
        // And in a window that is just wide enough for both.
        desk.window->resize(1360, 760);
        QTRY_VERIFY(desk.page().side()->isVisible());
        QCoreApplication::processEvents();
        look();
    }

    void toastsLeaveAndUndoOnce()
    {
        test::Desk desk;
        int undone = 0;
        ToastText toast{Tone::Green, u"circle-check"_s, u"Done"_s, u"Undo"_s, u"Ctrl Z"_s, [&] { ++undone; }, 10s};
        for (int i = 0; i < 4; ++i)
            desk.window->showToast(toast);
        QCOMPARE(desk.window->toasts()->count(), 3);
        QTest::keyClick(desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
        QCOMPARE(desk.window->toasts()->count(), 2);
        toast.life = 20ms;
        desk.window->showToast(toast);
        QTRY_COMPARE(desk.window->toasts()->count(), 2);
        QCOMPARE(undone, 1);
    }
};
static const test::Register<WindowTest> windowTest;

class LanguageTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY(setLanguage(u"en"_s)); }

    void spanishSpeaksThroughout()
    {
        test::Desk desk({.language = u"es"_s});
        QCOMPARE(desk.page().accessibleName(), u"Llamadas"_s);
        QCOMPARE(desk.window->statusStrip()->clockText(), u"vie 20 nov, 09:42"_s);
        QCOMPARE(desk.window->statusStrip()->segments()[1]->segment().shortDetail,
            QLocale().toCurrencyString(184.2, u"US$"_s));
        QCOMPARE(dayTitle(QDate(2026, 11, 20), QDate(2026, 11, 20)), u"Hoy, viernes 20 de noviembre"_s);
        QCOMPARE(agentWords(CallState::Ringing, 1), u"1 agente"_s);
        QCOMPARE(agentWords(CallState::Ringing, 6), u"6 agentes"_s);
        QCOMPARE(answerWords({{}, {}, u"no-answer"_s, 204, 4ms}), u"sin contestar, 204 en 4 ms"_s);
        QCOMPARE(answerWords({{}, {}, u"new word"_s, 200, 5ms}), u"new word, 200 en 5 ms"_s);
    }

    void englishHasPlurals()
    {
        QVERIFY(setLanguage(u"en"_s));
        QCOMPARE(agentWords(CallState::Ringing, 1), u"1 agent"_s);
        QCOMPARE(agentWords(CallState::Ringing, 6), u"6 agents"_s);
    }

    void anUnknownLanguageChangesNothing()
    {
        QVERIFY(!setLanguage(u"xx"_s));
        QCOMPARE(agentWords(CallState::Ringing, 6), u"6 agents"_s);
    }

    /// Runs lupdate over the sources into copies: a text that is not in the files yet comes out unfinished.
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Spanish") << u"callboard_es.ts"_s << QStringList();
        QTest::newRow("English plurals") << u"callboard_en.ts"_s << QStringList{u"-pluralonly"_s};
    }
    void everyTextIsTranslated()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        const QString source = QStringLiteral(CALLBOARD_SOURCE);
        QVERIFY(QFile::copy(source + u"/resources/i18n/"_s + file, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(source);
        QStringList arguments{u"ui"_s};
        if (QDir(source + u"/app"_s).exists())
            arguments << u"app"_s;
        lupdate.start(QStringLiteral(CALLBOARD_LUPDATE),
            arguments + options
                + QStringList{u"-I"_s, u"."_s, u"-I"_s, u"src"_s, u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s,
                    u"none"_s, u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QFile texts(copy);
        QVERIFY(texts.open(QIODevice::ReadOnly));
        QStringList open;
        const QString all = QString::fromUtf8(texts.readAll());
        for (const QString &message : all.split(u"<message"_s)) {
            if (message.contains(u"type=\"unfinished\""_s))
                open << message.section(u"<source>"_s, 1).section(u"</source>"_s, 0, 0);
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
        QVERIFY(all.contains(u"cb::ui::"_s));
    }
};
static const test::Register<LanguageTest> languageTest;

#include "shelltest.moc"
