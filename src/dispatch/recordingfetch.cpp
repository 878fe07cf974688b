// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/recordingfetch.h"

#include "audio/outline.h"
#include "audio/wav.h"
#include "recordings/recordingstore.h"
#include "store/database.h"
#include "twilio/rest/client.h"

#include <QCryptographicHash>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace rest = cb::twilio::rest;

namespace cb::dispatch {

namespace {

using Done = std::function<void(SendResult)>;

constexpr auto patience = 30s;
constexpr auto cutShort = 2s; // the vendor rounds a length up
constexpr int accountNotActive = 20005; // Twilio: suspended, mostly for its balance

/// A try that brought nothing.
struct Miss {
    AudioProblem problem = AudioProblem::NotFound;
    AudioState state = AudioState::OnItsWay; // then it is tried again
    QString why;
    std::optional<std::chrono::milliseconds> after;
};

/// What is looked at and kept in a thread of its own: a long recording takes some 100 ms.
struct Kept {
    std::optional<recordings::Fetched> fetched;
    Miss miss;
};

Kept keep(const recordings::Archive &archive, const QString &sid, const QByteArray &sound,
    std::optional<std::chrono::seconds> told, int channels)
{
    Kept kept;
    const QByteArray checksum = QCryptographicHash::hash(sound, QCryptographicHash::Sha256);
    const Result<audio::Outline> outline = audio::outlineOf(sound);
    if (!outline) {
        kept.miss = {AudioProblem::Damaged, AudioState::Damaged, outline.error().detail, {}};
        return kept;
    }
    if (told && outline->length() + cutShort < *told) {
        kept.miss = {AudioProblem::Damaged, AudioState::Damaged, u"it is shorter than the vendor said"_s, {}};
        return kept;
    }
    const Result<QString> file = archive.keep(sid, {sound, outline->toBytes(checksum)});
    if (!file) {
        const bool key = file.error().kind == Error::Kind::Denied;
        kept.miss = {key ? AudioProblem::NoKey : AudioProblem::Disk, key ? AudioState::Absent : AudioState::OnItsWay,
            file.error().detail, {}};
        return kept;
    }
    recordings::Fetched fetched;
    fetched.file = *file;
    fetched.keyId = archive.keyId();
    fetched.checksum = checksum;
    fetched.sizeBytes = sound.size();
    fetched.mp3 = !sound.startsWith("RIFF");
    fetched.length = outline->length();
    const Result<audio::WavView> wav = audio::WavView::open(sound);
    fetched.channels = wav ? wav->channels() : channels;
    kept.fetched = fetched;
    return kept;
}

Miss missOf(const rest::Failure &failure, int attempt, const RecordingFetchOptions &options)
{
    Miss miss;
    miss.why = failure.detail;
    const bool last = attempt >= options.triesUntilGivenUp;
    if (failure.httpStatus == 404) {
        const bool absent = attempt >= options.triesUntilAbsent;
        miss.problem = absent ? AudioProblem::NotFound : AudioProblem::NotThereYet;
        miss.state = absent ? AudioState::Absent : AudioState::OnItsWay;
        miss.after = attempt == 1 ? options.again : 2 * options.again;
    } else if (failure.kind == Error::Kind::Remote && failure.httpStatus == 0) { // the client stopped at maxBytes
        miss.problem = AudioProblem::TooLarge;
        miss.state = AudioState::TooLarge;
    } else if (failure.code == accountNotActive || failure.httpStatus == 402) {
        miss.problem = AudioProblem::Balance;
        miss.state = last ? AudioState::Absent : AudioState::OnItsWay;
    } else if (failure.httpStatus == 401 || failure.httpStatus == 403) {
        miss.problem = AudioProblem::Permission;
        miss.state = last ? AudioState::Absent : AudioState::OnItsWay;
    } else if (failure.kind == Error::Kind::Invalid) {
        miss.problem = AudioProblem::Address;
        miss.state = AudioState::Absent;
    } else {
        miss.problem = AudioProblem::Unreachable;
        miss.state = last ? AudioState::Absent : AudioState::OnItsWay;
        miss.after = failure.retryAfter;
    }
    return miss;
}

QJsonObject toJson(const recordings::Fetched &fetched)
{
    return {{u"file"_s, fetched.file}, {u"key"_s, fetched.keyId},
        {u"checksum"_s, QString::fromLatin1(fetched.checksum.toHex())}, {u"bytes"_s, fetched.sizeBytes},
        {u"mp3"_s, fetched.mp3}, {u"channels"_s, fetched.channels}, {u"ms"_s, qint64(fetched.length.count())}};
}

recordings::Fetched fetchedFrom(const QJsonObject &json)
{
    recordings::Fetched fetched;
    fetched.file = json[u"file"_s].toString();
    fetched.keyId = json[u"key"_s].toString();
    fetched.checksum = QByteArray::fromHex(json[u"checksum"_s].toString().toLatin1());
    fetched.sizeBytes = json[u"bytes"_s].toInteger();
    fetched.mp3 = json[u"mp3"_s].toBool();
    fetched.channels = json[u"channels"_s].toInt(1);
    fetched.length = std::chrono::milliseconds(json[u"ms"_s].toInteger());
    return fetched;
}

class RecordingFetch final : public Handler
{
public:
    RecordingFetch(std::shared_ptr<TwilioDesk> desk, store::Database &database, const recordings::Archive &archive,
        recordings::Observer observer, std::function<RecordingFetchOptions()> options)
        : m_desk(std::move(desk))
        , m_database(database)
        , m_archive(archive)
        , m_observer(std::move(observer))
        , m_options(std::move(options))
    { }
    ~RecordingFetch() override { m_threads.waitForDone(); }

