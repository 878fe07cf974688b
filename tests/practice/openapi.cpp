// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi.h"

#include "twilio/form.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cb::test {

namespace {

QString kindOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toDouble() == double(value.toInteger()) ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    default:
        return u"null"_s;
    }
}

} // namespace

OpenApi::OpenApi()
{
    QFile file(QStringLiteral(CALLBOARD_FIXTURES "/twilio/twilio_api_v2010.json"));
    if (file.open(QIODevice::ReadOnly))
        m_api = QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject OpenApi::resolved(const QJsonObject &schema) const
{
    const QString reference = schema.value(u"$ref"_s).toString();
    if (reference.isEmpty())
        return schema;
    return m_api.value(u"components"_s)
        .toObject()
        .value(u"schemas"_s)
        .toObject()
        .value(reference.section(u'/', -1))
        .toObject();
}

QString OpenApi::parameterProblem(const QJsonObject &operation, const QByteArray &parameters) const
{
    const QJsonObject form = resolved(operation.value(u"requestBody"_s)
                                          .toObject()
                                          .value(u"content"_s)
                                          .toObject()
                                          .value(u"application/x-www-form-urlencoded"_s)
                                          .toObject()
                                          .value(u"schema"_s)
                                          .toObject());
    QHash<QString, QJsonObject> known;
    const QJsonObject properties = form.value(u"properties"_s).toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property)
        known.insert(property.key(), resolved(property.value().toObject()));
    for (const QJsonValue &parameter : operation.value(u"parameters"_s).toArray()) {
        const QJsonObject described = parameter.toObject();
        if (described.value(u"in"_s).toString() == "query"_L1)
            known.insert(described.value(u"name"_s).toString(), resolved(described.value(u"schema"_s).toObject()));
    }
    const Result<twilio::Form> sent = twilio::Form::parse(parameters);
    if (!sent)
        return sent.error().detail;
    for (qsizetype i = 0; i < sent->size(); ++i) {
        const QString name = QString::fromUtf8(sent->at(i).name);
        if (!known.contains(name))
            return u"%1 is not a parameter of it"_s.arg(name);
        const QJsonArray words = known.value(name).value(u"enum"_s).toArray();
        const QString value = QString::fromUtf8(sent->at(i).value);
        if (!words.isEmpty() && !value.isEmpty() && !words.contains(value))
            return u"%1 has no value '%2'"_s.arg(name, value);
    }
    for (const QJsonValue &required : form.value(u"required"_s).toArray()) {
        if (!sent->has(required.toString().toUtf8()))
            return u"%1 is required"_s.arg(required.toString());
    }
    return {};
}

QString OpenApi::valueProblem(const QJsonObject &described, const QJsonValue &value, const QString &place) const
{
    const QJsonObject schema = resolved(described);
    if (value.isNull()) {
        // The file marks as nullable what it describes in place, and leaves it out where it refers.
        return schema.value(u"nullable"_s).toBool() || described.contains(u"$ref"_s) ? QString()
                                                                                     : place + u" must not be null"_s;
    }
    const QString wanted = schema.value(u"type"_s).toString();
    const QString kind = kindOf(value);
    if (!wanted.isEmpty() && kind != wanted && !(wanted == "number"_L1 && kind == "integer"_L1))
        return u"%1 is %2, must be %3"_s.arg(place, kind, wanted);
    const QJsonArray words = schema.value(u"enum"_s).toArray();
    if (!words.isEmpty() && !words.contains(value))
        return u"%1 has no value '%2'"_s.arg(place, value.toVariant().toString());
    const QString pattern = schema.value(u"pattern"_s).toString();
    if (!pattern.isEmpty() && !QRegularExpression(pattern).match(value.toString()).hasMatch())
        return u"%1 '%2' is not of the form %3"_s.arg(place, value.toString(), pattern);
    if (kind == "array"_L1) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString problem =
                valueProblem(schema.value(u"items"_s).toObject(), list.at(i), u"%1[%2]"_s.arg(place).arg(i));
            if (!problem.isEmpty())
                return problem;
        }
    }
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    if (kind != "object"_L1 || properties.isEmpty())
        return {};
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!properties.contains(member.key()))
            return u"%1.%2 is not described"_s.arg(place, member.key());
        const QString problem =
            valueProblem(properties.value(member.key()).toObject(), member.value(), place + u'.' + member.key());
        if (!problem.isEmpty())
            return problem;
    }
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        if (!members.contains(property.key()))
            return u"%1.%2 is missing"_s.arg(place, property.key());
    }
    return {};
}

QJsonObject OpenApi::operation(http::Method method, const QString &path) const
{
    const bool whole = path.startsWith("/2010-04-01/"_L1);
    const QString pattern = whole ? path : u"/2010-04-01/Accounts/{AccountSid}"_s + path;
    const QString word = QString::fromLatin1(http::methodName(method)).toLower();
    return m_api.value(u"paths"_s).toObject().value(pattern).toObject().value(word).toObject();
}

QString OpenApi::requestProblem(http::Method method, const QString &path, const QByteArray &parameters) const
{
    const QJsonObject described = operation(method, path);
    return described.isEmpty() ? u"Twilio has no such operation"_s : parameterProblem(described, parameters);
}

QByteArray OpenApi::example(http::Method method, const QString &path) const
{
    const QJsonObject answers = operation(method, path).value(u"responses"_s).toObject();
    QByteArray fullest; // the others are empty pages and special cases
    for (const QJsonValue &answer : answers) {
        const QJsonObject content = answer.toObject().value(u"content"_s).toObject();
        for (const QJsonValue &example :
            content.value(u"application/json"_s).toObject().value(u"examples"_s).toObject()) {
            const QJsonDocument value(example.toObject().value(u"value"_s).toObject());
            if (const QByteArray text = value.toJson(QJsonDocument::Compact); text.size() > fullest.size())
                fullest = text;
        }
    }
    return fullest;
}

QString OpenApi::problem(
    http::Method method, const QString &path, const QByteArray &parameters, const http::ClientResponse &response) const
{
    const QJsonObject operation = this->operation(method, path);
    if (operation.isEmpty())
        return u"Twilio has no such operation"_s;
    if (const QString problem = parameterProblem(operation, parameters); !problem.isEmpty())
        return problem;
    const QJsonObject answers = operation.value(u"responses"_s).toObject();
    const QJsonObject answer = answers.value(QString::number(response.status)).toObject();
    if (answer.isEmpty())
        return u"Twilio does not answer %1 to it"_s.arg(response.status);
    const QJsonObject schema =
        answer.value(u"content"_s).toObject().value(u"application/json"_s).toObject().value(u"schema"_s).toObject();
    return valueProblem(schema, QJsonDocument::fromJson(response.body).object(), u"answer"_s);
}

} // namespace cb::test
