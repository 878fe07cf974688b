// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/answerstore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::commands {

Result<std::optional<Outcome>> storedOutcome(Transaction &tx, const Actor &actor, const Command &command)
{
    Statement query(tx, u"SELECT name, operator, answer, position FROM command_answer WHERE uuid = :uuid"_s);
    query.bind(u":uuid"_s, command.uuid.toString(QUuid::WithoutBraces));
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    if (query.text(0) != command.name || query.id<OperatorId>(1) != actor.id)
        return failure(Error::Kind::Conflict, u"this uuid belongs to another command"_s);
    Outcome outcome;
    outcome.answer = QJsonDocument::fromJson(query.text(2).toUtf8()).object();
    outcome.position = query.integer(3);
    outcome.repeated = true;
    return outcome;
}

Result<qint64> forgetAnswersBefore(Transaction &tx, Instant before)
{
    Statement remove(tx,
        u"DELETE FROM command_answer WHERE uuid IN "
        "(SELECT uuid FROM command_answer WHERE at < :before ORDER BY at LIMIT 500)"_s);
    remove.bind(u":before"_s, before);
    if (const Result<> done = remove.run(); !done)
        return tl::unexpected(done.error());
    return remove.affected();
}

Result<> keep(Transaction &tx, const Actor &actor, const Command &command, const Outcome &outcome)
{
    Statement insert(tx,
        u"INSERT INTO command_answer (uuid, name, operator, answer, position, at) "
        "VALUES (:uuid, :name, :operator, :answer, :position, :at)"_s);
    insert.bind(u":uuid"_s, command.uuid.toString(QUuid::WithoutBraces));
    insert.bind(u":name"_s, command.name);
    insert.bind(u":operator"_s, actor.id);
    insert.bind(u":answer"_s, QString::fromUtf8(QJsonDocument(outcome.answer).toJson(QJsonDocument::Compact)));
    insert.bind(u":position"_s, outcome.position);
    insert.bind(u":at"_s, tx.now());
    return insert.run();
}

} // namespace cb::commands
