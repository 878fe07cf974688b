// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/daymodel.h"
#include "lists/daytable.h"
#include "lists/expectations.h"
#include "store/database.h"

#include <utility>

namespace cb::lists {

/// The rows of a DayModel, and what it asks its database for them. A Question is a copyable value that answers on a
/// reader's thread:
///
///     using Row = …;     // with `id`, by which rows are ordered, and `day`; comparable
///     using Beside = …;  // what else is read with rows (counts of tabs, say); comparable
///     static QString kind();      // what the change log calls the rows
///     static QString dayKind();   // days some of whose rows are gone
///     static QString textKind();  // and the text index
///     bool searches() const;      // there is text to search for
///     Order order() const;
///     Result<Beside> beside(store::Connection &) const;
///     Result<QList<Day>> days(store::Connection &) const;          // with rows to show, from counters
///     Result<Day> day(store::Connection &, QDate) const;
///     Result<QList<Row>> rows(store::Connection &, QDate, int offset, int limit) const;
///     Result<QList<Row>> search(store::Connection &, qint64 after, int limit) const; // 0: from the start
///     Result<int> countFound(store::Connection &, int most) const;
///     Result<QList<Row>> byId(store::Connection &, const QList<qint64> &) const; // those a list may show
///     bool shows(const Row &) const;                               // its text aside
///     Result<int> rank(store::Connection &, const Row &) const;    // how many of its day stand above it
template <typename Question>
class DayList : public DayLoader
{
public:
    using Row = typename Question::Row;
    using Beside = typename Question::Beside;
    using Table = DayTable<Row>;
    using Window = DayWindow<Row>;
    using Ticket = typename Expectations<Row>::Ticket;

    /// What stands in a row of the model: a day's header (no row), a row, or one that is on its way (no row).
    struct Seen {
        const Day *day = nullptr;
        const Row *row = nullptr; // as it is expected to be; until the next look
        bool header = false;
    };

    DayList(DayModel &model, RowTeller &teller, store::Database &database, Question question)
        : DayLoader(model, database, {Question::kind(), Question::dayKind(), Question::textKind()})
        , m_asked(question)
        , m_shown(std::move(question))
        , m_teller(teller)
        , m_table(teller)
    { }

    [[nodiscard]] const Question &question() const { return m_asked; }
    [[nodiscard]] const Question &shownQuestion() const { return m_shown; } // whose rows are here
    void ask(Question question)
    {
        m_asked = std::move(question);
        DayLoader::ask();
    }
    [[nodiscard]] const Beside &beside() const { return m_beside; }
    [[nodiscard]] const Window &window() const { return m_table.window(); }
    [[nodiscard]] int rowCount() const override { return window().rowCount(); }

    /// Looks at a row: one that is not here is read soon.
    [[nodiscard]] Seen look(int row)
    {
        const typename Window::Place place = window().place(row);
        const Day &day = window().days()[size_t(place.section)];
        if (place.index < 0)
            return {&day, nullptr, true};
        const Row *here = window().at(place);
        if (!here)
            want(Window::page(day, place.index));
        return {&day, expected(here), false};
    }
    /// Null: not here, a header. Until the next look.
    [[nodiscard]] const Row *row(int row) const { return expected(window().at(window().place(row))); }
    /// -1: that row is not here.
    [[nodiscard]] int find(qint64 id) const
    {
        const std::optional<typename Window::Place> place = window().find(id);
        return place ? window().row(place->section, place->index) : -1;
    }

    /// A command about these rows is under way: they show what it does from now on, each where it stands. One of the
    /// two below follows.
    [[nodiscard]] Ticket expect(const QList<qint64> &rows, typename Expectations<Row>::Change change)
    {
        const Ticket ticket = m_expected.expect(rows, std::move(change));
        tell(rows);
        return ticket;
    }
    /// They stay so until they were read as they stand at that position, which is tried at once: the feed may have told
    /// of the command before its answer came.
    void carriedOut(Ticket ticket, store::Position at) { readAgain(m_expected.carriedOut(ticket, at)); }
    /// They are what they were.
    void refused(Ticket ticket) { tell(m_expected.refused(ticket)); }
    [[nodiscard]] Row expected(Row row) const
    {
        m_expected.adjust(row.id.value, row);
        return row;
    }

private:
    struct Opening {
        store::Position position = 0;
        Beside beside;
        QList<Day> days;
        QList<Row> rows; // the first page of the first day, or what was found
    };
    struct Update {
        store::Position position = 0;
        Beside beside;
        QList<ChangedRow<Row>> rows;
        QList<Day> days; // of those rows
    };
    struct Found {
        Beside beside;
        QList<Row> rows;
    };
    struct ReadPage {
        typename Window::Page page;
        QList<Row> rows;
    };
    struct ReadPages {
        store::Position position = 0;
        QList<ReadPage> pages;
    };

