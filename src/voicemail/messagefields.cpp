// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/messagefields.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cb::voicemail {

QJsonObject changeable(const Voicemail &message)
{
    return {{u"heard"_s, message.heard}, {u"archived"_s, message.archived}, {u"flagged"_s, message.flagged},
        {u"assigned"_s, QString::number(message.assignedTo.value)},
        {u"due"_s, message.dueAt ? QJsonValue(qint64(message.dueAt->time_since_epoch().count())) : QJsonValue()},
        {u"tags"_s, QJsonArray::fromStringList(message.tags)}};
}

void setFields(Voicemail &message, const QJsonObject &fields)
{
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString key = field.key();
        const QJsonValue value = field.value();
        if (key == u"heard") {
            message.heard = value.toBool();
        } else if (key == u"archived") {
            message.archived = value.toBool();
        } else if (key == u"flagged") {
            message.flagged = value.toBool();
        } else if (key == u"due") {
            message.dueAt = dueOf(value);
        } else if (key == u"assigned") {
            message.assignedTo = Operator::Id{value.toString().toLongLong()};
            message.assignedName.clear();
        } else if (key == u"tags") {
            message.tags.clear();
            for (const QJsonValue &tag : value.toArray())
                message.tags << tag.toString();
        }
    }
}

std::optional<Instant> dueOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(Instant(std::chrono::milliseconds(value.toInteger()))) : std::nullopt;
}

void addTag(Voicemail &message, const QString &tag)
{
    if (!message.tags.contains(tag, Qt::CaseInsensitive))
        message.tags << tag;
}

} // namespace cb::voicemail
