// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "ui/traffic/outgoingrow.h"

#include <QHash>
#include <QTimer>

#include <functional>

class QAbstractItemModel;
class QScrollArea;
class QVBoxLayout;

namespace cb::ui {

/// What is to go out and has not gone, for a panel of the status strip: the rows of traffic::OutboxModel, and the
/// person's decisions about them. As high as its rows need, up to a limit.
class OutboxList final : public QWidget
{
    Q_OBJECT
public:
    enum class Decision { SendAgain, ItArrived, Cancel };
    /// `done` is called unless `context` is gone.
    using Decide = std::function<void(
        Decision decision, const Outgoing &outgoing, QObject *context, std::function<void(const Result<> &)> done)>;

    /// Model and clock outlive it.
    OutboxList(QAbstractItemModel &model, const Clock &clock, Decide decide, QWidget *parent = nullptr);
    [[nodiscard]] QList<OutgoingRow *> rows() const { return m_rows; }

public Q_SLOTS:
    /// Called each second: what is said of waiting grows old.
    void refresh() { gather(); }

private:
    void gather();
    OutgoingRow *makeRow(const Outgoing &outgoing);
    void decide(OutgoingRow *row, Decision decision);

    QAbstractItemModel &m_model;
    const Clock &m_clock;
    Decide m_decide;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    QWidget *m_empty;
    QList<OutgoingRow *> m_rows; // as shown
    QTimer m_gather;
};

} // namespace cb::ui