    [[nodiscard]] static Result<Opening> opening(store::Connection &connection, const Question &asked);
    [[nodiscard]] static Result<Update> update(
        store::Connection &connection, const Question &asked, const Pending &changes);
    [[nodiscard]] static Result<Found> found(store::Connection &connection, const Question &asked, int rows);
    [[nodiscard]] static Result<ReadPages> pages(
        store::Connection &connection, const Question &asked, const QList<typename Window::Page> &wanted);

    /// A read whose answer counts only while its question does.
    template <typename T, typename Function, typename Callback>
    void read(const Question &asked, Function work, Callback done)
    {
        m_ticket = m_database.readFor<T>(
            [asked, work = std::move(work)](store::Connection &connection) { return work(connection, asked); },
            &m_model,
            [this, question = m_question, done = std::move(done)](const Result<T> &answer) {
                if (question == m_question)
                    done(answer);
            });
    }
    [[nodiscard]] const Row *expected(const Row *stored) const
    {
        if (!stored || !m_expected.awaits(stored->id.value))
            return stored;
        m_adjusted = expected(*stored);
        return &m_adjusted;
    }
    void tell(const QList<qint64> &rows)
    {
        for (const qint64 id : rows) {
            if (const int row = find(id); row >= 0)
                m_teller.tell(row, row);
        }
    }
    [[nodiscard]] bool take(const Beside &beside) { return std::exchange(m_beside, beside) != beside; }

    void want(const typename Window::Page &page)
    {
        if (m_wanted.contains(page) || m_short.contains(page))
            return;
        m_wanted << page;
        if (m_wanted.size() > mostPagesWanted)
            m_wanted.removeFirst();
        wantPages();
    }

    void readOpening() override;
    void readCount() override;
    void readUpdate(const Pending &changes) override;
    void readFound(int rows) override;
    void readNext(int rows) override;
    void readPages() override;
    [[nodiscard]] bool wantsPages() const override { return !m_wanted.isEmpty(); }
    [[nodiscard]] int rowsHere() const override { return window().matchCount(); }

