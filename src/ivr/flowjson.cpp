// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/flowjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

constexpr double farthest = 1e7; // of a position on the canvas

bool isId(const QString &text, qsizetype longest)
{
    if (text.isEmpty() || text.size() > longest)
        return false;
    for (const QChar c : text) {
        if (!(c >= u'a' && c <= u'z') && !(c >= u'A' && c <= u'Z') && !(c >= u'0' && c <= u'9') && c != u'-'
            && c != u'_')
            return false;
    }
    return true;
}

int depthOf(const QJsonValue &value, int left)
{
    if (left < 0)
        return FlowLimits::depth + 1;
    int deepest = 0;
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            deepest = std::max(deepest, 1 + depthOf(item, left - 1));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            deepest = std::max(deepest, 1 + depthOf(member.value(), left - 1));
    }
    return deepest;
}

/// Takes the members we know out of an object; what is left is `extra`. The first problem is kept, with its path.
class Members
{
public:
    Members(QJsonObject object, QString path, QString &problem)
        : m_left(std::move(object))
        , m_path(std::move(path))
        , m_problem(problem)
    { }

    QJsonValue take(const QString &name, QJsonValue::Type type, bool required)
    {
        const QJsonValue value = m_left.take(name);
        if (value.isUndefined()) {
            if (required)
                fail(name, u"is missing"_s);
            return {};
        }
        if (value.type() != type) {
            fail(name, u"expected %1"_s.arg(nameOf(type)));
            return {};
        }
        return value;
    }
    QString text(const QString &name, bool required, qsizetype longest = FlowLimits::nameLength)
    {
        const QString value = take(name, QJsonValue::String, required).toString();
        if (value.size() > longest)
            fail(name, u"is longer than %1 characters"_s.arg(longest));
        return value;
    }
    QString id(const QString &name, bool required)
    {
        const bool given = m_left.contains(name);
        const QString value = text(name, required, FlowLimits::idLength);
        if ((required || given) && !isId(value, FlowLimits::idLength))
            fail(name, u"expected letters, digits, - and _, at most %1"_s.arg(FlowLimits::idLength));
        return value;
    }
    QJsonObject object(const QString &name) { return take(name, QJsonValue::Object, false).toObject(); }
    [[nodiscard]] bool has(const QString &name) const { return m_left.contains(name); }
    [[nodiscard]] QString path(const QString &name) const { return m_path.isEmpty() ? name : m_path + u'.' + name; }
    [[nodiscard]] QJsonObject left() const { return m_left; }

    void fail(const QString &name, const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = u"%1: %2"_s.arg(path(name), what);
    }

    static QString nameOf(QJsonValue::Type type)
    {
        switch (type) {
        case QJsonValue::String:
            return u"text"_s;
        case QJsonValue::Double:
            return u"a number"_s;
        case QJsonValue::Object:
            return u"an object"_s;
        case QJsonValue::Array:
            return u"a list"_s;
        default:
            return u"another type"_s;
        }
    }

private:
    QJsonObject m_left;
    QString m_path;
    QString &m_problem;
};

std::optional<QPointF> readPosition(Members &members, QJsonObject *rest, QString &problem)
{
    if (!members.has(u"position"_s))
        return std::nullopt;
    Members place(members.object(u"position"_s), members.path(u"position"_s), problem);
    const double x = place.take(u"x"_s, QJsonValue::Double, true).toDouble();
    const double y = place.take(u"y"_s, QJsonValue::Double, true).toDouble();
    if (std::abs(x) > farthest || std::abs(y) > farthest)
        members.fail(u"position"_s, u"is outside the canvas"_s);
    *rest = place.left();
    return QPointF(x, y);
}

Step readStep(const QJsonObject &json, const QString &path, QString &problem)
{
    Members members(json, path, problem);
    Step step;
    step.id = members.id(u"id"_s, true);
    step.kind = members.id(u"kind"_s, true);
    step.name = members.text(u"name"_s, false);
    step.note = members.text(u"note"_s, false, 10'000);
    step.settings = members.object(u"settings"_s);
    QJsonObject place;
    step.position = readPosition(members, &place, problem);
    const QJsonObject exits = members.object(u"exits"_s);
    Members wires(exits, members.path(u"exits"_s), problem);
    for (auto exit = exits.begin(); exit != exits.end(); ++exit) {
        if (exit.key().isEmpty() || exit.key().size() > FlowLimits::idLength)
            wires.fail(exit.key().left(FlowLimits::idLength), u"is not the name of an exit"_s);
        step.exits.insert(exit.key(), wires.id(exit.key(), true));
    }
    step.extra = members.left();
    if (!place.isEmpty())
        step.extra.insert(u"position"_s, place);
    return step;
}

QMap<QString, Language> readLanguages(Members &members, QString &problem)
{
    const QJsonObject json = members.take(u"languages"_s, QJsonValue::Object, true).toObject();
    QMap<QString, Language> languages;
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const QString path = members.path(u"languages"_s) + u'.' + entry.key().left(FlowLimits::idLength);
        if (!isId(entry.key(), 16) || !entry->isObject()) {
            members.fail(u"languages"_s, u"expected language codes, each with an object"_s);
            break;
        }
        Members words(entry->toObject(), path, problem);
        Language language;
        language.locale = words.text(u"locale"_s, true, 35);
        language.voice = words.text(u"voice"_s, false);
        language.extra = words.left();
        languages.insert(entry.key(), language);
    }
    return languages;
}

