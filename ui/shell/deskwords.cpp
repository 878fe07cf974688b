// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskwords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

struct DeskWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::DeskWords)
};

QString percentText(double share)
{
    return DeskWords::tr("%1%", "share").arg(QLocale().toString(share * 100, 'f', 1));
}

QString currencySymbol(const QString &currency)
{
    if (currency != "USD"_L1)
        return currency;
    return QLocale().language() == QLocale::Spanish ? u"US$"_s : u"$"_s;
}

/// The vendor's word for what happened to a call; words that are not of a call's state stay as they are.
QString eventWord(const QString &word)
{
    if (word == "queued"_L1 || word == "initiated"_L1)
        return DeskWords::tr("dialing");
    if (word == "ringing"_L1)
        return DeskWords::tr("ringing");
    if (word == "in-progress"_L1)
        return DeskWords::tr("answered");
    if (word == "completed"_L1)
        return DeskWords::tr("ended");
    if (word == "busy"_L1)
        return DeskWords::tr("busy");
    if (word == "no-answer"_L1)
        return DeskWords::tr("not answered");
    if (word == "failed"_L1)
        return DeskWords::tr("failed");
    if (word == "canceled"_L1)
        return DeskWords::tr("canceled");
    return word;
}

} // namespace

QString moneyText(double amount, const QString &currency)
{
    return QLocale().toCurrencyString(amount, currencySymbol(currency), 2);
}

QString moneyText(const Money &money)
{
    // QLocale writes whole amounts and doubles only: the whole part shows where the symbol goes, the rest follows it.
    const QLocale locale;
    const QString amount = money.amount();
    const qlonglong whole = amount.section(u'.', 0, 0).toLongLong();
    const QString written = locale.toString(whole);
    QString behind = locale.decimalPoint();
    for (const QChar digit : amount.section(u'.', 1).leftJustified(2, u'0'))
        behind += locale.toString(digit.digitValue());
    QString text = locale.toCurrencyString(whole, currencySymbol(money.currency));
    return text.replace(text.indexOf(written), written.size(), written + behind);
}

QString ageText(std::chrono::milliseconds age)
{
    using namespace std::chrono;
    const auto s = std::max(seconds(0), duration_cast<seconds>(age));
    if (s < minutes(1))
        return DeskWords::tr("%1 s", "seconds").arg(s.count());
    if (s < hours(1))
        return DeskWords::tr("%1 min", "minutes").arg(duration_cast<minutes>(s).count());
    if (s < days(1))
        return DeskWords::tr("%1 h", "hours").arg(duration_cast<hours>(s).count());
    return DeskWords::tr("%1 d", "days").arg(duration_cast<days>(s).count());
}

DeskSegment listenerSegment(const ListenerStatus &listener, Instant now)
{
    DeskSegment segment{DeskWords::tr("Listener"), {}, {}, {}, listener.health};
    switch (listener.health) {
    case Health::Off:
        segment.detail = segment.shortDetail = DeskWords::tr("off");
        segment.sentence = DeskWords::tr("The listener is off. This window only reads.");
        return segment;
    case Health::Down:
        if (listener.problem == ListenerStatus::Problem::WrongToken) {
            segment.detail = segment.shortDetail = DeskWords::tr("token wrong");
            segment.sentence = DeskWords::tr("The auth token is wrong. Calls are being refused.");
            return segment;
        }
        segment.detail = segment.shortDetail = DeskWords::tr("stopped");
        segment.sentence = DeskWords::tr("The listener has stopped. New calls are not arriving.");
        return segment;
    case Health::Degraded:
    case Health::Ok:
        break;
    }
    segment.detail = listener.lastEvent
        ? DeskWords::tr("on :%1, last event %2 ago").arg(listener.port).arg(ageText(now - *listener.lastEvent))
        : DeskWords::tr("on :%1, no event yet").arg(listener.port);
    segment.sentence = listener.lastEvent
        ? DeskWords::tr("Webhooks arrive on port %1. The last one came %2 ago.")
              .arg(listener.port)
              .arg(ageText(now - *listener.lastEvent))
        : DeskWords::tr("Listening on port %1. Nothing has come in yet.").arg(listener.port);
    return segment;
}

