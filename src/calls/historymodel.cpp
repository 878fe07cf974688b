// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historymodel.h"

#include "calls/callstore.h"
#include "calls/historystore.h"
#include "calls/historywindow.h"
#include "calls/searchwords.h"
#include "store/database.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::calls {

namespace {

constexpr auto frame = 16ms;
constexpr int foundAtOnce = 200;
constexpr int mostCounted = 1000;
constexpr int mostPagesWanted = 6; // a thumb that flies by asks for many; the last ones are looked at

/// The first rows of a question.
struct Opening {
    store::Position position = 0;
    QList<HistoryDay> days;
    QList<Call> calls; // the first page of the first day, or what was found
};

/// A changed call, and where it stands now.
struct Changed {
    Call call;
    bool shown = false;
    int rank = 0;
};
struct Update {
    QList<Changed> calls;
    QList<HistoryDay> days; // of those calls
};

struct ReadPage {
    HistoryWindow::Page page;
    QList<Call> calls;
};

/// Days of calls that are ordered newest first.
QList<HistoryDay> daysOf(const QList<Call> &calls)
{
    QList<HistoryDay> days;
    for (const Call &call : calls) {
        if (days.isEmpty() || days.last().day != call.day)
            days << HistoryDay{call.day, 0, 0};
        ++days.last().count;
        ++days.last().total;
    }
    return days;
}

Result<Update> readUpdate(store::Connection &connection, const HistoryFilter &filter, const QList<qint64> &ids)
{
    Update update;
    const Result<QList<Call>> calls = callsById(connection, ids);
    if (!calls)
        return tl::unexpected(calls.error());
    QSet<QDate> days;
    for (const Call &call : *calls) {
        if (isOpen(call.state))
            continue;
        Changed changed{call, shows(filter, call), 0};
        if (changed.shown) {
            const Result<int> rank = historyRank(connection, filter, call);
            if (!rank)
                return tl::unexpected(rank.error());
            changed.rank = *rank;
        }
        update.calls << changed;
        if (!days.contains(call.day)) {
            days.insert(call.day);
            const Result<HistoryDay> day = historyDay(connection, filter, call.day);
            if (!day)
                return tl::unexpected(day.error());
            update.days << *day;
        }
    }
    return update;
}

} // namespace

class HistoryModel::Private
{
public:
    Private(HistoryModel &model, store::Database &db)
        : q(model)
        , database(db)
    { }

    void ask();
    void open(const Opening &opening);
    void countFoundCalls();
    void readPending();
    void takeUpdate(const Update &update);
    void takeDay(const HistoryDay &now, const QList<Changed> &calls);
    void searchAgain();
    void takeFound(const QList<Call> &calls);
    void append(const QList<Call> &calls);
    void want(const HistoryWindow::Page &page);
    void readPages();
    void takePages(const QList<ReadPage> &pages);
    void insertCall(int section, int index, const Call &call);
    void removeCall(int section, int index);
    void toldSection(int section);

    /// A read whose answer counts only while its question does.
    template <typename T, typename Function, typename Callback>
    void read(Function work, Callback done)
    {
        const quint64 asked = question;
        ticket = database.readFor<T>(std::move(work), &q, [this, asked, done](Result<T> found) {
            if (asked != question)
                return;
            done(std::move(found));
        });
    }

    HistoryModel &q;
    store::Database &database;
    HistoryFilter filter;
    HistoryWindow window;
    bool searching = false;
    bool more = false; // a search has further hits
    int found = 0; // counted hits
    quint64 question = 0;
    quint64 ticket = 0;
    bool loading = false;
    store::Position position = 0;
    QSet<qint64> pending;
    bool textPending = false;
    bool updating = false;
    QTimer frameTimer;
    QList<HistoryWindow::Page> wanted; // the latest last
    bool readingPages = false;
};