    Question m_asked;
    Question m_shown; // whose rows are here
    Beside m_beside;
    RowTeller &m_teller;
    Table m_table;
    store::Position m_updatedTo = 0; // what has changed up to here is in the rows
    Expectations<Row> m_expected; // of rows that are here, or may come
    mutable Row m_adjusted; // the one that was looked at last
    QList<typename Window::Page> m_wanted; // the latest last
    QSet<typename Window::Page>
        m_short; // had fewer rows than their day counts: not asked again until something changes
};

template <typename Question>
auto DayList<Question>::opening(store::Connection &connection, const Question &asked) -> Result<Opening>
{
    Opening opening;
    const Result<store::Position> position = store::position(connection);
    if (!position)
        return tl::unexpected(position.error());
    opening.position = *position;
    Result<Beside> beside = asked.beside(connection);
    if (!beside)
        return tl::unexpected(beside.error());
    opening.beside = std::move(*beside);
    if (asked.searches()) {
        Result<QList<Row>> rows = asked.search(connection, 0, foundFirst);
        if (!rows)
            return tl::unexpected(rows.error());
        opening.rows = std::move(*rows);
        opening.days = daysOf(opening.rows);
        return opening;
    }
    Result<QList<Day>> days = asked.days(connection);
    if (!days)
        return tl::unexpected(days.error());
    opening.days = std::move(*days);
    if (!opening.days.isEmpty()) {
        Result<QList<Row>> rows = asked.rows(connection, opening.days.first().day, 0, Window::pageRows);
        if (!rows)
            return tl::unexpected(rows.error());
        opening.rows = std::move(*rows);
    }
    return opening;
}

template <typename Question>
void DayList<Question>::readOpening()
{
    read<Opening>(m_asked, &DayList::opening, [this, searching = m_asked.searches()](const Result<Opening> &opening) {
        if (!opening)
            return failed(opening.error());
        m_shown = m_asked;
        m_wanted.clear();
        m_short.clear();
        m_beside = opening->beside;
        m_updatedTo = opening->position;
        m_expected.allSeen(opening->position); // pages are read later still
        m_table.open(opening->days, opening->rows, m_asked.order(), searching);
        opened(opening->position, searching, int(opening->rows.size()));
    });
}

template <typename Question>
void DayList<Question>::readCount()
{
    read<int>(
        m_shown,
        [](store::Connection &connection, const Question &asked) {
            return asked.countFound(connection, mostCounted + 1);
        },
        [this](const Result<int> &count) { counted(count.value_or(-1)); });
}

template <typename Question>
auto DayList<Question>::update(store::Connection &connection, const Question &asked, const Pending &changes)
    -> Result<Update>
{
    Update update;
    const Result<store::Position> position = store::position(connection);
    if (!position)
        return tl::unexpected(position.error());
    update.position = *position;
    Result<Beside> beside = asked.beside(connection);
    if (!beside)
        return tl::unexpected(beside.error());
    update.beside = std::move(*beside);
    const Result<QList<Row>> rows = asked.byId(connection, QList<qint64>(changes.rows.begin(), changes.rows.end()));
    if (!rows)
        return tl::unexpected(rows.error());
    QSet<QDate> days;
    for (const qint64 day : changes.days)
        days << QDate(int(day / 10000), int(day / 100 % 100), int(day % 100));
    for (const Row &row : *rows) {
        ChangedRow<Row> changed{row, asked.shows(row), 0};
        if (changed.shown) {
            const Result<int> rank = asked.rank(connection, row);
            if (!rank)
                return tl::unexpected(rank.error());
            changed.rank = *rank;
        }
        update.rows << changed;
        days << row.day;
    }
    for (const QDate day : std::as_const(days)) {
        const Result<Day> now = asked.day(connection, day);
        if (!now)
            return tl::unexpected(now.error());
        update.days << *now;
    }
    return update;
}

template <typename Question>
void DayList<Question>::readUpdate(const Pending &changes)
{
    read<Update>(
        m_shown,
        [changes](store::Connection &connection, const Question &asked) { return update(connection, asked, changes); },
        [this, rows = changes.rows, gone = !changes.days.isEmpty()](const Result<Update> &update) {
            if (!update) {
                const auto notRead = m_expected.notRead(rows);
                readOnceMore(notRead.again);
                tell(notRead.over);
                return failed(update.error());
            }
            m_updatedTo = std::max(m_updatedTo, update->position);
            m_expected.seen(rows, update->position); // before they are told
            const bool news = take(update->beside);
            if (m_searching) // what is shown is brought up to date; new hits come when they are indexed
                return updated(news, m_table.refresh(update->rows) || gone);
            m_short.clear();
            m_table.takeUpdate(update->rows, update->days);
            updated(news || !update->days.isEmpty(), false);
        });
}

template <typename Question>
auto DayList<Question>::found(store::Connection &connection, const Question &asked, int rows) -> Result<Found>
{
    Result<Beside> beside = asked.beside(connection);
    if (!beside)
        return tl::unexpected(beside.error());
    Result<QList<Row>> hits = asked.search(connection, 0, rows);
    if (!hits)
        return tl::unexpected(hits.error());
    return Found{std::move(*beside), std::move(*hits)};
}

template <typename Question>
void DayList<Question>::readFound(int rows)
{
    read<Found>(
        m_shown,
        [rows](store::Connection &connection, const Question &asked) { return found(connection, asked, rows); },
        [this, rows](const Result<Found> &found) {
            if (!found)
                return failed(found.error());
            m_beside = found->beside;
            m_table.takeFound(found->rows);
            foundAgain(rows, int(found->rows.size()));
        });
}

template <typename Question>
void DayList<Question>::readNext(int rows)
{
    const int last = int(window().days().size()) - 1;
    const Row *lowest = last < 0 ? nullptr : window().at({last, window().days()[size_t(last)].count - 1});
    const qint64 after = lowest ? lowest->id.value : 0;
    read<QList<Row>>(
        m_shown,
        [after, rows](
            store::Connection &connection, const Question &asked) { return asked.search(connection, after, rows); },
        [this](const Result<QList<Row>> &rows) {
            if (!rows)
                return failed(rows.error());
            m_table.append(*rows);
            foundMore(int(rows->size()));
        });
}

template <typename Question>
auto DayList<Question>::pages(store::Connection &connection, const Question &asked,
    const QList<typename Window::Page> &wanted) -> Result<ReadPages>
{
    const Result<store::Position> position = store::position(connection);
    if (!position)
        return tl::unexpected(position.error());
    ReadPages read{*position, {}};
    for (const typename Window::Page &page : wanted) {
        Result<QList<Row>> rows = asked.rows(connection, page.day, page.number * Window::pageRows, Window::pageRows);
        if (!rows)
            return tl::unexpected(rows.error());
        read.pages << ReadPage{page, std::move(*rows)};
    }
    return read;
}

template <typename Question>
void DayList<Question>::readPages()
{
    read<ReadPages>(
        m_shown,
        [wanted = m_wanted](
            store::Connection &connection, const Question &asked) { return pages(connection, asked, wanted); },
        [this](const Result<ReadPages> &read) {
            // Begun before a change that is shown by now, of which nobody would tell again: once more.
            const bool late = read && read->position < m_updatedTo;
            if (read && !late) {
                for (const ReadPage &page : read->pages) {
                    m_wanted.removeOne(page.page);
                    if (!m_table.takePage(page.page, page.rows))
                        m_short.insert(page.page);
                }
            } else if (!read) {
                m_wanted.clear();
                Q_EMIT m_model.failed(read.error());
            }
            pagesEnded();
        });
}

} // namespace cb::lists
