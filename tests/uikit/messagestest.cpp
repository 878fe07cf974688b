// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "ui/kit/avatar.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/menu.h"
#include "ui/kit/notice.h"
#include "ui/kit/rowpainter.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/toast.h"

#include <QAction>
#include <QFontMetricsF>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

QImage rowOf(RowStates states)
{
    QImage image(100, 29, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    const Tokens t = Tokens::light();
    painter.fillRect(image.rect(), t.surface);
    paintRowBackground(&painter, t, image.rect(), states);
    return image;
}

} // namespace

class MessagesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aToastTellsWhichActionWasChosen()
    {
        const Theme theme;
        Toast toast(Tone::Amber, u"phone-incoming"_s, u"Samir Haddad"_s);
        toast.addAction(u"Take"_s);
        Button *voicemail = toast.addAction(u"Voicemail"_s);
        QSignalSpy chosen(&toast, &Toast::actionChosen);
        QTest::keyClick(voicemail, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 1);
        QCOMPARE(toast.accessibleName(), u"Samir Haddad"_s);
    }
    void aToastHasRoomForItsWords_data()
    {
        QTest::addColumn<int>("percent");
        QTest::newRow("100 %") << 100;
        QTest::newRow("130 %") << 130;
    }
    void aToastHasRoomForItsWords()
    {
        QFETCH(int, percent);
        const Theme theme(Theme::Choice::Light, percent);
        const QString text = u"Se aprobó la ausencia de Priya Raman. El SMS y el correo salen en 8 s."_s;
        Toast toast(Tone::Green, u"circle-check"_s, text);
        Button *undo = toast.addAction(u"Deshacer"_s, u"Ctrl Z"_s);
        toast.resize(toast.sizeHint());
        toast.ensurePolished();
        toast.grab();
        const qreal words = QFontMetricsF(fontFor(TextRole::Body, 500)).horizontalAdvance(text);
        QVERIFY(undo->width() >= undo->sizeHint().width());
        QVERIFY(undo->x() - toast.box().left() - scaled(40) >= words);
    }
    void aNoticeGrowsInsteadOfCuttingItsWords()
    {
        const Theme theme(Theme::Choice::Light, 130);
        NoticeBar notice;
        notice.setNotice(
            NoticeBar::Severity::Stopped, u"No entran llamadas nuevas."_s, u"El puerto 8787 lo usa otro programa."_s);
        notice.addAction(u"Intentar de nuevo"_s);
        const int oneLine = notice.heightForWidth(notice.sizeHint().width());
        QVERIFY(notice.heightForWidth(notice.sizeHint().width() * 2 / 3) > oneLine);
        QCOMPARE(notice.accessibleName(), u"No entran llamadas nuevas. El puerto 8787 lo usa otro programa."_s);
        notice.clearActions();
        QVERIFY(notice.sizeHint().width() > 0);
    }
    void aNoticeOfTwoLinesHasNoGapToItsHeader()
    {
        const Theme theme(Theme::Choice::Light, 130);
        QWidget page;
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins({});
        column->setSpacing(0);
        auto *notice = new NoticeBar(&page);
        notice->setNotice(NoticeBar::Severity::Practice, u"Modo de práctica."_s,
            u"Llamadas, mensajes y correo se simulan en este equipo. No se llama a nadie."_s);
        column->addWidget(notice);
        column->addWidget(new QWidget(&page), 1);
        page.resize(520, 400);
        column->activate();
        QVERIFY(notice->heightForWidth(520) > notice->sizeHint().height());
        QCOMPARE(notice->geometry(), QRect(0, 0, 520, notice->heightForWidth(520)));
    }
    void aNoticesSeverityIsItsColour()
    {
        const Theme theme;
        NoticeBar notice;
        notice.resize(400, 36);
        const auto ground = [&] { return notice.grab().toImage().pixelColor(2, 18); };
        notice.setNotice(NoticeBar::Severity::Stopped, u"New calls are not arriving."_s, {});
        QCOMPARE(ground(), theme.tokens().redbg);
        notice.setNotice(NoticeBar::Severity::Warning, u"No connection."_s, {});
        QCOMPARE(ground(), theme.tokens().amberbg);
        notice.setNotice(NoticeBar::Severity::Practice, u"Practice."_s, {});
        QCOMPARE(ground(), theme.tokens().violetbg);
    }
    void anEmptyStateSaysItAloudAndItsActionFires()
    {
        const Theme theme;
        EmptyState state(Tone::Green, u"phone"_s, u"No live calls"_s, u"Calls show up here the moment they ring."_s);
        Button *open = state.addAction(u"Open history"_s);
        QCOMPARE(state.accessibleName(), u"No live calls"_s);
        QCOMPARE(state.accessibleDescription(), u"Calls show up here the moment they ring."_s);
        state.resize(280, 240);
        state.grab();
        QVERIFY(open->width() >= open->sizeHint().width());
        QVERIFY(std::abs(open->geometry().center().x() - 140) <= 1);
        state.clearActions();
        QCOMPARE(state.addAction(u"Close"_s)->text(), u"Close"_s);
    }
    void aMenuIsWideEnoughForWordsAndKeys()
    {
        const Theme theme(Theme::Choice::Light, 130);
        Menu menu;
        QAction *hangUp = menu.addAction(u"Colgar y guardar la grabación"_s);
        hangUp->setShortcut(QKeySequence(u"Ctrl+E"_s));
        hangUp->setShortcutVisibleInContextMenu(true);
        setIconName(hangUp, u"phone-off"_s);
        setDangerous(hangUp);
        const QRect row = menu.actionGeometry(hangUp);
        QVERIFY(row.width() >= QFontMetricsF(fontFor(TextRole::Body)).horizontalAdvance(hangUp->text())
                + QFontMetricsF(fontFor(TextRole::Caption)).horizontalAdvance(u"Ctrl E"_s) + scaled(30));
        QCOMPARE(row.height(), scaled(28));
    }
    void dangerIsRedInAMenu()
    {
        const Theme theme;
        Menu menu;
        QAction *hangUp = menu.addAction(u"Hang up"_s);
        setDangerous(hangUp);
        menu.resize(menu.sizeHint());
        const QImage image = menu.grab().toImage();
        int red = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                red += pixel.red() > 150 && pixel.green() < 100 && pixel.blue() < 100;
            }
        }
        QVERIFY(red > 20);
    }
    void rowStatesLookDifferent()
    {
        const Tokens t = Tokens::light();
        QCOMPARE(rowOf(RowState::Rest).pixelColor(50, 10), t.surface);
        QCOMPARE(rowOf(RowState::Rest).pixelColor(50, 28), t.line);
        QCOMPARE(rowOf(RowState::Hover).pixelColor(50, 10), t.hover);
        const QImage selected = rowOf(RowState::Selected);
        QCOMPARE(selected.pixelColor(2, 10), t.accent);
        QCOMPARE(selected.pixelColor(3, 10), t.selrow);
        QCOMPARE(rowOf(RowState::Selected | RowState::Inactive).pixelColor(2, 10), t.ink3);
        const QImage focused = rowOf(RowState::Focus);
        QCOMPARE(focused.pixelColor(50, 1), t.accent);
        QCOMPARE(focused.pixelColor(50, 2), t.surface);
        const QImage dragged = rowOf(RowState::Dragged);
        QSet<QRgb> edge;
        for (int x = 10; x < 30; ++x)
            edge.insert(dragged.pixel(x, 0));
        QVERIFY(edge.contains(t.ink3.rgb()));
        QVERIFY(edge.contains(t.surface.rgb()));
    }
    void initialsAndToneOfAName()
    {
        QCOMPARE(initials(u"Beatrix Holloway"_s), u"BH"_s);
        QCOMPARE(initials(u"Ángela  de la Cruz"_s), u"ÁC"_s);
        QCOMPARE(initials(u"Cher"_s), u"C"_s);
        QCOMPARE(initials(QString()), u"?"_s);
        // The people of the design keep their colours from release to release.
        QCOMPARE(avatarTone(u"Beatrix Holloway"_s), Tone::Accent);
        QCOMPARE(avatarTone(u"Ruth Okafor"_s), Tone::Teal);
        QCOMPARE(avatarTone(u"Marcus Bell"_s), Tone::Violet);
    }
    void capsNameTheKeys()
    {
        QCOMPARE(capText(QKeySequence(u"Ctrl+Shift+T"_s)), u"Ctrl Shift T"_s);
        const Theme theme;
        QCOMPARE(capSize(u"C"_s), QSize(18, 17));
    }
    void everyKindOfErrorHasItsOwnWordsAndANextStep()
    {
        QSet<QString> seen;
        for (const Error::Kind kind :
            {Error::Kind::Invalid, Error::Kind::NotFound, Error::Kind::Conflict, Error::Kind::Denied,
                Error::Kind::Unreachable, Error::Kind::Remote, Error::Kind::Storage, Error::Kind::Cancelled}) {
            const ErrorText text = errorText({kind, u"the log's detail"_s, 0});
            QVERIFY(text.sentence.endsWith(u'.'));
            QVERIFY(text.nextStep.endsWith(u'.'));
            QVERIFY(!text.joined().contains(u"detail"_s));
            QVERIFY(!seen.contains(text.sentence));
            seen.insert(text.sentence);
        }
        const Error limited{Error::Kind::Remote, {}, 429};
        QVERIFY(!seen.contains(errorText(limited).sentence));
    }
};
static const test::Register<MessagesTest> messagesTest;

#include "messagestest.moc"
