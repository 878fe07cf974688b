// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/historyview.h"

#include "calls/callroles.h"
#include "ui/calls/calllist.h"
#include "ui/calls/callssource.h"
#include "ui/calls/historydelegate.h"
#include "ui/calls/historyrows.h"
#include "ui/calls/historysaving.h"
#include "ui/calls/livedelegate.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/notice.h"
#include "ui/kit/text.h"
#include "ui/shell/loadingrows.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class BarGround final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.surface);
        painter.fillRect(0, height() - 1, width(), 1, t.line);
    }
};

QString periodName(HistoryView::Period period)
{
    switch (period) {
    case HistoryView::Period::Today:
        return HistoryView::tr("Today");
    case HistoryView::Period::Week:
        return HistoryView::tr("Last 7 days");
    case HistoryView::Period::Month:
        return HistoryView::tr("Last 30 days");
    case HistoryView::Period::All:
        return HistoryView::tr("All time");
    }
    return {};
}

} // namespace

HistoryView::HistoryView(CallsSource &source, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_bar(new BarGround(this))
    , m_preparing(new NoticeBar(this))
    , m_rows(new HistoryRows(clock, m_site, this))
    , m_delegate(new HistoryDelegate(clock, m_site, this))
    , m_list(new CallList(this))
    , m_empty(new EmptyState(this))
    , m_loading(new LoadingRows(this))
{
    m_bar->setObjectName(u"historyFilters"_s);
    m_bar->setAccessibleName(tr("Filters"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(20, 8, 16, 9);
    row->setSpacing(8);
    m_periodButton = new Button({}, Button::Kind::Normal, m_bar);
    m_periodButton->setIconName(u"calendar-days"_s);
    m_numberButton = new Button({}, Button::Kind::Normal, m_bar);
    m_numberButton->setOpensMenu(true);
    m_missed = new Button({}, Button::Kind::Normal, m_bar);
    m_missed->setCheckable(true);
    row->addWidget(m_periodButton);
    row->addWidget(m_numberButton);
    row->addWidget(m_missed);
    row->addStretch(1);
    m_export = Button::iconOnly(u"download"_s, tr("Save the listed calls"), m_bar);
    m_export->setObjectName(u"exportHistory"_s);
    m_saving = new HistorySaving(source, m_export, this);
    row->addWidget(m_export);
    connect(m_export, &QAbstractButton::clicked, this, &HistoryView::exportListed);
    connect(m_periodButton, &QAbstractButton::clicked, this, &HistoryView::showPeriods);
    connect(m_numberButton, &QAbstractButton::clicked, this, &HistoryView::showNumbers);
    connect(m_missed, &QAbstractButton::clicked, this, &HistoryView::setMissedOnly);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_preparing->setObjectName(u"searchPrepared"_s);
    m_preparing->hide();
    column->addWidget(m_preparing);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_loading);
    column->addLayout(m_stack, 1);

    m_filter.missedOnly = true; // what a desk opens its history for; one press shows all
    m_list->setObjectName(u"history"_s);
    m_list->setAccessibleName(tr("Ended calls"));
    m_list->setItemDelegate(m_delegate);
    refreshBar();
    restyle();
}

void HistoryView::start()
{
    if (m_started)
        return;
    m_started = true;
    m_rows->setSourceModel(m_source.history());
    m_list->setModel(m_rows);
    connect(m_rows, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const auto [first, last] = m_list->visibleRows();
        for (int row = std::max(first, from.row()); row <= std::min(last, to.row()); ++row)
            m_delegate->forget(m_rows->index(row, 0).data(IdRole).toLongLong());
        if (to.row() - from.row() > 400)
            m_delegate->forgetAll();
    });
    connect(m_loading, &LoadingRows::dueChanged, this, &HistoryView::showWhatThereIs);
    connect(m_loading, &LoadingRows::cancelled, this, [this] {
        m_source.cancelHistory();
        m_trouble = ErrorText{tr("Loading was cancelled"), tr("The calls themselves are safe.")};
        showWhatThereIs();
    });
    connect(&m_source, &CallsSource::historyFailed, this, [this](const Error &error) {
        m_loading->end();
        if (m_loaded)
            return; // what is shown is old: the status strip says so
        m_trouble = errorText(error);
        showWhatThereIs();
    });
    connect(&m_source, &CallsSource::historyLoaded, this, [this] {
        m_loaded = true;
        m_loading->end();
        refreshPrepared();
        showWhatThereIs();
        refreshBar();
        Q_EMIT loaded();
    });
    connect(&m_source, &CallsSource::historyCountsChanged, this, [this] {
        refreshPrepared();
        showWhatThereIs();
        refreshBar();
    });
    m_source.ourNumbers(this, [this](const Result<QList<OurNumber>> &numbers) {
        if (numbers)
            m_numbers = *numbers;
    });
    setPeriod(m_period);
}

void HistoryView::ask()
{
    m_loaded = false;
    m_trouble.reset();
    refreshBar();
    if (!m_started)
        return;
    m_loading->begin();
    m_source.setHistoryFilter(m_filter);
    showWhatThereIs();
}

void HistoryView::setText(const QString &text)
{
    if (m_filter.text == text.simplified())
        return;
    m_filter.text = text.simplified();
    ask();
}

void HistoryView::setMissedOnly(bool on)
{
    m_filter.missedOnly = on;
    ask();
}

void HistoryView::setPeriod(Period period)
{
    m_period = period;
    const QDate today = m_site.day(m_clock.now());
    m_filter.to.reset();
    switch (period) {
    case Period::Today:
        m_filter.from = today;
        break;
    case Period::Week:
        m_filter.from = today.addDays(-6);
        break;
    case Period::Month:
        m_filter.from = today.addDays(-29);
        break;
    case Period::All:
        m_filter.from.reset();
        break;
    }
    ask();
}

void HistoryView::showAll()
{
    m_filter.line = {};
    m_filter.missedOnly = false;
    setPeriod(Period::All);
}

void HistoryView::exportListed()
{
    m_saving->ask(m_filter, m_site.day(m_clock.now()));
}

void HistoryView::refreshBar()
{
    m_periodButton->setText(periodName(m_period));
    QString number = tr("All numbers");
    for (const OurNumber &ours : std::as_const(m_numbers)) {
        if (ours.id == m_filter.line && m_filter.line.isValid())
            number = ours.label;
    }
    m_numberButton->setText(number);
    m_missed->setChecked(m_filter.missedOnly);
    QString count;
    if (m_filter.missedOnly && m_loaded) {
        count = QLocale().toString(m_source.historyCount());
        if (m_source.isHistoryCountLimited())
            count = tr("%1+", "at least so many").arg(count);
    }
    m_missed->setText(count.isEmpty() ? tr("Missed") : tr("Missed %1", "number of missed calls").arg(count));
    m_missed->setEndIconName(m_filter.missedOnly ? u"x"_s : QString());
    m_missed->setToolTip(m_filter.missedOnly ? tr("Show answered calls too") : tr("Show missed calls only"));
}

void HistoryView::refreshPrepared()
{
    const std::optional<int> prepared = m_source.searchPrepared();
    if (prepared) {
        const QString headline = tr("Search is being prepared: %1%").arg(*prepared);
        const QString more = tr("Older calls are not found yet.");
        m_preparing->setNotice(NoticeBar::Severity::Warning, headline, more, u"search"_s);
        m_preparing->setAccessibleName(headline + u". "_s + more);
    }
    m_preparing->setVisible(prepared.has_value());
}

void HistoryView::showPeriods()
{
    QMenu menu(this);
    auto *group = new QActionGroup(&menu);
    for (const Period period : {Period::Today, Period::Week, Period::Month, Period::All}) {
        QAction *action = menu.addAction(periodName(period), this, [this, period] { setPeriod(period); });
        action->setCheckable(true);
        action->setChecked(period == m_period);
        group->addAction(action);
    }
    menu.exec(m_periodButton->mapToGlobal(QPoint(0, m_periodButton->height())));
}

void HistoryView::showNumbers()
{
    QMenu menu(this);
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &text, OurNumber::Id line) {
        QAction *action = menu.addAction(text, this, [this, line] {
            m_filter.line = line;
            ask();
        });
        action->setCheckable(true);
        action->setChecked(line == m_filter.line);
        group->addAction(action);
    };
    add(tr("All numbers"), {});
    for (const OurNumber &ours : std::as_const(m_numbers))
        add(ours.label, ours.id);
    menu.exec(m_numberButton->mapToGlobal(QPoint(0, m_numberButton->height())));
}

