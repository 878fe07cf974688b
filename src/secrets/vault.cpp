// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/vault.h"

#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::secrets {

Result<> Source::put(const QString &secret, const Secret &)
{
    return failure(Error::Kind::Denied, u"%1 cannot be written from here (%2)"_s.arg(name(), secret));
}

Vault::Vault(std::vector<std::unique_ptr<Source>> sources)
    : m_sources(std::move(sources))
{ }

QList<Key> Vault::keys(const QString &secret, QStringList *problems) const
{
    for (const auto &source : m_sources) {
        const Result<QList<Key>> found = source->keys(secret);
        if (found && !found->isEmpty())
            return *found;
        if (!found && problems)
            *problems << u"%1: %2"_s.arg(source->name(), found.error().detail);
    }
    return {};
}

Result<QString> Vault::put(const QString &secret, const Secret &value)
{
    QStringList reasons;
    for (const auto &source : m_sources) {
        const Result<> kept = source->put(secret, value);
        if (kept)
            return source->name();
        reasons << u"%1: %2"_s.arg(source->name(), kept.error().detail);
    }
    return failure(Error::Kind::Denied, u"no place takes the secret %1 (%2)"_s.arg(secret, reasons.join(u"; "_s)));
}

} // namespace cb::secrets
