// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QHash>
#include <QPointer>
#include <QThread>

#include <memory>
#include <mutex>
#include <vector>

namespace cb::store {

/// Who is called when a piece of work is over.
struct Recipient {
    QThread *thread = nullptr; // null: nobody
    QPointer<QObject> context; // looked at on `thread` only
    Database::Done done;
};

struct Answer {
    Recipient to;
    Result<> outcome;
};

class Mailbox;

/// Brings answers to the threads of their contexts: those that leave together arrive in one event per thread.
class Delivery
{
public:
    Delivery();
    ~Delivery();

    [[nodiscard]] Recipient recipient(QObject *context, Database::Done done);
    void send(std::vector<Answer> answers);
    void send(Recipient to, Result<> outcome);

private:
    struct Mailboxes {
        std::mutex mutex;
        QHash<QThread *, Mailbox *> byThread; // whoever takes one out deletes it
    };
    std::shared_ptr<Mailboxes> m_mailboxes; // shared with threads that may end later than we do
};

} // namespace cb::store