void HistoryModel::Private::ask()
{
    ++question;
    if (loading)
        database.interrupt(ticket);
    loading = true;
    updating = false;
    readingPages = false;
    wanted.clear();
    const bool text = !termsOf(filter.text).isEmpty();
    read<Opening>(
        [filter = filter, text](store::Connection &connection) -> Result<Opening> {
            Opening opening;
            const Result<store::Position> position = store::position(connection);
            if (!position)
                return tl::unexpected(position.error());
            opening.position = *position;
            if (text) {
                Result<QList<Call>> calls = searchCalls(connection, filter, {}, foundAtOnce);
                if (!calls)
                    return tl::unexpected(calls.error());
                opening.calls = std::move(*calls);
                opening.days = daysOf(opening.calls);
                return opening;
            }
            Result<QList<HistoryDay>> days = historyDays(connection, filter);
            if (!days)
                return tl::unexpected(days.error());
            opening.days = std::move(*days);
            if (!opening.days.isEmpty()) {
                Result<QList<Call>> calls =
                    historyCalls(connection, filter, opening.days.first().day, 0, HistoryWindow::pageRows);
                if (!calls)
                    return tl::unexpected(calls.error());
                opening.calls = std::move(*calls);
            }
            return opening;
        },
        [this, text](const Result<Opening> &opening) {
            loading = false;
            if (!opening) {
                Q_EMIT q.failed(opening.error());
                return;
            }
            searching = text;
            open(*opening);
        });
}

void HistoryModel::Private::open(const Opening &opening)
{
    position = opening.position;
    q.beginResetModel();
    window.reset(opening.days, searching);
    if (searching) {
        more = opening.calls.size() == foundAtOnce;
        found = int(opening.calls.size());
        qsizetype next = 0;
        for (const HistoryDay &day : opening.days) {
            for (int number = 0; number * HistoryWindow::pageRows < day.count; ++number) {
                const qsizetype rows =
                    std::min<qsizetype>(HistoryWindow::pageRows, day.count - number * HistoryWindow::pageRows);
                window.setPage({day.day, number}, opening.calls.mid(next, rows));
                next += rows;
            }
        }
    } else {
        more = false;
        if (!opening.days.isEmpty())
            window.setPage({opening.days.first().day, 0}, opening.calls);
    }
    q.endResetModel();
    Q_EMIT q.loaded();
    Q_EMIT q.countsChanged();
    if (searching && more)
        countFoundCalls();
    if (!pending.isEmpty() || textPending)
        frameTimer.start();
}

void HistoryModel::Private::countFoundCalls()
{
    read<int>(
        [filter = filter](store::Connection &connection) { return countFound(connection, filter, mostCounted + 1); },
        [this](const Result<int> &count) {
            if (!count)
                return; // the count stays at what is loaded
            found = *count;
            Q_EMIT q.countsChanged();
        });
}

void HistoryModel::Private::readPending()
{
    if (loading || updating)
        return; // started again when that has ended
    if (searching && std::exchange(textPending, false)) {
        searchAgain();
        return;
    }
    textPending = false;
    if (pending.isEmpty())
        return;
    updating = true;
    const QSet<qint64> ids = std::exchange(pending, {});
    read<Update>([filter = filter, ids = QList<qint64>(ids.begin(), ids.end())](
                     store::Connection &connection) { return readUpdate(connection, filter, ids); },
        [this](const Result<Update> &update) {
            updating = false;
            if (update)
                takeUpdate(*update);
            else
                Q_EMIT q.failed(update.error());
            if (!pending.isEmpty() || textPending)
                frameTimer.start();
        });
}

void HistoryModel::Private::takeUpdate(const Update &update)
{
    if (searching) { // what is shown is brought up to date; new hits come when they are indexed
        for (const Changed &changed : update.calls) {
            const int index = window.find(changed.call.day, changed.call.id.value);
            if (index < 0)
                continue;
            const int section = window.section(changed.call.day);
            window.setCall({section, index}, changed.call);
            const QModelIndex row = q.index(window.row(section, index));
            Q_EMIT q.dataChanged(row, row);
        }
        return;
    }
    for (const HistoryDay &day : update.days) {
        QList<Changed> calls;
        for (const Changed &changed : update.calls) {
            if (changed.call.day == day.day)
                calls << changed;
        }
        takeDay(day, calls);
    }
    if (!update.days.isEmpty())
        Q_EMIT q.countsChanged();
}

