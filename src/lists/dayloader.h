// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changefeed.h"

#include <QSet>
#include <QTimer>

namespace cb::lists {

class DayModel;

/// When a list asks its database: one question at a time, of which a newer one interrupts an older; what changed, at
/// most once a frame; pages, those that were looked at last. What is asked is DayList's.
class DayLoader
{
public:
    virtual ~DayLoader() = default;

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] int matchCount() const;
    [[nodiscard]] bool isCountLimited() const;
    [[nodiscard]] store::Position position() const { return m_position; }
    [[nodiscard]] virtual int rowCount() const = 0;
    [[nodiscard]] bool canFindMore() const { return m_searching && m_more && !m_loading && !m_updating; }

    void cancel();
    void apply(const store::Changes &changes);
    void reload();
    void findMore();

protected:
    /// What the change log calls things: the rows, days some of whose rows are gone (ids are 20261120), the text index.
    struct Kinds {
        QString row;
        QString day;
        QString text;
    };
    DayLoader(DayModel &model, store::Database &database, Kinds kinds);

    /// What has changed and was not read yet.
    struct Pending {
        QSet<qint64> rows;
        QSet<qint64> days;
        [[nodiscard]] bool isEmpty() const { return rows.isEmpty() && days.isEmpty(); }
    };

    static constexpr int foundFirst = 64; // while somebody types: what a window shows
    static constexpr int foundNext = 200;
    static constexpr int mostCounted = 1000;
    static constexpr int mostPagesWanted = 6; // a thumb that flies by asks for many; the last ones are looked at

    void ask(); // a new question
    // What came back; each read below ends in one of them or in failed().
    void opened(store::Position position, bool searching, int found);
    void failed(const Error &error);
    void counted(int found);
    void updated(bool news, bool searchAgain);
    void foundAgain(int rows, int found);
    void foundMore(int found);
    void pagesEnded();
    void wantPages(); // soon
    void readAgain(const QList<qint64> &rows); // with what has changed
    void readOnceMore(const QList<qint64> &rows); // soon, by themselves

    virtual void readOpening() = 0; // of the new question; all others are of the one whose rows are here
    virtual void readCount() = 0; // up to mostCounted + 1
    virtual void readUpdate(const Pending &changes) = 0;
    virtual void readFound(int rows) = 0; // from the start
    virtual void readNext(int rows) = 0; // behind the last one
    virtual void readPages() = 0; // those that are wanted
    [[nodiscard]] virtual bool wantsPages() const = 0;
    [[nodiscard]] virtual int rowsHere() const = 0; // without headers

    DayModel &m_model;
    store::Database &m_database;
    quint64 m_question = 0; // answers to older ones are not taken
    quint64 m_ticket = 0;
    bool m_searching = false; // the rows that are here were found by a search

private:
    void readPending();
    void look(); // at what has come meanwhile
    void resume(); // the rows stay: what the question held up goes on
    void count();
    void startPages();

    const Kinds m_kinds;
    bool m_loading = false;
    bool m_counting = false;
    bool m_updating = false;
    bool m_readingPages = false;
    bool m_more = false; // a search has further hits
    int m_found = 0; // counted hits
    store::Position m_position = 0;
    Pending m_pending;
    Pending m_reading; // taken from there, not here yet
    QSet<qint64> m_onceMore; // could not be read
    bool m_onceMoreDue = false;
    bool m_textPending = false;
    bool m_readingText = false; // taken from there, not here yet
    bool m_countLost = false; // a question took its place
    QTimer m_frame;
    QTimer m_untilOnceMore;
};

} // namespace cb::lists
