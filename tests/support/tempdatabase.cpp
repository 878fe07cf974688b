// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tempdatabase.h"

#include "store/migrations.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace cb::test {

void bothEngines()
{
    QTest::addColumn<store::Engine>("engine");
    QTest::newRow("sqlite") << store::Engine::Sqlite;
}

TempDatabase::TempDatabase(store::Engine engine)
{
    m_options.engine = engine;
    m_options.path = m_folder.filePath(u"callboard.db"_s);
    if (const Result<store::Migrated> migrated = store::migrate(m_options, clock); !migrated)
        qFatal("%ls", qUtf16Printable(migrated.error().detail));
    reopen();
}

TempDatabase::~TempDatabase()
{
    m_database.reset();
}

void TempDatabase::reopen()
{
    m_database.reset();
    Result<std::unique_ptr<store::Database>> opened = store::Database::open(m_options, clock);
    if (!opened)
        qFatal("%ls", qUtf16Printable(opened.error().detail));
    m_database = std::move(*opened);
}

} // namespace cb::test
