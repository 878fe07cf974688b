// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QPointF>
#include <QString>

#include <optional>

namespace cb::ivr {

/// One box of a flow. What `settings` may hold is the business of its kind.
struct Step {
    QString id; // unique in the flow: letters, digits, "-" and "_"
    QString kind; // "menu", "transfer", …
    QString name; // for people; the route of a call shows it
    QString note; // the designer's own words
    std::optional<QPointF> position; // on the canvas; no meaning for calls
    QJsonObject settings;
    QMap<QString, QString> exits; // exit → id of the next step; an exit that leads nowhere is absent
    QJsonObject extra; // members this version does not know, kept

    friend bool operator==(const Step &, const Step &) = default;
};

/// How a language of a flow sounds. Source: Twilio docs, "TwiML Voice: Say" (voice, language).
struct Language {
    QString locale; // "es-US"
    QString voice; // "Polly.Lupe"; empty: the account's
    QJsonObject extra;

    friend bool operator==(const Language &, const Language &) = default;
};

/// What a caller goes through, as drawn by a designer and as kept in resources/flows/*.json and the database.
/// Format: docs/flows.md.
struct Flow {
    using Id = cb::Id<struct FlowTag>; // of its row; the file knows `key` only

    QString key; // "front-desk": the flow's name in files, numbers and redirects
    QString name; // for people
    QString language; // of callers who chose none: a key of `languages`
    QMap<QString, Language> languages; // by language code ("en")
    QString start; // id of the first step
    QString onError; // id of the step that takes calls which broke elsewhere; may be empty
    QJsonObject variables; // what they hold when a call begins
    QList<Step> steps;
    QJsonObject extra;

    [[nodiscard]] const Step *find(const QString &id) const;
    friend bool operator==(const Flow &, const Flow &) = default;
};

/// The same for a caller: positions, notes and unknown members are not compared, nor is the order of the steps.
[[nodiscard]] bool sameForCallers(const Flow &a, const Flow &b);

} // namespace cb::ivr
