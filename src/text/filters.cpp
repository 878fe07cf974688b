// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"

#include "text/operators.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cb::text {

bool Invocation::bind(QLatin1StringView what, const Parameters &parameters)
{
    const auto end =
        std::find_if(std::begin(parameters), std::end(parameters), [](auto name) { return name.isNull(); });
    const size_t count = size_t(end - std::begin(parameters));
    if (given.positional.size() > count) {
        run.fail(u"'%1' takes at most %2 arguments"_s.arg(what).arg(count));
        return false;
    }
    for (size_t i = 0; i < given.positional.size(); ++i)
        m_places[i] = &given.positional[i];
    for (const auto &[name, value] : given.named) {
        const auto place = std::find(std::begin(parameters), end, name);
        const size_t index = size_t(place - std::begin(parameters));
        if (place == end || m_places[index]) {
            run.fail(place == end ? u"'%1' has no argument named '%2'"_s.arg(what, name)
                                  : u"'%1' got '%2' twice"_s.arg(what, name));
            return false;
        }
        m_places[index] = &value;
    }
    return true;
}

bool Invocation::truth(size_t place, bool preset)
{
    const Value *value = at(place);
    if (!value)
        return preset;
    run.usable(*value);
    return value->truthy();
}

qint64 Invocation::integer(size_t place, qint64 preset)
{
    const Value *value = at(place);
    if (!value)
        return preset;
    if (!value->isInteger())
        run.fail(u"an int is needed here, not %1"_s.arg(typeName(*value)));
    return value->integer();
}

QString Invocation::text(size_t place, const QString &preset)
{
    const Value *value = at(place);
    return value ? textOf(run, *value) : preset;
}

static const QHash<QString, const FilterSpec *> &allFilters()
{
    static const QHash<QString, const FilterSpec *> table = [] {
        QHash<QString, const FilterSpec *> all;
        for (const auto part : {textFilters(), numberFilters(), listFilters(), selectionFilters(), markupFilters()}) {
            for (const FilterSpec &filter : part)
                all.insert(filter.name, &filter);
        }
        return all;
    }();
    return table;
}

const FilterSpec *findFilter(const QString &name)
{
    return allFilters().value(name);
}

QStringList filterNames()
{
    QStringList names = allFilters().keys();
    names.sort();
    return names;
}

Value applyFilter(Run &run, const FilterSpec &filter, const Value &input, const Given &given)
{
    if (!run.step(1 + input.string().size() / 64))
        return {};
    Invocation invocation(run, input, given);
    if (!filter.anyArguments && !invocation.bind(filter.name, filter.parameters))
        return {};
    Value result = filter.apply(invocation);
    return run.failed() ? Value() : result;
}

Value attributePath(Run &run, Value value, const Value &path)
{
    if (!path.isText())
        return path.isNone() ? value : item(run, value, path);
    for (const QStringView part : QStringView(path.string()).split(u'.')) {
        bool isIndex = false;
        const int index = part.toInt(&isIndex);
        value = isIndex && index >= 0 ? item(run, value, index) : item(run, value, part.toString());
        if (run.failed())
            return {};
    }
    return value;
}

} // namespace cb::text
