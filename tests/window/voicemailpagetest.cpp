// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailpage.h"
#include "mail.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"
#include "ui/shell/language.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/subjectlist.h"
#include "ui/shell/toasthost.h"
#include "ui/voicemail/handlingpane.h"
#include "ui/voicemail/messagepane.h"
#include "ui/voicemail/voicemailwords.h"
#include "voicemail/textindexstore.h"
#include "voicemail/voicemailroles.h"
#include "voicemail/voicemailstore.h"

#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using test::Mail;

namespace {

/// How often a widget is asked to arrange what it holds.
class RequestCounter final : public QObject
{
public:
    explicit RequestCounter(QObject &widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }
    int count = 0;
};

} // namespace

class VoicemailPageTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theNewestMessageIsChosenAndReadOut()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QCOMPARE(mail.shown(), u"Grace Munroe"_s);
        const QString row = mail.page->list()->currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(row.startsWith(u"Grace Munroe, new, 48 seconds, Today, 09:31"_s), qPrintable(row));
        QVERIFY2(row.endsWith(u"My aide has not arrived."_s), qPrintable(row));
    }

    void aMessageThatLeavesItsListSaysSo_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("leaving");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("stays") << u"en"_s << false
                               << u"Grace Munroe, 48 seconds, Today, 09:31. My aide has not arrived."_s;
        QTest::newRow("leaves") << u"en"_s << true
                                << u"Grace Munroe, 48 seconds, Today, 09:31, is leaving this list. "
                                   "My aide has not arrived."_s;
        QTest::newRow("leaves, in Spanish") << u"es"_s << true << u"está saliendo de esta lista"_s;
    }
    void aMessageThatLeavesItsListSaysSo()
    {
        QFETCH(QString, language);
        QFETCH(bool, leaving);
        QFETCH(QString, sentence);
        QVERIFY(ui::setLanguage(language));
        const auto english = qScopeGuard([] { (void)ui::setLanguage(u"en"_s); });
        QStandardItemModel rows(1, 1);
        const QModelIndex row = rows.index(0, 0);
        for (const auto &[role, value] : {std::pair<int, QVariant>(VoicemailNameRole, u"Grace Munroe"_s),
                 {VoicemailHeardRole, true}, {VoicemailLengthRole, qint64(48)},
                 {VoicemailLeftAtRole, qint64((Mail::now - 11min).time_since_epoch().count())},
                 {VoicemailExcerptRole, u"My aide has not arrived."_s}, {VoicemailLeavingRole, leaving}})
            rows.setData(row, value, role);
        const SiteTime site{QTimeZone("America/New_York"), QTime(0, 0)};
        const QString said = ui::messageSentence(row, Mail::now, site);
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void theHeaderComesToRest_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("with room") << QSize(1440, 900);
        QTest::newRow("folded") << QSize(1024, 680);
    }
    void theHeaderComesToRest()
    {
        QFETCH(QSize, size);
        Mail mail(commands::Role::Operator, size, 130);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        RequestCounter requests(*mail.page->header());
        QCoreApplication::postEvent(mail.page->header(), new QEvent(QEvent::LayoutRequest));
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QVERIFY2(requests.count >= 1 && requests.count < 10, qPrintable(QString::number(requests.count)));
    }

    void archivingByKeyGoesOnToTheNextAndUndoBringsItBack()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QCOMPARE(mail.rows(), 3); // a day and two messages
        mail.press(Qt::Key_E);
        QTRY_COMPARE(mail.rows(), 2);
        QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTRY_COMPARE(mail.window->toasts()->count(), 1);
        mail.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(mail.rows(), 3);
        QCOMPARE(mail.shown(), u"Rosa Iglesias"_s); // what somebody reads now is not taken away
    }

    void aMessageIsFlaggedMarkedAndCalledBackByKey()
    {
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        mail.press(Qt::Key_F);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.flagged);
        QVERIFY(!mail.page->message()->detail()->voicemail.heard);
        mail.press(Qt::Key_U);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.heard);
        mail.press(Qt::Key_C);
        QCOMPARE(mail.calledBack, QList<PhoneNumber>{*PhoneNumber::parse(u"+12065550164"_s)});
    }

    void inTheMessageTheKeysAreTheSame()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, true);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, true);
        mail.open();
        mail.press(Qt::Key_Return);
        ui::MessagePane *message = mail.page->message();
        QVERIFY(message->hasFocus());
        QTRY_VERIFY(mail.page->isSettled());
        QTest::keyClick(message, Qt::Key_Space);
        QVERIFY(message->player()->isPlaying());
        QTest::keyClick(message, Qt::Key_BracketRight);
        QCOMPARE(message->player()->player()->speed(), 1.25);
        QTest::keyClick(message, Qt::Key_J);
        QTRY_COMPARE(mail.shown(), u"Rosa Iglesias"_s);
        QTest::keyClick(message, Qt::Key_C);
        QCOMPARE(mail.calledBack, QList<PhoneNumber>{*PhoneNumber::parse(u"+12065550103"_s)});
        // What is written stays what it is.
        auto *note = message->handling()->findChild<QLineEdit *>();
        QVERIFY(note && note->isVisible());
        note->setFocus();
        QTest::keyClicks(note, u"Call e"_s);
        QCOMPARE(note->text(), u"Call e"_s);
        QCOMPARE(mail.rows(), 3);
        QCOMPARE(mail.calledBack.size(), 1);
    }

    void tagsAndNotesAreKept()
    {
        Mail mail;
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        Q_EMIT mail.page->message()->handling()->tagAdded(u"late visit"_s);
        QTRY_COMPARE(mail.page->message()->detail()->voicemail.tags, QStringList{u"late visit"_s});
        Q_EMIT mail.page->message()->handling()->noteAdded(u"Called the aide."_s);
        QTRY_COMPARE(mail.page->message()->detail()->notes.size(), 1);
        Q_EMIT mail.page->message()->handling()->tagRemoved(u"late visit"_s);
        QTRY_VERIFY(mail.page->message()->detail()->voicemail.tags.isEmpty());
    }

    void wordsOfTheTranscriptFindTheMessage()
    {
        Mail mail;
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        QVERIFY(test::write(mail.database, [](store::Transaction &tx) { return voicemail::indexMessages(tx, 10); }));
        mail.open();
        mail.page->header()->filter()->setText(u"keys"_s);
        QTRY_COMPARE(mail.names(), QStringList{u"Rosa Iglesias"_s});
        mail.page->header()->filter()->setText(u"zebra"_s);
        QTRY_COMPARE(mail.rows(), 0);
        QTRY_VERIFY(mail.page->findChild<ui::EmptyState *>()->isVisible());
        mail.page->header()->filter()->clear();
        QTRY_COMPARE(mail.names(), QStringList({u"Grace Munroe"_s, u"Rosa Iglesias"_s}));
    }

    void theMailboxesOfMyTeamsAreShownAlone()
    {
        Mail mail;
        const auto addBox = [&mail](const QString &key, const QString &name, Operator::Id member) {
            const Result<> added = test::write(mail.database, [&](store::Transaction &tx) -> Result<> {
                if (const auto known = people::save(tx, Operator{member, name, {}, commands::Role::Operator, true});
                    !known)
                    return tl::unexpected(known.error());
                const auto team = people::save(tx, Team{{}, u"Team "_s + name, {member}});
                if (!team)
                    return tl::unexpected(team.error());
                const auto box = voicemail::save(tx, Mailbox{{}, key, name, *team});
                return box ? Result<>() : Result<>(tl::unexpected(box.error()));
            });
            QVERIFY(added);
        };
        addBox(u"billing"_s, u"Billing"_s, Mail::dana);
        addBox(u"nurses"_s, u"Nurses"_s, Operator::Id{2});
        mail.leave('a', u"Rosa Iglesias"_s, u"0103"_s, 60min, u"I lost my keys."_s, false, u"billing"_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s, false, u"nurses"_s);
        mail.leave('c', u"Hugo Lindqvist"_s, u"0177"_s, 5min, u"Please call."_s);
        mail.open();
        const auto choose = [&mail](const QString &text) {
            return QTest::qWaitFor([&] { // the mailboxes are read beside the messages
                QMenu menu;
                mail.page->fillOrder(menu);
                for (QAction *action : menu.actions()) {
                    if (action->text() == text) {
                        action->trigger();
                        return true;
                    }
                }
                return false;
            });
        };
        QVERIFY(choose(u"Mailboxes of my teams"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Rosa Iglesias"_s});
        QVERIFY(mail.action(u"Newest, My teams"_s)); // the button says that something is left out
        QVERIFY(choose(u"Nurses (Team Nurses)"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Grace Munroe"_s});
        QVERIFY(choose(u"General mailbox"_s));
        QTRY_COMPARE(mail.names(), QStringList{u"Hugo Lindqvist"_s});
        QVERIFY(choose(u"All mailboxes"_s));
        QTRY_COMPARE(mail.names().size(), 3);
        QVERIFY(mail.action(u"Newest"_s));
    }

    void anEmptyInboxSaysSo()
    {
        Mail mail;
        mail.open();
        QTRY_VERIFY(mail.page->findChild<ui::EmptyState *>()->isVisible());
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        QTRY_VERIFY(mail.page->list()->isVisible());
    }

    void whereThereIsNoRoomTheMessageStandsAlone()
    {
        Mail mail(commands::Role::Operator, {1024, 680}, 130);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        QVERIFY(mail.page->list()->isVisible());
        QVERIFY(!mail.page->message()->isVisible());
        mail.press(Qt::Key_Return);
        QVERIFY(mail.page->message()->isVisible());
        QVERIFY(!mail.page->list()->isVisible());
        QVERIFY(mail.page->clear()); // Esc
        QVERIFY(mail.page->list()->isVisible());
    }

    void nothingIsClippedInLongerLanguages_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("stacked") << QSize(1024, 680);
        QTest::newRow("side by side") << QSize(1440, 900);
    }
    void nothingIsClippedInLongerLanguages()
    {
        QFETCH(QSize, size);
        Mail mail(commands::Role::Operator, size, 130, u"es"_s);
        mail.leave('b', u"Grace Munroe"_s, u"0164"_s, 11min, u"My aide has not arrived."_s);
        mail.open();
        if (!mail.page->message()->isVisible())
            mail.press(Qt::Key_Return);
        QVERIFY(mail.page->message()->isVisible());
        for (const ui::Button *button : mail.page->message()->findChildren<ui::Button *>()) {
            if (button->isVisible())
                QTRY_VERIFY2(button->width() >= button->minimumSizeHint().width(),
                    qPrintable(u"%1: %2 of %3"_s.arg(button->text())
                                   .arg(button->width())
                                   .arg(button->minimumSizeHint().width())));
        }
        QVERIFY(ui::setLanguage(u"en"_s));
    }
};
static const test::Register<VoicemailPageTest> voicemailPageTest;

#include "voicemailpagetest.moc"
