// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "shelf.h"
#include "store/outbox.h"
#include "support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

const QString sid = test::recordingSid(u'a');
const QString flaggedSid = test::recordingSid(u'b');
const QString youngSid = test::recordingSid(u'c');

config::Configuration keptFor(const QString &days, bool deletedAtTwilio = false)
{
    const QString deleted = deletedAtTwilio ? u"true"_s : u"false"_s;
    return config::Configuration::make(
        {}, {{u"recording.retention_days"_s, days}, {u"recording.delete_at_twilio"_s, deleted}}, {});
}

/// Kinds of what is to be done about a recording outside, that has not been done.
QStringList orders(test::Shelf &shelf, const QString &recording)
{
    const auto about = test::read(
        shelf.db, [&](store::Connection &connection) { return store::outbox::about(connection, recording); });
    QStringList kinds;
    for (const store::outbox::Item &item : about.value()) {
        if (item.kind != QStringView(recordings::fetchKind))
            kinds << item.kind;
    }
    return kinds;
}

std::unique_ptr<engine::RecordingDesk> deskOf(test::Shelf &shelf, const QString &days = u"0"_s)
{
    QStringList problems;
    auto made = std::make_unique<engine::RecordingDesk>(
        shelf.db.database(), shelf.desk, keptFor(days), shelf.db.clock, problems);
    if (!problems.isEmpty())
        qFatal("%ls", qUtf16Printable(problems.first()));
    return made;
}

} // namespace