/// Brings a day to its new length, exactly where it is clear which calls came and went.
void HistoryModel::Private::takeDay(const HistoryDay &now, const QList<Changed> &calls)
{
    int section = window.section(now.day);
    const int before = section < 0 ? 0 : window.days()[size_t(section)].count;
    if (section < 0) {
        if (now.count == 0)
            return;
        section = window.sectionBefore(now.day);
        const int first = section < int(window.days().size()) ? window.row(section, -1) : window.rowCount();
        q.beginInsertRows({}, first, first + now.count);
        window.insertDay(section, now);
        q.endInsertRows();
        return;
    }
    if (now.count == 0) {
        const int first = window.row(section, -1);
        q.beginRemoveRows({}, first, first + before);
        window.removeDay(section);
        q.endRemoveRows();
        return;
    }

    QList<Changed> come;
    QList<qint64> gone;
    for (const Changed &changed : calls) {
        const int index = window.find(now.day, changed.call.id.value);
        if (changed.shown && index >= 0) {
            window.setCall({section, index}, changed.call);
            const QModelIndex row = q.index(window.row(section, index));
            Q_EMIT q.dataChanged(row, row);
        } else if (changed.shown) {
            come << changed;
        } else if (index >= 0) {
            gone << changed.call.id.value;
        }
    }
    const int difference = now.count - before;
    if (difference == come.size() - gone.size()) {
        for (const qint64 id : gone)
            removeCall(section, window.find(now.day, id));
        std::sort(come.begin(), come.end(), [](const Changed &a, const Changed &b) { return a.rank < b.rank; });
        for (const Changed &changed : come)
            insertCall(section, std::min(changed.rank, window.days()[size_t(section)].count), changed.call);
    } else if (difference != -gone.size()) {
        // Calls that are not here came or went: the length is right at once, the rows are read anew.
        const int last = window.row(section, before - 1);
        if (difference > 0) {
            q.beginInsertRows({}, last + 1, last + difference);
            window.resize(section, now.count);
            q.endInsertRows();
        } else {
            q.beginRemoveRows({}, last + difference + 1, last);
            window.resize(section, now.count);
            q.endRemoveRows();
        }
        Q_EMIT q.dataChanged(q.index(window.row(section, 0)), q.index(window.row(section, now.count - 1)));
    } else {
        for (const qint64 id : gone)
            removeCall(section, window.find(now.day, id));
    }
    window.setTotal(section, now.total);
    toldSection(section);
}

void HistoryModel::Private::insertCall(int section, int index, const Call &call)
{
    const int row = window.row(section, index);
    q.beginInsertRows({}, row, row);
    window.insert(section, index, call);
    q.endInsertRows();
}

void HistoryModel::Private::removeCall(int section, int index)
{
    const int row = window.row(section, index);
    q.beginRemoveRows({}, row, row);
    window.remove(section, index);
    q.endRemoveRows();
}

void HistoryModel::Private::toldSection(int section)
{
    const QModelIndex header = q.index(window.row(section, -1));
    Q_EMIT q.dataChanged(header, header, {CountRole, TotalRole});
}

/// New hits may have been indexed: the same question again, over as much as is shown.
void HistoryModel::Private::searchAgain()
{
    updating = true;
    // With further hits in store the oldest row may make room for a new one; without, all stay.
    const int rows = std::max(foundAtOnce, window.matchCount() + (more ? 0 : foundAtOnce));
    read<QList<Call>>(
        [filter = filter, rows](store::Connection &connection) { return searchCalls(connection, filter, {}, rows); },
        [this, rows](const Result<QList<Call>> &calls) {
            updating = false;
            if (calls) {
                more = calls->size() == rows;
                takeFound(*calls);
                if (more)
                    countFoundCalls();
            }
            if (!pending.isEmpty() || textPending)
                frameTimer.start();
        });
}

