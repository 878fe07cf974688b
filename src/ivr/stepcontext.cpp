// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/stepcontext.h"

#include "ivr/compiledflow.h"
#include "twilio/overrides.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

const QString secretShown = u"****"_s;

void entry(const QString &name, text::Value value, text::MapEntries &entries)
{
    entries.emplace_back(text::Value(name), std::move(value));
}

text::Value callValue(const twilio::CallParameters &call)
{
    const QString from = call.fromNumber().e164();
    text::MapEntries entries;
    entries.reserve(10);
    entry(u"sid"_s, call.callSid, entries);
    entry(u"from"_s, from, entries);
    entry(u"to"_s, call.toNumber().e164(), entries);
    entry(u"withheld"_s, from.isEmpty(), entries);
    entry(u"caller_name"_s, call.callerName, entries);
    entry(u"city"_s, call.fromPlace.city, entries);
    entry(u"state"_s, call.fromPlace.state, entries);
    entry(u"zip"_s, call.fromPlace.zip, entries);
    entry(u"country"_s, call.fromPlace.country, entries);
    entry(u"verified"_s, call.stir.isVerified(), entries);
    return text::Value::map(std::move(entries));
}

text::Value nowValue(const QDateTime &local)
{
    static const QString days[] = {
        u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s};
    const QDate date = local.date();
    text::MapEntries entries;
    entries.reserve(8);
    entry(u"date"_s, date.toString(Qt::ISODate), entries);
    entry(u"time"_s, local.time().toString(u"HH:mm"_s), entries);
    entry(u"hour"_s, local.time().hour(), entries);
    entry(u"minute"_s, local.time().minute(), entries);
    entry(u"weekday"_s, days[date.dayOfWeek() - 1], entries);
    entry(u"day"_s, date.day(), entries);
    entry(u"month"_s, date.month(), entries);
    entry(u"year"_s, date.year(), entries);
    return text::Value::map(std::move(entries));
}

text::Value siteValue(const Site &site)
{
    text::MapEntries entries;
    entry(u"name"_s, site.name, entries);
    entry(u"transfer_number"_s, site.transferNumber.e164(), entries);
    entry(u"records_calls"_s, site.recordCalls, entries);
    return text::Value::map(std::move(entries));
}

template <typename List>
const text::Value *known(const List &list, const QString &name)
{
    const auto found = std::ranges::find(list, name, &Turn::Known::name);
    return found == list.end() ? nullptr : &found->value;
}

} // namespace

const twilio::VoiceRequest *StepContext::result() const
{
    return m_input && m_input->kind == Input::Kind::Returned ? &m_world.request : nullptr;
}

bool StepContext::callerGone() const
{
    return m_world.request.call.status >= twilio::CallStatus::Completed;
}

const text::Value *StepContext::answer(const QString &kind) const
{
    return known(m_turn.answers, kind);
}

const text::Value *StepContext::waited() const
{
    static const text::Value timeout;
    if (!m_input || !m_turn.state.waiting)
        return nullptr;
    return m_input->kind == Input::Kind::Outcome ? &m_input->outcome : &timeout;
}

double StepContext::chance() const
{
    // splitmix64 (Steele, Lea, Flood 2014): neighbouring seeds give unrelated numbers.
    quint64 x = m_world.dice + quint64(m_turn.steps) * 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    x ^= x >> 31;
    return double(x >> 11) * 0x1.0p-53;
}

QString StepContext::language() const
{
    const text::Value *chosen = m_turn.state.variables.find(u"language"_s);
    return chosen && chosen->isText() ? chosen->string() : m_flow.flow().language;
}

text::Value StepContext::variable(const QString &name) const
{
    if (const text::Value *fact = known(m_turn.facts, name))
        return *fact;
    if (const text::Value *value = m_turn.state.variables.find(name))
        return *value;
    return text::Value::undefined(name);
}

void StepContext::know(const QString &name, text::Value value)
{
    const auto found = std::ranges::find(m_turn.facts, name, &Turn::Known::name);
    if (found == m_turn.facts.end())
        m_turn.facts.push_back({name, std::move(value)});
    else
        found->value = std::move(value);
}

bool StepContext::anySecret(const QStringList &names) const
{
    return std::ranges::any_of(names, [this](const QString &name) { return m_turn.state.variables.isSecret(name); });
}

text::Value StepContext::scope(const QStringList &names, bool showSecrets) const
{
    text::MapEntries entries;
    entries.reserve(size_t(names.size()));
    for (const QString &name : names) {
        if (name == u"call"_s)
            entry(name, callValue(call()), entries);
        else if (name == u"now"_s)
            entry(name, nowValue(site().time.local(now())), entries);
        else if (name == u"site"_s)
            entry(name, siteValue(site()), entries);
        else if (name == u"language"_s)
            entry(name, language(), entries);
        else if (!showSecrets && m_turn.state.variables.isSecret(name))
            entry(name, secretShown, entries);
        else if (text::Value value = variable(name); !value.isUndefined())
            entry(name, std::move(value), entries);
    }
    return text::Value::map(std::move(entries));
}

Result<QString> StepContext::text(const Phrase &phrase) const
{
    if (phrase.isConstant())
        return phrase.source();
    return phrase.render(scope(phrase.reads(), false));
}

Result<text::Value> StepContext::value(const Formula &formula) const
{
    return formula.evaluate(scope(formula.reads(), true));
}

void StepContext::typed(const QString &input, Variables::Sort sort)
{
    static constexpr qsizetype longest = 200; // speech can be a minute long; the log shows how it began
    QString &line = m_turn.state.typed;
    if (line.size() >= longest || input.isEmpty())
        return;
    if (!line.isEmpty())
        line += u' ';
    line += sort == Variables::Sort::Secret ? secretShown : input.left(longest);
}

void StepContext::describe(const QString &detail, const QString &crumb)
{
    m_turn.visits.last().detail = detail;
    m_turn.visits.last().crumb = crumb;
}

QString StepContext::actionUrl() const
{
    return m_world.site.baseUrl + u"/twilio/voice/continue?v="_s + QString::number(m_turn.state.visit + 1);
}

QString StepContext::nothingUrl() const
{
    return actionUrl() + u"&e=1"_s;
}

QString StepContext::callbackUrl(const QString &path) const
{
    return m_world.site.baseUrl + path + u'#' + twilio::overrides::callback;
}

} // namespace cb::ivr
