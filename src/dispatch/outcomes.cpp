// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/outcomes.h"

#include "commands/command.h"

#include <QLoggingCategory>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Transaction;
using cb::store::outbox::ItemId;
namespace outbox = cb::store::outbox;

namespace cb::dispatch {

Q_LOGGING_CATEGORY(lcDispatch, "callboard.dispatch", QtInfoMsg)

namespace {

// After the first, second and third look at a row that was not there.
constexpr std::chrono::seconds untilNextLook[] = {50s, 240s};
constexpr int looks = int(std::size(untilNextLook)) + 1;
constexpr std::chrono::seconds askAgainAfter{60}; // when nobody could be asked
constexpr std::chrono::hours askAtMost{1};
constexpr std::chrono::milliseconds longestBackoff = 5min;
// A vendor's list names seconds, and a request may take a minute: what was sent so close together is told apart by
// nothing in it.
constexpr std::chrono::milliseconds alikeWithin = 2min;

/// Conflict means that somebody else knew better, and earlier.
Result<> unlessOver(Result<> done, bool &isNews)
{
    isNews = done.has_value();
    if (!done && done.error().kind == Error::Kind::Conflict)
        return {};
    return done;
}

Result<> doneWith(Transaction &tx, const Handlers &handlers, const Item &item, const SendResult &result, bool withHook)
{
    const Result<bool> news = outbox::done(tx, item.id, result.remoteId);
    if (!news)
        return news.error().kind == Error::Kind::Conflict ? Result<>() : Result<>(tl::unexpected(news.error()));
    return *news && withHook ? handlers.ended(tx, item, result) : Result<>();
}

Result<> parkIt(Transaction &tx, const Handlers &handlers, const Item &item)
{
    bool news = false;
    if (const Result<> parked = unlessOver(outbox::park(tx, item.id), news); !parked)
        return parked;
    if (!news)
        return {};
    qCWarning(lcDispatch, "outbox row %lld (%ls) may or may not have been carried out: a person decides", item.id.value,
        qUtf16Printable(item.kind));
    return handlers.ended(tx, item, SendResult::unclear(item.outcome));
}

/// Two orders to call the same number look alike in the vendor's list: each call is one row's only. While as many
/// rows are in doubt as there are calls, or fewer, the older row has the older call; when calls are missing nobody
/// knows whose they are, and nothing is taken.
Result<QString> firstFree(Transaction &tx, const Item &item, const QStringList &candidates)
{
    const Result<QList<Item>> alike = outbox::about(tx, item.subject);
    if (!alike)
        return tl::unexpected(alike.error());
    QStringList free = candidates;
    qsizetype inDoubt = 0; // besides this one
    qsizetype older = 0;
    for (const Item &other : *alike) {
        if (other.id == item.id)
            continue;
        free.removeAll(other.remoteId);
        using enum outbox::State;
        const bool doubtful = other.state == Sending || other.state == Unclear || other.state == Parked;
        if (!doubtful || other.kind != item.kind || !other.sentAt || !item.sentAt)
            continue;
        if (std::chrono::abs(*other.sentAt - *item.sentAt) > alikeWithin)
            continue;
        ++inDoubt;
        older += std::tie(*other.sentAt, other.id) < std::tie(*item.sentAt, item.id) ? 1 : 0;
    }
    return free.size() > inDoubt ? free.at(older) : QString();
}

ItemId itemOf(const QJsonObject &args)
{
    const QJsonValue id = args.value(u"id"_s);
    return {id.isString() ? id.toString().toLongLong() : id.toInteger()}; // the command line writes numbers as text
}

Result<> check(const QJsonObject &args)
{
    return itemOf(args).isValid() ? Result<>() : Result<>(failure(Error::Kind::Invalid, u"id is missing"_s));
}

/// The attempt the person decided about; none: whichever was the last.
std::optional<int> attemptOf(const QJsonObject &args)
{
    const QJsonValue attempt = args.value(u"attempt"_s);
    if (attempt.isUndefined())
        return std::nullopt;
    return attempt.isString() ? attempt.toString().toInt() : attempt.toInt();
}

using Decide = std::function<Result<>(Transaction &, const Item &, std::optional<int> attempt)>;

void addCommand(commands::Registry &registry, const QString &name, const Decide &decide)
{
    registry.add({.name = name,
        .needed = commands::Role::Operator,
        .check = check,
        .handle = [decide](Transaction &tx, const commands::Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            const Result<std::optional<Item>> item = outbox::find(tx, itemOf(args));
            if (!item)
                return tl::unexpected(item.error());
            if (!*item)
                return failure(Error::Kind::NotFound, u"no outbox row %1"_s.arg(itemOf(args).value));
            if (const Result<> done = decide(tx, **item, attemptOf(args)); !done)
                return tl::unexpected(done.error());
            return QJsonObject();
        },
        .personal = {}});
}

} // namespace

std::chrono::milliseconds backoff(int attempts)
{
    const int doublings = std::clamp(attempts - 1, 0, 10);
    return std::min<std::chrono::milliseconds>(1s * (1 << doublings), longestBackoff);
}

Result<> settle(Transaction &tx, const Handlers &handlers, const Item &item, const SendResult &result, bool withHook)
{
    bool news = false;
    switch (result.kind) {
    case SendResult::Kind::Done:
        return doneWith(tx, handlers, item, result, withHook);
    case SendResult::Kind::NotDone: {
        const Instant again = tx.now() + result.retryAfter.value_or(backoff(item.attempts));
        return unlessOver(outbox::retry(tx, item.id, item.attempts, result.why, again, result.httpStatus), news);
    }
    case SendResult::Kind::Failed: {
        const Result<> failed =
            unlessOver(outbox::failed(tx, item.id, item.attempts, result.why, result.httpStatus), news);
        return failed && news && withHook ? handlers.ended(tx, item, result) : failed;
    }
    case SendResult::Kind::Unclear: {
        const Instant next = tx.now() + (item.repeatable ? backoff(item.attempts) : firstLook);
        return unlessOver(outbox::unclear(tx, item.id, item.attempts, result.why, next), news);
    }
    }
    return {};
}

Result<> settleLook(Transaction &tx, const Handlers &handlers, const Item &item, const LookUp &found)
{
    // Engines that share a database look for the same rows: the first answer counts, unless a later one has found it.
    const Result<std::optional<Item>> now = outbox::find(tx, item.id);
    if (!now)
        return tl::unexpected(now.error());
    if (!*now || (found.kind != LookUp::Kind::Found && ((*now)->checks != item.checks || (*now)->dueAt != item.dueAt)))
        return {};
    bool news = false;
    switch (found.kind) {
    case LookUp::Kind::Found: {
        const Result<QString> ours = firstFree(tx, item, found.remoteIds);
        if (!ours)
            return tl::unexpected(ours.error());
        if (!ours->isEmpty())
            return doneWith(tx, handlers, item, SendResult::done(*ours), true);
        [[fallthrough]];
    }
    case LookUp::Kind::NotThere:
        if (item.checks + 1 >= looks)
            return parkIt(tx, handlers, item);
        return unlessOver(outbox::lookAgain(tx, item.id, tx.now() + untilNextLook[item.checks]), news);
    case LookUp::Kind::Unknown:
        if (item.sentAt && *item.sentAt + askAtMost <= tx.now())
            return parkIt(tx, handlers, item);
        return unlessOver(outbox::lookAgain(tx, item.id, tx.now() + askAgainAfter, false), news);
    }
    return {};
}

Result<> sweep(Transaction &tx, const Handlers &handlers)
{
    const Result<outbox::Swept> swept = outbox::sweep(tx);
    if (!swept)
        return tl::unexpected(swept.error());
    for (const Item &item : swept->expired) {
        const Result<> told = handlers.ended(tx, item, SendResult::failed(u"too late"_s));
        if (!told)
            return told;
    }
    return {};
}

Result<> deliverTimer(Transaction &tx, const Handlers &handlers, const Item &item, const QString &worker)
{
    const TimerHook *hook = handlers.timer(item.kind);
    Q_ASSERT(hook != nullptr);
    if (const Result<int> attempt = outbox::markSending(tx, item.id, worker, 1min); !attempt)
        return tl::unexpected(attempt.error());
    if (const Result<> run = (*hook)(tx, item); !run)
        return run;
    const Result<bool> done = outbox::done(tx, item.id, {});
    return done ? Result<>() : Result<>(tl::unexpected(done.error()));
}

Result<> proved(Transaction &tx, const Handlers &handlers, QByteArrayView proofValue, const QString &remoteId)
{
    const std::optional<Proof> proof = readProof(proofValue);
    if (!proof)
        return {};
    const Result<std::optional<Item>> item = outbox::find(tx, proof->id);
    if (!item)
        return tl::unexpected(item.error());
    // Of a row that a person said had arrived the SID is still news: it is no other row's any more.
    const bool known = *item && (*item)->state == outbox::State::Done && !(*item)->remoteId.isEmpty();
    if (!*item || proof->attempt > (*item)->attempts || known)
        return {};
    return doneWith(tx, handlers, **item, SendResult::done(remoteId), true);
}

void addCommands(commands::Registry &registry, const Handlers &handlers)
{
    addCommand(registry, u"outbox.sendAgain"_s, [](Transaction &tx, const Item &item, std::optional<int> attempt) {
        return outbox::sendAgain(tx, item.id, attempt);
    });
    addCommand(
        registry, u"outbox.itArrived"_s, [&handlers](Transaction &tx, const Item &item, std::optional<int> attempt) {
            const Result<> arrived = outbox::itArrived(tx, item.id, attempt);
            return arrived ? handlers.ended(tx, item, SendResult::done()) : arrived;
        });
    addCommand(registry, u"outbox.cancel"_s, [&handlers](Transaction &tx, const Item &item, std::optional<int>) {
        const Result<> cancelled = outbox::cancel(tx, item.id);
        return cancelled ? handlers.ended(tx, item, SendResult::failed(u"taken back"_s)) : cancelled;
    });
}

} // namespace cb::dispatch
