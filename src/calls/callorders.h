// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "calls/numbersetting.h"
#include "store/outbox.h"

#include <QJsonObject>

/// What the desk wants done to calls, as rows of the outbox: write one in the transaction that decides it, and the
/// dispatcher carries it out. Twilio's REST API is asked by nobody else.
///
///     calls::order(tx, calls::EndCall{sid});
///     calls::order(tx, calls::PlaceCall{.to = number, .from = line, .answerPath = u"/twilio/voice/continue?…"_s});
namespace cb::calls {

/// Rings somebody. Costs money and is heard, so it is never repeated by itself.
struct PlaceCall {
    static constexpr QLatin1StringView kind{"call.place"};
    /// Paid per call; Off unless somebody asks.
    enum class MachineDetection { Off, Detect, WaitForMessageEnd };

    QString to{}; // E.164, "client:ana", "sip:…"
    QString from{}; // a number of ours, or a verified one
    /// Who answers hears the TwiML of this path of ours (with its query, below the public URL) …
    QString answerPath{};
    QString flow{}; // … or of this flow, when answerPath is empty
    Operator::Id by{}; // who wanted it; 0: nobody in particular
    CallDirection direction = CallDirection::Outbound; // or Callback
    std::chrono::seconds ringAtMost{30}; // 5 to 600
    std::optional<std::chrono::seconds> longest{}; // absent: Twilio's own limit, 4 h
    bool record = false; // the whole call, both channels
    MachineDetection machineDetection = MachineDetection::Off;
    /// Busy or nobody answers: so many further calls, each this long after the end of the one before.
    int furtherTries = 0;
    std::chrono::seconds tryAgainAfter{300};
    friend bool operator==(const PlaceCall &, const PlaceCall &) = default;
};

/// Hangs up; a call that still rings is cancelled.
struct EndCall {
    static constexpr QLatin1StringView kind{"call.end"};
    QString call; // SID
    friend bool operator==(const EndCall &, const EndCall &) = default;
};

/// The call goes on with the TwiML of a path of ours. The other leg of a Dial goes on with its own next verb.
struct RedirectCall {
    static constexpr QLatin1StringView kind{"call.redirect"};
    QString call;
    QString path; // below the public URL, with its query: "/twilio/voice/continue?v=4"
    friend bool operator==(const RedirectCall &, const RedirectCall &) = default;
};

/// Records a call that runs, both channels; its file comes by the recording callback.
struct StartRecording {
    static constexpr QLatin1StringView kind{"recording.start"};
    QString call;
    friend bool operator==(const StartRecording &, const StartRecording &) = default;
};

/// While it is paused nothing is kept (card data): silence takes its place.
struct ChangeRecording {
    static constexpr QLatin1StringView kind{"recording.change"};
    enum class To { Paused, Running, Stopped };
    QString call;
    QString recording; // SID; empty: the one that runs
    To to = To::Paused;
    friend bool operator==(const ChangeRecording &, const ChangeRecording &) = default;
};

/// Removes the vendor's copy; one that is gone already counts as done.
struct DeleteRecording {
    static constexpr QLatin1StringView kind{"recording.delete"};
    QString recording; // SID
    friend bool operator==(const DeleteRecording &, const DeleteRecording &) = default;
};

/// Reads how one of our numbers is set at Twilio, and with `set` points it here before, or `back` to where it pointed
/// once (numberstore.h has what came of it).
struct ProvisionNumber {
    static constexpr QLatin1StringView kind{"number.provision"};
    QString number; // E.164
    bool set = true;
    std::optional<FormerWebhooks> back{};
    friend bool operator==(const ProvisionNumber &, const ProvisionNumber &) = default;
};

/// When, and together with what. `expiresAt` absent: what the order itself says, counted from when it is due (a call or
/// a redirect that comes minutes late would be worse than none).
struct When {
    std::optional<qint64> group{}; // store::outbox::newGroup
    std::optional<Instant> dueAt{}; // absent: now
    std::optional<Instant> expiresAt{};
};

/// Budgets of the outbox: calls per second, and everything else that is asked of Twilio (a few at a time).
inline constexpr QLatin1StringView callBudget{"call"};
inline constexpr QLatin1StringView restBudget{"twilio"};

// Each picks budget, order and repeatability. Orders about one call are carried out in the order they were given.
// Error::Kind::Invalid when the order cannot be one (no SID, no number, neither path nor flow).
Result<store::outbox::ItemId> order(store::Transaction &tx, const PlaceCall &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const EndCall &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const RedirectCall &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const StartRecording &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const ChangeRecording &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const DeleteRecording &what, const When &when = {});
Result<store::outbox::ItemId> order(store::Transaction &tx, const ProvisionNumber &what, const When &when = {});

[[nodiscard]] QJsonObject toJson(const PlaceCall &what);
[[nodiscard]] QJsonObject toJson(const EndCall &what);
[[nodiscard]] QJsonObject toJson(const RedirectCall &what);
[[nodiscard]] QJsonObject toJson(const StartRecording &what);
[[nodiscard]] QJsonObject toJson(const ChangeRecording &what);
[[nodiscard]] QJsonObject toJson(const DeleteRecording &what);
[[nodiscard]] QJsonObject toJson(const ProvisionNumber &what);

/// The order of a row's payload: orderFrom<PlaceCall>(item.payload). Invalid when it is none.
template <typename Order>
[[nodiscard]] Result<Order> orderFrom(const QString &payload);

/// The answer path of a call that tries the fallback: answered by the configured one (twilio.fallback_url) if there is.
inline constexpr QLatin1StringView fallbackPath{"/twilio/fallback"};
/// Who answers a call of ours hears this flow: the path for PlaceCall, RedirectCall and forms.
[[nodiscard]] QString flowPath(const QString &flow);

} // namespace cb::calls
