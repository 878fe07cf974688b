// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/exportstore.h"

#include "base/csv.h"
#include "calls/historystore.h"

#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;

namespace cb::calls {

namespace {

struct Column {
    QString name;
    bool number = false;
};
struct Table {
    QString name;
    QString source; // a table or view of the database
    QString orderBy;
    std::vector<Column> columns;
};

/// The columns of a call, as other people's scripts know them.
const std::vector<Column> &callLogColumns()
{
    static const std::vector<Column> columns{{u"id"_s, true}, {u"call_sid"_s}, {u"from_number"_s}, {u"to_number"_s},
        {u"direction"_s}, {u"status"_s}, {u"outcome"_s}, {u"caller_name"_s}, {u"agent_name"_s}, {u"start_time"_s},
        {u"answer_time"_s}, {u"end_time"_s}, {u"duration"_s, true}};
    return columns;
}

const std::vector<Table> &tables()
{
    static const std::vector<Table> all{
        {u"calls"_s, u"twilio_call_logs"_s, u"id"_s, callLogColumns()},
        {u"twilio_call_logs"_s, u"twilio_call_logs"_s, u"id"_s, callLogColumns()},
        {u"twilio_recordings"_s, u"twilio_recordings"_s, u"id"_s,
            {{u"id"_s, true}, {u"recording_sid"_s}, {u"call_sid"_s}, {u"status"_s}, {u"channels"_s, true},
                {u"start_time"_s}, {u"duration"_s, true}, {u"url"_s}}},
        {u"blocked_number"_s, u"blocked_number"_s, u"at, phone"_s,
            {{u"phone"_s}, {u"note"_s}, {u"blocked_by"_s, true}, {u"at"_s, true}}},
        {u"our_number"_s, u"our_number"_s, u"id"_s, {{u"id"_s, true}, {u"phone"_s}, {u"label"_s}, {u"flow"_s}}},
    };
    return all;
}

QByteArray csvRow(const Table &table, const Statement &row)
{
    QByteArrayList cells;
    for (int i = 0; i < int(table.columns.size()); ++i) {
        if (row.isNull(i))
            cells << QByteArray();
        else
            cells << (table.columns[size_t(i)].number ? QByteArray::number(row.integer(i)) : csvCell(row.text(i)));
    }
    return cells.join(',') + "\r\n";
}

QByteArray jsonObject(const Table &table, const Statement &row)
{
    QJsonObject object;
    for (int i = 0; i < int(table.columns.size()); ++i) {
        const Column &column = table.columns[size_t(i)];
        if (row.isNull(i))
            object.insert(column.name, QJsonValue::Null);
        else if (column.number)
            object.insert(column.name, QJsonValue(row.integer(i)));
        else
            object.insert(column.name, row.text(i));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray header(const Table &table)
{
    QByteArrayList names;
    for (const Column &column : table.columns)
        names << column.name.toUtf8();
    return names.join(',') + "\r\n";
}

QString selectFrom(const Table &table)
{
    QStringList columns;
    for (const Column &column : table.columns)
        columns << column.name;
    return u"SELECT "_s + columns.join(u", "_s) + u" FROM "_s + table.source;
}

Error notWritten(const QIODevice &device)
{
    return {Error::Kind::Storage, u"writing: "_s + device.errorString(), 0};
}

} // namespace

QStringList exportTables()
{
    QStringList names;
    for (const Table &table : tables())
        names << table.name;
    return names;
}

Result<> exportTable(Connection &connection, const QString &name, ExportFormat format, QIODevice &device)
{
    const auto table =
        std::find_if(tables().begin(), tables().end(), [&](const Table &known) { return known.name == name; });
    if (table == tables().end())
        return failure(Error::Kind::NotFound, u"no table \"%1\""_s.arg(name));
    const auto put = [&](const QByteArray &bytes) { return device.write(bytes) == bytes.size(); };

    Statement query(connection, selectFrom(*table) + u" ORDER BY "_s + table->orderBy);
    bool good = put(format == ExportFormat::Csv ? header(*table) : QByteArray("["));
    bool first = true;
    Result<bool> row = query.next();
    for (; row && *row && good; row = query.next()) {
        if (format == ExportFormat::Csv)
            good = put(csvRow(*table, query));
        else
            good = put((first ? "\n" : ",\n") + jsonObject(*table, query));
        first = false;
    }
    if (!row)
        return tl::unexpected(row.error());
    if (good && format == ExportFormat::Json)
        good = put(first ? "]\n" : "\n]\n");
    return good ? Result<>() : Result<>(tl::unexpected(notWritten(device)));
}

Result<ExportedCalls> exportCalls(
    Connection &connection, const HistoryFilter &filter, Call::Id before, int limit, QIODevice &device)
{
    const HistoryQuestion question{filter};
    const Result<QList<Call>> calls = question.search(connection, before.value, limit);
    if (!calls)
        return tl::unexpected(calls.error());
    const Table &table = tables().front();
    QByteArray lines = before.isValid() ? QByteArray() : header(table);
    Statement query(connection, selectFrom(table) + u" WHERE id = :id"_s);
    for (const Call &call : *calls) {
        query.bind(u":id"_s, call.id);
        const Result<bool> row = query.next();
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            lines += csvRow(table, query);
    }
    if (device.write(lines) != lines.size())
        return tl::unexpected(notWritten(device));
    return ExportedCalls{int(calls->size()), calls->isEmpty() ? Call::Id() : calls->last().id};
}

} // namespace cb::calls