void HistoryModel::Private::takeFound(const QList<Call> &calls)
{
    QSet<qint64> now;
    for (const Call &call : calls)
        now.insert(call.id.value);
    for (int section = int(window.days().size()) - 1; section >= 0; --section) {
        for (int index = window.days()[size_t(section)].count - 1; index >= 0; --index) {
            const Call *call = window.call({section, index});
            if (!call || !now.contains(call->id.value))
                removeCall(section, index);
        }
        if (window.days()[size_t(section)].count == 0) {
            const int row = window.row(section, -1);
            q.beginRemoveRows({}, row, row);
            window.removeDay(section);
            q.endRemoveRows();
        }
    }
    int index = 0;
    QDate day;
    for (const Call &call : calls) {
        index = call.day == day ? index + 1 : 0;
        day = call.day;
        int section = window.section(day);
        if (section < 0) {
            section = window.sectionBefore(day);
            const int row = section < int(window.days().size()) ? window.row(section, -1) : window.rowCount();
            q.beginInsertRows({}, row, row);
            window.insertDay(section, {day, 0, 0});
            q.endInsertRows();
        }
        const Call *there = window.call({section, index});
        if (there && there->id == call.id) {
            if (*there != call) {
                window.setCall({section, index}, call);
                const QModelIndex row = q.index(window.row(section, index));
                Q_EMIT q.dataChanged(row, row);
            }
            continue;
        }
        insertCall(section, index, call);
    }
    for (int section = 0; section < int(window.days().size()); ++section) {
        window.setTotal(section, window.days()[size_t(section)].count);
        toldSection(section);
    }
    found = std::max(found, window.matchCount());
    if (!more)
        found = window.matchCount();
    Q_EMIT q.countsChanged();
}

/// The next hits, older than all that are here.
void HistoryModel::Private::append(const QList<Call> &calls)
{
    qsizetype next = 0;
    for (const HistoryDay &day : daysOf(calls)) {
        const QList<Call> older = calls.mid(next, day.count);
        next += day.count;
        int section = window.section(day.day);
        const bool newDay = section < 0;
        q.beginInsertRows({}, window.rowCount(), window.rowCount() + day.count - (newDay ? 0 : 1));
        if (newDay) {
            section = int(window.days().size());
            window.insertDay(section, {day.day, 0, 0});
        }
        for (const Call &call : older)
            window.insert(section, window.days()[size_t(section)].count, call);
        window.setTotal(section, window.days()[size_t(section)].count);
        q.endInsertRows();
        toldSection(section);
    }
    found = std::max(found, window.matchCount());
    Q_EMIT q.countsChanged();
}

void HistoryModel::Private::want(const HistoryWindow::Page &page)
{
    if (wanted.contains(page))
        return;
    wanted << page;
    if (wanted.size() > mostPagesWanted)
        wanted.removeFirst();
    if (!readingPages) {
        readingPages = true;
        // A view asks for all its rows before it paints: let it.
        QMetaObject::invokeMethod(
            &q, [this] { readPages(); }, Qt::QueuedConnection);
    }
}

void HistoryModel::Private::readPages()
{
    if (wanted.isEmpty()) {
        readingPages = false;
        return;
    }
    readingPages = true;
    read<QList<ReadPage>>(
        [filter = filter, pages = wanted](store::Connection &connection) -> Result<QList<ReadPage>> {
            QList<ReadPage> read;
            for (const HistoryWindow::Page &page : pages) {
                Result<QList<Call>> calls = historyCalls(
                    connection, filter, page.day, page.number * HistoryWindow::pageRows, HistoryWindow::pageRows);
                if (!calls)
                    return tl::unexpected(calls.error());
                read << ReadPage{page, std::move(*calls)};
            }
            return read;
        },
        [this](const Result<QList<ReadPage>> &pages) {
            readingPages = false;
            if (pages) {
                takePages(*pages);
            } else {
                wanted.clear();
                Q_EMIT q.failed(pages.error());
            }
            if (!wanted.isEmpty())
                readPages();
        });
}

