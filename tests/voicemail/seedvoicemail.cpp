// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seedvoicemail.h"

#include "base/clock.h"
#include "support/tempdatabase.h"
#include "voicemail/rowstore.h"
#include "voicemail/textindexstore.h"

#include <QRandomGenerator>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

namespace {

constexpr int slice = 500;
constexpr int perDay = 100;

const std::array words{u"aide"_s, u"visit"_s, u"invoice"_s, u"medication"_s, u"morning"_s, u"please"_s, u"call"_s,
    u"back"_s, u"schedule"_s, u"appointment"_s, u"mother"_s, u"late"_s, u"paperwork"_s, u"pharmacy"_s, u"refill"_s,
    u"tomorrow"_s};
const std::array names{u"Grace Munroe"_s, u"Tobias Lindqvist"_s, u"Rosa Iglesias"_s, u"Caleb Winters"_s,
    u"Arthur Pennington"_s, u"Henrik Solberg"_s, u"Northgate Pharmacy"_s, QString()};

template <typename List>
const QString &pick(const List &list, QRandomGenerator &random)
{
    return list[size_t(random.bounded(int(list.size())))];
}

} // namespace

Result<> seedVoicemail(store::Database &database, int messages, QDate last)
{
    QRandomGenerator random(20261120);
    const Instant newest = toInstant(QDateTime(last, QTime(18, 0), QTimeZone("America/New_York")));
    for (int first = 0; first < messages; first += slice) {
        const Result<> done = test::write(
            database,
            [&](store::Transaction &tx) -> Result<> {
                for (int i = first; i < std::min(messages, first + slice); ++i) {
                    // Oldest first, so that the index grows at its end.
                    const int back = messages - 1 - i;
                    Voicemail message;
                    message.recordingSid = u"RE%1"_s.arg(i, 32, 16, QLatin1Char('0'));
                    message.callSid = u"CA%1"_s.arg(i, 32, 16, QLatin1Char('0'));
                    message.leftAt = newest - std::chrono::hours(24 * (back / perDay)) - (back % perDay) * 5min;
                    message.day = toDateTime(message.leftAt).toTimeZone(QTimeZone("America/New_York")).date();
                    message.caller =
                        PhoneNumber::fromVendor(u"+120655501%1"_s.arg(random.bounded(100), 2, 10, QLatin1Char('0')));
                    message.name = pick(names, random);
                    message.length = std::chrono::seconds(random.bounded(5, 120));
                    message.heard = i % 10 != 0;
                    message.archived = i % 5 == 1;
                    message.audio = AudioState::Here;
                    message.sizeBytes = message.length.count() * 16000;
                    message.transcript = TranscriptState::Arrived;
                    QStringList said;
                    for (int word = random.bounded(8, 40); word > 0; --word)
                        said << pick(words, random);
                    if (Result<> kept = voicemail::insert(tx, message, said.join(u' ')); !kept)
                        return kept;
                }
                const Result<int> indexed = voicemail::indexMessages(tx, slice);
                return indexed ? Result<>() : Result<>(tl::unexpected(indexed.error()));
            },
            store::Lane::Bulk);
        if (!done)
            return done;
    }
    return {};
}

} // namespace cb::test
