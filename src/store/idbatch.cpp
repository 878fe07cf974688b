// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/idbatch.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace cb::store {

namespace {

const QStringList &placesOfIds()
{
    static const QStringList places = [] {
        QStringList names;
        for (qsizetype i = 0; i < idsAtOnce; ++i)
            names << u":id%1"_s.arg(i);
        return names;
    }();
    return places;
}

} // namespace

const QString &idPlaces()
{
    static const QString joined = placesOfIds().join(u", "_s);
    return joined;
}

Result<> eachOf(Statement &query, const QList<qint64> &ids, const std::function<void()> &row)
{
    const QStringList &places = placesOfIds();
    for (qsizetype first = 0; first < ids.size(); first += idsAtOnce) {
        for (qsizetype i = 0; i < idsAtOnce; ++i)
            query.bind(places.at(i), first + i < ids.size() ? ids.at(first + i) : qint64(0)); // 0: nobody's id
        Result<bool> next = query.next();
        for (; next && *next; next = query.next())
            row();
        if (!next)
            return tl::unexpected(next.error());
    }
    return {};
}

} // namespace cb::store
