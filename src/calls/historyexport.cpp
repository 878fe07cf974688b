// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historyexport.h"

#include "calls/exportstore.h"
#include "store/database.h"

#include <QSaveFile>

#include <memory>

using namespace Qt::StringLiterals;

namespace cb::calls {

namespace {

constexpr int rowsAtOnce = 500;

/// An export under way; read and written by one reader at a time.
struct Export {
    HistoryFilter filter;
    QString file;
    std::shared_ptr<QSaveFile> out;
    Call::Id last;
    int rows = 0;
    bool complete = false;
};

tl::unexpected<Error> notWritten(const QSaveFile &out)
{
    return failure(Error::Kind::Invalid, u"writing: "_s + out.errorString());
}

Result<Export> writeNext(store::Connection &connection, Export now)
{
    if (!now.out) {
        now.out = std::make_shared<QSaveFile>(now.file);
        if (!now.out->open(QIODevice::WriteOnly)
            || !now.out->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) // names and numbers
            return notWritten(*now.out);
    }
    const Result<ExportedCalls> written = exportCalls(connection, now.filter, now.last, rowsAtOnce, *now.out);
    if (now.out->error() != QFileDevice::NoError)
        return notWritten(*now.out);
    if (!written)
        return tl::unexpected(written.error());
    now.rows += written->count;
    now.last = written->last;
    now.complete = written->count < rowsAtOnce;
    if (now.complete && !now.out->commit())
        return notWritten(*now.out);
    return now;
}

void goOn(store::Database &database, const Export &now, QObject *context, std::function<void(Result<int>)> done)
{
    database.readFor<Export>([now](store::Connection &connection) { return writeNext(connection, now); }, context,
        [&database, context, done = std::move(done)](const Result<Export> &next) {
            if (!next)
                done(tl::unexpected(next.error()));
            else if (next->complete)
                done(next->rows);
            else
                goOn(database, *next, context, done);
        });
}

} // namespace

void exportHistory(store::Database &database, const HistoryFilter &filter, const QString &file, QObject *context,
    std::function<void(Result<int>)> done)
{
    goOn(database, {filter, file, nullptr, {}, 0, false}, context, std::move(done));
}

} // namespace cb::calls
