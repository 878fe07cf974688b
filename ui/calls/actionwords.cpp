// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/actionwords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(cb::ui::ActionWords)
public:
    /// What is true now.
    static QString notDone(CallAction::Kind kind)
    {
        switch (kind) {
        case CallAction::Kind::HangUp:
            return tr("The call was not hung up.");
        case CallAction::Kind::Transfer:
            return tr("The call was not transferred.");
        case CallAction::Kind::StartRecording:
            return tr("The call is not being recorded.");
        case CallAction::Kind::PauseRecording:
            return tr("The recording was not paused: it still runs.");
        case CallAction::Kind::ResumeRecording:
            return tr("The recording does not go on yet.");
        case CallAction::Kind::StopRecording:
            return tr("The recording was not stopped.");
        case CallAction::Kind::Place:
            return tr("The call was not placed.");
        }
        return {};
    }
    static QString unclear(CallAction::Kind kind)
    {
        return kind == CallAction::Kind::PauseRecording
            ? tr("Twilio has not said whether the recording is paused. Take it as running.")
            : tr("Twilio has not said whether it was done. Look at the call before you try again.");
    }
    static QString why(const CallAction &action)
    {
        switch (action.problem) {
        case CallAction::Problem::None:
            return {};
        case CallAction::Problem::CallEnded:
            return tr("It had ended before.");
        case CallAction::Problem::NotRunning:
            return tr("Nothing is being recorded any more.");
        case CallAction::Problem::TooLate:
            return tr("Twilio could not be reached in time.");
        case CallAction::Problem::WrongNumber:
            return tr("It is not a telephone number.");
        case CallAction::Problem::NotReachable:
            return tr("The number cannot be reached.");
        case CallAction::Problem::NotAllowed:
            return tr("This Twilio account may not call that number.");
        case CallAction::Problem::WrongCallerId:
            return tr("Our number does not belong to this Twilio account.");
        case CallAction::Problem::AccountLimit:
            return tr("The Twilio account is out of money or at its limit of calls.");
        case CallAction::Problem::Refused:
            return tr("Twilio refused the key. Replace it in Settings.");
        case CallAction::Problem::Vendor:
            return action.code != 0 ? tr("Twilio answered with error %1.").arg(action.code)
                                    : tr("Twilio did not accept it.");
        }
        return {};
    }
    static QString toldNow()
    {
        return tr("The recording runs. Twilio plays no announcement in the middle of a call: tell the other side.");
    }
    static QString end(CallEnd end)
    {
        switch (end) {
        case CallEnd::Busy:
            return tr("The line is busy.");
        case CallEnd::NoAnswer:
            return tr("Nobody answers.");
        case CallEnd::NotInService:
            return tr("The number is not in service.");
        case CallEnd::Failed:
            return tr("The number could not be reached.");
        case CallEnd::HungUp:
        case CallEnd::Canceled:
        case CallEnd::None:
            break;
        }
        return {};
    }
    static QString attempt(int attempt, int attempts, const QString &time)
    {
        return tr("Attempt %1 of %2, next %3.").arg(attempt).arg(attempts).arg(time);
    }
    static QString clock() { return tr("HH:mm", "time of day"); }
};

} // namespace

QString failureSentence(const CallAction &action)
{
    if (action.state == CallAction::State::Unclear)
        return Words::unclear(action.kind);
    const QString why = Words::why(action);
    return why.isEmpty() ? Words::notDone(action.kind) : Words::notDone(action.kind) + u' ' + why;
}

QString doneSentence(const CallAction &action)
{
    return action.kind == CallAction::Kind::StartRecording ? Words::toldNow() : QString();
}

QString endSentence(CallEnd end)
{
    return Words::end(end);
}

QString nextAttempt(const PlacedCall &placed, const SiteTime &site)
{
    if (!placed.nextAt)
        return {};
    return Words::attempt(
        placed.attempt, placed.attempts, QLocale().toString(site.local(*placed.nextAt), Words::clock()));
}

} // namespace cb::ui
