// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailsample.h"
#include "calls/callsample.h"
#include "people/peoplesample.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "recordings/retention.h"
#include "store/audit.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/countstore.h"
#include "voicemail/liststore.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::voicemail;

namespace {

QJsonObject sample(const QString &name)
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE) + u"/resources/practice/sample/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<> bring(store::Database &database)
{
    const QJsonObject calls = sample(u"calls.json"_s);
    const Instant now = calls::sampleClock(calls);
    return test::write(database, [&](store::Transaction &tx) -> Result<> {
        if (Result<> done = people::importSample(tx, sample(u"people.json"_s)); !done)
            return done;
        if (Result<> done = calls::importSample(tx, calls, now); !done)
            return done;
        return voicemail::importSample(tx, sampleMessages(sample(u"voicemails.json"_s), now), calls::sampleSite(calls));
    });
}

} // namespace

/// The messages of the sample organisation are those of picture 02.
class VoicemailSampleTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theListIsThatOfThePicture_data() { test::bothEngines(); }
    void theListIsThatOfThePicture();
    void theFirstMessageIsThatOfThePicture();
    void retentionTakesTheOldAndSparesTheFlagged_data() { test::bothEngines(); }
    void retentionTakesTheOldAndSparesTheFlagged();
};

void VoicemailSampleTest::theListIsThatOfThePicture()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    QVERIFY(bring(database));
    const auto people = test::read(database, [](store::Connection &c) { return people::operators(c); });
    const auto dana = std::find_if(
        people->begin(), people->end(), [](const Operator &one) { return one.name == u"Dana Whitlock"_s; });
    const auto counts = test::read(database, [&](store::Connection &c) { return voicemail::counts(c, dana->id); });
    QCOMPARE(*counts, (VoicemailCounts{8, 3, 126, 0}));
    const auto days = test::read(database, [](store::Connection &c) {
        return VoicemailQuestion{{}, {{}, commands::Role::Operator}}.days(c);
    });
    QCOMPARE(days->value(0), (lists::Day{QDate(2026, 11, 20), 5, 0}));
    QCOMPARE(days->value(1), (lists::Day{QDate(2026, 11, 19), 4, 0}));

    const auto rows = test::read(database, [](store::Connection &c) { return list(c, {}, 9); });
    QStringList shown;
    const QTimeZone newYork("America/New_York");
    for (const Voicemail &row : *rows) {
        shown << u"%1 %2 %3 %4%5"_s.arg(row.name, row.caller.e164().right(4),
            toDateTime(row.leftAt).toTimeZone(newYork).toString(u"HH:mm"_s), QString::number(row.length.count()),
            row.heard ? QString() : u" new"_s);
    }
    QCOMPARE(shown,
        (QStringList{u"Grace Munroe 0164 09:31 48 new"_s, u" 0191 09:18 12 new"_s,
            u"Tobias Lindqvist 0107 08:57 96 new"_s, u"Harbor Street Clinic 0176 08:40 124 new"_s,
            u"Rosa Iglesias 0103 07:52 33 new"_s, u"Caleb Winters 0129 17:22 57 new"_s,
            u"Arthur Pennington 0160 16:05 168 new"_s, u"Northgate Pharmacy 0180 14:48 26"_s,
            u"Henrik Solberg 0185 11:31 70 new"_s}));
    QCOMPARE((*rows)[4].transcript, TranscriptState::NotAvailable);
    QCOMPARE((*rows)[4].language, u"es"_s);
    QVERIFY((*rows)[1].excerpt.startsWith(u"Hello? I think I pressed the wrong number."_s));
}

void VoicemailSampleTest::theFirstMessageIsThatOfThePicture()
{
    test::TempDatabase database;
    QVERIFY(bring(database));
    const auto rows = test::read(database, [](store::Connection &c) { return list(c, {}, 1); });
    const auto detail = test::read(database, [&](store::Connection &c) {
        return voicemail::detail(c, rows->first().id, {{}, commands::Role::Operator});
    });
    QCOMPARE(detail->voicemail.assignedName, u"Ruth Okafor"_s);
    QCOMPARE(detail->voicemail.tags, (QStringList{u"late visit"_s, u"meds"_s}));
    QCOMPARE(*detail->voicemail.dueAt - calls::sampleClock(sample(u"calls.json"_s)), 18min);
    QCOMPARE(detail->line->label, u"Main line"_s);
    QCOMPARE(detail->transcript.count(u"\n\n"_s), 2);
    QVERIFY(detail->transcript.endsWith(u"Again, Grace, 555 0164."_s));
    QVERIFY(std::any_of(detail->earlier.begin(), detail->earlier.end(),
        [](const EarlierContact &one) { return one.kind == EarlierContact::Kind::Voicemail; }));
}

void VoicemailSampleTest::retentionTakesTheOldAndSparesTheFlagged()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    QVERIFY(bring(database));
    const auto all = test::read(database, [](store::Connection &c) { return list(c, {}, 500); });
    // All are here; the oldest is flagged.
    QVERIFY(test::write(database, [&](store::Transaction &tx) -> Result<> {
        for (const Voicemail &message : *all) {
            recordings::Fetched fetched;
            fetched.file = u"ab/%1.0123456789abcdef.rec"_s.arg(message.recordingSid);
            fetched.sizeBytes = 1000;
            const Result<bool> kept = recordings::arrived(tx, message.recordingSid, fetched, voicemail::audioChanged);
            if (!kept)
                return tl::unexpected(kept.error());
        }
        const auto row = recordings::bySid(tx, all->last().recordingSid);
        RecordingAudio flagged = **row;
        flagged.flagged = true;
        return recordings::update(tx, **row, flagged);
    }));
    const Instant limit = calls::sampleClock(sample(u"calls.json"_s)) - std::chrono::hours(24 * 3);
    const qsizetype old =
        std::count_if(all->begin(), all->end(), [limit](const Voicemail &message) { return message.leftAt < limit; });
    QStringList files;
    for (int slice = 0; slice < 20; ++slice) {
        const auto removed = test::write(database,
            [limit](store::Transaction &tx) { return recordings::removeOld(tx, limit, 50, voicemail::audioChanged); });
        QVERIFY(removed);
        if (removed->recordings == 0)
            break;
        files += removed->files;
    }
    QCOMPARE(files.size(), old - 1);
    const auto rows = test::read(database, [](store::Connection &c) { return list(c, {}, 500); });
    QCOMPARE(rows->size(), all->size()); // that a message was left stays known
    for (const Voicemail &row : *rows) {
        const bool removed = row.leftAt < limit && row.recordingSid != all->last().recordingSid;
        QCOMPARE(row.audio, removed ? AudioState::Removed : AudioState::Here);
        QCOMPARE(row.excerpt.isEmpty(), removed || row.language == u"es"_s);
    }
    const auto use = test::read(database, [](store::Connection &c) { return recordings::use(c); });
    QCOMPARE(use->files, all->size() - files.size());
    const auto lines =
        test::read(database, [](store::Connection &c) { return store::audit::list(c, 0, 10, u"recordings"_s); });
    QCOMPARE(lines->size(), (files.size() + 49) / 50);
    QCOMPARE(recordings::estimatedBytes(48s, false, 1), 768'000);
}

static const test::Register<VoicemailSampleTest> voicemailSampleTest;

#include "voicemailsampletest.moc"
