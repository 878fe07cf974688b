// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QModelIndex>
#include <QWidget>

class QAbstractItemModel;

namespace cb::ui {

/// Tells screen readers of a call that comes in while something else has the focus. Nobody sees it.
class CallAnnouncer final : public QWidget
{
    Q_OBJECT
public:
    /// `live` has the roles of calls/callroles.h.
    CallAnnouncer(QAbstractItemModel *live, const Clock &clock, QWidget *parent);

private:
    void look(const QModelIndex &call);
    void announce(const QString &sentence);

    const Clock &m_clock;
};

} // namespace cb::ui
