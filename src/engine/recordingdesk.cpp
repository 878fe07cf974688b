// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recordingdesk.h"

#include "audio/outline.h"
#include "calls/callorders.h"
#include "dispatch/recordingfetch.h"
#include "engine/databasetask.h"
#include "recordings/recordingstore.h"
#include "recordings/retention.h"
#include "store/database.h"
#include "voicemail/voicemailfacts.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QPointer>
#include <QThreadPool>

#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

Q_LOGGING_CATEGORY(lcRecordings, "callboard.recordings", QtInfoMsg)

constexpr int sliceRows = 100;
constexpr int resealedAtOnce = 10;

/// A recording and its new file; empty when it could not be read.
struct Resealed {
    RecordingAudio recording;
    QString file;
};

QString keyName()
{
    return u"recordings.key"_s;
}

QString folderOf(const Desk &desk)
{
    return desk.dataFolder + u"/recordings"_s;
}

QList<recordings::ArchiveKey> keysOf(const secrets::Vault &vault, QStringList *problems = nullptr)
{
    QList<recordings::ArchiveKey> keys;
    for (const secrets::Key &key : vault.keys(keyName(), problems)) {
        if (std::optional<recordings::ArchiveKey> made = recordings::ArchiveKey::from(key.value))
            keys << *std::move(made);
    }
    return keys;
}

recordings::Archive archiveOf(const Desk &desk, const Clock &clock, QStringList &problems)
{
    const std::unique_ptr<secrets::Vault> vault = openVault(desk, clock);
    QStringList locked;
    QList<recordings::ArchiveKey> keys = keysOf(*vault, &locked);
    // A place that cannot be looked into may hold the key: no second one is made beside it.
    if (keys.isEmpty() && locked.isEmpty()) {
        if (const Result<QString> kept = vault->put(keyName(), recordings::ArchiveKey::make()); kept)
            keys = keysOf(*vault);
    }
    if (keys.isEmpty())
        problems << u"there is no key to encrypt recordings with (keyring, encrypted file or "
                    "CALLBOARD_RECORDINGS_KEY): they stay at Twilio"_s;
    return {folderOf(desk), std::move(keys)};
}

/// The message learns that its sound is gone, and Twilio is to delete its copy.
Result<> forgottenEverywhere(store::Transaction &tx, const RecordingAudio &audio)
{
    if (Result<> told = voicemail::audioChanged(tx, audio); !told)
        return told;
    const Result<store::outbox::ItemId> ordered = calls::order(tx, calls::DeleteRecording{audio.sid});
    const bool none = !ordered && ordered.error().kind == Error::Kind::Invalid; // its SID is none of Twilio's
    return ordered || none ? Result<>() : Result<>(tl::unexpected(ordered.error()));
}

} // namespace

/// How recordings are fetched, for two threads.
struct RecordingDesk::Wanted {
    std::mutex mutex;
    dispatch::RecordingFetchOptions options;
};

RecordingDesk::RecordingDesk(store::Database &database, const Desk &desk, const config::Configuration &configuration,
    const Clock &clock, QStringList &problems)
    : m_database(database)
    , m_clock(clock)
    , m_archive(archiveOf(desk, clock, problems))
    , m_wanted(std::make_shared<Wanted>())
{
    setSettings(configuration);
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &RecordingDesk::removeOld);
}

void RecordingDesk::setSettings(const config::Configuration &configuration)
{
    {
        const std::lock_guard lock(m_wanted->mutex);
        m_wanted->options.maxBytes = configuration.whole(u"recording.max_bytes"_s);
        m_wanted->options.mp3 = configuration.text(u"recording.format"_s) == u"mp3";
        m_wanted->options.channels = configuration.whole(u"recording.channels"_s);
    }
    m_retentionDays = configuration.whole(u"recording.retention_days"_s);
    m_deleteAtTwilio = configuration.flag(u"recording.delete_at_twilio"_s);
    if (m_hourly.isActive())
        removeOld();
}

