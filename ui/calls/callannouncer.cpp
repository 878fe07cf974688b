// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callannouncer.h"

#include "calls/call.h"
#include "calls/callroles.h"
#include "ui/calls/callwords.h"

#include <QAbstractItemModel>
#include <QAccessible>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {
constexpr auto news = 10s; // an older call was there before, and is here because something was read again
}

CallAnnouncer::CallAnnouncer(QAbstractItemModel *live, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
{
    setObjectName(u"announcer"_s);
    setGeometry(0, 0, 1, 1);
    setAccessibleName(tr("News"));
    connect(live, &QAbstractItemModel::rowsInserted, this, [this, live](const QModelIndex &, int from, int to) {
        for (int row = from; row <= to; ++row)
            look(live->index(row, 0));
    });
}

void CallAnnouncer::look(const QModelIndex &call)
{
    const auto age = m_clock.now() - Instant(std::chrono::milliseconds(call.data(StartedAtRole).toLongLong()));
    if (call.data(KindRole).toInt() == int(CallRow::Call) && call.data(GroupRole).toInt() == int(CallGroup::Ringing)
        && call.data(DirectionRole).toInt() == int(CallDirection::Inbound) && age < news)
        announce(tr("Incoming call: %1").arg(callerName(call.data(NameRole).toString())));
}

void CallAnnouncer::announce(const QString &sentence)
{
    setAccessibleName(sentence);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace cb::ui

#include "moc_callannouncer.cpp"
