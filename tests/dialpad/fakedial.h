// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"
#include "base/sitetime.h"
#include "ui/dialpad/dialsource.h"

namespace cb::test {

inline const Instant morning =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(14) + std::chrono::minutes(42);
[[nodiscard]] SiteTime site();

/// Two numbers, three contacts, and what a test puts in.
class FakeDial final : public ui::DialSource
{
    Q_OBJECT
public:
    FakeDial();
    void ourNumbers(QObject *context, Done<QList<OurNumber>> done) override;
    void findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done) override;
    void recentCalls(int most, QObject *context, Done<QList<Call>> done) override;
    void outgoingCalls(QDate day, int most, QObject *context, Done<QList<Call>> done) override;
    void detail(Call::Id id, QObject *context, Done<CallDetail> done) override;
    [[nodiscard]] int openCalls() const override { return int(calls.size()); }
    [[nodiscard]] PriceList prices() const override { return list; }
    [[nodiscard]] Placing placing() const override { return can; }
    void place(const PhoneNumber &to, const PhoneNumber &from, QObject *context, Done<void> done) override;

    QList<Contact> contacts;
    QList<Call> calls; // newest first
    Placing can = Placing::Possible;
    Result<> answer; // to place()
    void hangUp(Call::Id call, QObject *context, Done<void> done) override;
    PriceList list; // +1 has a price
    QStringList placed; // "to from"
    QList<Call::Id> hungUp;
};

/// Remembers what it was asked, does what a test says.
class FakePhone final : public PracticePhone
{
    Q_OBJECT
public:
    [[nodiscard]] QList<PracticeLine> lines() const override;
    [[nodiscard]] QList<PracticeSpeech> samples() override;
    [[nodiscard]] Result<PracticeSpeech> load(const QString &file) override;
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QList<PracticeCaption> captions() const override { return m_captions; }
    [[nodiscard]] PracticeWait wait() const override { return m_wait; }
    [[nodiscard]] bool isSpeaking() const override { return false; }
    [[nodiscard]] std::chrono::milliseconds connectedFor() const override { return std::chrono::seconds(19); }
    Result<> call(const QString &from, const QString &to) override;
    void press(QChar key) override { asked << QString(key); }
    void speak(const PracticeSpeech &speech) override { asked << speech.name; }
    void beginSpeaking() override { asked << QStringLiteral("begin"); }
    void endSpeaking(const PracticeSpeech &) override { asked << QStringLiteral("end"); }
    void hangUp() override;

    void set(State state);
    void add(const PracticeCaption &caption);
    void setWait(const PracticeWait &wait);
    QStringList asked;

private:
    State m_state = State::Idle;
    QList<PracticeCaption> m_captions;
    PracticeWait m_wait;
};

class FakeTravel final : public TimeTravel
{
    Q_OBJECT
public:
    [[nodiscard]] bool isAway() const override { return to.has_value(); }
    [[nodiscard]] Result<Instant> moment(Moment moment) const override;
    void travel(Instant at) override;
    void comeBack() override;
    std::optional<Instant> to;
};

} // namespace cb::test
