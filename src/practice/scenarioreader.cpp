// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scenarioreader.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

constexpr double longestTime = 7 * 24 * 3600; // seconds

} // namespace

ScenarioReader::ScenarioReader(const QJsonObject &object, QString place, QString &problem)
    : m_object(object)
    , m_place(std::move(place))
    , m_problem(problem)
{ }

QString ScenarioReader::placeOf(const QString &name) const
{
    return m_place.isEmpty() ? name : m_place + u'.' + name;
}

void ScenarioReader::wrong(const QString &name, const QString &why)
{
    if (m_problem.isEmpty())
        m_problem = placeOf(name) + u": "_s + why;
}

QString ScenarioReader::text(const QString &name, const QString &usual)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        return usual;
    if (!value.isString())
        wrong(name, u"must be text"_s);
    return value.toString();
}

QString ScenarioReader::neededText(const QString &name)
{
    const QString value = text(name);
    if (value.isEmpty())
        wrong(name, u"is missing"_s);
    return value;
}

bool ScenarioReader::flag(const QString &name, bool usual)
{
    return maybeFlag(name).value_or(usual);
}

std::optional<bool> ScenarioReader::maybeFlag(const QString &name)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool())
        wrong(name, u"must be true or false"_s);
    return value.toBool();
}

int ScenarioReader::number(const QString &name, int usual, int least, int most)
{
    return maybeNumber(name, least, most).value_or(usual);
}

std::optional<int> ScenarioReader::maybeNumber(const QString &name, int least, int most)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (std::isnan(number) || number != std::floor(number) || number < least || number > most) {
        wrong(name, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
        return std::nullopt;
    }
    return int(number);
}

std::optional<std::chrono::milliseconds> ScenarioReader::time(const QString &name)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        return std::nullopt;
    return timeOf(value, name);
}

std::optional<std::chrono::milliseconds> ScenarioReader::timeOf(const QJsonValue &value, const QString &name)
{
    double seconds = value.toDouble(-1);
    if (value.isString()) {
        static const QRegularExpression clock(u"^(?:(\\d{1,3}):)?(\\d{1,2}):([0-5]\\d)$"_s);
        const QRegularExpressionMatch match = clock.match(value.toString());
        if (match.hasMatch())
            seconds = match.captured(1).toInt() * 3600 + match.captured(2).toInt() * 60 + match.captured(3).toInt();
    }
    if (!(seconds >= 0 && seconds <= longestTime)) {
        wrong(name, u"must be seconds, \"mm:ss\" or \"h:mm:ss\""_s);
        return std::nullopt;
    }
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

std::optional<std::pair<std::chrono::milliseconds, std::chrono::milliseconds>> ScenarioReader::times(
    const QString &name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isArray()) {
        const auto one = time(name);
        return one ? std::optional(std::pair(*one, *one)) : std::nullopt;
    }
    m_asked.append(name);
    const QJsonArray list = value.toArray();
    const auto first = timeOf(list.at(0), name);
    const auto second = timeOf(list.at(1), name);
    if (list.size() != 2 || !first || !second || *second < *first) {
        wrong(name, u"must be a time, or two of them, the shorter one first"_s);
        return std::nullopt;
    }
    return std::pair(*first, *second);
}

QStringList ScenarioReader::texts(const QString &name)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        return {};
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    for (const QJsonValue &each : value.toArray()) {
        if (!each.isString())
            wrong(name, u"must be a text or a list of texts"_s);
        texts.append(each.toString());
    }
    if (!value.isArray())
        wrong(name, u"must be a text or a list of texts"_s);
    return texts;
}

QJsonObject ScenarioReader::object(const QString &name)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (!value.isUndefined() && !value.isObject())
        wrong(name, u"must be an object"_s);
    return value.toObject();
}

QJsonArray ScenarioReader::list(const QString &name, qsizetype most)
{
    m_asked.append(name);
    const QJsonValue value = m_object.value(name);
    if (!value.isUndefined() && !value.isArray())
        wrong(name, u"must be a list"_s);
    const QJsonArray list = value.toArray();
    if (list.size() > most)
        wrong(name, u"has %1 entries, %2 at most"_s.arg(list.size()).arg(most));
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isObject())
            wrong(u"%1[%2]"_s.arg(name).arg(i), u"must be an object"_s);
    }
    return list;
}

void ScenarioReader::finish()
{
    for (auto member = m_object.begin(); member != m_object.end(); ++member) {
        if (!m_asked.contains(member.key()))
            wrong(member.key(), u"is not known here"_s);
    }
}

} // namespace cb::practice
