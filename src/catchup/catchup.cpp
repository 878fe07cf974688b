// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catchup/catchup.h"

#include "calls/callstore.h"
#include "catchup/carrierfacts.h"
#include "voicemail/voicemailstore.h"

#include <QLoggingCategory>
#include <QPointer>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace rest = cb::twilio::rest;

namespace cb::catchup {

namespace {

Q_LOGGING_CATEGORY(lcCatchUp, "callboard.catchup", QtInfoMsg)

constexpr char subject[] = "catchup"; // engines of a team take turns
constexpr std::chrono::milliseconds lookForSleep = 10s;
constexpr std::chrono::milliseconds sleptLongerThan = 60s;
constexpr qsizetype openAtMost = 50; // asked for one by one in a run
constexpr int awaitedAtMost = 50; // messages; as many
constexpr std::chrono::milliseconds transcribedWithin = 5min; // mostly; until then its callback is waited for
constexpr std::chrono::milliseconds slowDown = 10s; // when a 429 does not say how long
constexpr int waitsAtMost = 10; // in a run; the next one comes anyway

} // namespace

CatchUp::CatchUp(
    store::Database &database, const Clock &clock, rest::Client &client, CatchUpOptions options, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_client(client)
    , m_options(std::move(options))
{
    m_timer.setParent(this);
    m_sleepWatch.setParent(this);
    connect(&m_timer, &QTimer::timeout, this, &CatchUp::run);
    connect(&m_sleepWatch, &QTimer::timeout, this, &CatchUp::watchForSleep);
}

void CatchUp::setSettings(const SiteTime &site, const RecordingRules &recordings)
{
    m_options.site = site;
    m_options.recordings = recordings;
}

void CatchUp::start()
{
    m_lastSeen = m_clock.now();
    m_lastTick = std::chrono::steady_clock::now();
    m_sleepWatch.start(lookForSleep);
    const auto every = std::chrono::milliseconds(qint64(double(m_options.every.count()) / m_options.speed));
    m_timer.start(std::max<std::chrono::milliseconds>(every, 1s));
    run();
}

/// The steady clock stands while the machine sleeps, the desk's does not.
void CatchUp::watchForSleep()
{
    const Instant now = m_clock.now();
    const auto tick = std::chrono::steady_clock::now();
    const auto awake = std::chrono::duration<double, std::milli>(tick - m_lastTick) * m_options.speed;
    const auto passed = std::chrono::duration<double, std::milli>(now - m_lastSeen);
    m_lastSeen = now;
    m_lastTick = tick;
    if (passed - awake > std::chrono::duration<double, std::milli>(sleptLongerThan) * m_options.speed) {
        qCInfo(lcCatchUp, "the machine slept");
        run();
    }
}

void CatchUp::run()
{
    if (m_running)
        return;
    m_running = true;
    m_report = {};
    m_waits = 0;
    m_since = m_clock.now() - m_options.window;
    askCalls({});
}

void CatchUp::askCalls(const QString &next)
{
    rest::CallFilter filter;
    filter.since = toDateTime(m_since).date();
    filter.pageSize = m_options.pageSize;
    filter.next = next;
    const QPointer<CatchUp> self(this);
    m_client.calls(filter, [self, next](const rest::Answer<rest::Page<rest::Call>> &page) {
        if (!self)
            return;
        if (!page && self->waitsFor(page.error(), [self, next] { self->askCalls(next); }))
            return;
        if (!page)
            return self->fail(page.error());
        QList<rest::Call> calls = page->items;
        calls.removeIf([since = self->m_since](const rest::Call &call) { // the list knows whole days only
            return call.startedAt.value_or(call.createdAt.value_or(since)) < since;
        });
        // Newest first: what comes after a page without one of the window is older still.
        const bool more = !page->next.isEmpty() && !calls.isEmpty();
        self->m_report.calls += int(calls.size());
        self->keepCalls(inOrder(std::move(calls)), 0, [self, next = page->next, more] {
            if (more)
                self->askCalls(next);
            else
                self->askOpenCalls();
        });
    });
}

/// What is open here although it began before the window: one by one. Recordings first, as nobody asks for them once
/// the call is over here.
void CatchUp::askOpenCalls()
{
    m_database.readFor<QList<Call>>(calls::openCalls, this, [this](const Result<QList<Call>> &open) {
        if (!open)
            return fail(open.error());
        QStringList sids;
        for (const Call &call : *open) {
            if (call.startedAt < m_since && sids.size() < openAtMost)
                sids << call.sid;
        }
        askRecordingsOf(sids, {}, [this, sids] { askOneByOne(sids, [this] { askRecordings({}); }); });
    });
}

/// All of each, however old they are.
void CatchUp::askRecordingsOf(const QStringList &calls, const QString &next, std::function<void()> then)
{
    if (calls.isEmpty())
        return then();
    rest::RecordingFilter filter;
    filter.callSid = calls.first();
    filter.pageSize = m_options.pageSize;
    filter.next = next;
    const QPointer<CatchUp> self(this);
    m_client.recordings(
        filter, [self, calls, next, then = std::move(then)](const rest::Answer<rest::Page<rest::Recording>> &page) {
            if (!self)
                return;
            const auto again = [self, calls, next, then] { self->askRecordingsOf(calls, next, then); };
            if (!page && self->waitsFor(page.error(), again))
                return;
            if (!page)
                return self->fail(page.error());
            self->m_report.recordings += int(page->items.size());
            const bool more = !page->next.isEmpty() && !page->items.isEmpty();
            const QStringList left = more ? calls : calls.sliced(1);
            const QString further = more ? page->next : QString();
            self->keepRecordings(
                page->items, 0, [self, left, further, then] { self->askRecordingsOf(left, further, then); });
        });
}

void CatchUp::askOneByOne(const QStringList &sids, std::function<void()> then)
{
    if (sids.isEmpty())
        return then();
    const QPointer<CatchUp> self(this);
    m_client.call(sids.first(), [self, sids, then = std::move(then)](const rest::Answer<rest::Call> &call) {
        if (!self)
            return;
        const auto goOn = [self, rest = sids.sliced(1), then] { self->askOneByOne(rest, then); };
        if (!call) {
            if (self->waitsFor(call.error(), [self, sids, then] { self->askOneByOne(sids, then); }))
                return;
            if (call.error().kind == Error::Kind::NotFound) // removed at Twilio: nothing more will be known
                return goOn();
            return self->fail(call.error());
        }
        ++self->m_report.calls;
        self->keepCalls({*call}, 0, goOn);
    });
}

/// Recordings of calls that began before the window, or that the list does not have yet: who called is asked first.
void CatchUp::askCallsOf(const QList<rest::Recording> &recordings, std::function<void()> then)
{
    QStringList sids;
    for (const rest::Recording &recording : recordings) {
        if (!recording.callSid.isEmpty() && !sids.contains(recording.callSid))
            sids << recording.callSid;
    }
    const auto work = [sids](store::Connection &connection) { return calls::unknownAmong(connection, sids); };
    m_database.readFor<QStringList>(work, this, [this, then = std::move(then)](const Result<QStringList> &unknown) {
        if (!unknown)
            return fail(unknown.error());
        askOneByOne(*unknown, then);
    });
}

void CatchUp::askRecordings(const QString &next)
{
    rest::RecordingFilter filter;
    filter.since = toDateTime(m_since).date();
    filter.pageSize = m_options.pageSize;
    filter.next = next;
    const QPointer<CatchUp> self(this);
    m_client.recordings(filter, [self, next](const rest::Answer<rest::Page<rest::Recording>> &page) {
        if (!self)
            return;
        if (!page && self->waitsFor(page.error(), [self, next] { self->askRecordings(next); }))
            return;
        if (!page)
            return self->fail(page.error());
        QList<rest::Recording> recordings = page->items;
        recordings.removeIf([since = self->m_since](const rest::Recording &recording) {
            return recording.createdAt.value_or(recording.startedAt.value_or(since)) < since;
        });
        const bool more = !page->next.isEmpty() && !recordings.isEmpty();
        self->m_report.recordings += int(recordings.size());
        const auto goOn = [self, next = page->next, more] {
            if (more)
                self->askRecordings(next);
            else
                self->askTranscripts();
        };
        self->askCallsOf(recordings, [self, recordings, goOn] { self->keepRecordings(recordings, 0, goOn); });
    });
}

/// Words whose callback has not come, although it should have. A few in each run, in turn.
void CatchUp::askTranscripts()
{
    const auto work = [after = m_askedOf, before = m_clock.now() - transcribedWithin](store::Connection &connection) {
        return voicemail::awaitingTranscript(connection, after, before, awaitedAtMost);
    };
    m_database.readFor<QList<Voicemail>>(work, this, [this](const Result<QList<Voicemail>> &waiting) {
        if (!waiting)
            return fail(waiting.error());
        m_askedOf = waiting->size() < awaitedAtMost ? Voicemail::Id{} : waiting->last().id;
        askTranscriptsOf(*waiting);
    });
}

void CatchUp::askTranscriptsOf(const QList<Voicemail> &messages)
{
    if (messages.isEmpty())
        return end();
    const QPointer<CatchUp> self(this);
    m_client.transcriptions(
        messages.first().recordingSid, [self, messages](const rest::Answer<rest::Page<rest::Transcription>> &page) {
            if (!self)
                return;
            if (!page && self->waitsFor(page.error(), [self, messages] { self->askTranscriptsOf(messages); }))
                return;
            const bool removed = !page && page.error().kind == Error::Kind::NotFound;
            if (!page && !removed)
                return self->fail(page.error());
            self->keepTranscripts(messages, removed ? QList<rest::Transcription>() : page->items);
        });
}

void CatchUp::keepTranscripts(QList<Voicemail> messages, const QList<rest::Transcription> &ofTheFirst)
{
    const Voicemail message = messages.takeFirst();
    const auto work = [message, ofTheFirst](store::Transaction &tx) { return keepTranscript(tx, message, ofTheFirst); };
    m_database.writeFor<bool>(
        store::Lane::Bulk, message.callSid.toLatin1(), work, this, [this, messages](const Result<bool> &changed) {
            if (!changed)
                return fail(changed.error());
            m_report.news += *changed ? 1 : 0;
            askTranscriptsOf(messages);
        });
}

void CatchUp::keepCalls(QList<rest::Call> calls, qsizetype from, std::function<void()> then)
{
    if (from >= calls.size())
        return then();
    const auto work = [calls, from, site = m_options.site](
                          store::Transaction &tx) { return catchup::keepCalls(tx, calls, from, site); };
    m_database.writeFor<Kept>(
        store::Lane::Bulk, subject, work, this, [this, calls, then = std::move(then)](const Result<Kept> &kept) {
            if (!kept)
                return fail(kept.error());
            m_report.news += kept->news;
            keepCalls(calls, kept->next, then);
        });
}

void CatchUp::keepRecordings(QList<rest::Recording> recordings, qsizetype from, std::function<void()> then)
{
    if (from >= recordings.size())
        return then();
    const auto work = [recordings, from, rules = m_options.recordings, site = m_options.site](store::Transaction &tx) {
        return catchup::keepRecordings(tx, recordings, from, rules, site);
    };
    m_database.writeFor<Kept>(
        store::Lane::Bulk, subject, work, this, [this, recordings, then = std::move(then)](const Result<Kept> &kept) {
            if (!kept)
                return fail(kept.error());
            m_report.news += kept->news;
            keepRecordings(recordings, kept->next, then);
        });
}

bool CatchUp::waitsFor(const rest::Failure &failure, std::function<void()> ask)
{
    if (failure.httpStatus != 429 || m_waits >= waitsAtMost)
        return false;
    ++m_waits;
    const auto wait = double(failure.retryAfter.value_or(slowDown).count()) / m_options.speed;
    QTimer::singleShot(std::chrono::milliseconds(qint64(std::ceil(wait))), this, std::move(ask));
    return true;
}

void CatchUp::fail(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        qCInfo(lcCatchUp, "catching up ended early: %ls", qUtf16Printable(error.detail));
    m_report.problem = error;
    end();
}

void CatchUp::end()
{
    m_running = false;
    if (m_report.news > 0)
        qCInfo(lcCatchUp, "%d calls and %d recordings looked at, %d were news", m_report.calls, m_report.recordings,
            m_report.news);
    Q_EMIT finished(m_report);
}

} // namespace cb::catchup

#include "moc_catchup.cpp"
