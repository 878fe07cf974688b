// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/variables.h"

#include <algorithm>

namespace cb::ivr {

Variables::Variables(const QJsonObject &stored)
{
    m_entries.reserve(size_t(stored.size()));
    for (auto entry = stored.begin(); entry != stored.end(); ++entry)
        m_entries.push_back({entry.key(), text::Value::fromJson(entry.value()), Sort::Plain});
}

const text::Value *Variables::find(const QString &name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? nullptr : &found->value;
}

bool Variables::isSecret(const QString &name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found != m_entries.end() && found->sort == Sort::Secret;
}

void Variables::set(const QString &name, text::Value value, Sort sort)
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    if (found == m_entries.end()) {
        m_entries.push_back({name, std::move(value), sort});
    } else {
        found->value = std::move(value);
        found->sort = sort;
    }
}

void Variables::dropSecrets()
{
    std::erase_if(m_entries, [](const Entry &entry) { return entry.sort == Sort::Secret; });
}

QJsonObject Variables::toJson() const
{
    QJsonObject json;
    for (const Entry &entry : m_entries) {
        if (entry.sort == Sort::Plain)
            json.insert(entry.name, entry.value.toJson());
    }
    return json;
}

} // namespace cb::ivr