DeskSegment carrierSegment(const CarrierStatus &carrier, const OutboxStatus &outbox)
{
    DeskSegment segment{DeskWords::tr("Twilio"), {}, {}, {}, carrier.health};
    if (carrier.health == Health::Off) {
        segment.detail = segment.shortDetail = DeskWords::tr("not connected");
        segment.sentence = DeskWords::tr("No Twilio account is connected.");
        return segment;
    }
    if (carrier.health != Health::Ok) {
        switch (carrier.problem) {
        case CarrierStatus::Problem::KeyRefused:
            segment.detail = segment.shortDetail = DeskWords::tr("key refused");
            segment.sentence = DeskWords::tr("Twilio refused the API key. Calls still arrive.");
            break;
        case CarrierStatus::Problem::TokenRefused:
            segment.detail = segment.shortDetail = DeskWords::tr("token refused");
            segment.sentence = DeskWords::tr("Twilio refused the auth token.");
            break;
        case CarrierStatus::Problem::None:
        case CarrierStatus::Problem::Unreachable:
            segment.detail = segment.shortDetail = DeskWords::tr("no answer");
            segment.sentence = DeskWords::tr("Twilio does not answer. Calls still arrive.");
            break;
        }
        return segment;
    }
    const QString balance = carrier.balance ? moneyText(*carrier.balance, carrier.currency) : QString();
    segment.shortDetail = balance;
    segment.detail = carrier.account.isEmpty() ? balance
        : balance.isEmpty()                    ? carrier.account
                            : DeskWords::tr("%1, %2", "account, balance").arg(carrier.account, balance);
    if (segment.detail.isEmpty())
        segment.detail = segment.shortDetail = DeskWords::tr("connected");
    segment.sentence = balance.isEmpty() ? DeskWords::tr("Twilio answers.")
                                         : DeskWords::tr("Twilio answers. The account holds %1.").arg(balance);
    if (outbox.parked > 0) { // what a person has to decide is worth more room than the balance
        segment.health = Health::Degraded;
        segment.detail = segment.shortDetail =
            DeskWords::tr("%n to decide", "requests nobody knows about", outbox.parked);
    }
    return segment;
}

DeskSegment mailSegment(const MailStatus &mail)
{
    DeskSegment segment{mail.provider.isEmpty() ? DeskWords::tr("Email") : mail.provider, {}, {}, {}, mail.health};
    if (mail.health == Health::Off) {
        segment.detail = segment.shortDetail = DeskWords::tr("not set up");
        segment.sentence = DeskWords::tr("No mail provider is set up. Nothing is sent by email.");
        return segment;
    }
    QStringList parts;
    if (!mail.domain.isEmpty())
        parts << mail.domain;
    if (mail.delivered)
        parts << DeskWords::tr("%1 delivered").arg(percentText(*mail.delivered));
    segment.detail = parts.join(u", "_s);
    if (mail.waiting > 0 && mail.health != Health::Ok)
        segment.detail = segment.shortDetail = DeskWords::tr("%n waiting", nullptr, mail.waiting);
    segment.sentence = mail.health == Health::Ok ? DeskWords::tr("Emails are sent through %1.").arg(segment.name)
                                                 : DeskWords::tr("Emails wait here. Nothing is lost.");
    return segment;
}

DeskSegment syncSegment(const SyncStatus &sync, Instant now)
{
    DeskSegment segment{DeskWords::tr("Synced"), {}, {}, {}, sync.health};
    if (!sync.at) {
        segment.name = DeskWords::tr("Not synced");
        segment.detail = DeskWords::tr("yet");
        segment.sentence = DeskWords::tr("The rows have not been read yet.");
        return segment;
    }
    const auto age = now - *sync.at;
    segment.detail =
        age < std::chrono::seconds(10) ? DeskWords::tr("just now") : DeskWords::tr("%1 ago").arg(ageText(age));
    segment.sentence = sync.health == Health::Ok ? DeskWords::tr("What you see is what the database holds.")
                                                 : DeskWords::tr("The database does not answer. Rows may be old.");
    return segment;
}

DeskSegment deskSegment(DeskPart part, const DeskStatus &status, Instant now)
{
    switch (part) {
    case DeskPart::Listener:
        return listenerSegment(status.listener, now);
    case DeskPart::Carrier:
        return carrierSegment(status.carrier, status.outbox);
    case DeskPart::Mail:
        return mailSegment(status.mail);
    case DeskPart::Sync:
        return syncSegment(status.sync, now);
    }
    Q_UNREACHABLE();
}

QList<DeskFigure> deskFigures(DeskPart part, const DeskStatus &status, Instant now)
{
    QList<DeskFigure> figures;
    const auto ago = [now](Instant at) { return DeskWords::tr("%1 ago").arg(ageText(now - at)); };
    const auto add = [&figures](const QString &name, const QString &value) {
        if (!value.isEmpty())
            figures << DeskFigure{name, value};
    };
    switch (part) {
    case DeskPart::Listener: {
        const ListenerStatus &listener = status.listener;
        if (listener.health == Health::Off)
            break;
        if (listener.port != 0)
            add(DeskWords::tr("Port"), QString::number(listener.port));
        if (listener.downSince)
            add(DeskWords::tr("Stopped"), ago(*listener.downSince));
        add(DeskWords::tr("Last event"),
            listener.lastEvent ? ago(*listener.lastEvent) : DeskWords::tr("none since the start"));
        add(DeskWords::tr("Refused today"), QLocale().toString(listener.refusedToday));
        break;
    }
    case DeskPart::Carrier:
        add(DeskWords::tr("Account"), status.carrier.account);
        if (status.carrier.balance)
            add(DeskWords::tr("Balance"), moneyText(*status.carrier.balance, status.carrier.currency));
        if (status.outbox.waiting > 0)
            add(DeskWords::tr("Waiting to go out"), QLocale().toString(status.outbox.waiting));
        if (status.outbox.unclear > 0)
            add(DeskWords::tr("Being looked for"), QLocale().toString(status.outbox.unclear));
        if (status.outbox.parked > 0)
            add(DeskWords::tr("To be decided"), QLocale().toString(status.outbox.parked));
        break;
    case DeskPart::Mail:
        add(DeskWords::tr("Domain"), status.mail.domain);
        if (status.mail.delivered)
            add(DeskWords::tr("Delivered in 30 days"), percentText(*status.mail.delivered));
        if (status.mail.health != Health::Off)
            add(DeskWords::tr("Waiting"), QLocale().toString(status.mail.waiting));
        break;
    case DeskPart::Sync:
        if (status.sync.at)
            add(DeskWords::tr("Last read"), ago(*status.sync.at));
        break;
    }
    return figures;
}

