// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/outboxlist.h"

#include "traffic/outboxmodel.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QAbstractItemModel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int wide = 420; // px at 100 %
constexpr int highest = 380;
constexpr int shownAtMost = 30; // those that come first; a person decides about few

/// The ground of the rows, that of the panel.
class Ground final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Tokens::of(this).raised); }
};

} // namespace

OutboxList::OutboxList(QAbstractItemModel &model, const Clock &clock, Decide decide, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_clock(clock)
    , m_decide(std::move(decide))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("outboxList"));
    setAccessibleName(tr("On its way out"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    auto *heading = new Label(TextRole::Small, Ink::Medium, tr("On its way out"), this);
    heading->setRole(TextRole::Small, 600);
    column->addWidget(heading);
    column->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *ground = new Ground(m_scroll);
    m_column = new QVBoxLayout(ground);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_empty =
        new Label(TextRole::Small, Ink::Soft, tr("Nothing waits. All that was asked of Twilio has gone out."), this);
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    m_scroll->setWidget(ground);
    setFixedWidth(scaled(wide));

    // Several signals of one change are one arrangement.
    m_gather.setSingleShot(true);
    m_gather.setInterval(0ms);
    connect(&m_gather, &QTimer::timeout, this, &OutboxList::gather);
    const auto later = [this] { m_gather.start(); };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, later);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, later);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, later);
    connect(&m_model, &QAbstractItemModel::modelReset, this, later);
    gather();
}

void OutboxList::gather()
{
    const Instant now = m_clock.now();
    QList<OutgoingRow *> rows;
    for (int i = 0; i < std::min(m_model.rowCount(), shownAtMost); ++i) {
        const auto outgoing = m_model.index(i, 0).data(traffic::OutboxModel::OutgoingRole).value<Outgoing>();
        const auto known = std::find_if(
            m_rows.cbegin(), m_rows.cend(), [&](const OutgoingRow *row) { return row->outgoing().id == outgoing.id; });
        OutgoingRow *row = known == m_rows.cend() ? makeRow(outgoing) : *known;
        row->setOutgoing(outgoing, now);
        rows << row;
    }
    for (OutgoingRow *row : std::as_const(m_rows)) {
        if (!rows.contains(row))
            delete row;
    }
    for (int i = 0; i < int(rows.size()); ++i) {
        if (m_column->indexOf(rows.at(i)) != i + 1)
            m_column->insertWidget(i + 1, rows.at(i)); // behind m_empty; takes it from where it stood
    }
    m_rows = rows;
    m_empty->setVisible(rows.isEmpty());
    QWidget *ground = m_scroll->widget();
    const int high = ground->layout()->hasHeightForWidth() ? ground->layout()->heightForWidth(scaled(wide))
                                                           : ground->layout()->sizeHint().height();
    m_scroll->setFixedHeight(std::min(high, scaled(highest)));
}

OutgoingRow *OutboxList::makeRow(const Outgoing &outgoing)
{
    auto *row = new OutgoingRow(outgoing, m_clock.now(), m_scroll->widget());
    connect(row->sendAgain(), &QAbstractButton::clicked, row, [this, row] { decide(row, Decision::SendAgain); });
    connect(row->itArrived(), &QAbstractButton::clicked, row, [this, row] { decide(row, Decision::ItArrived); });
    connect(row->cancel(), &QAbstractButton::clicked, row, [this, row] { decide(row, Decision::Cancel); });
    return row;
}

void OutboxList::decide(OutgoingRow *row, Decision decision)
{
    row->setBusy(true);
    row->showError({});
    m_decide(decision, row->outgoing(), row, [this, row](const Result<> &done) {
        if (done)
            return; // the row leaves, or changes, with the feed
        row->setBusy(false);
        row->showError(errorText(done.error()).joined());
        gather();
    });
}

} // namespace cb::ui

#include "moc_outboxlist.cpp"
