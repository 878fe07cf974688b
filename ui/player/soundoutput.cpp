// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundoutput.h"

#include "ui/player/qtsoundoutput.h"

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class StillOutput final : public SoundOutput
{
public:
    [[nodiscard]] QList<SoundDevice> devices() override { return {{"still", u"Speakers"_s}}; }
    [[nodiscard]] bool start(const QByteArray &, int, int, QIODevice *) override { return true; }
    void stop() override { }
    void setVolume(double) override { }
    [[nodiscard]] qint64 waitingFrames() const override { return 0; }
};

} // namespace

SoundOutput::~SoundOutput() = default;

SoundOutputFactory systemSound()
{
    return [] { return std::make_unique<QtSoundOutput>(); };
}

SoundOutputFactory stillSound()
{
    return [] { return std::make_unique<StillOutput>(); };
}

} // namespace cb::ui

#include "moc_soundoutput.cpp"
