// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/pricelist.h"
#include "base/result.h"
#include "calls/callaction.h"

#include <QObject>

#include <functional>

namespace cb::ui {

/// What the dial pad needs of the desk. RoomDial answers from the rooms; tests answer from memory. GUI thread.
class DialSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    // `done` is called on the GUI thread, not at all when `context` is gone.
    virtual void ourNumbers(QObject *context, Done<QList<OurNumber>> done) = 0; // by label
    virtual void findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done) = 0;
    virtual void recentCalls(int most, QObject *context, Done<QList<Call>> done) = 0; // newest first, open ones too
    /// Calls of ours: open ones, and those of that day that are over; newest first.
    virtual void outgoingCalls(QDate day, int most, QObject *context, Done<QList<Call>> done) = 0;
    [[nodiscard]] virtual int openCalls() const = 0; // of all kinds, for the rail
    virtual void detail(Call::Id id, QObject *context, Done<CallDetail> done) = 0;

    /// What the carrier takes now.
    [[nodiscard]] virtual PriceList prices() const = 0;

    /// Whether the desk can place calls; where it cannot the button says why.
    enum class Placing { Possible, NotBuilt, NobodyAtTheDesk }; // the last one: whose telephone should ring first?
    [[nodiscard]] virtual Placing placing() const = 0;
    /// Rings the telephone of whoever sits at this desk; accepted there, it rings `to`, which sees `from`.
    virtual void place(const PhoneNumber &to, const PhoneNumber &from, QObject *context, Done<void> done) = 0;
    virtual void hangUp(Call::Id call, QObject *context, Done<void> done) = 0; // one that still rings is cancelled

Q_SIGNALS:
    void callsChanged(); // something about recent or open calls is new
};

} // namespace cb::ui