    void send(const Item &item, int attempt, std::stop_token stop, Done done) override
    {
        if (!m_here) // made by the engine, used in the dispatcher's thread: answers are to come there
            m_here = std::make_unique<QObject>();
        if (const std::optional<SendResult> wait = obstacle(*m_desk, false))
            return done(*wait);
        if (!m_archive.hasKey())
            return miss(item.subject,
                {AudioProblem::NoKey, AudioState::Absent, u"there is no key to encrypt recordings with"_s, {}}, done);
        m_database.readFor<std::optional<RecordingAudio>>(
            [sid = item.subject](store::Connection &connection) { return recordings::bySid(connection, sid); },
            m_here.get(),
            [this, item, attempt, stop = std::move(stop), done](const Result<std::optional<RecordingAudio>> &row) {
                if (!row)
                    return done(SendResult::notDone(row.error().detail));
                if (!*row || (*row)->state == AudioState::Here || (*row)->state == AudioState::Removed)
                    return done(SendResult::done());
                const RecordingFetchOptions options = m_options();
                // Without a word Twilio gives both sides of what was recorded that way.
                download(**row, attempt, options, (*row)->channels > 1 ? options.channels : 0, stop, done);
            });
    }

    Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const override
    {
        if (result.kind == SendResult::Kind::Done) {
            if (!result.answer.contains(u"file"))
                return {};
            const Result<bool> wanted = recordings::arrived(tx, item.subject, fetchedFrom(result.answer), m_observer);
            return wanted ? Result<>() : Result<>(tl::unexpected(wanted.error()));
        }
        if (result.kind != SendResult::Kind::Failed)
            return {};
        // What the last try met has been written; what ended otherwise (no account) is no longer on its way.
        const Result<std::optional<RecordingAudio>> row = recordings::bySid(tx, item.subject);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row || (*row)->state != AudioState::OnItsWay)
            return {};
        const AudioProblem problem = (*row)->problem == AudioProblem::None ? AudioProblem::Permission : (*row)->problem;
        return recordings::missed(tx, item.subject, problem, AudioState::Absent, m_observer);
    }

    std::chrono::milliseconds timeout() const override { return patience; }

private:
    /// `channels` 0: as it was recorded.
    void download(const RecordingAudio &row, int attempt, const RecordingFetchOptions &options, int channels,
        const std::stop_token &stop, const Done &done)
    {
        const rest::MediaFormat format = options.mp3 ? rest::MediaFormat::Mp3 : rest::MediaFormat::Wav;
        const QPointer<QObject> here(m_here.get());
        m_desk->client->media(
            row.sid, format, channels, options.maxBytes, patience,
            [this, here, row, attempt, channels, options, stop, done](rest::Answer<QByteArray> answer) {
                if (!here)
                    return;
                if (!answer && answer.error().kind == Error::Kind::Cancelled)
                    return done(SendResult::notDone(answer.error().detail));
                if (!answer && answer.error().httpStatus == 400
                    && channels > 0) // it has not as many, or cannot be mixed
                    return download(row, attempt, options, channels - 1, stop, done);
                if (!answer)
                    return miss(row.sid, missOf(answer.error(), attempt, options), done);
                examine(row, channels, std::move(*answer), done);
            },
            stop);
    }

    void examine(const RecordingAudio &row, int channels, QByteArray sound, const Done &done)
    {
        // The destructor waits for the pool, so `this` holds; the answer is dropped with the object.
        m_threads.start([this, row, channels, sound = std::move(sound), done] {
            const Kept kept = keep(m_archive, row.sid, sound, row.length, channels > 0 ? channels : row.channels);
            QMetaObject::invokeMethod(
                m_here.get(),
                [this, row, kept, done] {
                    if (kept.fetched)
                        done(SendResult::done(row.sid, toJson(*kept.fetched)));
                    else
                        miss(row.sid, kept.miss, done);
                },
                Qt::QueuedConnection);
        });
    }

    /// The desk sees at once what the try met; then the row goes on or ends.
    void miss(const QString &sid, const Miss &miss, const Done &done)
    {
        m_database.write(
            store::Lane::Bulk, sid.toLatin1(),
            [sid, miss, observer = m_observer](
                store::Transaction &tx) { return recordings::missed(tx, sid, miss.problem, miss.state, observer); },
            m_here.get(),
            [miss, done](const Result<> &) {
                if (miss.state == AudioState::OnItsWay)
                    done(SendResult::notDone(miss.why, miss.after));
                else
                    done(SendResult::failed(miss.why));
            });
    }

    std::shared_ptr<TwilioDesk> m_desk;
    store::Database &m_database;
    recordings::Archive m_archive; // a copy: the handlers may live longer than whoever made them
    recordings::Observer m_observer;
    std::function<RecordingFetchOptions()> m_options;
    std::unique_ptr<QObject> m_here;
    QThreadPool m_threads;
};

} // namespace

std::unique_ptr<Handler> recordingFetch(std::shared_ptr<TwilioDesk> desk, store::Database &database,
    const recordings::Archive &archive, recordings::Observer observer, const RecordingFetchOptions &options)
{
    return recordingFetch(std::move(desk), database, archive, std::move(observer), [options] { return options; });
}

std::unique_ptr<Handler> recordingFetch(std::shared_ptr<TwilioDesk> desk, store::Database &database,
    const recordings::Archive &archive, recordings::Observer observer, std::function<RecordingFetchOptions()> options)
{
    return std::make_unique<RecordingFetch>(
        std::move(desk), database, archive, std::move(observer), std::move(options));
}

} // namespace cb::dispatch
