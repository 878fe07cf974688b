// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/activity.h"
#include "practice/exchange.h"
#include "practice/prompter.h"
#include "practice/recordings.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace twiml = cb::twilio::twiml;
using cb::twilio::CallStatus;

namespace cb::practice {

namespace {

constexpr auto usualRinging = 30s;
constexpr auto usualLimit = 14'400s;

/// Somebody to ring.
struct Target {
    QString to;
    QString whisper;
    twiml::Method method = twiml::Method::Post;
    twiml::Callback status;
    QString sendDigits;
};

template <typename Noun>
Target targetOf(const Noun &noun, const QString &to)
{
    return {to, noun.url, noun.method, noun.status, {}};
}

std::optional<Target> toTarget(const twiml::Noun &noun)
{
    if (const auto *number = std::get_if<twiml::Number>(&noun)) {
        Target target = targetOf(*number, number->number);
        target.sendDigits = number->sendDigits;
        return target;
    }
    if (const auto *client = std::get_if<twiml::Client>(&noun))
        return targetOf(*client, u"client:"_s + client->identity);
    if (const auto *sip = std::get_if<twiml::Sip>(&noun))
        return targetOf(*sip, sip->uri);
    return std::nullopt;
}

/// A Dial: telephones ring, one of them is joined with the caller, both talk, and the caller's document goes on.
class Dialling final : public Activity
{
public:
    Dialling(Leg &leg, twiml::Dial verb)
        : Activity(leg)
        , m_verb(std::move(verb))
    { }

    void start() override
    {
        for (const twiml::Noun &noun : std::as_const(m_verb.nouns)) {
            if (const std::optional<Target> target = toTarget(noun))
                m_targets.append(*target);
        }
        if (m_targets.isEmpty()) {
            leg().exchange().warn(
                leg().call(), {u"0 not carried out by the practice carrier yet: Dial with Conference or Queue"_s});
            m_last = CallStatus::Failed;
            return goOn();
        }
        if (const Turn *next = leg().nextTurn(); next != nullptr && next->kind == Turn::Kind::HangUp && next->after) {
            const std::optional<Turn> turn = leg().takeTurn({Turn::Kind::HangUp});
            timers().after(*turn->after, [this] { leg().personHangsUp(); });
        }
        if (m_verb.sequential)
            return ringNext();
        while (!m_targets.isEmpty())
            ringNext();
    }

    void key(QChar key) override
    {
        if (key == u'*' && m_verb.hangupOnStar && m_joined)
            m_joined->complete();
    }

    void personHungUp() override
    {
        if (isOver())
            return;
        const bool talked = m_joined != nullptr;
        const QString child = m_joined ? m_joined->sid() : QString();
        stop(); // hangs up the others
        if (!m_verb.action.isEmpty())
            leg().tell(
                m_verb.action, m_verb.method, result(talked ? CallStatus::Completed : CallStatus::Canceled, child));
    }

protected:
    void stopped() override
    {
        Q_EMIT leg().hearsNoMore();
        const QList<QPointer<Leg>> ringing = std::exchange(m_ringing, {});
        for (const QPointer<Leg> &child : ringing)
            letGo(child);
        if (m_joined) {
            endTape();
            Leg *child = m_joined;
            m_joined = nullptr;
            letGo(child);
        }
    }

private:
    void letGo(Leg *child)
    {
        if (child == nullptr)
            return;
        child->disconnect(this);
        child->complete(); // a telephone that still rings is cancelled
    }

    void ringNext()
    {
        const Target target = m_targets.takeFirst();
        Exchange &exchange = leg().exchange();
        LegPlan plan;
        plan.call.sid = exchange.sids().next("CA");
        plan.call.parentSid = leg().sid();
        plan.call.from = m_verb.callerId.isEmpty() ? leg().call().from : m_verb.callerId;
        plan.call.to = target.to;
        plan.call.direction = twilio::Direction::OutboundDial;
        plan.behaviour = exchange.behaviourOf(target.to);
        plan.ringAtMost = m_verb.timeout.value_or(usualRinging);
        if (!target.whisper.isEmpty()) {
            plan.source.url = leg().documentUrl().resolved(QUrl(target.whisper));
            plan.source.method = target.method;
        }
        if (!target.status.url.isEmpty()) {
            plan.status.url = leg().documentUrl().resolved(QUrl(target.status.url));
            plan.status.method = target.status.method;
            if (const QStringList events = target.status.events.split(u' ', Qt::SkipEmptyParts); !events.isEmpty())
                plan.status.events = QSet<QString>(events.begin(), events.end());
        }
        leg().call().dialled.append(target.to);
        Q_EMIT leg().dialled(target.to);
        m_lastSid = plan.call.sid;
        Leg *child = exchange.begin(std::move(plan));
        m_ringing.append(child);
        connect(child, &Leg::readyToJoin, this, [this, child, keys = target.sendDigits] {
            timers().after(lengthOfKeys(keys), [this, child = QPointer<Leg>(child)] {
                if (child)
                    join(child);
            });
        });
        connect(child, &Leg::hasEnded, this, [this, child] { childEnded(child); });
        connect(child, &Leg::wentAway, this, [this, child] { childEnded(child); });
    }

