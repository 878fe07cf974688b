// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/settingsreader.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ivr {

SettingsReader::SettingsReader(QJsonObject settings, QString path)
    : SettingsReader(std::move(settings), std::move(path), std::make_shared<Found>())
{ }

SettingsReader::SettingsReader(QJsonObject settings, QString path, std::shared_ptr<Found> found)
    : m_settings(std::move(settings))
    , m_path(std::move(path))
    , m_found(std::move(found))
{ }

QJsonValue SettingsReader::take(const QString &name, QJsonValue::Type type, const QString &expected)
{
    const QJsonValue value = m_settings.value(name);
    if (value.isUndefined() || value.type() == type)
        return value;
    problem(name, u"expected "_s + expected);
    return QJsonValue::Undefined;
}

QString SettingsReader::text(const QString &name, const QString &otherwise)
{
    return take(name, QJsonValue::String, u"text"_s).toString(otherwise);
}

QString SettingsReader::word(const QString &name, const QStringList &words)
{
    const QString value = text(name, words.first());
    if (words.contains(value))
        return value;
    problem(name, u"expected one of: %1"_s.arg(words.join(u", "_s)));
    return words.first();
}

int SettingsReader::integer(const QString &name, int otherwise, int least, int most)
{
    const QJsonValue value = take(name, QJsonValue::Double, u"a number"_s);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble();
    if (number >= least && number <= most && number == std::floor(number))
        return int(number);
    problem(name, u"expected a whole number from %1 to %2"_s.arg(least).arg(most));
    return otherwise;
}

bool SettingsReader::flag(const QString &name, bool otherwise)
{
    return take(name, QJsonValue::Bool, u"true or false"_s).toBool(otherwise);
}

QStringList SettingsReader::texts(const QString &name)
{
    QStringList list;
    const QJsonArray array = take(name, QJsonValue::Array, u"a list of texts"_s).toArray();
    for (const QJsonValue item : array) {
        if (!item.isString())
            problem(name, u"expected a list of texts"_s);
        list << item.toString();
    }
    return list;
}

QJsonObject SettingsReader::object(const QString &name)
{
    return take(name, QJsonValue::Object, u"an object"_s).toObject();
}

QList<SettingsReader> SettingsReader::objects(const QString &name)
{
    QList<SettingsReader> list;
    const QJsonArray array = take(name, QJsonValue::Array, u"a list of objects"_s).toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"%1.%2[%3]"_s.arg(m_path, name).arg(i);
        if (!array[i].isObject())
            m_found->problems.emplace_back(path, u"expected an object"_s);
        else
            list << SettingsReader(array[i].toObject(), path, m_found);
    }
    return list;
}

Phrase SettingsReader::phrase(const QString &name)
{
    const Result<Phrase> phrase = Phrase::compile(text(name));
    if (!phrase) {
        problem(name, phrase.error().detail);
        return {};
    }
    reading(phrase->reads());
    return *phrase;
}

Formula SettingsReader::formula(const QString &name)
{
    const QString source = text(name);
    if (source.trimmed().isEmpty()) {
        if (has(name))
            problem(name, u"is empty"_s);
        return {};
    }
    const Result<Formula> formula = Formula::compile(source);
    if (!formula) {
        problem(name, formula.error().detail);
        return {};
    }
    reading(formula->reads());
    return *formula;
}

Prompt SettingsReader::prompt(const QString &name)
{
    const Result<Prompt> prompt = Prompt::compile(m_settings.value(name));
    if (!prompt) {
        problem(name, prompt.error().detail);
        return {};
    }
    reading(prompt->reads());
    return *prompt;
}

QString SettingsReader::variable(const QString &name)
{
    static const QStringList ours{u"call"_s, u"now"_s, u"site"_s, u"hours"_s, u"caller"_s};
    const QString value = text(name);
    if (!has(name))
        return {};
    bool fine = !value.isEmpty() && value.size() <= 64 && !value[0].isDigit() && !ours.contains(value);
    for (const QChar c : value)
        fine = fine && c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_');
    if (fine)
        return value;
    problem(name, u"expected a name of letters, digits and _, other than %1"_s.arg(ours.join(u", "_s)));
    return {};
}

void SettingsReader::require(const QString &name)
{
    if (!has(name))
        problem(name, u"is missing"_s);
}

void SettingsReader::problem(const QString &name, const QString &what)
{
    m_found->problems.emplace_back(m_path + u'.' + name, what);
}

void SettingsReader::reading(const QStringList &variables)
{
    for (const QString &variable : variables) {
        if (!m_found->reads.contains(variable))
            m_found->reads << variable;
    }
}

} // namespace cb::ivr
