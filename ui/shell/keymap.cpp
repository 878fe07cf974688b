// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keymap.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

Result<KeyMap> KeyMap::parse(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return failure(Error::Kind::Invalid, problem.errorString());

    KeyMap map;
    const QJsonObject areas = root[u"areas"_s].toObject();
    for (auto area = areas.begin(); area != areas.end(); ++area)
        map.m_outer.insert(area.key(), area.value().toString());
    for (const QJsonValue &value : root[u"actions"_s].toArray()) {
        const QJsonObject object = value.toObject();
        Entry entry{object[u"id"_s].toString(), {}, object[u"in"_s].toString()};
        for (const QJsonValue &key : object[u"keys"_s].toArray()) {
            const QKeySequence sequence(key.toString(), QKeySequence::PortableText);
            if (sequence.isEmpty() || sequence[0].key() == Qt::Key_unknown)
                return failure(Error::Kind::Invalid, entry.id + u": no such key: "_s + key.toString());
            entry.keys << sequence;
        }
        if (entry.id.isEmpty() || entry.keys.isEmpty() || !map.m_outer.contains(entry.area))
            return failure(Error::Kind::Invalid, u"an action needs id, keys and a known area: "_s + entry.id);
        if (!map.area(entry.id).isEmpty())
            return failure(Error::Kind::Invalid, u"twice in the map: "_s + entry.id);
        map.m_entries << entry;
    }
    return map;
}

const KeyMap &KeyMap::bundled()
{
    static const KeyMap map = [] {
        QFile file(u":/keymap.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the key map is not in the program");
        const Result<KeyMap> parsed = parse(file.readAll());
        if (!parsed)
            qFatal("key map: %ls", qUtf16Printable(parsed.error().detail));
        return *parsed;
    }();
    return map;
}

QList<QKeySequence> KeyMap::keys(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? QList<QKeySequence>() : found->keys;
}

QString KeyMap::area(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? QString() : found->area;
}

bool KeyMap::inside(QString area, const QString &outer) const
{
    for (qsizetype steps = 0; !area.isEmpty() && steps <= m_outer.size(); ++steps) {
        if (area == outer)
            return true;
        area = m_outer.value(area);
    }
    return false;
}

bool KeyMap::overlap(const QString &one, const QString &other) const
{
    return inside(one, other) || inside(other, one);
}

QStringList KeyMap::clashes() const
{
    QStringList found;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        for (qsizetype j = i + 1; j < m_entries.size(); ++j) {
            const Entry &a = m_entries.at(i);
            const Entry &b = m_entries.at(j);
            if (!overlap(a.area, b.area))
                continue;
            for (const QKeySequence &key : a.keys) {
                if (b.keys.contains(key))
                    found << u"%1: %2, %3"_s.arg(key.toString(QKeySequence::PortableText), a.id, b.id);
            }
        }
    }
    return found;
}

void KeyMap::bind(QAction *action, const QString &id) const
{
    const QList<QKeySequence> own = keys(id);
    Q_ASSERT(!own.isEmpty());
    action->setObjectName(id);
    action->setShortcuts(own);
    action->setShortcutContext(area(id) == "window"_L1 ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    const QString text = action->toolTip().isEmpty() ? action->text() : action->toolTip();
    action->setToolTip(u"%1 (%2)"_s.arg(text, own.first().toString(QKeySequence::NativeText)));
}

} // namespace cb::ui
