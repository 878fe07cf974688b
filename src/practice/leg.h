// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/pcm.h"
#include "practice/document.h"
#include "practice/records.h"
#include "practice/script.h"
#include "practice/timeline.h"
#include "practice/webhook.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace cb::practice {

class Activity;
class Exchange;

/// Where a call's TwiML comes from.
struct DocumentSource {
    QUrl url;
    twilio::twiml::Method method = twilio::twiml::Method::Post;
    QUrl fallbackUrl;
    twilio::twiml::Method fallbackMethod = twilio::twiml::Method::Post;
    QByteArray twiml; // instead of a URL
    [[nodiscard]] bool isEmpty() const { return url.isEmpty() && twiml.isEmpty(); }
};

/// Who is told about a call's progress.
struct StatusTarget {
    QUrl url;
    twilio::twiml::Method method = twilio::twiml::Method::Post;
    QSet<QString> events{QStringLiteral("completed")}; // initiated, ringing, answered, completed
};

/// Something that was said by hand: what is recorded, and what a listening menu understands.
struct Utterance {
    QString words; // empty: it cannot be understood
    audio::Pcm sound; // telephone rate, mono
};

/// What sounds at the ear of somebody who practises.
struct Prompt {
    enum class Kind { Words, File, Beep, Person };
    Kind kind = Kind::Words;
    QString text; // the words; the file's name
    audio::Pcm sound; // empty when it cannot be made
};

/// The document waits for the person.
struct Listening {
    bool keys = false;
    bool words = false;
    bool tape = false; // a recording runs
    std::optional<Instant> until; // when it goes on by itself
};

/// What a leg is to do.
struct LegPlan {
    CallRecord call;
    Script script; // inbound: the caller's
    bool byHand = false; // somebody practises: tells what they hear and what is waited for
    Behaviour behaviour; // else: of the person who is rung
    DocumentSource source; // the first document; of a dialled leg: the whisper
    StatusTarget status;
    std::chrono::seconds ringAtMost{60};
    std::chrono::seconds longest{14'400}; // once answered
};

/// One call under way: a person at the far end, the document that is carried out, and the callbacks.
class Leg final : public QObject
{
    Q_OBJECT
public:
    Leg(Exchange &exchange, LegPlan plan);
    ~Leg() override;

    void start();
    [[nodiscard]] const QString &sid() const { return m_sid; }
    [[nodiscard]] CallRecord &call();
    [[nodiscard]] Exchange &exchange() { return m_exchange; }
    [[nodiscard]] const LegPlan &plan() const { return m_plan; }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isAnswered() { return call().answeredAt.has_value(); }

    // What the person does.
    void personHangsUp();
    void pressKeys(const QString &keys); // one after the other, at once
    void beginSpeech();
    void endSpeech(const Utterance &said);
    [[nodiscard]] bool isByHand() const { return m_plan.byHand; }
    /// The next turn of the script if it is one of these, taken from it.
    [[nodiscard]] std::optional<Turn> takeTurn(std::initializer_list<Turn::Kind> kinds);
    [[nodiscard]] const Turn *nextTurn() const;
    [[nodiscard]] const Script &script() const { return m_script; }

    // What the account does over REST.
    void cancel(); // before it was answered
    void complete(); // hang up
    void redirect(const DocumentSource &source); // a live call gets another document
    QString startTape(int channels, const twilio::twiml::Callback &callback); // of the whole call; its recording's SID
    /// False when it is none that startTape() began.
    bool stopTape(const QString &sid);

    // For activities: what comes after a verb.
    void proceed(); // the next verb
    void request(const QString &url, twilio::twiml::Method method, const twilio::Form &more); // a new document
    /// The same once the person has gone: asked for, the answer is ignored.
    void tell(const QString &url, twilio::twiml::Method method, const twilio::Form &more);
    void answer(); // a Dial with answerOnBridge has joined somebody
    void bridged() { m_bridged = true; } // a dialled leg: from now on its end ends the talk
    void end(twilio::CallStatus status, int sipResponseCode = 0);
    [[nodiscard]] twilio::Form form();
    [[nodiscard]] const QUrl &documentUrl() const { return m_url; }

Q_SIGNALS:
    void wasAnswered();
    void readyToJoin(); // a dialled leg has heard its whisper
    void wentAway(); // joined, and redirected elsewhere over REST
    void hasEnded();
    // Of a leg in somebody's hand.
    void hears(const cb::practice::Prompt &prompt);
    void hearsNoMore();
    void listens(const cb::practice::Listening &how);
    void listensNoMore();
    void dialled(const QString &number); // a telephone is rung for this call
    void joined(const QString &number);

private:
    void ring();
    void ringOut();
    void fetch(const DocumentSource &source, const twilio::Form &more);
    void take(const Document &document, const QUrl &url, twilio::twiml::Method method);
    void documentFailed(const Document &document, const QUrl &url);
    void run();
    void documentEnded();
    void reject(bool busy);
    void become(std::unique_ptr<Activity> activity);
    void stopActivity();
    void tellStatus(const QString &event, twilio::CallStatus status);
    [[nodiscard]] twilio::twiml::Place place() const;

    Exchange &m_exchange;
    LegPlan m_plan;
    QString m_sid;
    Script m_script;
    qsizetype m_turn = 0;
    Timers m_timers; // of the whole call
    Timers m_ringing;
    Activity *m_activity = nullptr; // a child
    QList<twilio::twiml::Verb> m_verbs;
    qsizetype m_next = 0; // verb
    QUrl m_url; // of the document
    twilio::twiml::Method m_method = twilio::twiml::Method::Post;
    quint64 m_documents = 0; // asked for: an answer to an older question is dropped
    bool m_firstDocument = true;
    bool m_inFallback = false;
    bool m_bridged = false;
    bool m_redirected = false;
    bool m_over = false;
    int m_sequence = 0; // of callbacks
    struct Tape {
        QString sid;
        twilio::twiml::Callback callback;
    };
    QList<Tape> m_tapes; // that the account has started and not stopped
};

} // namespace cb::practice
