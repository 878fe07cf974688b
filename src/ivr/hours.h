// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/sitetime.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace cb::ivr {

/// When a desk is open, by its own wall clock: 17:00 is 17:00 on every day, also when clocks change in the night.
/// An override beats holidays, a holiday beats the week. Format: docs/flows.md.
struct Hours {
    /// Minutes of the day; `to` is the first minute that is closed. to <= from: past midnight, into the next day.
    struct Range {
        int from = 0;
        int to = 24 * 60;
        friend bool operator==(const Range &, const Range &) = default;
    };
    struct Holiday {
        QDate date;
        QString name;
        QList<Range> open; // empty: closed all day
        friend bool operator==(const Holiday &, const Holiday &) = default;
    };
    /// Somebody opened or closed by hand.
    struct Override {
        bool open = false;
        std::optional<Instant> until; // nothing: until somebody takes it back
        QString reason; // for the desk: "Snow"
        QString notice; // for callers, spoken as {{ hours.notice }}
        friend bool operator==(const Override &, const Override &) = default;
    };
    enum class State { Open, Closed, Holiday };
    struct Moment {
        State state = State::Closed;
        QString reason; // the holiday's name, the override's reason
        QString notice;
        friend bool operator==(const Moment &, const Moment &) = default;
    };

    std::array<QList<Range>, 7> week; // from Monday
    QList<Holiday> holidays;
    std::optional<Override> byHand;

    [[nodiscard]] Moment at(Instant now, const SiteTime &site) const;

    /// Error::Kind::Invalid names the place.
    [[nodiscard]] static Result<Hours> parse(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Hours &, const Hours &) = default;

private:
    [[nodiscard]] const Holiday *holiday(QDate date) const;
    [[nodiscard]] const QList<Range> &openOn(QDate date) const;
};

[[nodiscard]] QString toWord(Hours::State state); // "open", "closed", "holiday"

} // namespace cb::ivr
