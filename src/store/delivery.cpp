// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/delivery.h"

#include <QCoreApplication>
#include <QEvent>

#include <atomic>

namespace cb::store {

/// Lives on the thread of the contexts it serves.
class Mailbox final : public QObject
{
public:
    void add(Answer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(answer));
    }
    /// One event for all that was added since the last one began to be handled.
    void ring()
    {
        if (!m_rung.exchange(true))
            QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_rung = false;
        std::vector<Answer> answers;
        {
            const std::lock_guard lock(m_mutex);
            answers.swap(m_answers);
        }
        for (Answer &answer : answers) {
            if (answer.to.context)
                answer.to.done(std::move(answer.outcome));
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::vector<Answer> m_answers;
    std::atomic<bool> m_rung = false;
};

Delivery::Delivery()
    : m_mailboxes(std::make_shared<Mailboxes>())
{ }

Delivery::~Delivery()
{
    const std::lock_guard lock(m_mailboxes->mutex);
    for (Mailbox *mailbox : std::as_const(m_mailboxes->byThread))
        mailbox->deleteLater(); // behind what is still to be delivered
    m_mailboxes->byThread.clear();
}

Recipient Delivery::recipient(QObject *context, Database::Done done)
{
    QThread *thread = context && done ? context->thread() : nullptr;
    if (!thread)
        return {};
    const std::lock_guard lock(m_mailboxes->mutex);
    if (!m_mailboxes->byThread.contains(thread)) {
        auto *mailbox = new Mailbox;
        mailbox->moveToThread(thread);
        m_mailboxes->byThread.insert(thread, mailbox);
        // Said by the ending thread itself: afterwards nobody there can be called.
        const auto leave = [mailboxes = m_mailboxes, thread] {
            const std::lock_guard lock(mailboxes->mutex);
            if (Mailbox *gone = mailboxes->byThread.take(thread))
                gone->deleteLater();
        };
        QObject::connect(thread, &QThread::finished, mailbox, leave, Qt::DirectConnection);
    }
    return {thread, context, std::move(done)};
}

void Delivery::send(std::vector<Answer> answers)
{
    const std::lock_guard lock(m_mailboxes->mutex);
    QList<Mailbox *> touched;
    for (Answer &answer : answers) {
        Mailbox *mailbox = m_mailboxes->byThread.value(answer.to.thread);
        if (!mailbox)
            continue;
        mailbox->add(std::move(answer));
        if (!touched.contains(mailbox))
            touched.append(mailbox);
    }
    for (Mailbox *mailbox : std::as_const(touched))
        mailbox->ring();
}

void Delivery::send(Recipient to, Result<> outcome)
{
    std::vector<Answer> one;
    one.push_back({std::move(to), std::move(outcome)});
    send(std::move(one));
}

} // namespace cb::store
