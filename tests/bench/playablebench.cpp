// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the carrier's callback that a recording is complete to the row of a message that can be played: the file has
// been fetched over HTTP, looked at, encrypted and written. Desk and practice carrier, at the pace of the real world.
#include "bench/bench.h"
#include "desk/house.h"

#include "engine/databasetask.h"
#include "store/changefeed.h"
#include "store/journal.h"
#include "voicemail/voicemailstore.h"

#include <QEventLoop>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::bench {

namespace {

constexpr int callers = 8; // at once, as after a storm warning
constexpr auto patience = 5min;

/// When the callback of each recording was taken, by the recording's SID.
QHash<QString, Instant> callbacks(test::House &house)
{
    QHash<QString, Instant> taken;
    const auto entries = engine::readNow(house.engine->database(), [](store::Connection &connection) {
        return store::journal::list(connection, 0, 1000, store::journal::Verdict::Accepted);
    });
    for (const store::journal::Entry &entry : entries.value_or(QList<store::journal::Entry>())) {
        if (entry.request.path == u"recording" && entry.request.form.contains(u"RecordingStatus=completed"))
            taken.insert(entry.request.form.section(u"RecordingSid="_s, 1).section(u'&', 0, 0), entry.at);
    }
    return taken;
}

Result<QList<Voicemail>> newestMessages(store::Connection &connection)
{
    return voicemail::list(connection, Voicemail::Id{std::numeric_limits<qint64>::max()}, 2 * callers);
}

Result<QJsonObject> playable(const Options &)
{
    test::House house(1);
    store::Database &database = house.engine->database();
    QSet<QString> old; // the sample's own
    const auto before = engine::readNow(database, newestMessages);
    for (const Voicemail &message : before.value_or(QList<Voicemail>()))
        old.insert(message.recordingSid);
    QHash<QString, Instant> here; // by the recording's SID
    QEventLoop loop;
    const auto seen = [&](const Result<QList<Voicemail>> &rows) {
        const Instant now = house.clock.now();
        for (const Voicemail &message : rows.value_or(QList<Voicemail>())) {
            const QString &sid = message.recordingSid;
            if (message.audio == AudioState::Here && !old.contains(sid) && !here.contains(sid))
                here.insert(sid, now);
        }
        if (here.size() == callers)
            loop.quit();
    };
    QObject::connect(&database, &store::Database::committed, &loop,
        [&] { database.readFor<QList<Voicemail>>(newestMessages, &loop, seen); });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    using Turn = practice::Turn;
    for (int caller = 0; caller < callers; ++caller) {
        house.calls(u"+120655501%1"_s.arg(60 + caller),
            {{Turn::Kind::Silent, {}, {}, {}, 0s}, {Turn::Kind::Silent, {}, {}, {}, 0s},
                {Turn::Kind::Say, u"My aide has not arrived. Please call me back before ten."_s, {}, {}, 0s},
                {Turn::Kind::HangUp, {}, {}, {}, 0s}});
    }
    loop.exec();
    const QHash<QString, Instant> taken = callbacks(house);
    std::vector<qint64> times;
    for (auto message = here.cbegin(); message != here.cend(); ++message) {
        if (taken.contains(message.key()))
            times.push_back(std::chrono::nanoseconds(message.value() - taken.value(message.key())).count());
    }
    return QJsonObject{{u"messages"_s, callers}, {u"callback_to_playable_row"_s, distribution(times)}};
}

const Register registered(
    Bench{u"callback-to-playable"_s, u"from a recording's callback to a message that can be played"_s, playable});

} // namespace

} // namespace cb::bench