    void join(Leg *child)
    {
        m_ringing.removeOne(child);
        m_joined = child;
        m_lastSid = child->sid();
        const QList<QPointer<Leg>> others = std::exchange(m_ringing, {});
        for (const QPointer<Leg> &other : others)
            letGo(other);
        m_targets.clear();
        leg().answer();
        child->bridged();
        leg().call().bridged = child->call().bridged = true;
        leg().exchange().touch(leg().call());
        beginTape();

        const Behaviour &behaviour = child->plan().behaviour;
        if (leg().isByHand())
            talkByHand(child->call().to, behaviour.says);
        timers().after(m_verb.timeLimit.value_or(usualLimit), [child] { child->complete(); });
        timers().after(behaviour.talks, [child] { child->personHangsUp(); });
        if (const std::optional<Turn> turn = leg().takeTurn({Turn::Kind::Talk, Turn::Kind::HangUp})) {
            m_words = turn->text;
            const milliseconds length = turn->kind == Turn::Kind::Talk ? turn->length : 1s;
            timers().after(length, [this] { leg().personHangsUp(); });
        }
    }

    /// Who practises hears the other side say what it says.
    void talkByHand(const QString &number, const QString &says)
    {
        Q_EMIT leg().joined(number);
        const Result<audio::Pcm> spoken = leg().exchange().speech().speak(says, leg().script().language);
        if (says.isEmpty() || !spoken)
            return;
        Q_EMIT leg().hears({Prompt::Kind::Person, says, *spoken});
        timers().after(spoken->length(), [this] { Q_EMIT leg().hearsNoMore(); });
    }

    void childEnded(Leg *child)
    {
        child->disconnect(this);
        const CallStatus status = child->call().status;
        m_answered = m_answered || child->isAnswered();
        if (child == m_joined) {
            endTape();
            m_joined = nullptr;
            m_last = CallStatus::Completed;
            return goOn();
        }
        m_ringing.removeOne(child);
        // Of several that did not answer, "busy" and "failed" say less than a telephone that rang out.
        if (m_last != CallStatus::NoAnswer)
            m_last = status;
        if (!m_ringing.isEmpty())
            return;
        if (!m_targets.isEmpty())
            return ringNext();
        if (m_answered)
            m_last = CallStatus::Completed;
        goOn();
    }

    void goOn()
    {
        if (m_verb.action.isEmpty())
            return finish();
        finish(m_verb.action, m_verb.method, result(m_last, m_lastSid));
    }

    [[nodiscard]] twilio::Form result(CallStatus status, const QString &childSid)
    {
        twilio::Form form;
        form.append("DialCallStatus", QString(twilio::toWord(status)));
        if (const CallRecord *child = leg().exchange().ledger().call(childSid.isEmpty() ? m_lastSid : childSid)) {
            form.append("DialCallSid", child->sid);
            form.append("DialCallDuration", QString::number(child->duration().count()));
            form.append("DialBridged", QByteArrayView(child->bridged ? "true" : "false"));
        }
        if (!m_tape.isEmpty())
            form.append("RecordingUrl", leg().exchange().recordingUrl(m_tape));
        return form;
    }

    void beginTape()
    {
        using Recording = twiml::Dial::Recording;
        if (m_verb.record == Recording::Off)
            return;
        const bool dual = m_verb.record == Recording::FromAnswerDual || m_verb.record == Recording::FromRingingDual;
        m_tape = beginRecording(leg(), m_verb.recordingStatus, twilio::RecordingSource::DialVerb, dual ? 2 : 1);
    }

    void endTape()
    {
        Exchange &exchange = leg().exchange();
        RecordingRecord *tape = exchange.ledger().recording(m_tape);
        if (tape == nullptr)
            return;
        tape->words = m_words;
        tape->language = leg().script().language;
        if (m_joined)
            tape->otherWords = m_joined->plan().behaviour.says;
        tape->length = exchange.timeline().now() - tape->startedAt;
        endRecording(leg(), m_tape, m_verb.recordingStatus, false);
    }

    twiml::Dial m_verb;
    QList<Target> m_targets; // not rung yet
    QList<QPointer<Leg>> m_ringing;
    QPointer<Leg> m_joined;
    QString m_lastSid;
    QString m_tape;
    QString m_words;
    CallStatus m_last = CallStatus::Failed;
    bool m_answered = false;
};

} // namespace

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Dial &verb)
{
    return std::make_unique<Dialling>(leg, verb);
}

} // namespace cb::practice
