// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configuration.h"

#include "config/definitions.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::config {

Configuration Configuration::make(
    const QHash<QString, QString> &file, const QHash<QString, QString> &saved, const QProcessEnvironment &environment)
{
    Configuration made;
    for (const Definition &definition : definitions()) {
        if (!definition.secret)
            made.m_values.insert(definition.key, {definition.fallback, Origin::Default});
    }
    for (auto entry = file.begin(); entry != file.end(); ++entry)
        made.take(entry.key(), entry.value(), Origin::File, u"configuration file"_s);
    for (auto entry = saved.begin(); entry != saved.end(); ++entry) {
        if (findByKey(entry.key())) // the settings table also holds what pages remember
            made.take(entry.key(), entry.value(), Origin::Saved, u"saved settings"_s);
    }
    for (const Definition &definition : definitions()) {
        if (!definition.secret && environment.contains(definition.environment))
            made.take(
                definition.key, environment.value(definition.environment), Origin::Environment, definition.environment);
    }
    made.m_prices = made.readPrices();
    return made;
}

void Configuration::take(const QString &key, const QString &value, Origin origin, const QString &where)
{
    const Definition *definition = findByKey(key);
    if (value.trimmed().isEmpty() && definition)
        return; // said with nothing in it: the weaker origin holds
    if (!definition) {
        m_faults << Fault{where, key, Fault::What::Unknown};
        m_problems << u"%1: unknown setting %2"_s.arg(where, key);
    } else if (definition->secret) {
        m_faults << Fault{where, key, Fault::What::SecretThere};
        m_problems << u"%1: %2 is a secret and does not belong there; it was not read"_s.arg(where, key);
    } else if (const Result<QString> good = normalised(*definition, value); !good) {
        m_faults << Fault{where, key, Fault::What::Bad};
        m_problems << u"%1: %2"_s.arg(where, good.error().detail);
    } else {
        m_values.insert(key, {*good, origin});
    }
}

QString Configuration::text(const QString &key) const
{
    Q_ASSERT_X(m_values.contains(key), "Configuration::text", qPrintable(key));
    return m_values.value(key).text;
}

QStringList Configuration::list(const QString &key) const
{
    return text(key).split(u',', Qt::SkipEmptyParts);
}

Origin Configuration::origin(const QString &key) const
{
    return m_values.value(key).origin;
}

SiteTime Configuration::site() const
{
    const QString zone = text(u"site.timezone"_s);
    return SiteTime(zone.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(zone.toUtf8()),
        QTime::fromString(text(u"site.day_start"_s), u"HH:mm"_s));
}

PriceList Configuration::readPrices() const
{
    const QString currency = text(u"prices.currency"_s);
    // Values are good ones: take() kept no other.
    const auto price = [&](const QString &key) {
        return Money::parse(text(key), currency).value_or(Money{0, currency});
    };
    PriceList list;
    list.asOf = QDate::fromString(text(u"prices.as_of"_s), Qt::ISODate);
    list.source = text(u"prices.source"_s);
    list.number = price(u"prices.number"_s);
    list.callIn = price(u"prices.call_in"_s);
    list.callOut = PrefixPrices::parse(text(u"prices.call_out"_s), currency).value_or(PrefixPrices());
    list.smsIn = price(u"prices.sms_in"_s);
    list.smsOut = price(u"prices.sms_out"_s);
    list.recording = price(u"prices.recording"_s);
    list.storage = price(u"prices.storage"_s);
    list.transcription = price(u"prices.transcription"_s);
    return list;
}

} // namespace cb::config
