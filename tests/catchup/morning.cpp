// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "morning.h"

#include "calls/callstore.h"
#include "store/outbox.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

using catchup::CatchUp;
using catchup::CatchUpReport;

Morning::Morning(store::Engine engine)
    : db(engine)
{
    bench.desk.twiml("/twilio/voice/incoming", "<Say>Nobody is here.</Say><Record/>");
}

void Morning::open(int pageSize)
{
    db.clock.set(bench.clock.now() + 1h);
    client = std::make_unique<twilio::rest::Client>(twilio::rest::Credentials{
        bench.carrier.accountSid(), {}, bench.carrier.authToken(), QUrl(bench.carrier.restUrl())});
    catchup::CatchUpOptions options;
    options.pageSize = pageSize;
    options.speed = speed;
    catchUp = std::make_unique<CatchUp>(db.database(), db.clock, *client, options);
}

CatchUpReport Morning::run()
{
    QSignalSpy finished(catchUp.get(), &CatchUp::finished);
    catchUp->run();
    if (finished.isEmpty())
        finished.wait(20'000);
    return finished.isEmpty() ? CatchUpReport() : finished.first().first().value<CatchUpReport>();
}

bool Morning::takeMessages(int count)
{
    for (int i = 0; i < count; ++i)
        bench.place({say(u"I am ill and cannot come in today."_s)}, u"+120655501%1"_s.arg(10 + i));
    return bench.finish();
}

QList<Voicemail> Morning::messages()
{
    QList<Voicemail> found;
    for (const QString &sid : bench.carrier.ledger().recordingSids()) {
        const auto message = read(db, [&](store::Connection &c) { return voicemail::bySid(c, sid); }).value();
        if (message)
            found << *message;
    }
    return found;
}

bool Morning::isAwaited(const QString &sid)
{
    const practice::RecordingRecord *recording = bench.carrier.ledger().recordingsOf(sid).first();
    voicemail::MessageTaken taken;
    taken.recordingSid = recording->sid;
    taken.callSid = sid;
    taken.language = u"en"_s;
    taken.transcribed = true;
    taken.length = std::chrono::ceil<std::chrono::seconds>(recording->length);
    taken.startedAt = recording->startedAt;
    const auto made = write(
        db, [&](store::Transaction &tx) { return voicemail::messageTaken(tx, taken, CallOrigin::Live, SiteTime()); });
    return made && messages().first().transcript == TranscriptState::Awaited;
}

QStringList Morning::orders()
{
    const auto overview = read(db, [&](store::Connection &c) {
        return store::outbox::overview(c, db.clock.now(), db.clock.now(), 1000);
    }).value();
    QStringList kinds;
    for (const store::outbox::Item &item : overview.waiting)
        kinds << item.kind;
    return kinds;
}

std::optional<Call> Morning::call(const QString &sid)
{
    return read(db, [&](store::Connection &c) { return calls::callBySid(c, sid); }).value();
}

store::Position Morning::position()
{
    return read(db, store::position).value();
}

} // namespace cb::test