void setText(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

QJsonObject stepToJson(const Step &step)
{
    QJsonObject json = step.extra;
    json.insert(u"id"_s, step.id);
    json.insert(u"kind"_s, step.kind);
    setText(json, u"name"_s, step.name);
    setText(json, u"note"_s, step.note);
    if (step.position) {
        QJsonObject place = step.extra.value(u"position"_s).toObject();
        place.insert(u"x"_s, step.position->x());
        place.insert(u"y"_s, step.position->y());
        json.insert(u"position"_s, place);
    }
    if (!step.settings.isEmpty())
        json.insert(u"settings"_s, step.settings);
    if (!step.exits.isEmpty()) {
        QJsonObject exits;
        for (auto exit = step.exits.begin(); exit != step.exits.end(); ++exit)
            exits.insert(exit.key(), exit.value());
        json.insert(u"exits"_s, exits);
    }
    return json;
}

} // namespace

Result<Flow> parseFlow(const QByteArray &json)
{
    if (json.size() > FlowLimits::bytes)
        return failure(Error::Kind::Invalid, u"the file is larger than %1 bytes"_s.arg(FlowLimits::bytes));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(Error::Kind::Invalid, u"byte %1: %2"_s.arg(error.offset).arg(error.errorString()));
    if (!document.isObject())
        return failure(Error::Kind::Invalid, u"expected an object"_s);
    return parseFlow(document.object());
}

Result<Flow> parseFlow(const QJsonObject &json)
{
    if (depthOf(json, FlowLimits::depth) > FlowLimits::depth)
        return failure(Error::Kind::Invalid, u"more than %1 levels deep"_s.arg(FlowLimits::depth));
    QString problem;
    Members members(json, {}, problem);
    const double format = members.take(u"format"_s, QJsonValue::Double, true).toDouble();
    if (problem.isEmpty() && format != flowFormat)
        members.fail(u"format"_s, u"this version reads format %1 only"_s.arg(flowFormat));

    Flow flow;
    flow.key = members.id(u"id"_s, true);
    flow.name = members.text(u"name"_s, true);
    flow.language = members.id(u"language"_s, true);
    flow.languages = readLanguages(members, problem);
    flow.start = members.id(u"start"_s, true);
    flow.onError = members.id(u"on_error"_s, false);
    flow.variables = members.object(u"variables"_s);
    const QJsonArray steps = members.take(u"steps"_s, QJsonValue::Array, true).toArray();
    if (steps.size() > FlowLimits::steps)
        members.fail(u"steps"_s, u"more than %1"_s.arg(FlowLimits::steps));
    if (problem.isEmpty() && !flow.languages.contains(flow.language))
        members.fail(u"language"_s, u"is not one of languages"_s);

    QSet<QString> ids;
    for (qsizetype i = 0; i < steps.size() && problem.isEmpty(); ++i) {
        const QString path = u"steps[%1]"_s.arg(i);
        if (!steps[i].isObject()) {
            problem = path + u": expected an object"_s;
            break;
        }
        flow.steps << readStep(steps[i].toObject(), path, problem);
        if (problem.isEmpty() && ids.contains(flow.steps.last().id))
            problem = u"%1.id: \"%2\" is there twice"_s.arg(path, flow.steps.last().id);
        ids << flow.steps.last().id;
    }
    if (!problem.isEmpty())
        return failure(Error::Kind::Invalid, problem);
    flow.extra = members.left();
    return flow;
}

QJsonObject toJson(const Flow &flow)
{
    QJsonObject json = flow.extra;
    json.insert(u"format"_s, flowFormat);
    json.insert(u"id"_s, flow.key);
    json.insert(u"name"_s, flow.name);
    json.insert(u"language"_s, flow.language);
    QJsonObject languages;
    for (auto language = flow.languages.begin(); language != flow.languages.end(); ++language) {
        QJsonObject words = language->extra;
        words.insert(u"locale"_s, language->locale);
        setText(words, u"voice"_s, language->voice);
        languages.insert(language.key(), words);
    }
    json.insert(u"languages"_s, languages);
    json.insert(u"start"_s, flow.start);
    setText(json, u"on_error"_s, flow.onError);
    if (!flow.variables.isEmpty())
        json.insert(u"variables"_s, flow.variables);
    QJsonArray steps;
    for (const Step &step : flow.steps)
        steps.append(stepToJson(step));
    json.insert(u"steps"_s, steps);
    return json;
}

QByteArray toBytes(const Flow &flow)
{
    return QJsonDocument(toJson(flow)).toJson(QJsonDocument::Indented);
}

} // namespace cb::ivr
