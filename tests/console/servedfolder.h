// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "engine/engine.h"
#include "support/offscreen.h"

#include <QEventLoop>
#include <QHash>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace cb::test {

/// A data folder whose engine is at work elsewhere, as `callboardctl serve` is, and where the window's layout is saved.
class ServedFolder
{
public:
    ServedFolder()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        engine::EngineOptions options;
        // Practice as far as its secrets go: no keyring is asked for a key of the recordings.
        options.desk = *engine::findDesk({.dataFolder = m_folder.path(), .configFile = {}, .practice = true});
        options.port = 0;
        auto started = engine::Engine::start(std::move(options), m_clock);
        if (!started || !(*started)->openDoor())
            qFatal("the engine does not start");
        m_engine = std::move(*started);
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] store::Database &database() const { return m_engine->database(); }
    /// An administrator saves settings, at another window, say.
    bool save(const QHash<QString, QString> &settings)
    {
        commands::LocalSender sender(m_engine->database(), m_engine->registry(),
            {{}, QStringLiteral("desk"), commands::Role::Administrator, QStringLiteral("test")});
        QJsonObject values;
        for (auto setting = settings.begin(); setting != settings.end(); ++setting)
            values.insert(setting.key(), setting.value());
        QEventLoop loop;
        bool kept = false;
        sender.send(commands::Command::make(QStringLiteral("settings.set"), {{QStringLiteral("values"), values}}),
            &loop, [&](const Result<commands::Outcome> &outcome) {
                kept = outcome.has_value();
                loop.quit();
            });
        loop.exec();
        return kept;
    }

private:
    OffscreenSilence m_silence;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<engine::Engine> m_engine;
};

} // namespace cb::test
