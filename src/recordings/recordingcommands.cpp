// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingcommands.h"

#include "commands/command.h"

using namespace Qt::StringLiterals;

namespace cb::recordings {

namespace {

QString recordingOf(const QJsonObject &args)
{
    return args[u"recording"_s].toString();
}

Result<> checkFetch(const QJsonObject &args)
{
    if (!recordingOf(args).startsWith("RE"_L1))
        return failure(Error::Kind::Invalid, u"recording must be a recording's SID"_s);
    return {};
}

} // namespace

void addCommands(commands::Registry &registry, const Observer &observer)
{
    registry.add({.name = u"recordings.fetch"_s,
        .needed = commands::Role::Operator,
        .check = checkFetch,
        .handle = [observer](
                      store::Transaction &tx, const commands::Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            const Result<> asked = fetchAgain(tx, recordingOf(args), observer, args[u"lost"_s].toBool());
            return asked ? Result<QJsonObject>(QJsonObject()) : tl::unexpected(asked.error());
        },
        .personal = {}});
}

} // namespace cb::recordings
