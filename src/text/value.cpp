// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/value.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace cb::text {

struct ListData {
    ValueList items;
    int depth = 1;
    bool tuple = false;
    bool holdsObject = false;
};

struct MapData {
    MapEntries entries;
    QHash<QString, qsizetype> index; // only of large maps: a short one is searched faster than it is hashed
    int depth = 1;
    bool holdsObject = false;
};

namespace {

constexpr qsizetype searchedInOrder = 8;
constexpr int deepestJson = 1000;

std::shared_ptr<const ListData> makeList(ValueList items, bool tuple)
{
    auto data = std::make_shared<ListData>();
    for (const Value &item : items) {
        data->depth = std::max(data->depth, item.depth() + 1);
        data->holdsObject = data->holdsObject || item.holdsObject();
    }
    data->items = std::move(items);
    data->tuple = tuple;
    return data;
}

// Keys are scalars or text; tuples are compared by their items.
bool sameKey(const Value &a, const Value &b)
{
    if (a.isText() || b.isText())
        return a.isText() && b.isText() && a.string() == b.string();
    if (a.isNumber() && b.isNumber())
        return a.isInteger() && b.isInteger() ? a.integer() == b.integer() : a.number() == b.number();
    if (a.isList() && b.isList())
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), sameKey);
    return a.isNone() && b.isNone();
}

Value fromJsonAt(const QJsonValue &json, int level);

Value fromJsonObject(const QJsonObject &json, int level)
{
    if (level > deepestJson)
        return Value::none();
    MapEntries entries;
    entries.reserve(size_t(json.size()));
    for (auto it = json.begin(); it != json.end(); ++it)
        entries.emplace_back(it.key(), fromJsonAt(it.value(), level + 1));
    return Value::map(std::move(entries));
}

Value fromJsonAt(const QJsonValue &json, int level)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return json.toBool();
    case QJsonValue::Double: {
        // QJsonValue keeps 64-bit integers apart, but says so only here.
        const double number = json.toDouble();
        const qint64 whole = json.toInteger();
        if (double(whole) == number && (whole != 0 || number == 0))
            return whole;
        return number;
    }
    case QJsonValue::String:
        return json.toString();
    case QJsonValue::Array: {
        if (level > deepestJson)
            return Value::none();
        const QJsonArray array = json.toArray();
        ValueList items;
        items.reserve(size_t(array.size()));
        for (const QJsonValue item : array)
            items.push_back(fromJsonAt(item, level + 1));
        return Value::list(std::move(items));
    }
    case QJsonValue::Object:
        return fromJsonObject(json.toObject(), level);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return Value::none();
}

QString keyText(const Value &key)
{
    switch (key.kind()) {
    case Value::Kind::Text:
        return key.string();
    case Value::Kind::Int:
        return QString::number(key.integer());
    case Value::Kind::Float:
        return QString::number(key.number(), 'g', QLocale::FloatingPointShortest);
    case Value::Kind::Bool:
        return key.truthy() ? QStringLiteral("true") : QStringLiteral("false");
    default:
        return QStringLiteral("null");
    }
}

} // namespace

Value Value::none()
{
    Value value;
    value.m_data.emplace<std::monostate>();
    return value;
}

Value Value::text(QString words, bool isMarkup)
{
    Value value;
    value.m_data.emplace<Text>(Text{std::move(words), isMarkup});
    return value;
}

Value Value::markup(QString html)
{
    return text(std::move(html), true);
}

Value Value::undefined(QString what)
{
    Value value;
    value.m_data.emplace<Undefined>(Undefined{std::move(what)});
    return value;
}

Value Value::list(ValueList items)
{
    Value value;
    value.m_data = makeList(std::move(items), false);
    return value;
}

Value Value::tuple(ValueList items)
{
    Value value;
    value.m_data = makeList(std::move(items), true);
    return value;
}

Value Value::map(MapEntries entries)
{
    auto data = std::make_shared<MapData>();
    const bool large = qsizetype(entries.size()) > searchedInOrder;
    if (large)
        data->index.reserve(qsizetype(entries.size()));
    for (auto &[key, value] : entries) {
        data->depth = std::max({data->depth, value.depth() + 1, key.depth() + 1});
        data->holdsObject = data->holdsObject || value.holdsObject() || key.holdsObject();
        if (key.isText() && large) {
            const auto known = data->index.constFind(key.string());
            if (known != data->index.constEnd()) {
                data->entries[size_t(*known)].second = std::move(value);
                continue;
            }
            data->index.insert(key.string(), qsizetype(data->entries.size()));
        } else {
            const auto known = std::find_if(data->entries.begin(), data->entries.end(),
                [&](const auto &entry) { return sameKey(entry.first, key); });
            if (known != data->entries.end()) {
                known->second = std::move(value);
                continue;
            }
        }
        data->entries.emplace_back(std::move(key), std::move(value));
    }
    Value value;
    value.m_data = std::shared_ptr<const MapData>(std::move(data));
    return value;
}