void RecordingDesk::addHandlers(dispatch::Handlers &handlers, std::shared_ptr<dispatch::TwilioDesk> twilio)
{
    handlers.add(QString::fromUtf16(recordings::fetchKind),
        dispatch::recordingFetch(
            std::move(twilio), m_database, m_archive, voicemail::audioChanged, [wanted = m_wanted] {
                const std::lock_guard lock(wanted->mutex);
                return wanted->options;
            }));
}

void RecordingDesk::start()
{
    sweep();
    reseal({});
    removeOld();
    m_hourly.start();
}

void RecordingDesk::sweep()
{
    m_database.read(
        [archive = m_archive](store::Connection &connection) -> Result<> {
            const Result<int> removed =
                archive.sweep([&](const QString &file) { return recordings::isKept(connection, file); });
            if (!removed)
                return tl::unexpected(removed.error());
            if (*removed > 0)
                qCInfo(lcRecordings, "%d files that belonged to no recording were removed", *removed);
            return {};
        },
        this, [](const Result<> &) {});
}

/// A few at a time, in a reader's thread: the old key can go when none is left.
void RecordingDesk::reseal(RecordingAudio::Id after)
{
    if (!m_archive.hasKey())
        return;
    m_database.readFor<QList<Resealed>>(
        [archive = m_archive, after](store::Connection &connection) -> Result<QList<Resealed>> {
            const Result<QList<RecordingAudio>> old =
                recordings::underOtherKey(connection, archive.keyId(), after, resealedAtOnce);
            if (!old)
                return tl::unexpected(old.error());
            QList<Resealed> made;
            for (const RecordingAudio &recording : *old) {
                made << Resealed{recording, {}};
                if (const Result<recordings::Content> content = archive.read(recording.sid, recording.file)) {
                    if (const Result<QString> file = archive.keep(recording.sid, *content))
                        made.last().file = *file;
                }
            }
            return made;
        },
        this,
        [this](const Result<QList<Resealed>> &made) {
            if (!made || made->isEmpty())
                return;
            m_database.writeFor<QStringList>(
                store::Lane::Bulk, "recordings.reseal",
                [made = *made, keyId = m_archive.keyId()](store::Transaction &tx) -> Result<QStringList> {
                    QStringList toGo;
                    for (const Resealed &one : made) {
                        if (one.file.isEmpty())
                            continue; // its key is gone, or it is damaged: it stays as it is
                        const Result<bool> taken =
                            recordings::resealed(tx, one.recording.sid, one.recording.file, one.file, keyId);
                        if (!taken)
                            return tl::unexpected(taken.error());
                        toGo << (*taken ? one.recording.file : one.file);
                    }
                    return toGo;
                },
                this,
                [this, last = made->last().recording.id, more = made->size() == resealedAtOnce](
                    const Result<QStringList> &toGo) {
                    if (!toGo)
                        return; // the new files belong to nobody and are swept
                    for (const QString &file : *toGo)
                        (void)m_archive.remove(file);
                    if (more)
                        reseal(last);
                });
        });
}

void RecordingDesk::removeOld()
{
    if (m_retentionDays <= 0)
        return;
    const Instant before = m_clock.now() - std::chrono::hours(24) * m_retentionDays;
    m_database.writeFor<recordings::RemovedOld>(
        store::Lane::Bulk, "recordings.retention",
        [before, observer = m_deleteAtTwilio ? forgottenEverywhere : voicemail::audioChanged](
            store::Transaction &tx) { return recordings::removeOld(tx, before, sliceRows, observer); },
        this,
        [this](const Result<recordings::RemovedOld> &removed) {
            if (!removed) {
                if (removed.error().kind != Error::Kind::Cancelled)
                    qCWarning(lcRecordings, "retention: %ls", qUtf16Printable(removed.error().detail));
                return;
            }
            for (const QString &file : removed->files) {
                if (const Result<> gone = m_archive.remove(file); !gone)
                    qCWarning(lcRecordings, "retention: %ls", qUtf16Printable(gone.error().detail));
            }
            if (removed->recordings == sliceRows)
                removeOld();
        });
}

