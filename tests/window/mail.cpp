// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail.h"

#include "calls/callcommands.h"
#include "calls/callfacts.h"
#include "commands/command.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "ui/player/playerbar.h"
#include "ui/shell/language.h"
#include "ui/shell/subjectlist.h"
#include "ui/voicemail/messagepane.h"
#include "voicemail/voicemailcommands.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailroles.h"
#include "voicemail/voicemailstore.h"

#include <QAction>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

void Orders::send(commands::Command command, QObject *context, Done done)
{
    names << command.name;
    m_to.send(std::move(command), context, std::move(done));
}

Mail::Mail(commands::Role role, QSize size, int percent, const QString &language)
    : theme(ui::Theme::Choice::Light, percent)
{
    const bool known = ui::setLanguage(language);
    Q_ASSERT(known);
    Q_UNUSED(known);
    theme.setReduceMotion(true);
    calls::addCommands(registry);
    voicemail::addCommands(registry);
    const bool there = write(database, [](store::Transaction &tx) -> Result<> {
        for (const QString &name : {u"Dana Whitlock"_s, u"Ruth Okafor"_s}) {
            if (const auto saved = people::save(tx, Operator{{}, name, {}, commands::Role::Operator, true}); !saved)
                return tl::unexpected(saved.error());
        }
        return {};
    }).has_value();
    Q_ASSERT(there);
    Q_UNUSED(there);
    sender = std::make_unique<commands::LocalSender>(
        database.database(), registry, commands::Actor{dana, u"Dana Whitlock"_s, role, {}});
    orders = std::make_unique<Orders>(*sender);
    const voicemail::Reader reader{dana, role};
    service = std::make_unique<voicemail::VoicemailService>(database.database(), *orders, reader);
    people = std::make_unique<people::PeopleService>(database.database());
    model = std::make_unique<voicemail::VoicemailModel>(database.database(), reader);
    service->showIn(model.get());
    QObject::connect(&feed, &store::ChangeFeed::changed, model.get(), &voicemail::VoicemailModel::apply);
    ui::WindowOptions options;
    options.size = size;
    options.forPicture = true;
    window = std::make_unique<ui::MainWindow>(board, database.clock, site, options);
    window->addPage({u"voicemail"_s}, [this](QWidget *parent) {
        return new ui::VoicemailPage(
            {*model, *service, *people, ui::PlayerBar::Setup{media, ui::stillSound(), true}, database.clock, site,
                [this](const PhoneNumber &to, const PhoneNumber &, QObject *,
                    const std::function<void(const Result<> &)> &done) {
                    calledBack << to;
                    done({});
                },
                true},
            parent);
    });
}

void Mail::open()
{
    window->open(u"voicemail"_s);
    feed.start(0);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    page = qobject_cast<ui::VoicemailPage *>(window->page());
    QTRY_VERIFY(page->isSettled());
    page->list()->setFocus();
}

void Mail::leave(char letter, const QString &name, const QString &last, std::chrono::minutes ago, const QString &words,
    bool fetched, const QString &mailbox)
{
    const QString call = u"CA"_s + QString(32, QLatin1Char(letter));
    const QString recording = u"RE"_s + QString(32, QLatin1Char(letter));
    const Result<> told = write(database, [&](store::Transaction &tx) -> Result<> {
        const auto contact =
            people::save(tx, Contact{{}, name, {*PhoneNumber::parse(u"+1206555"_s + last)}, {}, {}, {}});
        if (!contact)
            return tl::unexpected(contact.error());
        const auto applied =
            calls::apply(tx, call, {CallDirection::Inbound, u"+1206555"_s + last, u"+12065550100"_s, {}},
                {calls::Fact{now - ago, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                CallOrigin::Live, site);
        if (!applied)
            return tl::unexpected(applied.error());
        const auto made = voicemail::messageTaken(tx,
            {.recordingSid = recording,
                .callSid = call,
                .mailbox = mailbox,
                .language = u"en"_s,
                .transcribed = true,
                .length = 48s,
                .startedAt = now - ago,
                .channels = 1,
                .url = {}},
            CallOrigin::Live, site);
        if (!made)
            return tl::unexpected(made.error());
        if (fetched) {
            recordings::Fetched sound;
            sound.file = u"ab/somewhere.rec"_s;
            sound.checksum = QByteArray(32, 'c');
            sound.sizeBytes = 8044;
            if (const auto here = recordings::arrived(tx, recording, sound, voicemail::audioChanged); !here)
                return tl::unexpected(here.error());
        }
        return voicemail::transcriptTold(
            tx, {recording, u"TR"_s + QString(32, QLatin1Char(letter)), call, true, words});
    });
    QVERIFY(told);
}

QString Mail::shown() const
{
    const VoicemailDetail *detail = page->message()->detail();
    return detail ? detail->voicemail.name : QString();
}

QStringList Mail::names() const
{
    QStringList found;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row).data(VoicemailKindRole).toInt() == int(VoicemailRow::Message))
            found << model->index(row).data(VoicemailNameRole).toString();
    }
    return found;
}

Voicemail Mail::stored(char letter)
{
    const auto message = read(database, [letter](store::Connection &connection) {
        return voicemail::bySid(connection, u"RE"_s + QString(32, QLatin1Char(letter)));
    });
    return message && *message ? **message : Voicemail();
}

bool Mail::says(const QString &words) const
{
    for (const QLabel *label : page->message()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

QAction *Mail::action(const QString &text) const
{
    for (QAction *each : page->findChildren<QAction *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

void Mail::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    QTest::keyClick(page->list(), key, with);
}

} // namespace cb::test