QString answerWords(const WebhookLine &line)
{
    const QString answer =
        DeskWords::tr("%1 in %2 ms", "HTTP status, time").arg(line.httpStatus).arg(line.took.count());
    const QString word = eventWord(line.word);
    return word.isEmpty() ? answer : DeskWords::tr("%1, %2", "call status, answer").arg(word, answer);
}

std::optional<DeskNotice> noticeFor(const DeskStatus &status)
{
    using Action = DeskNotice::Action;
    const ListenerStatus &listener = status.listener;
    if (listener.problem == ListenerStatus::Problem::WrongToken) {
        return DeskNotice{Tone::Red, u"shield-x"_s, DeskWords::tr("The auth token is wrong."),
            DeskWords::tr("Calls are being refused, as signatures cannot be checked. Callers hear the "
                          "fallback."),
            Action::EnterToken, DeskWords::tr("Enter token…")};
    }
    if (listener.health == Health::Down) {
        QString why;
        switch (listener.problem) {
        case ListenerStatus::Problem::PortInUse:
            why = DeskWords::tr("Port %1 is used by another program. Callers hear the fallback message.")
                      .arg(listener.port);
            break;
        case ListenerStatus::Problem::PortForbidden:
            why = DeskWords::tr("The system does not allow port %1. Callers hear the fallback message.")
                      .arg(listener.port);
            break;
        case ListenerStatus::Problem::Storage:
            why = DeskWords::tr("The database does not take new rows. Callers hear the fallback message.");
            break;
        case ListenerStatus::Problem::None:
        case ListenerStatus::Problem::WrongToken:
        case ListenerStatus::Problem::NoAccount:
            why = DeskWords::tr("The listener has stopped. Callers hear the fallback message.");
            break;
        }
        return DeskNotice{Tone::Red, u"circle-x"_s, DeskWords::tr("New calls are not arriving."), why,
            Action::RetryListener, DeskWords::tr("Try again")};
    }
    if (listener.wantedPort != 0) {
        return DeskNotice{Tone::Amber, u"unplug"_s, DeskWords::tr("Port %1 was not opened.").arg(listener.wantedPort),
            listener.problem == ListenerStatus::Problem::PortForbidden
                ? DeskWords::tr("The system does not allow it. Calls still arrive on port %1.").arg(listener.port)
                : DeskWords::tr("Another program uses it. Calls still arrive on port %1.").arg(listener.port),
            Action::RetryListener, DeskWords::tr("Try again")};
    }
    if (listener.problem == ListenerStatus::Problem::NoAccount) {
        return DeskNotice{Tone::Amber, u"phone"_s, DeskWords::tr("No Twilio account is connected."),
            DeskWords::tr("Calls arrive here once it is."), Action::Connect, DeskWords::tr("Connect Twilio…")};
    }
    if (status.carrier.problem == CarrierStatus::Problem::KeyRefused) {
        return DeskNotice{Tone::Amber, u"key-round"_s, DeskWords::tr("Twilio refused the API key."),
            DeskWords::tr("Calls still arrive. Hold, transfer and SMS are paused until it is replaced."),
            Action::ReplaceKey, DeskWords::tr("Replace key…")};
    }
    if (status.carrier.problem == CarrierStatus::Problem::TokenRefused) {
        return DeskNotice{Tone::Amber, u"key-round"_s, DeskWords::tr("Twilio refused the auth token."),
            DeskWords::tr("Hold, transfer and SMS are paused until it is replaced."), Action::EnterToken,
            DeskWords::tr("Enter token…")};
    }
    if (status.carrier.problem == CarrierStatus::Problem::Unreachable) {
        return DeskNotice{Tone::Amber, u"wifi-off"_s, DeskWords::tr("No connection to Twilio."),
            DeskWords::tr("What you send waits and goes out by itself."), Action::None, {}};
    }
    if (status.outbox.parked > 0) {
        return DeskNotice{Tone::Amber, u"triangle-alert"_s,
            DeskWords::tr("%n request(s) may or may not have been carried out.", nullptr, status.outbox.parked),
            DeskWords::tr("Twilio's answer was lost. Callboard never repeats that by itself."), Action::ShowOutbox,
            DeskWords::tr("Decide…")};
    }
    return std::nullopt;
}

} // namespace cb::ui
