// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/pricelist.h"
#include "base/result.h"
#include "base/sitetime.h"

#include <QHash>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace cb::config {

/// Where a value comes from, weakest first.
enum class Origin { Default, File, Saved, Environment };

/// A value that was found and not taken.
struct Fault {
    enum class What { Unknown, SecretThere, Bad };
    QString place; // as in problems(): "configuration file", or the variable's name
    QString key;
    What what = What::Bad;
};

/// All settings as they hold now. A value: made once at start, made again when a setting is saved.
class Configuration
{
public:
    /// `file`: flattened callboard.yaml (yamlfile.h); `saved`: the settings table. What is wrong or unknown is
    /// left at the next weaker origin and told in problems().
    [[nodiscard]] static Configuration make(const QHash<QString, QString> &file, const QHash<QString, QString> &saved,
        const QProcessEnvironment &environment);

    [[nodiscard]] QString text(const QString &key) const;
    [[nodiscard]] bool flag(const QString &key) const { return text(key) == u"true"; }
    [[nodiscard]] int whole(const QString &key) const { return text(key).toInt(); }
    [[nodiscard]] QStringList list(const QString &key) const;
    [[nodiscard]] Origin origin(const QString &key) const;
    /// The site's zone (the system's when not set) and its day's start.
    [[nodiscard]] SiteTime site() const;
    /// What the carrier takes, in one currency.
    [[nodiscard]] const PriceList &prices() const { return m_prices; }
    /// The same values from the same origins.
    friend bool operator==(const Configuration &a, const Configuration &b) { return a.m_values == b.m_values; }
    /// One English line each.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    /// The same, for a window that says it in its own language.
    [[nodiscard]] const QList<Fault> &faults() const { return m_faults; }

private:
    struct Value {
        QString text;
        Origin origin = Origin::Default;
        friend bool operator==(const Value &, const Value &) = default;
    };
    void take(const QString &key, const QString &value, Origin origin, const QString &where);
    [[nodiscard]] PriceList readPrices() const;

    QHash<QString, Value> m_values;
    QStringList m_problems;
    QList<Fault> m_faults;
    PriceList m_prices; // read once: the dial pad asks each second
};

} // namespace cb::config
