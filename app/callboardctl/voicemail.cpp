// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/databasetask.h"
#include "voicemail/voicemailstore.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

constexpr int atOnce = 500;

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addOption({u"all"_s, u"Archived messages too."_s});
    parser.addPositionalArgument(u"list"_s, u"The messages, newest first: recording, when, how long, state, caller."_s);
}

QString audioWord(const Voicemail &message)
{
    switch (message.audio) {
    case AudioState::OnItsWay:
        return u"on its way"_s;
    case AudioState::Here:
        return u"here"_s;
    case AudioState::Absent:
        return u"absent"_s;
    case AudioState::Damaged:
        return u"damaged"_s;
    case AudioState::TooLarge:
        return u"too large"_s;
    case AudioState::Removed:
        return u"removed"_s;
    }
    return {};
}

QString lineOf(const Voicemail &message)
{
    const QString caller = message.caller.isEmpty() ? u"withheld"_s : message.caller.display();
    const QString who = message.name.isEmpty() ? caller : u"%1, %2"_s.arg(message.name, caller);
    return u"%1  %2  %3 s  %4, %5  %6"_s.arg(message.recordingSid, toDateTime(message.leftAt).toString(Qt::ISODate))
        .arg(message.length.count())
        .arg(message.archived   ? u"archived"_s
                : message.heard ? u"heard"_s
                                : u"new"_s,
            audioWord(message), who);
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments != QStringList{u"list"_s})
        return failed({Error::Kind::Invalid, u"use: callboardctl voicemail list"_s});
    static const SystemClock clock;
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
    const bool all = parser.isSet(u"all"_s);
    Voicemail::Id before;
    while (true) {
        const Result<QList<Voicemail>> messages = engine::readNow(**database,
            [before](store::Connection &connection) { return voicemail::list(connection, before, atOnce); });
        if (!messages)
            return failed(messages.error());
        for (const Voicemail &message : *messages) {
            if (all || !message.archived)
                print(lineOf(message));
        }
        if (messages->size() < atOnce)
            return good;
        before = messages->last().id;
    }
}

} // namespace

Command voicemailCommand()
{
    return {u"voicemail"_s, u"Lists voicemail."_s, describe, run};
}

} // namespace cb::ctl
