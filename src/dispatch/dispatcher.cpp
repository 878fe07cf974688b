// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/dispatcher.h"

#include "dispatch/outcomes.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Transaction;
namespace outbox = cb::store::outbox;

namespace cb::dispatch {

Q_DECLARE_LOGGING_CATEGORY(lcDispatch)

namespace {

constexpr std::chrono::milliseconds betweenLooks{50}; // commits may come by the thousand
constexpr std::chrono::milliseconds beyondTimeout = 15s; // a sending this much over its time-out is unclear
constexpr std::chrono::milliseconds blockedFor = 1s; // rows that are due, but nobody may take
constexpr std::chrono::milliseconds longestSleep = 60s;
constexpr std::chrono::milliseconds writeAgainAfter = 1s;
constexpr int unclearAtOnce = 20;
constexpr int countedAtMost = 1000;
constexpr int hookTries = 5;

} // namespace

/// What one look finds.
struct Dispatcher::Survey {
    Instant at{};
    QList<outbox::Budget> budgets;
    QList<Item> unclear;
    std::optional<Instant> nextLook;
    std::optional<Instant> nextSweep;
    outbox::Counts counts;
};

struct Dispatcher::Sending {
    Item item; // with the number of this attempt
    SendResult result;
    bool answered = false;
};

Dispatcher::Dispatcher(
    store::Database &database, const Clock &clock, const Handlers &handlers, DispatcherOptions options, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_handlers(handlers)
    , m_options(std::move(options))
    , m_budgets(m_options.paces)
{
    m_timer.setParent(this); // moves along to another thread
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Dispatcher::look);
}

template <typename Work, typename Done>
void Dispatcher::write(QByteArray subject, Work work, Done done)
{
    m_database.write(store::Lane::Interactive, std::move(subject), std::move(work), this, std::move(done));
}

void Dispatcher::start()
{
    connect(&m_database, &store::Database::committed, this, &Dispatcher::nudge);
    m_running = true;
    m_looking = true; // nothing before that is recovered
    write(
        outbox::claimSubject,
        [worker = m_options.worker](Transaction &tx) -> Result<> {
            const Result<outbox::Swept> swept = outbox::recover(tx, worker);
            return swept ? Result<>() : Result<>(tl::unexpected(swept.error()));
        },
        [this](const Result<> &recovered) {
            if (!recovered)
                qCWarning(lcDispatch, "recovering: %ls", qUtf16Printable(recovered.error().detail));
            m_looking = false;
            look();
        });
}

void Dispatcher::stop(std::chrono::milliseconds grace)
{
    m_running = false;
    m_lookAgain = false;
    m_timer.stop();
    disconnect(&m_database, &store::Database::committed, this, &Dispatcher::nudge);
    if (isIdle()) {
        Q_EMIT drained();
        return;
    }
    QTimer::singleShot(grace, this, [this] { m_stop.request_stop(); });
}

void Dispatcher::setPace(const QString &family, const Pace &pace)
{
    m_budgets.set(family, pace);
    look();
}

void Dispatcher::nudge()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    const auto since = std::chrono::steady_clock::now() - m_lastLook;
    if (since >= betweenLooks)
        look();
    else
        wakeAt(m_clock.now());
}

void Dispatcher::wakeAt(Instant at)
{
    if (!m_running || (m_wakeAt && *m_wakeAt <= at && m_timer.isActive()))
        return;
    m_wakeAt = at;
    const auto ours = std::chrono::duration<double, std::milli>(at - m_clock.now()) / m_options.speed;
    const auto wait = std::chrono::milliseconds(qint64(std::ceil(ours.count())));
    m_timer.start(std::clamp<std::chrono::milliseconds>(wait, betweenLooks, longestSleep));
}

void Dispatcher::look()
{
    if (!m_running)
        return;
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_lookAgain = false;
    m_timer.stop();
    m_wakeAt.reset();
    survey();
}

void Dispatcher::survey()
{
    m_lastLook = std::chrono::steady_clock::now();
    m_lookedFor -= std::exchange(m_justLookedFor, {});
    const Instant now = m_clock.now();
    m_database.readFor<Survey>(
        [now](store::Connection &connection) -> Result<Survey> {
            Survey survey;
            survey.at = now;
            const auto take = [](auto result, auto &target) -> Result<> {
                if (!result)
                    return tl::unexpected(result.error());
                target = std::move(*result);
                return {};
            };
            for (const Result<> &read : {take(outbox::waitingBudgets(connection, now), survey.budgets),
                     take(outbox::unclearDue(connection, now, unclearAtOnce), survey.unclear),
                     take(outbox::nextLook(connection), survey.nextLook),
                     take(outbox::nextSweep(connection), survey.nextSweep),
                     take(outbox::counts(connection, now, countedAtMost), survey.counts)}) {
                if (!read)
                    return tl::unexpected(read.error());
            }
            return survey;
        },
        this,
        [this](const Result<Survey> &survey) {
            if (!survey) {
                qCWarning(lcDispatch, "looking into the outbox: %ls", qUtf16Printable(survey.error().detail));
                wakeAt(m_clock.now() + writeAgainAfter);
                return endLook();
            }
            if (!m_running || !survey->nextSweep || *survey->nextSweep > survey->at)
                return act(*survey);
            write(
                outbox::claimSubject,
                [handlers = &m_handlers](Transaction &tx) { return dispatch::sweep(tx, *handlers); },
                [this, survey = *survey](const Result<> &swept) {
                    if (!swept) {
                        qCWarning(lcDispatch, "sweeping the outbox: %ls", qUtf16Printable(swept.error().detail));
                        wakeAt(m_clock.now() + writeAgainAfter);
                        return act(survey);
                    }
                    m_lookAgain = true; // what was swept is looked at next
                    Survey rest = survey;
                    rest.nextSweep.reset();
                    act(rest);
                });
        });
}

