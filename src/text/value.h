// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace cb::text {

class Value;
struct ListData;
struct MapData;

/// Things with an identity: a namespace, a running loop, a macro.
struct Object {
    enum class Sort { Namespace, Loop, Macro };
    const Sort sort;
    explicit Object(Sort what)
        : sort(what)
    { }
    virtual ~Object() = default;
    Q_DISABLE_COPY_MOVE(Object)
};

using ValueList = std::vector<Value>;
using MapEntries = std::vector<std::pair<Value, Value>>;

/// A value as templates see it: Python's None, bool, int (64 bit), float, str, list, tuple and dict, or "undefined".
/// Immutable and cheap to copy; may be read by several threads at once.
class Value
{
public:
    enum class Kind : quint8 { Undefined, None, Bool, Int, Float, Text, List, Map, Object };

    Value() = default; // undefined
    Value(bool truth)
        : m_data(truth)
    { }
    Value(int number)
        : m_data(qint64(number))
    { }
    Value(qint64 number)
        : m_data(number)
    { }
    Value(double number)
        : m_data(number)
    { }
    Value(QString text)
        : m_data(Text{std::move(text), false})
    { }
    template <typename T>
    Value(const T *) = delete; // a pointer would become true

    [[nodiscard]] static Value none();
    /// Text that is markup already: autoescape leaves it alone.
    [[nodiscard]] static Value markup(QString html);
    [[nodiscard]] static Value text(QString words, bool isMarkup);
    [[nodiscard]] static Value undefined(QString what); // what: completes "… is undefined"
    [[nodiscard]] static Value list(ValueList items);
    [[nodiscard]] static Value tuple(ValueList items);
    /// Keeps the order given; of equal keys the last value wins.
    [[nodiscard]] static Value map(MapEntries entries);
    [[nodiscard]] static Value object(std::shared_ptr<Object> object);
    /// Whole numbers become int, as QJsonValue does not tell 1.0 from 1. Objects keep QJsonObject's order (by key).
    /// Below 1000 levels everything reads as none.
    [[nodiscard]] static Value fromJson(const QJsonValue &json);
    [[nodiscard]] static Value fromJson(const QJsonObject &json);
    /// None and undefined become null; int beyond 2^53 keeps its digits; keys become text.
    [[nodiscard]] QJsonValue toJson() const;

    [[nodiscard]] Kind kind() const { return Kind(m_data.index()); }
    [[nodiscard]] bool isUndefined() const { return kind() == Kind::Undefined; }
    [[nodiscard]] bool isNone() const { return kind() == Kind::None; }
    [[nodiscard]] bool isText() const { return kind() == Kind::Text; }
    [[nodiscard]] bool isList() const { return kind() == Kind::List; } // or tuple
    [[nodiscard]] bool isMap() const { return kind() == Kind::Map; }
    [[nodiscard]] bool isNumber() const { return isInteger() || kind() == Kind::Float; }
    [[nodiscard]] bool isInteger() const { return kind() == Kind::Bool || kind() == Kind::Int; } // as Python: True is 1
    [[nodiscard]] bool isMarkup() const;
    [[nodiscard]] bool isTuple() const;

    /// Python's truth: empty, zero, none and undefined are false.
    [[nodiscard]] bool truthy() const;
    [[nodiscard]] qint64 integer() const; // of Bool and Int; 0 for anything else
    [[nodiscard]] double number() const; // of Bool, Int, Float; 0 for anything else
    [[nodiscard]] const QString &string() const; // of Text; empty for anything else
    [[nodiscard]] const QString &undefinedName() const;
    [[nodiscard]] const ValueList &items() const; // of List; empty for anything else
    [[nodiscard]] const MapEntries &entries() const; // of Map; empty for anything else
    [[nodiscard]] const Value *find(const QString &key) const; // of Map; null when absent
    [[nodiscard]] const Value *find(const Value &key) const;
    [[nodiscard]] Object *object() const; // of Object; else null
    template <typename T>
    [[nodiscard]] T *as(Object::Sort sort) const
    {
        Object *thing = object();
        return thing && thing->sort == sort ? static_cast<T *>(thing) : nullptr;
    }

    /// Levels of lists and maps: 0 for a plain value.
    [[nodiscard]] int depth() const;
    /// An Object, or a list or map with one somewhere inside.
    [[nodiscard]] bool holdsObject() const;

private:
    struct Undefined {
        QString what;
    };
    struct Text {
        QString string;
        bool markup = false;
    };
    using Data = std::variant<Undefined, std::monostate, bool, qint64, double, Text, std::shared_ptr<const ListData>,
        std::shared_ptr<const MapData>, std::shared_ptr<Object>>;
    Data m_data;
};

} // namespace cb::text
