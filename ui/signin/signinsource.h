// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"

#include <QObject>

#include <functional>

namespace cb::ui {

/// Who works here and who of them sits at this desk. App answers from the desk itself, tests from memory. Lives on the
/// GUI thread; done is called there, and not at all when its context is gone.
class SignInSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    virtual void operators(QObject *context, Done<QList<Operator>> done) = 0; // those who work here now, by name
    [[nodiscard]] virtual Operator::Id current() const = 0; // 0: nobody has said who they are
    /// Country of numbers that are typed without one: "US".
    [[nodiscard]] virtual QString region() const = 0;
    /// Whoever sits here may bring in somebody new.
    [[nodiscard]] virtual bool mayAdd() const = 0;
    /// Conflict: one of the numbers is somebody else's.
    virtual void add(const Operator &person, QObject *context, Done<Operator::Id> done) = 0;
    virtual void signIn(Operator::Id who, QObject *context, Done<void> done) = 0;
    virtual void signOut(QObject *context, Done<void> done) = 0;
};

} // namespace cb::ui