Value Value::object(std::shared_ptr<Object> object)
{
    Value value;
    value.m_data = std::move(object);
    return value;
}

Value Value::fromJson(const QJsonValue &json)
{
    return fromJsonAt(json, 0);
}

Value Value::fromJson(const QJsonObject &json)
{
    return fromJsonObject(json, 0);
}

QJsonValue Value::toJson() const
{
    switch (kind()) {
    case Kind::Bool:
        return truthy();
    case Kind::Int:
        return integer();
    case Kind::Float:
        return number();
    case Kind::Text:
        return string();
    case Kind::List: {
        QJsonArray array;
        for (const Value &item : items())
            array.append(item.toJson());
        return array;
    }
    case Kind::Map: {
        QJsonObject object;
        for (const auto &[key, value] : entries())
            object.insert(keyText(key), value.toJson());
        return object;
    }
    default:
        return QJsonValue::Null;
    }
}

bool Value::isMarkup() const
{
    const Text *text = std::get_if<Text>(&m_data);
    return text && text->markup;
}

bool Value::isTuple() const
{
    const auto *list = std::get_if<std::shared_ptr<const ListData>>(&m_data);
    return list && (*list)->tuple;
}

bool Value::truthy() const
{
    switch (kind()) {
    case Kind::Undefined:
    case Kind::None:
        return false;
    case Kind::Bool:
        return *std::get_if<bool>(&m_data);
    case Kind::Int:
        return *std::get_if<qint64>(&m_data) != 0;
    case Kind::Float:
        return *std::get_if<double>(&m_data) != 0;
    case Kind::Text:
        return !string().isEmpty();
    case Kind::List:
        return !items().empty();
    case Kind::Map:
        return !entries().empty();
    case Kind::Object:
        break;
    }
    return true;
}

qint64 Value::integer() const
{
    if (const bool *truth = std::get_if<bool>(&m_data))
        return *truth ? 1 : 0;
    const qint64 *number = std::get_if<qint64>(&m_data);
    return number ? *number : 0;
}

double Value::number() const
{
    const double *real = std::get_if<double>(&m_data);
    return real ? *real : double(integer());
}

const QString &Value::string() const
{
    static const QString empty;
    const Text *text = std::get_if<Text>(&m_data);
    return text ? text->string : empty;
}

const QString &Value::undefinedName() const
{
    static const QString empty;
    const Undefined *missing = std::get_if<Undefined>(&m_data);
    return missing ? missing->what : empty;
}

const ValueList &Value::items() const
{
    static const ValueList empty;
    const auto *list = std::get_if<std::shared_ptr<const ListData>>(&m_data);
    return list ? (*list)->items : empty;
}

const MapEntries &Value::entries() const
{
    static const MapEntries empty;
    const auto *map = std::get_if<std::shared_ptr<const MapData>>(&m_data);
    return map ? (*map)->entries : empty;
}

const Value *Value::find(const QString &key) const
{
    const auto *map = std::get_if<std::shared_ptr<const MapData>>(&m_data);
    if (!map)
        return nullptr;
    const MapData &data = **map;
    if (!data.index.isEmpty()) {
        const auto found = data.index.constFind(key);
        return found == data.index.constEnd() ? nullptr : &data.entries[size_t(*found)].second;
    }
    for (const auto &[name, value] : data.entries) {
        if (name.isText() && name.string() == key)
            return &value;
    }
    return nullptr;
}

const Value *Value::find(const Value &key) const
{
    if (key.isText())
        return find(key.string());
    for (const auto &[name, value] : entries()) {
        if (sameKey(name, key))
            return &value;
    }
    return nullptr;
}

Object *Value::object() const
{
    const auto *object = std::get_if<std::shared_ptr<Object>>(&m_data);
    return object ? object->get() : nullptr;
}

int Value::depth() const
{
    if (const auto *list = std::get_if<std::shared_ptr<const ListData>>(&m_data))
        return (*list)->depth;
    const auto *map = std::get_if<std::shared_ptr<const MapData>>(&m_data);
    return map ? (*map)->depth : 0;
}

bool Value::holdsObject() const
{
    if (const auto *list = std::get_if<std::shared_ptr<const ListData>>(&m_data))
        return (*list)->holdsObject;
    if (const auto *map = std::get_if<std::shared_ptr<const MapData>>(&m_data))
        return (*map)->holdsObject;
    return kind() == Kind::Object;
}

} // namespace cb::text
