// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/form.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace cb::practice {

/// One page of a list with Twilio's envelope: add everything that matches, in order; only what is on the page is built.
/// Source: twilio.md 5.3.
class Page
{
public:
    explicit Page(const twilio::Form &query);
    void add(const QString &sid, const std::function<QJsonObject()> &item);
    [[nodiscard]] QJsonObject toJson(const QString &path, const QString &arrayName) const;

private:
    [[nodiscard]] QString uri(const QString &path, qint64 page) const;

    QByteArray m_filters; // of the query, to stay in the addresses of other pages
    qint64 m_size = 50;
    qint64 m_page = 0;
    qint64 m_count = 0;
    QString m_before; // the SID that the page begins after
    QJsonArray m_items;
};

} // namespace cb::practice
