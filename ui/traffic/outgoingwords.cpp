// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/outgoingwords.h"

#include "ui/shell/deskwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

struct OutgoingWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::OutgoingWords)
};

using State = Outgoing::State;
using What = Outgoing::What;

/// Why something that was tried is tried again.
QString waitingSentence(const Outgoing &outgoing, Instant now)
{
    const std::chrono::milliseconds wait = outgoing.startsAt.value_or(now) - now;
    const bool soon = wait < 1s;
    if (outgoing.httpStatus == 429) {
        return soon
            ? OutgoingWords::tr("Twilio was busy and did nothing. It is tried again now.")
            : OutgoingWords::tr("Twilio was busy and did nothing. It is tried again in about %1.").arg(ageText(wait));
    }
    if (outgoing.httpStatus == 401 || outgoing.httpStatus == 403) {
        return soon ? OutgoingWords::tr("Twilio refused the key and did nothing. It is tried again now.")
                    : OutgoingWords::tr("Twilio refused the key and did nothing. It is tried again in about %1.")
                          .arg(ageText(wait));
    }
    if (outgoing.attempt > 0) {
        return soon
            ? OutgoingWords::tr("The last try brought nothing. It is tried again now.")
            : OutgoingWords::tr("The last try brought nothing. It is tried again in about %1.").arg(ageText(wait));
    }
    if (soon)
        return OutgoingWords::tr("It goes out next.");
    return outgoing.held ? OutgoingWords::tr("It waits for its turn and goes out in about %1.").arg(ageText(wait))
                         : OutgoingWords::tr("It is planned and goes out in about %1.").arg(ageText(wait));
}

} // namespace

QString outgoingTitle(const Outgoing &outgoing)
{
    QString party = outgoing.number.isEmpty() ? OutgoingWords::tr("an unknown number") : outgoing.number.display();
    if (!outgoing.number.isEmpty())
        party.replace(u' ', QChar::Nbsp); // a number is one word
    switch (outgoing.what) {
    case What::PlaceCall:
        return outgoing.rings.isEmpty()
            ? OutgoingWords::tr("Call to %1").arg(party)
            : OutgoingWords::tr("Call to %1, %2 is rung first", "number, name").arg(party, outgoing.rings);
    case What::EndCall:
        return OutgoingWords::tr("Hang up the call with %1").arg(party);
    case What::RedirectCall:
        return OutgoingWords::tr("Pass on the call with %1").arg(party);
    case What::StartRecording:
        return OutgoingWords::tr("Record the call with %1").arg(party);
    case What::PauseRecording:
        return OutgoingWords::tr("Pause the recording of the call with %1").arg(party);
    case What::ResumeRecording:
        return OutgoingWords::tr("Go on recording the call with %1").arg(party);
    case What::StopRecording:
        return OutgoingWords::tr("Stop recording the call with %1").arg(party);
    case What::RemoveRecording:
        return OutgoingWords::tr("Remove Twilio's recording of the call with %1").arg(party);
    case What::FetchRecording:
        return OutgoingWords::tr("Fetch the recording of the call with %1").arg(party);
    case What::ReadNumber:
        return OutgoingWords::tr("Read how %1 is set at Twilio").arg(party);
    case What::SetNumber:
        return OutgoingWords::tr("Set the addresses of %1 at Twilio").arg(party);
    case What::Other:
        return OutgoingWords::tr("A request (%1)", "its technical name").arg(outgoing.kind);
    }
    Q_UNREACHABLE();
}

BadgeText outgoingBadge(const Outgoing &outgoing)
{
    switch (outgoing.state) {
    case State::Parked:
        return {Tone::Amber, u"triangle-alert"_s, OutgoingWords::tr("You decide"), true};
    case State::Unclear:
        return {Tone::Amber, u"search"_s, OutgoingWords::tr("Unclear")};
    case State::Sending:
        return {Tone::Teal, u"send"_s, OutgoingWords::tr("Sending")};
    case State::Waiting:
        return {Tone::Amber, u"clock"_s, OutgoingWords::tr("Waiting")};
    case State::Failed:
        return {Tone::Red, u"circle-x"_s, OutgoingWords::tr("Failed")};
    case State::TooLate:
        return {Tone::Red, u"timer-off"_s, OutgoingWords::tr("Too late")};
    }
    Q_UNREACHABLE();
}

QString outgoingSentence(const Outgoing &outgoing, Instant now)
{
    switch (outgoing.state) {
    case State::Parked:
        return outgoing.what == What::PlaceCall
            ? OutgoingWords::tr("Twilio's answer was lost, so the call may have been made. Callboard does not make it "
                                "again by itself. If it rang, press It arrived; if not, Send again.")
            : OutgoingWords::tr("Twilio's answer was lost, so this may have been done. Callboard does not repeat it by "
                                "itself. If it was done, press It arrived; if not, Send again.");
    case State::Unclear: {
        const std::chrono::milliseconds wait = outgoing.startsAt.value_or(now) - now;
        return wait < 1s
            ? OutgoingWords::tr("Twilio's answer was lost. Callboard is asking Twilio whether it was done.")
            : OutgoingWords::tr("Twilio's answer was lost. In %1 Callboard asks Twilio whether it was done.")
                  .arg(ageText(wait));
    }
    case State::Sending:
        return OutgoingWords::tr("It is on its way; the answer has not come yet.");
    case State::Waiting:
        return waitingSentence(outgoing, now);
    case State::Failed:
        return outgoing.httpStatus > 0
            ? OutgoingWords::tr("Twilio refused it (%1). Nothing was done, and it is not tried again.")
                  .arg(outgoing.httpStatus)
            : OutgoingWords::tr("It could not be done, and it is not tried again.");
    case State::TooLate:
        return OutgoingWords::tr("It could not go out in time, so it was not sent. It is not tried again.");
    }
    Q_UNREACHABLE();
}

} // namespace cb::ui
