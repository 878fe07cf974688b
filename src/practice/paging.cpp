// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/paging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

constexpr qint64 largestPage = 1000;

} // namespace

Page::Page(const twilio::Form &query)
{
    twilio::Form filters;
    for (qsizetype i = 0; i < query.size(); ++i) {
        const twilio::Form::Pair pair = query.at(i);
        if (pair.name == "PageSize")
            m_size = std::clamp<qint64>(query.text("PageSize").toLongLong(), 1, largestPage);
        else if (pair.name == "Page")
            m_page = std::clamp<qint64>(query.text("Page").toLongLong(), 0, 1'000'000);
        else if (pair.name != "PageToken")
            filters.append(pair.name, pair.value);
    }
    m_filters = filters.encoded();
}

void Page::add(const QString &sid, const std::function<QJsonObject()> &item)
{
    const qint64 index = m_count++;
    if (index == m_page * m_size - 1)
        m_before = sid;
    if (index >= m_page * m_size && index < (m_page + 1) * m_size)
        m_items.append(item());
}

QString Page::uri(const QString &path, qint64 page) const
{
    QString text = path + u"?PageSize=%1&Page=%2"_s.arg(m_size).arg(page);
    if (!m_filters.isEmpty())
        text += u'&' + QString::fromLatin1(m_filters);
    return text;
}

QJsonObject Page::toJson(const QString &path, const QString &arrayName) const
{
    const qint64 first = m_page * m_size;
    const bool more = m_count > first + m_size;
    QString next = uri(path, m_page + 1);
    if (!m_items.isEmpty())
        next += u"&PageToken=PA"_s + m_items.last().toObject().value(u"sid"_s).toString();
    QString self = uri(path, m_page);
    if (!m_before.isEmpty())
        self += u"&PageToken=PA"_s + m_before;
    return {{u"first_page_uri"_s, uri(path, 0)}, {u"next_page_uri"_s, more ? QJsonValue(next) : QJsonValue()},
        {u"previous_page_uri"_s, m_page > 0 ? QJsonValue(uri(path, m_page - 1)) : QJsonValue()}, {u"uri"_s, self},
        {u"page"_s, m_page}, {u"page_size"_s, m_size}, {u"start"_s, first},
        {u"end"_s, first + std::max<qint64>(0, qint64(m_items.size()) - 1)}, {arrayName, m_items}};
}

} // namespace cb::practice
