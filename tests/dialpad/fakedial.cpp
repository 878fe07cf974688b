// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedial.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

SiteTime site()
{
    return {QTimeZone("America/New_York"), QTime(6, 0)};
}

FakeDial::FakeDial()
{
    list.asOf = QDate(2026, 5, 1);
    list.source = u"Twilio"_s;
    list.callOut = PrefixPrices::parse(u"+1=0.014"_s, u"USD"_s).value();
    const auto add = [this](qint64 id, const QString &name, const QStringList &numbers) {
        Contact contact;
        contact.id = {id};
        contact.name = name;
        for (const QString &number : numbers)
            contact.phones << PhoneNumber::fromVendor(number);
        contacts << contact;
    };
    add(1, u"Beatrix Holloway"_s, {u"+12065550142"_s});
    add(2, u"Henrik Solberg"_s, {u"+12065550185"_s, u"+12065550186"_s});
    add(3, u"Nadia Petrova"_s, {u"+12065550147"_s});
}

void FakeDial::ourNumbers(QObject *, Done<QList<OurNumber>> done)
{
    done(QList<OurNumber>{{{2}, PhoneNumber::fromVendor(u"+12065550101"_s), u"After-hours"_s, {}},
        {{1}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, {}}});
}

void FakeDial::findContacts(const QString &text, int, QObject *, Done<QList<Contact>> done)
{
    QList<Contact> found;
    for (const Contact &contact : std::as_const(contacts)) {
        bool fits = contact.name.contains(text, Qt::CaseInsensitive);
        for (const PhoneNumber &number : contact.phones)
            fits = fits || number.e164() == text;
        if (fits)
            found << contact;
    }
    done(found);
}

void FakeDial::recentCalls(int, QObject *, Done<QList<Call>> done)
{
    done(calls);
}

void FakeDial::outgoingCalls(QDate, int, QObject *, Done<QList<Call>> done)
{
    QList<Call> ours = calls;
    ours.removeIf([](const Call &call) { return call.direction == CallDirection::Inbound; });
    done(ours);
}

void FakeDial::detail(Call::Id id, QObject *, Done<CallDetail> done)
{
    for (const Call &call : std::as_const(calls)) {
        if (call.id != id)
            continue;
        CallDetail detail;
        detail.call = call;
        detail.line = OurNumber{{1}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, {}};
        for (const Contact &contact : std::as_const(contacts)) {
            if (contact.phones.contains(call.number))
                detail.contact = contact;
        }
        done(detail);
        return;
    }
    done(failure(Error::Kind::NotFound, u"no such call"_s));
}

void FakeDial::place(const PhoneNumber &to, const PhoneNumber &from, QObject *, Done<void> done)
{
    placed << to.e164() + u' ' + from.e164();
    done(answer);
}

void FakeDial::hangUp(Call::Id call, QObject *, Done<void> done)
{
    hungUp << call;
    done(answer);
}

QList<PracticeLine> FakePhone::lines() const
{
    return {{u"+12065550101"_s, u"After-hours"_s}, {u"+12065550100"_s, u"Main line"_s}};
}

QList<PracticeSpeech> FakePhone::samples()
{
    return {{u"sick-today.wav"_s, u"I am sick today."_s, {QByteArray(2 * 14 * PracticeSound::rate, '\0')}}};
}

Result<PracticeSpeech> FakePhone::load(const QString &file)
{
    if (!file.endsWith(u".wav"_s))
        return failure(Error::Kind::Invalid, u"no WAV file"_s);
    return PracticeSpeech{u"own.wav"_s, {}, {QByteArray(2 * PracticeSound::rate, '\0')}};
}

Result<> FakePhone::call(const QString &from, const QString &to)
{
    asked << from + u" > "_s + to;
    m_captions.clear();
    Q_EMIT captionsCleared();
    set(State::Calling);
    return {};
}

void FakePhone::hangUp()
{
    asked << u"hang up"_s;
    set(State::Ended);
}

void FakePhone::set(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void FakePhone::add(const PracticeCaption &caption)
{
    m_captions << caption;
    Q_EMIT captionAdded(int(m_captions.size()) - 1);
}

void FakePhone::setWait(const PracticeWait &wait)
{
    m_wait = wait;
    Q_EMIT waitChanged();
}

Result<Instant> FakeTravel::moment(Moment moment) const
{
    if (moment != Moment::Closed)
        return failure(Error::Kind::NotFound, u"none"_s);
    return morning + 12h;
}

void FakeTravel::travel(Instant at)
{
    to = at;
    Q_EMIT changed();
}

void FakeTravel::comeBack()
{
    to.reset();
    Q_EMIT changed();
}

} // namespace cb::test

#include "moc_fakedial.cpp"
