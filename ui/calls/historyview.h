// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/historymodel.h"
#include "ui/kit/errortext.h"

#include <QWidget>

class QStackedLayout;

namespace cb::ui {

class Button;
class CallList;
class CallsSource;
class EmptyState;
class HistoryDelegate;
class HistoryRows;
class HistorySaving;
class LoadingRows;
class NoticeBar;

/// Ended calls of any number, with what narrows them: a period, one of our numbers, missed only, words.
class HistoryView final : public QWidget
{
    Q_OBJECT
public:
    enum class Period { Today, Week, Month, All };

    HistoryView(CallsSource &source, const Clock &clock, SiteTime site, QWidget *parent = nullptr);

    [[nodiscard]] CallList *list() const { return m_list; }
    [[nodiscard]] HistoryDelegate *delegate() const { return m_delegate; }
    /// Asks the first question; until then nothing is read.
    void start();
    void setText(const QString &text);
    void setMissedOnly(bool on);
    void setPeriod(Period period);
    [[nodiscard]] Period period() const { return m_period; }
    [[nodiscard]] const calls::HistoryFilter &filter() const { return m_filter; }
    [[nodiscard]] HistorySaving *saving() const { return m_saving; }
    /// Asks for a file for what is listed.
    void exportListed();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    void loaded();
    void clearAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void showWhatThereIs();
    void refreshBar();
    void refreshPrepared();
    void showAll();
    void showPeriods();
    void showNumbers();
    void restyle();

    CallsSource &m_source;
    const Clock &m_clock;
    SiteTime m_site;
    calls::HistoryFilter m_filter;
    Period m_period = Period::Week;
    QList<OurNumber> m_numbers;
    bool m_started = false;
    bool m_loaded = false;
    std::optional<ErrorText> m_trouble; // why there are no rows

    QWidget *m_bar;
    NoticeBar *m_preparing; // a search does not find all yet
    Button *m_periodButton;
    Button *m_numberButton;
    Button *m_missed;
    Button *m_export;
    HistorySaving *m_saving;
    HistoryRows *m_rows;
    HistoryDelegate *m_delegate;
    CallList *m_list;
    EmptyState *m_empty;
    LoadingRows *m_loading;
    QStackedLayout *m_stack;
};

} // namespace cb::ui