void Dispatcher::act(const Survey &survey)
{
    if (!m_running)
        return endLook();
    tell(survey);
    for (const std::optional<Instant> &next : {survey.nextSweep, survey.nextLook}) {
        if (next && *next > survey.at)
            wakeAt(*next);
    }
    for (const Item &item : survey.unclear)
        lookFor(item);
    m_toClaim.clear();
    for (const outbox::Budget &budget : survey.budgets) {
        if (budget.firstDue > survey.at) {
            if (budget.firstDue != Instant::max())
                wakeAt(budget.firstDue);
        } else if (budget.turns.untilNext > 0ms && m_budgets.pace(budget.name).perSecond > 0) {
            wakeAt(survey.at + budget.turns.untilNext);
        } else if (m_budgets.room(budget.name) > 0) {
            m_toClaim << budget.name;
        } // else too many are under way: the first that ends looks again
    }
    claimNext();
}

void Dispatcher::claimNext()
{
    if (!m_running || m_toClaim.isEmpty())
        return endLook();
    const QString budget = m_toClaim.takeFirst();
    const int room = m_budgets.room(budget);
    if (room == 0) // a group of another budget took it
        return claimNext();
    m_database.writeFor<QList<Item>>(
        store::Lane::Interactive, outbox::claimSubject,
        [worker = m_options.worker, budget, room, lease = m_options.leaseFor, rates = m_budgets.rates()](
            Transaction &tx) { return outbox::claim(tx, worker, budget, room, lease, rates); },
        this,
        [this, budget](const Result<QList<Item>> &claimed) {
            if (!claimed)
                qCWarning(lcDispatch, "claiming: %ls", qUtf16Printable(claimed.error().detail));
            if (!claimed || claimed->isEmpty()) {
                wakeAt(m_clock.now() + blockedFor);
            } else {
                for (const Item &item : *claimed)
                    deliver(item);
                m_lookAgain = true; // there may be more
            }
            claimNext();
        });
}

void Dispatcher::endLook()
{
    m_looking = false;
    if (!m_running) {
        m_lookAgain = false;
        if (isIdle())
            Q_EMIT drained();
        return;
    }
    if (m_lookAgain)
        QMetaObject::invokeMethod(this, &Dispatcher::look, Qt::QueuedConnection);
}

void Dispatcher::deliver(const Item &item)
{
    const Instant now = m_clock.now();
    if (!m_running)
        return; // its lease is freed at the next start
    // A group comes whole: those of its members that would be too many at once wait, claimed no more but not undone.
    if (m_budgets.room(item.budget) == 0)
        return giveBack(item, now + blockedFor);
    m_budgets.begin(item.budget);
    begun();
    if (m_handlers.timer(item.kind))
        return deliverTimer(item);
    const Handler *handler = m_handlers.find(item.kind);
    if (!handler) {
        qCWarning(lcDispatch, "nobody carries out rows of kind %ls", qUtf16Printable(item.kind));
        const auto sending = std::make_shared<Sending>();
        sending->item = item;
        sending->result = SendResult::failed(u"nobody carries out "_s + item.kind);
        return settle(sending, 0);
    }
    // By the clock, whose seconds may be shorter than those the vendor takes.
    const auto within = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::duration<double, std::milli>(handler->timeout() + beyondTimeout) * std::max(1.0, m_options.speed));
    m_database.writeFor<int>(
        store::Lane::Interactive, outbox::claimSubject,
        [id = item.id, worker = m_options.worker, within](
            Transaction &tx) { return outbox::markSending(tx, id, worker, within); },
        this,
        [this, item, until = now + within](const Result<int> &attempt) {
            if (attempt)
                return send(item, *attempt, until);
            if (attempt.error().kind != Error::Kind::Conflict)
                qCWarning(lcDispatch, "outbox row %lld is not sent: %ls", item.id.value,
                    qUtf16Printable(attempt.error().detail));
            m_budgets.end(item.budget);
            ended();
        });
}

