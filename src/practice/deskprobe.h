// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace cb::practice {

/// What a scenario may ask of the desk that is being practised on. The program implements it on the desk's database;
/// the carrier itself only knows what came over HTTP. Answers come in the asking thread, now or later.
class DeskProbe
{
public:
    struct Call {
        QString status; // the carrier's word: "completed", "no-answer"
        QStringList route; // labels and crumbs of the way it took, in order
        int recordings = 0; // of this call, ready to be heard
        int rows = 0; // calls with this SID
    };

    virtual ~DeskProbe() = default;
    /// A call the desk has never heard of has no rows; an error is a fault of the asking.
    virtual void call(const QString &callSid, std::function<void(Result<Call>)> done) = 0;
    /// How many calls the desk has, of all kinds.
    virtual void callCount(std::function<void(Result<int>)> done) = 0;
};

} // namespace cb::practice
