// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

class QAction;

namespace cb::ui {

/// Which keys do what, and where. Source: resources/keymap.json, one map for the whole program.
class KeyMap
{
public:
    struct Entry {
        QString id; // "page.calls"
        QList<QKeySequence> keys;
        QString area; // "window", "list", a page's name
    };

    /// Error::Kind::Invalid names the entry that cannot be read.
    [[nodiscard]] static Result<KeyMap> parse(const QByteArray &json);
    /// The bundled map; a broken one is our mistake and stops the program.
    [[nodiscard]] static const KeyMap &bundled();

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QList<QKeySequence> keys(const QString &id) const;
    /// The area the key works in, empty for an unknown id.
    [[nodiscard]] QString area(const QString &id) const;
    /// Whether two areas can have focus together: one is the other or holds it.
    [[nodiscard]] bool overlap(const QString &one, const QString &other) const;
    /// "Ctrl+1: page.calls, page.other" for each key that two actions with common focus share.
    [[nodiscard]] QStringList clashes() const;

    /// Gives the action its keys, its id as object name, and a tooltip that ends with the key.
    void bind(QAction *action, const QString &id) const;

private:
    [[nodiscard]] bool inside(QString area, const QString &outer) const;

    QList<Entry> m_entries;
    QHash<QString, QString> m_outer; // area -> the one around it
};

} // namespace cb::ui
