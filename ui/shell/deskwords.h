// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/money.h"
#include "ui/kit/tokens.h"

#include <QString>

#include <optional>

/// The desk's status in words: one place for the status strip, the notice and the listener's log.
namespace cb::ui {

/// A segment of the status strip.
struct DeskSegment {
    QString name; // "Listener"
    QString detail; // "on :8787, last event 2 s ago"
    QString shortDetail; // where there is little room: often empty
    QString sentence; // tooltip and accessible description
    Health health = Health::Off;
};

[[nodiscard]] DeskSegment listenerSegment(const ListenerStatus &listener, Instant now);
[[nodiscard]] DeskSegment carrierSegment(const CarrierStatus &carrier, const OutboxStatus &outbox = {});
[[nodiscard]] DeskSegment mailSegment(const MailStatus &mail);
[[nodiscard]] DeskSegment syncSegment(const SyncStatus &sync, Instant now);

/// What the segments of the strip are about, in their order.
enum class DeskPart { Listener, Carrier, Mail, Sync };
[[nodiscard]] DeskSegment deskSegment(DeskPart part, const DeskStatus &status, Instant now);

/// A line of the panel over a segment.
struct DeskFigure {
    QString name; // "Port"
    QString value;
    friend bool operator==(const DeskFigure &, const DeskFigure &) = default;
};
/// What is known of a part; nothing of one that is off.
[[nodiscard]] QList<DeskFigure> deskFigures(DeskPart part, const DeskStatus &status, Instant now);
/// What a webhook told and how it was answered: "ringing, 200 in 4 ms".
[[nodiscard]] QString answerWords(const WebhookLine &line);

/// A line under the page header: what is true, what happens, and what to press.
struct DeskNotice {
    enum class Action {
        None,
        RetryListener,
        ShowOutbox,
        EnterToken, // the settings' auth token
        ReplaceKey, // … and API key
        Connect // … and account
    };
    Tone tone = Tone::Amber;
    QString icon;
    QString headline;
    QString text;
    Action action = Action::None;
    QString actionText;
    friend bool operator==(const DeskNotice &, const DeskNotice &) = default;
};

/// The most severe trouble, or nothing when all is well.
[[nodiscard]] std::optional<DeskNotice> noticeFor(const DeskStatus &status);

/// Dollars are "$" in English and "US$" in Spanish; other currencies (ISO 4217) show their code.
[[nodiscard]] QString moneyText(double amount, const QString &currency);
/// Exact, with two digits behind the point or as many as there are: "$0.0085".
[[nodiscard]] QString moneyText(const Money &money);

/// "2 s", "4 min", "3 h", "2 d": how long ago, in the largest whole unit.
[[nodiscard]] QString ageText(std::chrono::milliseconds age);

} // namespace cb::ui
