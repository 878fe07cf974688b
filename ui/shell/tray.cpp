// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class SystemTray final : public Tray
{
public:
    SystemTray()
    {
        connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT activated();
        });
        connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::activated);
    }

    [[nodiscard]] bool isThere() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void show(QMenu *menu) override
    {
        m_icon.setContextMenu(menu);
        m_icon.show();
    }
    void setState(const QIcon &icon, const QString &words) override
    {
        m_icon.setIcon(icon);
        m_icon.setToolTip(words);
    }
    void tell(const QString &title, const QString &text) override { m_icon.showMessage(title, text, m_icon.icon()); }

private:
    QSystemTrayIcon m_icon;
};

/// Where the program draws without a desktop: Qt would look for its tray all the same, and complain.
class NoTray final : public Tray
{
public:
    [[nodiscard]] bool isThere() const override { return false; }
    void show(QMenu *) override { }
    void setState(const QIcon &, const QString &) override { }
    void tell(const QString &, const QString &) override { }
};

} // namespace

std::unique_ptr<Tray> systemTray()
{
    if (QGuiApplication::platformName() == "offscreen"_L1)
        return std::make_unique<NoTray>();
    return std::make_unique<SystemTray>();
}

} // namespace cb::ui

#include "moc_tray.cpp"
