// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedial.h"

#include "support/suite.h"
#include "ui/dialpad/dialkeys.h"
#include "ui/dialpad/newcallcard.h"
#include "ui/dialpad/numberfield.h"
#include "ui/dialpad/progresscard.h"
#include "ui/kit/button.h"
#include "ui/kit/choices.h"
#include "ui/kit/segmented.h"
#include "ui/kit/theme.h"
#include "ui/practice/captionmodel.h"
#include "ui/practice/captionview.h"
#include "ui/practice/phonecard.h"
#include "ui/practice/practicepage.h"
#include "ui/practice/speakbox.h"
#include "ui/practice/travelbox.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using Kind = cb::PracticeCaption::Kind;
using State = cb::PracticePhone::State;

namespace {

struct With {
    QSize size{1440, 900};
    int percent = 100;
    QString language = u"en"_s;
    bool phone = true;
};

/// The window with the page, over fakes.
struct House {
    explicit House(const With &with = {})
        : theme(Theme::Choice::Light, with.percent)
    {
        const bool known = setLanguage(with.language);
        Q_ASSERT(known);
        Q_UNUSED(known);
        theme.setReduceMotion(true);
        WindowOptions options;
        options.size = with.size;
        options.forPicture = true;
        window = std::make_unique<MainWindow>(board, clock, test::site(), options);
        window->addPage({u"practice"_s, u"newcall"_s}, [this, with](QWidget *parent) {
            PracticePage::Setup setup{.source = source, .clock = clock, .site = test::site(), .me = {}};
            setup.forPicture = true;
            setup.practice = true;
            if (with.phone) {
                setup.phone = &phone;
                setup.travel = &travel;
                setup.noPhone = PracticePage::NoPhone::None;
            }
            return new PracticePage(setup, parent);
        });
        window->open(u"practice"_s);
        window->show();
        window->activateWindow();
        const bool inFront = QTest::qWaitForWindowActive(window.get());
        Q_ASSERT(inFront);
        Q_UNUSED(inFront);
    }
    ~House() { Q_UNUSED(setLanguage(u"en"_s)); }
    [[nodiscard]] PracticePage &page() const { return *qobject_cast<PracticePage *>(window->page()); }
    [[nodiscard]] PhoneCard &card() const { return *page().phone(); }

    Theme theme;
    test::FakeDial source;
    test::FakePhone phone;
    test::FakeTravel travel;
    DeskBoard board;
    ManualClock clock{test::morning};
    std::unique_ptr<MainWindow> window;
};

} // namespace

class PracticePageTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsPlacedByKeyboardAlone()
    {
        House house;
        QTest::keyClick(house.window.get(), Qt::Key_F9);
        QVERIFY(house.card().mainButton()->hasFocus());
        QTest::keyClick(house.card().mainButton(), Qt::Key_Space);
        QCOMPARE(house.phone.asked, QStringList{u"+12065550142 > +12065550100"_s}); // the first contact, the main line
        house.phone.set(State::Connected);
        QTest::keyClick(house.window->focusWidget(), '2');
        QTest::keyClick(house.window->focusWidget(), '#');
        QCOMPARE(house.phone.asked.mid(1), (QStringList{u"2"_s, u"#"_s}));
        house.card().mainButton()->click();
        QCOMPARE(house.phone.asked.last(), u"hang up"_s);
        QCOMPARE(house.card().mainButton()->text(), u"Call"_s);
    }

    void anyNumberMayCallAndNoneToo()
    {
        House house;
        QComboBox *caller = house.card().caller();
        caller->setCurrentIndex(caller->count() - 1);
        QCOMPARE(house.card().callerNumber(), std::optional(QString()));
        caller->setEditText(u"206 555 0199"_s);
        QCOMPARE(house.card().callerNumber(), std::optional(u"+12065550199"_s));
        caller->setEditText(u"206 555"_s);
        QVERIFY(!house.card().callerNumber());
        QVERIFY(house.card().mainButton()->isUnavailable());
        house.card().mainButton()->click();
        QVERIFY(house.phone.asked.isEmpty());
    }

    void captionsFollowTheCall()
    {
        House house;
        QAbstractItemModel *model = house.card().captions()->model();
        QAbstractItemModelTester tester(model);
        QVERIFY(!house.card().captions()->isVisible()); // a hint stands there
        house.phone.add({.kind = Kind::Ringing, .at = 0ms, .text = u"Main line"_s});
        house.phone.add({.kind = Kind::Said, .at = 2s, .text = u"Welcome."_s, .current = true});
        house.phone.add({.kind = Kind::Rang, .at = 9s, .text = u"+12065550185"_s});
        QVERIFY(house.card().captions()->isVisible());
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(1, 0).data().toString(), u"“Welcome.”"_s);
        QVERIFY(model->index(1, 0).data(CaptionModel::CurrentRole).toBool());
        QCOMPARE(model->index(1, 0).data(CaptionModel::TimeRole).toString(), u"0:02"_s);
        QCOMPARE(model->index(2, 0).data().toString(), u"Henrik Solberg is rung"_s);
        house.phone.setWait({.words = true, .until = test::morning + 8s});
        house.page().tick(test::morning);
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(3, 0).data().toString(), u"Waiting for speech, 8 s left"_s);
        house.page().tick(test::morning + 5s);
        QCOMPARE(model->index(3, 0).data().toString(), u"Waiting for speech, 3 s left"_s);
        house.phone.setWait({});
        QCOMPARE(model->rowCount(), 3);
    }

    void aSampleIsSpokenOnceThereIsACall()
    {
        House house;
        SpeakBox *speak = house.card().speakBox();
        QVERIFY(speak->speakButton()->isUnavailable());
        house.phone.set(State::Connected);
        QVERIFY(!speak->speakButton()->isUnavailable());
        speak->speakButton()->click();
        QCOMPARE(house.phone.asked, QStringList{u"sick-today.wav"_s});
        QVERIFY(speak->addFile(u"own.wav"_s));
        QVERIFY(!speak->addFile(u"notes.txt"_s));
        speak->speakButton()->click();
        QCOMPARE(house.phone.asked.last(), u"own.wav"_s);
        speak->sources()->setCurrent(1);
        QVERIFY(speak->speakButton()->isUnavailable()); // no device in a picture
    }

    void timeTravelGoesThereAndBack()
    {
        House house;
        TravelBox *box = house.card().travelBox();
        QVERIFY(box->chip(TimeTravel::Moment::Holiday)->isUnavailable());
        box->chip(TimeTravel::Moment::Closed)->click();
        QCOMPARE(house.travel.to, std::optional(test::morning + 12h));
        QVERIFY(box->toggle()->isChecked());
        QVERIFY(box->chip(TimeTravel::Moment::Closed)->isChecked());
        box->toggle()->click();
        QVERIFY(!house.travel.to);
        QVERIFY(!box->chip(TimeTravel::Moment::Closed)->isChecked());
        // A time of the site's clock, whatever the computer's zone is.
        box->editor()->setDateTime(QDateTime(QDate(2026, 11, 26), QTime(21, 55)));
        box->toggle()->click();
        QCOMPARE(house.travel.to,
            std::optional(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 27) + 2h + 55min)));
    }

    void withoutAPhoneThePageSaysWhy()
    {
        House house({.phone = false});
        QVERIFY(!house.page().phone());
        QVERIFY(house.page().newCall()->isVisible());
        QTest::keyClick(house.window.get(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(house.page().newCall()->field()->hasFocus());
    }

    void aSmallWindowShowsTheSideThatWasAskedFor()
    {
        House house({.size = {1024, 680}});
        QVERIFY(house.card().isVisible());
        QVERIFY(!house.page().newCall()->isVisible());
        house.window->open(u"newcall"_s);
        QVERIFY(!house.card().isVisible());
        QVERIFY(house.page().newCall()->isVisible());
    }

    void callsOfOursShowHowTheyGetOn()
    {
        House house;
        Call going;
        going.id = {20};
        going.direction = CallDirection::Outbound;
        going.state = CallState::Dialing;
        going.number = PhoneNumber::fromVendor(u"+12065550147"_s);
        going.startedAt = going.stateSince = test::morning;
        Call failed = going;
        failed.id = {10};
        failed.number = PhoneNumber::fromVendor(u"+12065550185"_s);
        failed.state = CallState::Failed;
        failed.outcome = CallOutcome::NotReached;
        failed.end = CallEnd::NotInService;
        failed.endedAt = test::morning + 2s;
        house.source.calls = {going, failed};
        Q_EMIT house.source.callsChanged();
        QTRY_VERIFY(house.page().progress()->call());
        QCOMPARE(house.page().progress()->call()->call.id, going.id);
        house.page().progress()->cancelButton()->click();
        QCOMPARE(house.source.hungUp, QList<Call::Id>{going.id});
        QVERIFY(house.page().failed()->isVisible());
        // The other number on file is offered.
        const QList<Button *> buttons = house.page().failed()->findChildren<Button *>();
        QCOMPARE(buttons.size(), 1);
        QCOMPARE(buttons.first()->text(), u"Try +1 206 555 0186"_s);
        buttons.first()->click();
        QCOMPARE(house.page().newCall()->field()->text(), u"+1 206 555 0186"_s);
    }

    /// Everything that must be read has the room it asks for.
    void nothingIsClippedInSpanishAt130_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("phone") << u"practice"_s;
        QTest::newRow("dial pad") << u"newcall"_s;
    }
    void nothingIsClippedInSpanishAt130()
    {
        QFETCH(QString, page);
        House house({.size = {1024, 680}, .percent = 130, .language = u"es"_s});
        house.window->open(page);
        QTRY_VERIFY(house.window->isSettled());
        int seen = 0;
        for (Button *button : house.page().findChildren<Button *>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            ++seen;
            QTRY_VERIFY2(button->width() >= button->minimumSizeHint().width(),
                qPrintable(
                    u"%1: %2 of %3"_s.arg(button->text()).arg(button->width()).arg(button->minimumSizeHint().width())));
        }
        for (QLabel *label : house.page().findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            ++seen;
            const int needed = label->wordWrap() ? label->minimumSizeHint().width() : label->sizeHint().width();
            QTRY_VERIFY2(label->width() >= needed,
                qPrintable(u"%1: %2 of %3"_s.arg(label->text()).arg(label->width()).arg(needed)));
        }
        QVERIFY(seen > 8);
    }
};
static const test::Register<PracticePageTest> practicePageTest;

#include "practicepagetest.moc"