void HistoryModel::Private::takePages(const QList<ReadPage> &pages)
{
    for (const ReadPage &read : pages) {
        wanted.removeOne(read.page);
        const int section = window.section(read.page.day);
        if (section < 0)
            continue;
        const int count = window.days()[size_t(section)].count;
        const int first = read.page.number * HistoryWindow::pageRows;
        const int rows = std::min(HistoryWindow::pageRows, count - first);
        if (rows <= 0)
            continue;
        // A call that came or went since: its change is under way and will put it right. Until then no more rows than
        // the model has told.
        window.setPage(read.page, read.calls.first(std::min<qsizetype>(rows, read.calls.size())));
        Q_EMIT q.dataChanged(q.index(window.row(section, first)), q.index(window.row(section, first + rows - 1)));
    }
}

HistoryModel::HistoryModel(store::Database &database, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this, database))
{
    d->frameTimer.setSingleShot(true);
    d->frameTimer.setInterval(frame);
    connect(&d->frameTimer, &QTimer::timeout, this, [this] { d->readPending(); });
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    d->filter = filter;
    d->ask();
}

const HistoryFilter &HistoryModel::filter() const
{
    return d->filter;
}

bool HistoryModel::isLoading() const
{
    return d->loading;
}

int HistoryModel::matchCount() const
{
    if (!d->searching)
        return d->window.matchCount();
    return d->more ? std::max(std::min(d->found, mostCounted), d->window.matchCount()) : d->window.matchCount();
}

bool HistoryModel::isCountLimited() const
{
    return d->searching && d->more && (d->found > mostCounted || d->window.matchCount() >= d->found);
}

store::Position HistoryModel::position() const
{
    return d->position;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->window.rowCount();
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HistoryWindow::Place place = d->window.place(index.row());
    const HistoryDay &day = d->window.days()[size_t(place.section)];
    if (role == DayRole)
        return day.day;
    if (place.index < 0) {
        switch (role) {
        case KindRole:
            return int(CallRow::Header);
        case CountRole:
            return day.count;
        case TotalRole:
            return day.total;
        default:
            return {};
        }
    }
    if (const Call *call = d->window.call(place))
        return callData(*call, role);
    d->want(HistoryWindow::page(day, place.index));
    return role == KindRole ? QVariant(int(CallRow::Loading)) : QVariant();
}

QHash<int, QByteArray> HistoryModel::roleNames() const
{
    return callRoleNames();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && d->searching && d->more && !d->loading && !d->updating;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const HistoryWindow &window = d->window;
    const int last = int(window.days().size()) - 1;
    const Call *oldest = last < 0 ? nullptr : window.call({last, window.days()[size_t(last)].count - 1});
    if (!oldest)
        return;
    d->updating = true;
    d->read<QList<Call>>(
        [filter = d->filter, before = oldest->id](
            store::Connection &connection) { return searchCalls(connection, filter, before, foundAtOnce); },
        [this](const Result<QList<Call>> &calls) {
            d->updating = false;
            if (!calls) {
                Q_EMIT failed(calls.error());
                return;
            }
            d->more = calls->size() == foundAtOnce;
            d->append(*calls);
        });
}

std::optional<Call> HistoryModel::call(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return std::nullopt;
    const Call *call = d->window.call(d->window.place(index.row()));
    return call ? std::optional(*call) : std::nullopt;
}

QModelIndex HistoryModel::indexOf(Call::Id id) const
{
    for (int section = 0; section < int(d->window.days().size()); ++section) {
        const int found = d->window.find(d->window.days()[size_t(section)].day, id.value);
        if (found >= 0)
            return index(d->window.row(section, found));
    }
    return {};
}

void HistoryModel::apply(const store::Changes &changes)
{
    for (const qint64 id : changes.byKind.value(u"call"_s))
        d->pending.insert(id);
    d->textPending = d->textPending || changes.byKind.contains(u"call.text"_s);
    if ((!d->pending.isEmpty() || d->textPending) && !d->frameTimer.isActive())
        d->frameTimer.start();
}

} // namespace cb::calls