void Dispatcher::giveBack(const Item &item, Instant dueAt)
{
    begun();
    write(
        outbox::claimSubject,
        [id = item.id, worker = m_options.worker, dueAt](
            Transaction &tx) { return outbox::release(tx, id, worker, dueAt); },
        [this](const Result<> &) { ended(); }); // what was not given back comes back with its lease
}

void Dispatcher::deliverTimer(const Item &item)
{
    write(
        item.subject.toUtf8(),
        [handlers = &m_handlers, item, worker = m_options.worker](
            Transaction &tx) { return dispatch::deliverTimer(tx, *handlers, item, worker); },
        [this, item](const Result<> &delivered) {
            m_budgets.end(item.budget);
            if (delivered || delivered.error().kind == Error::Kind::Cancelled) {
                m_timerFailures.remove(item.id.value);
                return ended();
            }
            const int failures = ++m_timerFailures[item.id.value];
            qCWarning(
                lcDispatch, "timer %ls: %ls", qUtf16Printable(item.kind), qUtf16Printable(delivered.error().detail));
            giveBack(item, m_clock.now() + backoff(failures));
            ended();
        });
}

void Dispatcher::send(const Item &item, int attempt, Instant until)
{
    const auto sending = std::make_shared<Sending>();
    sending->item = item;
    sending->item.attempts = attempt;
    if (!m_running) { // it stopped between the commit and the first byte
        sending->result = SendResult::notDone(u"the engine stopped before sending"_s, 0ms);
        return settle(sending, 0);
    }
    if (m_clock.now() >= until) { // the machine slept there: others have taken this attempt for unclear
        sending->result = SendResult::notDone(u"the moment to send had passed"_s, 0ms);
        return settle(sending, 0);
    }
    const QPointer<Dispatcher> self(this);
    m_handlers.find(item.kind)->send(sending->item, attempt, m_stop.get_token(), [self, sending](SendResult result) {
        if (!self || std::exchange(sending->answered, true))
            return;
        sending->result = std::move(result);
        self->settle(sending, 0);
    });
}

void Dispatcher::settle(const std::shared_ptr<Sending> &sending, int tries)
{
    write(
        sending->item.subject.toUtf8(),
        [handlers = &m_handlers, sending, tries](Transaction &tx) {
            return dispatch::settle(tx, *handlers, sending->item, sending->result, tries < hookTries);
        },
        [this, sending, tries](const Result<> &settled) {
            if (!settled && settled.error().kind != Error::Kind::Cancelled) {
                qCWarning(lcDispatch, "the outcome of %ls (outbox row %lld) cannot be written: %ls",
                    qUtf16Printable(sending->item.kind), sending->item.id.value,
                    qUtf16Printable(settled.error().detail));
                if (m_running && tries < 2 * hookTries) {
                    QTimer::singleShot(writeAgainAfter, this, [this, sending, tries] { settle(sending, tries + 1); });
                    return;
                }
            }
            m_budgets.end(sending->item.budget);
            ended();
        });
}

void Dispatcher::lookFor(const Item &item)
{
    if (m_lookedFor.contains(item.id.value))
        return;
    m_lookedFor.insert(item.id.value);
    begun();
    const QPointer<Dispatcher> self(this);
    const auto answered = std::make_shared<bool>(false);
    const auto done = [self, item, answered](const LookUp &found) {
        if (!self || std::exchange(*answered, true))
            return;
        self->write(
            item.subject.toUtf8(),
            [handlers = &self->m_handlers, item, found](
                Transaction &tx) { return settleLook(tx, *handlers, item, found); },
            [self, item](const Result<> &settled) {
                if (!settled && settled.error().kind != Error::Kind::Cancelled) {
                    qCWarning(lcDispatch, "outbox row %lld was looked for: %ls", item.id.value,
                        qUtf16Printable(settled.error().detail));
                    self->wakeAt(self->m_clock.now() + writeAgainAfter);
                }
                self->m_justLookedFor.insert(item.id.value); // what is being read now may be older than this
                self->ended();
            });
    };
    Handler *handler = m_handlers.find(item.kind);
    if (handler)
        handler->lookUp(item, m_stop.get_token(), done);
    else
        done(LookUp());
}

void Dispatcher::ended()
{
    --m_open;
    if (m_running)
        return nudge();
    if (isIdle())
        Q_EMIT drained();
}

void Dispatcher::tell(const Survey &survey)
{
    OutboxStatus status;
    status.waiting = survey.counts.waiting;
    status.unclear = survey.counts.unclear;
    status.parked = survey.counts.parked;
    for (const outbox::Budget &budget : survey.budgets) {
        if (budget.firstDue <= survey.at)
            status.oldestDue = status.oldestDue ? std::min(*status.oldestDue, budget.firstDue) : budget.firstDue;
    }
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

} // namespace cb::dispatch

#include "moc_dispatcher.cpp"
