// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "shelf.h"
#include "support/suite.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using commands::Role;

namespace {

const QString sid = test::recordingSid(u'a');
const QString otherSid = test::recordingSid(u'b');

std::unique_ptr<engine::RecordingSource> sourceFor(test::Shelf &shelf, commands::Roles roles = Role::Operator)
{
    return std::make_unique<engine::RecordingSource>(
        shelf.db.database(), shelf.desk, shelf.db.clock, voicemail::Reader{{1}, roles});
}

/// Asks and waits.
Result<MediaFile> fetched(MediaSource &source, const QString &recording)
{
    std::optional<Result<MediaFile>> answer;
    QObject context;
    source.fetch(recording, &context, [&answer](const Result<MediaFile> &file) { answer = file; });
    if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
        qFatal("answered at once, or never");
    return *answer;
}

} // namespace

/// Who may hear a recording gets its sound as it was fetched; everybody else gets a reason.
class RecordingSourceTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whoListensGetsTheSoundAsItWasFetched_data() { test::bothEngines(); }
    void whoListensGetsTheSoundAsItWasFetched()
    {
        QFETCH(store::Engine, engine);
        test::Shelf shelf(engine);
        const QByteArray sound = test::toneOf(3s);
        shelf.keep(sid, sound);
        const auto source = sourceFor(shelf);
        const Result<MediaFile> file = fetched(*source, sid);
        QVERIFY(file);
        QCOMPARE(file->bytes, sound);
        QCOMPARE(file->checksum, shelf.row(sid).checksum);
        QVERIFY(!file->outline.isEmpty());
        // Nothing of it lies in the clear.
        QFile onDisk(shelf.path(shelf.row(sid).file));
        QVERIFY(onDisk.open(QIODevice::ReadOnly));
        QVERIFY(!onDisk.readAll().contains(sound.mid(44, 64)));
        QCOMPARE(onDisk.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void onlyWhoMayListenHears_data()
    {
        QTest::addColumn<commands::Roles>("roles");
        QTest::addColumn<bool>("hears");
        QTest::newRow("viewer") << commands::Roles(Role::Viewer) << false;
        QTest::newRow("designer") << commands::Roles(Role::Designer) << false;
        QTest::newRow("operator") << commands::Roles(Role::Operator) << true;
        QTest::newRow("manager") << commands::Roles(Role::Manager) << true;
        QTest::newRow("administrator") << commands::Roles(Role::Administrator) << true;
    }
    void onlyWhoMayListenHears()
    {
        QFETCH(commands::Roles, roles);
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        const auto source = sourceFor(shelf, roles);
        const Result<MediaFile> file = fetched(*source, sid);
        QTEST(bool(file), "hears");
        if (!file)
            QCOMPARE(file.error().kind, Error::Kind::Denied);
        // Whether there is one at all is not told either.
        const Result<MediaFile> none = fetched(*source, otherSid);
        QCOMPARE(none.error().kind, file ? Error::Kind::NotFound : Error::Kind::Denied);
    }

    void whatIsNotHereIsNotFound()
    {
        test::Shelf shelf;
        const auto source = sourceFor(shelf);
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::NotFound); // no row
        QVERIFY(test::write(shelf.db, [](store::Transaction &tx) {
            recordings::Wanted what;
            what.sid = sid;
            what.startedAt = tx.now();
            return recordings::want(tx, what);
        }));
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::NotFound); // on its way
        QVERIFY(engine::keepSound(shelf.db, shelf.desk, shelf.db.clock, sid, test::toneOf(1s)));
        QVERIFY(fetched(*source, sid));
        QVERIFY(QFile::remove(shelf.path(shelf.row(sid).file)));
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::NotFound); // its file is gone
    }

    void whatWasChangedIsNotPlayed_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"a byte", "cut", "empty", "another recording's file"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void whatWasChangedIsNotPlayed()
    {
        QFETCH(QString, change);
        test::Shelf shelf;
        const QString path = shelf.path(shelf.keep(sid, test::toneOf(1s)));
        const QString other = shelf.path(shelf.keep(otherSid, test::toneOf(2s)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (change == u"a byte") {
            QVERIFY(file.seek(file.size() / 2));
            char byte = 0;
            QVERIFY(file.peek(&byte, 1) == 1);
            byte = char(byte ^ 1);
            QVERIFY(file.write(&byte, 1) == 1);
        } else if (change == u"cut") {
            QVERIFY(file.resize(file.size() - 100));
        } else if (change == u"empty") {
            QVERIFY(file.resize(0));
        } else {
            QVERIFY(file.remove() && QFile::copy(other, path));
        }
        file.close();
        const auto source = sourceFor(shelf);
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::Invalid);
        QVERIFY(fetched(*source, otherSid));
    }

    void aSoundThatIsNotTheOneOfItsRowIsNotPlayed()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        // Encrypted well and for this recording, but not what was fetched.
        const Result<QString> forged = shelf.archive().keep(sid, {test::toneOf(2s), {}});
        QVERIFY(forged);
        const RecordingAudio before = shelf.row(sid);
        RecordingAudio after = before;
        after.file = *forged;
        QVERIFY(test::write(shelf.db, [&](store::Transaction &tx) { return recordings::update(tx, before, after); }));
        const auto source = sourceFor(shelf);
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::Invalid);
    }

    void withoutItsKeyItIsDenied()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        shelf.otherKey();
        const auto source = sourceFor(shelf);
        QCOMPARE(fetched(*source, sid).error().kind, Error::Kind::Denied);
    }

    void whileAKeyIsRotatedTheOldOneStillOpens()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        shelf.newKey();
        const auto source = sourceFor(shelf);
        QVERIFY(fetched(*source, sid));
    }

    void whoHasGoneIsNotAnswered()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(1s));
        const auto source = sourceFor(shelf);
        bool answered = false;
        auto context = std::make_unique<QObject>();
        source->fetch(sid, context.get(), [&answered](const Result<MediaFile> &) { answered = true; });
        context.reset();
        QVERIFY(fetched(*source, sid)); // asked later, answered in order
        QVERIFY(!answered);
    }

    void aSourceThatGoesWhileItReadsAnswersNobody()
    {
        test::Shelf shelf;
        shelf.keep(sid, test::toneOf(120s));
        bool answered = false;
        QObject context;
        {
            const auto source = sourceFor(shelf);
            source->fetch(sid, &context, [&answered](const Result<MediaFile> &) { answered = true; });
            // The row is there, and its file is being read.
            (void)test::read(shelf.db, [](store::Connection &c) { return recordings::bySid(c, sid); });
        }
        const auto next = sourceFor(shelf);
        QVERIFY(fetched(*next, sid));
        QVERIFY(!answered);
    }
};
static const test::Register<RecordingSourceTest> recordingSourceTest;

#include "recordingsourcetest.moc"
