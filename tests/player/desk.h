// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakesound.h"

#include "ui/kit/theme.h"
#include "ui/player/playerbar.h"

#include <QAction>
#include <QLabel>

namespace cb::test {

/// A player over two recordings in memory, of 20 and of 5 seconds.
struct Desk {
    explicit Desk(double speed = 200)
        : bench(speed)
        , bar(ui::PlayerBar::Setup{media, bench.factory(), true})
    {
        media.files.insert(QStringLiteral("RE1"), MediaFile{toneFile(std::chrono::seconds(20)), {}, {}});
        media.files.insert(QStringLiteral("RE2"), MediaFile{toneFile(std::chrono::seconds(5)), {}, {}});
        bar.resize(780, bar.sizeHint().height());
    }
    [[nodiscard]] QAction *action(const QString &id) { return bar.findChild<QAction *>(id); }
    [[nodiscard]] bool says(const QString &text)
    {
        for (const QLabel *label : bar.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&bar) && label->text().contains(text))
                return true;
        }
        return false;
    }
    ui::Theme theme{ui::Theme::Choice::Light};
    FakeMedia media;
    SoundBench bench;
    ui::PlayerBar bar;
};

} // namespace cb::test