Result<> keepSound(
    store::Database &database, const Desk &desk, const Clock &clock, const QString &sid, const QByteArray &sound)
{
    const QByteArray checksum = QCryptographicHash::hash(sound, QCryptographicHash::Sha256);
    const Result<audio::Outline> outline = audio::outlineOf(sound);
    if (!outline)
        return tl::unexpected(outline.error());
    QStringList problems;
    const recordings::Archive archive = archiveOf(desk, clock, problems);
    const Result<QString> file = archive.keep(sid, {sound, outline->toBytes(checksum)});
    if (!file)
        return tl::unexpected(file.error());
    recordings::Fetched fetched;
    fetched.file = *file;
    fetched.keyId = archive.keyId();
    fetched.checksum = checksum;
    fetched.sizeBytes = sound.size();
    fetched.length = outline->length();
    const Result<bool> wanted = writeNow(database, [sid, fetched](store::Transaction &tx) {
        return recordings::arrived(tx, sid, fetched, voicemail::audioChanged);
    });
    if (!wanted)
        return tl::unexpected(wanted.error());
    return *wanted ? Result<>() : archive.remove(*file);
}

/// Reads in a thread of its own; the archive is opened by whoever is first.
class RecordingSource::Shelf
{
public:
    Shelf(Desk desk, const Clock &clock)
        : m_desk(std::move(desk))
        , m_clock(clock)
    { }

    Result<MediaFile> read(const RecordingAudio &recording)
    {
        Result<recordings::Content> content = archive().read(recording.sid, recording.file);
        if (!content)
            return tl::unexpected(content.error());
        if (QCryptographicHash::hash(content->sound, QCryptographicHash::Sha256) != recording.checksum)
            return failure(Error::Kind::Invalid, u"the sound is not the one that was fetched"_s);
        return MediaFile{std::move(content->sound), std::move(content->outline), recording.checksum};
    }

    QThreadPool threads;

private:
    recordings::Archive archive()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_archive || !m_archive->hasKey())
            m_archive.emplace(folderOf(m_desk), keysOf(*openVault(m_desk, m_clock)));
        return *m_archive;
    }

    Desk m_desk;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::optional<recordings::Archive> m_archive;
};

RecordingSource::RecordingSource(
    store::Database &database, Desk desk, const Clock &clock, voicemail::Reader reader, QObject *parent)
    : MediaSource(parent)
    , m_database(database)
    , m_reader(reader)
    , m_shelf(std::make_shared<Shelf>(std::move(desk), clock))
{
    m_shelf->threads.setMaxThreadCount(1);
}

RecordingSource::~RecordingSource()
{
    m_shelf->threads.waitForDone();
}

void RecordingSource::fetch(const QString &recording, QObject *context, Receiver then)
{
    if (!m_reader.mayListen()) {
        QMetaObject::invokeMethod(
            context,
            [then = std::move(then)] { then(failure(Error::Kind::Denied, u"listening needs the role Operator"_s)); },
            Qt::QueuedConnection);
        return;
    }
    const QPointer<QObject> receiver(context); // of the GUI thread, as this is
    m_database.readFor<std::optional<RecordingAudio>>(
        [recording](store::Connection &connection) { return recordings::bySid(connection, recording); }, this,
        [this, receiver, then](const Result<std::optional<RecordingAudio>> &row) {
            if (!receiver)
                return;
            if (!row)
                return then(tl::unexpected(row.error()));
            if (!*row || (*row)->state != AudioState::Here)
                return then(failure(Error::Kind::NotFound, u"the recording is not here"_s));
            m_shelf->threads.start([self = this, shelf = m_shelf, receiver, then, audio = **row] {
                const Result<MediaFile> file = shelf->read(audio);
                // The destructor waits for this thread; what is posted goes with the object.
                QMetaObject::invokeMethod(
                    self,
                    [receiver, then, file] {
                        if (receiver)
                            then(file);
                    },
                    Qt::QueuedConnection);
            });
        });
}

} // namespace cb::engine

#include "moc_recordingdesk.cpp"