void HistoryView::showWhatThereIs()
{
    if (m_trouble) {
        m_empty->clearActions();
        m_empty->setState(Tone::Grey, u"circle-x"_s, m_trouble->sentence, m_trouble->nextStep);
        connect(m_empty->addAction(tr("Try again")), &QAbstractButton::clicked, this, &HistoryView::ask);
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (!m_loaded && m_loading->isDue()) {
        m_stack->setCurrentWidget(m_loading);
        return;
    }
    if (!m_loaded || m_rows->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_empty->clearActions();
    if (!m_filter.text.isEmpty() && m_source.searchPrepared()) {
        m_empty->setState(Tone::Grey, u"search"_s, tr("Nothing found for “%1” so far").arg(m_filter.text),
            tr("Search is still being prepared: what is found later comes in by itself."));
        connect(m_empty->addAction(tr("Clear search")), &QAbstractButton::clicked, this, &HistoryView::clearAsked);
    } else if (!m_filter.text.isEmpty()) {
        m_empty->setState(Tone::Grey, u"search-x"_s, tr("Nothing matches “%1”").arg(m_filter.text),
            tr("Names, agents and telephone numbers are looked through, in the period and for the number "
               "chosen above."));
        connect(m_empty->addAction(tr("Clear search")), &QAbstractButton::clicked, this, &HistoryView::clearAsked);
    } else if (m_filter.missedOnly) {
        m_empty->setState(Tone::Green, u"circle-check"_s, tr("No missed calls"),
            tr("Everybody who called in this time was answered."));
        connect(m_empty->addAction(tr("Show all calls")), &QAbstractButton::clicked, this, &HistoryView::showAll);
    } else {
        m_empty->setState(
            Tone::Grey, u"history"_s, tr("No calls in this time"), tr("Calls are listed here when they end."));
        if (m_period != Period::All || m_filter.line.isValid())
            connect(m_empty->addAction(tr("Show all calls")), &QAbstractButton::clicked, this, &HistoryView::showAll);
    }
    m_stack->setCurrentWidget(m_empty);
}

void HistoryView::restyle()
{
    m_list->setRowHeights(LiveDelegate::headerHeight(), LiveDelegate::rowHeight());
    m_loading->setRowHeight(LiveDelegate::rowHeight());
}

void HistoryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        m_delegate->forgetAll();
        restyle();
    }
}

} // namespace cb::ui

#include "moc_historyview.cpp"
