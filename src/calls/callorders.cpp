// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callorders.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;
using cb::store::Transaction;
using cb::store::outbox::ItemId;
using cb::store::outbox::NewItem;
using std::chrono::seconds;

namespace cb::calls {

namespace {

// Later than that after it was due, carrying the order out would surprise more than it helps.
constexpr std::chrono::minutes placeWithin{10};
constexpr std::chrono::minutes steerWithin{1};
constexpr std::chrono::hours endWithin{1};
constexpr std::chrono::hours tidyWithin{24 * 30};

/// A word for each value of an enumeration, as it is stored.
template <typename Enum>
struct Word {
    Enum value;
    QLatin1StringView word;
};
constexpr Word<PlaceCall::MachineDetection> detections[] = {
    {PlaceCall::MachineDetection::Off, QLatin1StringView("off")},
    {PlaceCall::MachineDetection::Detect, QLatin1StringView("detect")},
    {PlaceCall::MachineDetection::WaitForMessageEnd, QLatin1StringView("message_end")}};
constexpr Word<ChangeRecording::To> changes[] = {{ChangeRecording::To::Paused, QLatin1StringView("paused")},
    {ChangeRecording::To::Running, QLatin1StringView("running")},
    {ChangeRecording::To::Stopped, QLatin1StringView("stopped")}};
constexpr Word<CallDirection> outgoingDirections[] = {
    {CallDirection::Outbound, QLatin1StringView("outbound")}, {CallDirection::Callback, QLatin1StringView("callback")}};

template <typename Enum, size_t size>
QString toWord(const Word<Enum> (&words)[size], Enum value)
{
    for (const Word<Enum> &each : words) {
        if (each.value == value)
            return QString(each.word);
    }
    return {};
}

template <typename Enum, size_t size>
std::optional<Enum> fromWord(const Word<Enum> (&words)[size], const QJsonValue &word)
{
    for (const Word<Enum> &each : words) {
        if (word.toString() == each.word)
            return each.value;
    }
    return std::nullopt;
}

bool isSid(const QString &text, QLatin1StringView kind)
{
    return text.size() == 34 && text.startsWith(kind);
}

// --- reading payloads: nothing where a member is missing or of the wrong type

bool read(const QJsonObject &json, PlaceCall &what)
{
    const auto direction = fromWord(outgoingDirections, json[u"direction"_s]);
    const auto detection = fromWord(detections, json[u"machine_detection"_s]);
    if (!direction || !detection)
        return false;
    what.to = json[u"to"_s].toString();
    what.from = json[u"from"_s].toString();
    what.answerPath = json[u"answer_path"_s].toString();
    what.flow = json[u"flow"_s].toString();
    what.by = Operator::Id{json[u"by"_s].toInteger()};
    what.direction = *direction;
    what.ringAtMost = seconds(json[u"ring_at_most"_s].toInteger());
    if (json.contains(u"longest"_s))
        what.longest = seconds(json[u"longest"_s].toInteger());
    what.record = json[u"record"_s].toBool();
    what.machineDetection = *detection;
    what.furtherTries = json[u"further_tries"_s].toInt();
    what.tryAgainAfter = seconds(json[u"try_again_after"_s].toInteger());
    return true;
}

bool read(const QJsonObject &json, EndCall &what)
{
    what.call = json[u"call"_s].toString();
    return true;
}

bool read(const QJsonObject &json, RedirectCall &what)
{
    what.call = json[u"call"_s].toString();
    what.path = json[u"path"_s].toString();
    return true;
}

bool read(const QJsonObject &json, StartRecording &what)
{
    what.call = json[u"call"_s].toString();
    return true;
}

bool read(const QJsonObject &json, ChangeRecording &what)
{
    const auto to = fromWord(changes, json[u"to"_s]);
    if (!to)
        return false;
    what.call = json[u"call"_s].toString();
    what.recording = json[u"recording"_s].toString();
    what.to = *to;
    return true;
}

bool read(const QJsonObject &json, DeleteRecording &what)
{
    what.recording = json[u"recording"_s].toString();
    return true;
}

bool read(const QJsonObject &json, ProvisionNumber &what)
{
    what.number = json[u"number"_s].toString();
    what.set = json[u"set"_s].toBool();
    if (json.contains(u"back"_s)) {
        const QJsonObject back = json[u"back"_s].toObject();
        what.back =
            FormerWebhooks{{back[u"voice"_s].toString(), back[u"fallback"_s].toString(), back[u"status"_s].toString()},
                back[u"voice_method"_s].toString(), back[u"fallback_method"_s].toString(),
                back[u"status_method"_s].toString()};
    }
    return true;
}

// --- what can be an order at all

bool isPath(const QString &path)
{
    return path.startsWith(u'/') && !path.startsWith(u"//"_s) && !path.contains(u'#');
}

bool isSound(const PlaceCall &what)
{
    return !what.to.isEmpty() && !what.from.isEmpty() && what.to != what.from
        && (what.answerPath.isEmpty() ? !what.flow.isEmpty() : isPath(what.answerPath)) && what.ringAtMost >= seconds(5)
        && what.ringAtMost <= seconds(600) && (!what.longest || *what.longest > seconds(0)) && what.furtherTries >= 0
        && what.furtherTries <= 20 && what.tryAgainAfter >= seconds(1) && what.direction != CallDirection::Inbound;
}

bool isSound(const EndCall &what)
{
    return isSid(what.call, "CA"_L1);
}

bool isSound(const RedirectCall &what)
{
    return isSid(what.call, "CA"_L1) && isPath(what.path);
}

bool isSound(const StartRecording &what)
{
    return isSid(what.call, "CA"_L1);
}

bool isSound(const ChangeRecording &what)
{
    return isSid(what.call, "CA"_L1) && (what.recording.isEmpty() || isSid(what.recording, "RE"_L1));
}

bool isSound(const DeleteRecording &what)
{
    return isSid(what.recording, "RE"_L1);
}

bool isSound(const ProvisionNumber &what)
{
    return what.number.startsWith(u'+');
}

/// How an order goes into the outbox.
struct Manner {
    QString subject;
    QLatin1StringView budget = restBudget;
    bool ordered = true;
    bool repeatable = true;
    std::chrono::milliseconds within = steerWithin;
    bool bulk = false; // behind what steers calls
};

template <typename Order>
Result<ItemId> enqueue(Transaction &tx, const Order &what, const When &when, const Manner &manner)
{
    if (!isSound(what))
        return failure(Error::Kind::Invalid, QString(Order::kind) + u" lacks what it needs"_s);
    NewItem item;
    item.kind = QString(Order::kind);
    item.subject = manner.subject;
    item.payload = QString::fromUtf8(QJsonDocument(toJson(what)).toJson(QJsonDocument::Compact));
    item.budget = QString(manner.budget);
    item.ordered = manner.ordered;
    item.repeatable = manner.repeatable;
    item.bulk = manner.bulk;
    item.group = when.group;
    item.dueAt = when.dueAt;
    item.expiresAt = when.expiresAt ? when.expiresAt : when.dueAt.value_or(tx.now()) + manner.within;
    return store::outbox::enqueue(tx, item);
}

} // namespace

Result<ItemId> order(Transaction &tx, const PlaceCall &what, const When &when)
{
    return enqueue(tx, what, when, {what.to, callBudget, false, false, placeWithin});
}

Result<ItemId> order(Transaction &tx, const EndCall &what, const When &when)
{
    return enqueue(tx, what, when, {.subject = what.call, .within = endWithin});
}

Result<ItemId> order(Transaction &tx, const RedirectCall &what, const When &when)
{
    // A second redirect would throw a caller back who has gone on meanwhile.
    return enqueue(tx, what, when, {.subject = what.call, .repeatable = false});
}

Result<ItemId> order(Transaction &tx, const StartRecording &what, const When &when)
{
    return enqueue(tx, what, when, {.subject = what.call, .repeatable = false});
}

Result<ItemId> order(Transaction &tx, const ChangeRecording &what, const When &when)
{
    return enqueue(tx, what, when, {.subject = what.call});
}

Result<ItemId> order(Transaction &tx, const DeleteRecording &what, const When &when)
{
    return enqueue(tx, what, when, {.subject = what.recording, .within = tidyWithin, .bulk = true});
}

Result<ItemId> order(Transaction &tx, const ProvisionNumber &what, const When &when)
{
    return enqueue(tx, what, when, {.subject = what.number, .within = endWithin});
}

QJsonObject toJson(const PlaceCall &what)
{
    QJsonObject json{{u"to"_s, what.to}, {u"from"_s, what.from}, {u"answer_path"_s, what.answerPath},
        {u"flow"_s, what.flow}, {u"by"_s, what.by.value}, {u"direction"_s, toWord(outgoingDirections, what.direction)},
        {u"ring_at_most"_s, qint64(what.ringAtMost.count())}, {u"record"_s, what.record},
        {u"machine_detection"_s, toWord(detections, what.machineDetection)}, {u"further_tries"_s, what.furtherTries},
        {u"try_again_after"_s, qint64(what.tryAgainAfter.count())}};
    if (what.longest)
        json[u"longest"_s] = qint64(what.longest->count());
    return json;
}

QJsonObject toJson(const EndCall &what)
{
    return {{u"call"_s, what.call}};
}

QJsonObject toJson(const RedirectCall &what)
{
    return {{u"call"_s, what.call}, {u"path"_s, what.path}};
}

QJsonObject toJson(const StartRecording &what)
{
    return {{u"call"_s, what.call}};
}

QJsonObject toJson(const ChangeRecording &what)
{
    return {{u"call"_s, what.call}, {u"recording"_s, what.recording}, {u"to"_s, toWord(changes, what.to)}};
}

QJsonObject toJson(const DeleteRecording &what)
{
    return {{u"recording"_s, what.recording}};
}

QJsonObject toJson(const ProvisionNumber &what)
{
    QJsonObject json{{u"number"_s, what.number}, {u"set"_s, what.set}};
    if (what.back) {
        const NumberWebhooks &addresses = what.back->addresses;
        json[u"back"_s] = QJsonObject{{u"voice"_s, addresses.voice}, {u"fallback"_s, addresses.voiceFallback},
            {u"status"_s, addresses.status}, {u"voice_method"_s, what.back->voiceMethod},
            {u"fallback_method"_s, what.back->voiceFallbackMethod}, {u"status_method"_s, what.back->statusMethod}};
    }
    return json;
}

template <typename Order>
Result<Order> orderFrom(const QString &payload)
{
    Order what;
    const QJsonDocument document = QJsonDocument::fromJson(payload.toUtf8());
    if (!document.isObject() || !read(document.object(), what) || !isSound(what))
        return failure(Error::Kind::Invalid, u"the payload is no "_s + QString(Order::kind));
    return what;
}

template Result<PlaceCall> orderFrom(const QString &);
template Result<EndCall> orderFrom(const QString &);
template Result<RedirectCall> orderFrom(const QString &);
template Result<StartRecording> orderFrom(const QString &);
template Result<ChangeRecording> orderFrom(const QString &);
template Result<DeleteRecording> orderFrom(const QString &);
template Result<ProvisionNumber> orderFrom(const QString &);

QString flowPath(const QString &flow)
{
    return u"/twilio/voice/incoming?flow="_s + QString::fromLatin1(QUrl::toPercentEncoding(flow));
}

} // namespace cb::calls
