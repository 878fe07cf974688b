// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundwords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

struct SoundWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::SoundWords)
};

/// What the last try met.
QString problemSentence(AudioProblem problem)
{
    switch (problem) {
    case AudioProblem::NotThereYet:
        return SoundWords::tr("Twilio did not have the recording yet when it was last asked.");
    case AudioProblem::NotFound:
        return SoundWords::tr("Twilio has no sound of it.");
    case AudioProblem::Permission:
        return SoundWords::tr("Twilio did not give the recording to this account's key. It is safe there; check "
                              "the key in Settings.");
    case AudioProblem::Address:
        return SoundWords::tr("The recording is said to be at an address that is not Twilio's. Nothing was "
                              "fetched.");
    case AudioProblem::Balance:
        return SoundWords::tr("Twilio holds the recording back: the account is suspended or out of money.");
    case AudioProblem::Unreachable:
        return SoundWords::tr("Twilio could not be reached, time and again. The recording is safe there.");
    case AudioProblem::NoKey:
        return SoundWords::tr("The key that recordings are encrypted with is missing, so this one cannot be "
                              "opened. Check Settings, Health.");
    case AudioProblem::Disk:
        return SoundWords::tr("The recording could not be written to this computer's disk. It is safe at Twilio.");
    case AudioProblem::None:
    case AudioProblem::Damaged:
    case AudioProblem::TooLarge:
        break;
    }
    return SoundWords::tr("It could not be fetched from Twilio.");
}

/// Why a file that was lost here did not come anew.
QString lostSentence(AudioProblem problem)
{
    switch (problem) {
    case AudioProblem::None:
        return {};
    case AudioProblem::NotFound:
        return SoundWords::tr("Its file on this desk is lost, and Twilio does not have the recording any more. It "
                              "cannot be brought back.");
    case AudioProblem::Damaged:
        return soundSentence(AudioState::Damaged, problem);
    case AudioProblem::TooLarge:
        return soundSentence(AudioState::TooLarge, problem);
    default:
        return problemSentence(problem);
    }
}

} // namespace

QString soundWords(qint64 sizeBytes, bool mp3)
{
    if (sizeBytes <= 0)
        return {};
    constexpr double megabyte = 1e6;
    const QString format = mp3 ? u"MP3"_s : u"WAV"_s;
    if (double(sizeBytes) < megabyte / 10)
        return SoundWords::tr("%1 kB %2", "size, format")
            .arg(QLocale().toString(qMax<qint64>(1, (sizeBytes + 500) / 1000)), format);
    return SoundWords::tr("%1 MB %2", "size, format")
        .arg(QLocale().toString(double(sizeBytes) / megabyte, 'f', 1), format);
}

QString soundSentence(AudioState state, AudioProblem problem)
{
    switch (state) {
    case AudioState::Here:
        return lostSentence(problem);
    case AudioState::OnItsWay:
        if (problem == AudioProblem::None || problem == AudioProblem::NotThereYet)
            return SoundWords::tr("Twilio usually needs 5 to 10 s.");
        if (problem == AudioProblem::Unreachable)
            return SoundWords::tr("Twilio cannot be reached. The recording is safe there and is fetched as soon as "
                                  "it answers.");
        return SoundWords::tr("%1 It is tried again by itself.", "what kept it away").arg(problemSentence(problem));
    case AudioState::Damaged:
        return SoundWords::tr("The recording came, but it is damaged and cannot be played. Its original is at "
                              "Twilio.");
    case AudioState::TooLarge:
        return SoundWords::tr("The recording is larger than this desk keeps. Its original is at Twilio; the limit "
                              "is in Settings.");
    case AudioState::Removed:
        return SoundWords::tr("The recording was removed when its time was over. What else is known is kept.");
    case AudioState::Absent:
        break;
    }
    return problemSentence(problem);
}

PlayerItem::State playerState(AudioState state, AudioProblem problem, bool mayListen)
{
    if (!mayListen)
        return PlayerItem::State::Denied;
    switch (state) {
    case AudioState::Here:
        return PlayerItem::State::Here;
    case AudioState::OnItsWay:
        return PlayerItem::State::OnItsWay;
    case AudioState::Absent:
        return problem == AudioProblem::NotFound ? PlayerItem::State::Absent : PlayerItem::State::Elsewhere;
    case AudioState::Damaged:
        return PlayerItem::State::Damaged;
    case AudioState::TooLarge:
        return PlayerItem::State::TooLarge;
    case AudioState::Removed:
        return PlayerItem::State::Removed;
    }
    Q_UNREACHABLE();
}

QString fileNamePart(QString name)
{
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'-')
            c = u' ';
    }
    return name.simplified();
}

QString fetchReason(AudioState state, bool lost)
{
    switch (state) {
    case AudioState::Absent:
    case AudioState::Damaged:
    case AudioState::TooLarge:
        return {};
    case AudioState::Here:
        return lost ? QString() : SoundWords::tr("the recording is here.");
    case AudioState::OnItsWay:
        return SoundWords::tr("the recording is on its way.");
    case AudioState::Removed:
        return SoundWords::tr("the recording was removed when its time was over.");
    }
    Q_UNREACHABLE();
}

} // namespace cb::ui
