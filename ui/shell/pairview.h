// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace cb::ui {

/// A list and what is chosen in it, side by side with a line between them that can be moved; where there is no room for
/// both, one of them.
class PairView final : public QSplitter
{
    Q_OBJECT
public:
    PairView(QWidget *list, QWidget *detail, QWidget *parent = nullptr);

    /// Where the line was the last time, by a name among the saved settings. Safe: not there, but it is saved there.
    void restore(const QString &name, bool safe = false);
    void save() const; // under the name it was restored by
    /// Shows both, or where it is narrow the list or the detail alone.
    void arrange(bool narrow, bool detailAlone);
    /// Where the line stands as long as nobody has moved it: once, as the room there is is known.
    void place(int listWidth, int detailWidth);

private:
    QString m_name;
    bool m_placed = false;
};

} // namespace cb::ui
