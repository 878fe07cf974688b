// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakesettings.h"

#include "base/clock.h"
#include "support/offscreen.h"
#include "ui/kit/theme.h"
#include "ui/settings/sections.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/mainwindow.h"

#include <functional>
#include <memory>

namespace cb::test {

/// A desk without a trouble, two webhooks after the last call.
[[nodiscard]] DeskStatus wellDesk();

/// How a Desk is opened.
struct With {
    QString page = QStringLiteral("settings/twilio");
    QSize size{1440, 900};
    bool dark = false;
    int percent = 100;
    QString language = QStringLiteral("en");
};

/// A window with the settings page, its source in memory.
struct Desk {
    explicit Desk(const With &with = {}, const std::function<void(Desk &)> &prepare = {});
    [[nodiscard]] ui::SettingsPage &page() const { return *static_cast<ui::SettingsPage *>(window->page()); }
    [[nodiscard]] ui::SettingsSection &section() const { return *page().section(); }
    [[nodiscard]] ui::SettingRow &row(const QString &key) const { return *section().setting(key); }
    [[nodiscard]] ui::RemarkEdit &edit(const QString &key) const { return *row(key).findChild<ui::RemarkEdit *>(); }
    void type(const QString &key, const QString &text) const;
    void save() const;

    OffscreenSilence silence;
    ui::Theme theme;
    FakeSettings source;
    DeskBoard board;
    ManualClock clock{FakeSettings::now()};
    SiteTime site{QTimeZone("America/New_York"), QTime(4, 0)};
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace cb::test
