// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "http/client.h"
#include "practice/sids.h"
#include "practice/timeline.h"
#include "practice/webhook.h"

#include <QHash>
#include <QObject>
#include <QQueue>

#include <functional>
#include <memory>

namespace cb::practice {

/// Brings webhooks to the desk as Twilio does: signed, with one retry when no connection comes about, redirects
/// followed, 15 s at most; and with the faults that were asked for.
class Courier final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Reply &)>;

    /// `longest` real time for an answer, at most Twilio's 15 s.
    Courier(Timeline &timeline, Sids &sids, Secret token, milliseconds longest, QObject *parent = nullptr);
    ~Courier() override; // what is under way ends, and nobody is told

    /// For a document or media; `done` is not called when `context` is gone.
    void fetch(Webhook webhook, QObject *context, Done done);
    /// For a callback, whose answer nobody waits for; those of one call leave one after the other.
    void post(Webhook webhook);
    void addFault(const Fault &fault) { m_faults.append(fault); }
    [[nodiscard]] bool isIdle() const { return m_open == 0 && m_waiting.isEmpty() && m_heldBack.isEmpty(); }

Q_SIGNALS:
    void delivered(const cb::practice::Delivery &delivery);

private:
    struct Job;
    void begin(Webhook webhook, Done done);
    void attempt(const std::shared_ptr<Job> &job);
    void answered(const std::shared_ptr<Job> &job, const http::ClientResult &result);
    void settle(const std::shared_ptr<Job> &job, const Reply &reply);
    void repeat(const std::shared_ptr<Job> &job, const Reply &first);
    void forge(const std::shared_ptr<Job> &job);
    [[nodiscard]] http::ClientRequest request(const Job &job, bool forged) const;
    [[nodiscard]] Delivery delivery(const Job &job) const;
    void enqueue(const Webhook &webhook);
    void postNext(const QString &callSid);
    [[nodiscard]] bool takeFault(Fault::Kind kind, Webhook::Kind on, Fault *taken = nullptr);

    Timeline &m_timeline;
    Sids &m_sids;
    Secret m_token;
    milliseconds m_longest;
    http::Client m_client;
    QList<Fault> m_faults;
    QHash<QString, QQueue<Webhook>> m_waiting; // by call: the first one is on its way
    QHash<QString, Webhook> m_heldBack; // by call: goes after the next one
    int m_open = 0;
    bool m_closing = false;
    Timers m_timers;
};

} // namespace cb::practice
