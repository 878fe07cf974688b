// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/carrier.h"
#include "practice/deskprobe.h"
#include "practice/scenario.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace cb::practice {

/// Plays a scenario on a carrier and checks what is expected. The carrier has been started and knows its desk.
class ScenarioRunner final : public QObject
{
    Q_OBJECT
public:
    /// `probe` may be null: expectations about the desk then fail and say so.
    ScenarioRunner(
        Carrier &carrier, Timeline &timeline, Scenario scenario, DeskProbe *probe, QObject *parent = nullptr);

    /// `mayLoop`: a scenario that loops goes on for ever, without checking anything; else it ends with finished().
    void start(bool mayLoop = false);
    /// No more calls; those under way go on.
    void stop();
    [[nodiscard]] bool passed() const { return m_passed; }
    /// {scenario, passed, seconds, practised_seconds, calls, webhooks: {…}, expectations: [{that, ok, why}]}; whole
    /// once finished. Times in seconds of real time, but practised_seconds.
    [[nodiscard]] QJsonObject report() const;

Q_SIGNALS:
    void finished(bool passed);

private:
    void play();
    void act(const ScenarioAction &action);
    void place(const IncomingCall &call);
    void flow(const CallStream &stream, Instant end);
    void saw(const Delivery &delivery);
    void waitForTheEnd();
    void check();
    void checkNext();
    void conclude(const Expectation &expected, const QString &problem);
    [[nodiscard]] QString problemAtCarrier(const Expectation &expected) const;
    [[nodiscard]] QString problemOfTheDay(const Expectation &expected) const;
    void askDesk(const Expectation &expected);
    [[nodiscard]] milliseconds pause(const CallStream &stream);

    Carrier &m_carrier;
    Timeline &m_timeline;
    Scenario m_scenario;
    DeskProbe *m_probe;
    Timers m_timers;
    QRandomGenerator m_dice;
    bool m_mayLoop = false;
    bool m_passed = false;
    int m_actionsLeft = 0;
    int m_streams = 0; // still flowing
    int m_calls = 0;
    QHash<QString, QString> m_sids; // by the call's name
    QHash<QString, QString> m_busy; // callers of streams who are on the telephone, with their call
    QStringList m_problems; // of the playing itself

    int m_webhooks = 0;
    int m_repeats = 0;
    int m_unlike = 0;
    int m_forgeries = 0;
    int m_believed = 0; // forgeries the desk fell for
    QStringList m_unanswered; // the first of them
    QList<qint64> m_took; // ms

    Instant m_began{};
    QElapsedTimer m_real;
    double m_seconds = 0;
    double m_practised = 0;
    qsizetype m_checking = 0;
    QElapsedTimer m_asking; // the present expectation
    QTimer m_again;
    QJsonArray m_outcomes;
};

} // namespace cb::practice
