// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>
#include <QString>

#include <memory>

class QMenu;

namespace cb::ui {

/// The desktop's tray with one icon of ours in it. An interface, as where tests run there is no desktop.
class Tray : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether the desktop has one now; it may come and go with a panel. An icon that was shown appears when it comes.
    [[nodiscard]] virtual bool isThere() const = 0;
    /// From now on there is an icon, with that menu as long as the menu lives.
    virtual void show(QMenu *menu) = 0;
    virtual void setState(const QIcon &icon, const QString &words) = 0;
    /// A notice of the desktop's own.
    virtual void tell(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    /// The icon, or a notice of it, was pressed.
    void activated();
};

[[nodiscard]] std::unique_ptr<Tray> systemTray();

} // namespace cb::ui
