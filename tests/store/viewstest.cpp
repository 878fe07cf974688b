// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

/// A row of zeros and empty texts: what has no row is neither changed nor removed, and PostgreSQL says no for each row
/// only.
Result<> addRow(store::Transaction &tx, const QString &table)
{
    QStringList columns;
    QStringList values;
    {
        store::Statement query(tx,
            u"SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = :table AND is_nullable = 'NO'"_s);
        query.bind(u":table"_s, table);
        Result<bool> row = query.next();
        for (; row && *row; row = query.next()) {
            columns << query.text(0);
            values << (query.text(1) == u"text" ? u"''"_s : query.text(1) == u"boolean" ? u"FALSE"_s : u"0"_s);
        }
        if (!row)
            return tl::unexpected(row.error());
    }
    const QString sql = u"INSERT INTO %1 (%2) VALUES (%3)"_s;
    return store::Statement(tx, sql.arg(table, columns.join(u", "_s), values.join(u", "_s))).run();
}

} // namespace

/// The tables other people's scripts know by name: there on both engines, with their columns, and not to be written.
class ViewsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theNamesAreThere_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("columns");
        QList<store::Engine> engines{store::Engine::Sqlite};
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            engines << store::Engine::PostgreSql;
        const QList<std::pair<QString, QString>> views{
            {u"twilio_call_logs"_s,
                u"id, call_sid, from_number, to_number, direction, status, outcome, caller_name, agent_name, "
                "start_time, answer_time, end_time, duration"_s},
            {u"twilio_recordings"_s, u"id, recording_sid, call_sid, status, channels, start_time, duration, url"_s},
            {u"twilio_transcriptions"_s,
                u"id, transcription_sid, recording_sid, call_sid, status, transcription_text, created_at"_s},
            {u"ivr_flows"_s, u"id, flow_key, name, version, definition, is_active, created_at, published_at"_s},
            {u"ivr_interactions"_s,
                u"id, call_sid, flow_key, flow_version, step_id, step_type, step_name, user_input, exit_taken, "
                "problem, created_at, left_at"_s},
        };
        for (const store::Engine engine : engines) {
            for (const auto &[view, columns] : views) {
                QTest::addRow(
                    "%s, %ls", engine == store::Engine::Sqlite ? "sqlite" : "postgresql", qUtf16Printable(view))
                    << engine << view << columns;
            }
        }
    }
    void theNamesAreThere()
    {
        QFETCH(store::Engine, engine);
        QFETCH(QString, view);
        QFETCH(QString, columns);
        test::TempDatabase database(engine);
        const Result<bool> row = test::read(database.database(), [&](store::Connection &connection) {
            return store::Statement(connection, u"SELECT "_s + columns + u" FROM "_s + view).next();
        });
        QVERIFY2(row, qPrintable(row ? QString() : row.error().detail));
        if (engine == store::Engine::PostgreSql) {
            const Result<> added = test::write(database.database(), [](store::Transaction &tx) -> Result<> {
                if (Result<> done = addRow(tx, u"call"_s); !done)
                    return done;
                return addRow(tx, u"ivr_interaction"_s);
            });
            QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
        }
        for (const QString &sql :
            {u"INSERT INTO %1 (id) VALUES (1)"_s, u"UPDATE %1 SET id = id"_s, u"DELETE FROM %1"_s}) {
            const Result<> written = test::write(
                database.database(), [&](store::Transaction &tx) { return store::Statement(tx, sql.arg(view)).run(); });
            QVERIFY2(!written, qPrintable(sql));
            QCOMPARE(written.error().kind, Error::Kind::Storage);
        }
    }
};
static const test::Register<ViewsTest> viewsTest;

#include "viewstest.moc"