/// What an engine does to recordings by itself.
class RecordingDeskTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstKeyIsMadeOnce()
    {
        QTemporaryDir folder;
        test::TempDatabase db;
        const engine::Desk desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        QStringList problems;
        const engine::RecordingDesk first(db.database(), desk, keptFor(u"0"_s), db.clock, problems);
        const QList<secrets::Key> made = engine::openVault(desk, db.clock)->keys(u"recordings.key"_s);
        QCOMPARE(made.size(), 1);
        const engine::RecordingDesk second(db.database(), desk, keptFor(u"0"_s), db.clock, problems);
        const QList<secrets::Key> still = engine::openVault(desk, db.clock)->keys(u"recordings.key"_s);
        QCOMPARE(still.size(), 1);
        QCOMPARE(still.first().value.reveal(), made.first().value.reveal());
        QCOMPARE(problems, QStringList());
    }

    void whatIsOldGoesAndWhatIsFlaggedStays_data() { test::bothEngines(); }
    void whatIsOldGoesAndWhatIsFlaggedStays()
    {
        QFETCH(store::Engine, engine);
        test::Shelf shelf(engine);
        const QString old = shelf.path(shelf.keep(sid, test::toneOf(1s)));
        const QString flagged = shelf.path(shelf.keep(flaggedSid, test::toneOf(1s), true));
        shelf.db.clock.advance(31 * 24h);
        const QString young = shelf.path(shelf.keep(youngSid, test::toneOf(1s)));
        const auto desk = deskOf(shelf, u"30"_s);
        desk->start();
        QTRY_VERIFY(!QFileInfo::exists(old));
        QCOMPARE(shelf.row(sid).state, AudioState::Removed);
        QVERIFY(shelf.row(sid).file.isEmpty() && shelf.row(sid).removedAt);
        QCOMPARE(shelf.row(flaggedSid).state, AudioState::Here);
        QVERIFY(QFileInfo::exists(flagged) && QFileInfo::exists(young));
    }

    /// Whatever else uses the account may need it there: only where that is wanted.
    void twiliosCopyGoesWhereThatIsWanted_data()
    {
        QTest::addColumn<bool>("wanted");
        QTest::newRow("usually not") << false;
        QTest::newRow("where it is wanted") << true;
    }
    void twiliosCopyGoesWhereThatIsWanted()
    {
        QFETCH(bool, wanted);
        QVERIFY(!config::Configuration::make({}, {}, {}).flag(u"recording.delete_at_twilio"_s));
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        shelf.keep(flaggedSid, test::toneOf(1s), true);
        shelf.db.clock.advance(31 * 24h);
        shelf.keep(youngSid, test::toneOf(1s));
        const auto desk = deskOf(shelf);
        desk->setSettings(keptFor(u"30"_s, wanted));
        desk->start();
        QTRY_COMPARE(shelf.row(sid).state, AudioState::Removed);
        QCOMPARE(orders(shelf, sid), wanted ? QStringList{u"recording.delete"_s} : QStringList());
        QVERIFY(orders(shelf, flaggedSid).isEmpty());
        QVERIFY(orders(shelf, youngSid).isEmpty());
    }

    void anotherRetentionTimeCountsAtOnce()
    {
        test::Shelf shelf;
        const QString old = shelf.path(shelf.keep(sid, test::toneOf(1s)));
        shelf.db.clock.advance(31 * 24h);
        const QString young = shelf.path(shelf.keep(youngSid, test::toneOf(1s)));
        const auto desk = deskOf(shelf); // for ever
        desk->start();
        desk->setSettings(keptFor(u"30"_s));
        QTRY_VERIFY(!QFileInfo::exists(old));
        QCOMPARE(shelf.row(sid).state, AudioState::Removed);
        QVERIFY(QFileInfo::exists(young));
    }

    void whatAnOlderKeyHoldsIsEncryptedAnew()
    {
        test::Shelf shelf;
        QStringList before;
        const QString digits = u"0123456789ab"_s; // more than are taken at once
        for (const QChar digit : digits)
            before << shelf.keep(test::recordingSid(digit), test::toneOf(500ms));
        const QString oldKey = shelf.row(test::recordingSid(u'0')).keyId;
        shelf.newKey();
        const recordings::Archive archive = shelf.archive();
        QVERIFY(archive.keyId() != oldKey);
        const auto desk = deskOf(shelf);
        desk->start();
        QTRY_VERIFY(std::ranges::all_of(
            digits, [&](QChar digit) { return shelf.row(test::recordingSid(digit)).keyId == archive.keyId(); }));
        QTRY_VERIFY(
            std::ranges::none_of(before, [&](const QString &file) { return QFileInfo::exists(shelf.path(file)); }));
        for (const QChar digit : digits) {
            const RecordingAudio row = shelf.row(test::recordingSid(digit));
            const auto content = archive.read(row.sid, row.file);
            QVERIFY(content);
            QCOMPARE(content->sound, test::toneOf(500ms));
        }
    }

    void aFileOfNobodyIsSwept()
    {
        test::Shelf shelf;
        const QString kept = shelf.path(shelf.keep(sid, test::toneOf(1s)));
        const Result<QString> orphan = shelf.archive().keep(youngSid, {test::toneOf(1s), {}});
        QVERIFY(orphan);
        const Result<QString> arriving = shelf.archive().keep(youngSid, {test::toneOf(1s), {}});
        QVERIFY(arriving);
        for (const QString &path : {kept, shelf.path(*orphan)}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(
                file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-7200), QFileDevice::FileModificationTime));
        }
        const auto desk = deskOf(shelf);
        desk->start();
        QTRY_VERIFY(!QFileInfo::exists(shelf.path(*orphan)));
        QVERIFY(QFileInfo::exists(kept));
        QVERIFY(QFileInfo::exists(shelf.path(*arriving))); // its row may be about to come
    }

    void whatCannotBePlayedIsNotKept()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        const Result<> kept =
            engine::keepSound(shelf.db, shelf.desk, shelf.db.clock, youngSid, "RIFF, but then nothing");
        QCOMPARE(kept.error().kind, Error::Kind::Invalid);
        // Nobody wants it: its file is not left behind.
        QVERIFY(engine::keepSound(shelf.db, shelf.desk, shelf.db.clock, sid, test::toneOf(2s)));
        int files = 0;
        QDirIterator all(shelf.desk.dataFolder + u"/recordings"_s, QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++files;
        QCOMPARE(files, 1);
    }
};
static const test::Register<RecordingDeskTest> recordingDeskTest;

#include "recordingdesktest.moc"
