// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callaction.h"
#include "engine/engine.h"
#include "people/people.h"
#include "practice/carrier.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace cb::test {

inline constexpr int patience = 15'000; // ms of ours
inline const QString ruth = QStringLiteral("+12065550153");
inline const QString ana = QStringLiteral("+12065550151");
inline const QString grace = QStringLiteral("+12065550164");

/// A whole desk with its way out, and the practice carrier as its vendor, over real HTTP.
class House
{
public:
    /// Practice time passes that many times as fast as ours.
    explicit House(double speed = 20);
    ~House();

    [[nodiscard]] Operator person(const QString &phone) const;
    /// Ruth does it. Empty on failure.
    QJsonObject run(const QString &name, const QJsonObject &args);
    [[nodiscard]] QList<Call> open();
    [[nodiscard]] Call one(Call::Id id);
    [[nodiscard]] QList<PlacedCall> planned();
    /// That telephone is answered after a second, and these keys are pressed at a menu.
    void picksUp(const QString &number, const QString &keys = {});
    /// Somebody calls the main line; the call's SID.
    QString calls(const QString &from, const QList<practice::Turn> &turns);

    QTemporaryDir folder;
    ShiftedClock clock;
    practice::Timeline timeline;
    engine::Desk desk;
    std::unique_ptr<engine::Engine> engine;
    std::unique_ptr<practice::Carrier> carrier;
    QList<Operator> people;
};

} // namespace cb::test
