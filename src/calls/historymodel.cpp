// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historymodel.h"

#include "calls/historystore.h"
#include "calls/historytable.h"
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
constexpr auto rush = 100ms; // between updates while there is much to read: no eye follows it, and scrolling goes on
constexpr qsizetype much = 24;
constexpr int foundFirst = 64; // while somebody types: what a window shows
constexpr int foundNext = 200;
constexpr int mostCounted = 1000;
constexpr int mostPagesWanted = 6; // a thumb that flies by asks for many; the last ones are looked at

struct ReadPage {
    HistoryWindow::Page page;
    QList<Call> calls;
};

} // namespace

class HistoryModel::Private final : private RowTeller
{
public:
    Private(HistoryModel &model, store::Database &db)
        : q(model)
        , database(db)
    { }

    void ask();
    void open(const HistoryOpening &opening);
    void countFoundCalls();
    void readPending();
    void searchAgain();
    void want(const HistoryWindow::Page &page);
    void readPages();

    void beginReset() override { q.beginResetModel(); }
    void endReset() override { q.endResetModel(); }
    void beginInsert(int first, int last) override { q.beginInsertRows({}, first, last); }
    void endInsert() override { q.endInsertRows(); }
    void beginRemove(int first, int last) override { q.beginRemoveRows({}, first, last); }
    void endRemove() override { q.endRemoveRows(); }
    void tell(int first, int last, const QList<int> &roles) override
    {
        Q_EMIT q.dataChanged(q.index(first), q.index(last), roles);
    }

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
    HistoryTable table{*this};
    const HistoryWindow &window = table.window();
    bool searching = false;
    bool more = false; // a search has further hits
    int found = 0; // counted hits
    quint64 question = 0;
    quint64 ticket = 0;
    bool loading = false;
    bool counting = false;
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
    if (loading || counting)
        database.interrupt(ticket);
    loading = true;
    counting = false;
    updating = false;
    readingPages = false;
    wanted.clear();
    const bool text = !termsOf(filter.text).isEmpty();
    read<HistoryOpening>(
        [filter = filter](store::Connection &connection) {
            return historyOpening(connection, filter, foundFirst, HistoryWindow::pageRows);
        },
        [this, text](const Result<HistoryOpening> &opening) {
            loading = false;
            if (!opening) {
                Q_EMIT q.failed(opening.error());
                return;
            }
            searching = text;
            open(*opening);
        });
}

void HistoryModel::Private::open(const HistoryOpening &opening)
{
    position = opening.position;
    more = searching && opening.calls.size() == foundFirst;
    found = searching ? int(opening.calls.size()) : 0;
    table.open(opening, searching);
    Q_EMIT q.loaded();
    Q_EMIT q.countsChanged();
    if (more)
        countFoundCalls();
    if (!pending.isEmpty() || textPending)
        frameTimer.start();
}

void HistoryModel::Private::countFoundCalls()
{
    counting = true;
    read<int>(
        [filter = filter](store::Connection &connection) { return countFound(connection, filter, mostCounted + 1); },
        [this](const Result<int> &count) {
            counting = false;
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
    frameTimer.setInterval(pending.size() > much ? rush : frame);
    const QSet<qint64> ids = std::exchange(pending, {});
    read<HistoryUpdate>([filter = filter, ids = QList<qint64>(ids.begin(), ids.end())](
                            store::Connection &connection) { return historyUpdate(connection, filter, ids); },
        [this](const Result<HistoryUpdate> &update) {
            updating = false;
            if (!update) {
                Q_EMIT q.failed(update.error());
            } else if (searching) { // new hits come when they are indexed
                table.refresh(*update);
            } else {
                table.takeUpdate(*update);
                if (!update->days.isEmpty())
                    Q_EMIT q.countsChanged();
            }
            if (!pending.isEmpty() || textPending)
                frameTimer.start();
        });
}

/// New hits may have been indexed: the same question again, over as much as is shown.
void HistoryModel::Private::searchAgain()
{
    updating = true;
    // With further hits in store the oldest row may make room for a new one; without, all stay.
    const int rows = std::max(foundFirst, window.matchCount() + (more ? 0 : foundNext));
    read<QList<Call>>(
        [filter = filter, rows](store::Connection &connection) { return searchCalls(connection, filter, {}, rows); },
        [this, rows](const Result<QList<Call>> &calls) {
            updating = false;
            if (calls) {
                more = calls->size() == rows;
                table.takeFound(*calls);
                found = more ? std::max(found, window.matchCount()) : window.matchCount();
                Q_EMIT q.countsChanged();
                if (more)
                    countFoundCalls();
            }
            if (!pending.isEmpty() || textPending)
                frameTimer.start();
        });
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
                for (const ReadPage &read : *pages) {
                    wanted.removeOne(read.page);
                    table.takePage(read.page, read.calls);
                }
            } else {
                wanted.clear();
                Q_EMIT q.failed(pages.error());
            }
            if (!wanted.isEmpty())
                readPages();
        });
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

void HistoryModel::cancel()
{
    if (!d->loading)
        return;
    ++d->question;
    d->database.interrupt(d->ticket);
    d->loading = false;
    if (!d->pending.isEmpty() || d->textPending)
        d->frameTimer.start();
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
            store::Connection &connection) { return searchCalls(connection, filter, before, foundNext); },
        [this](const Result<QList<Call>> &calls) {
            d->updating = false;
            if (!calls) {
                Q_EMIT failed(calls.error());
                return;
            }
            d->more = calls->size() == foundNext;
            d->table.append(*calls);
            d->found = std::max(d->found, d->window.matchCount());
            Q_EMIT countsChanged();
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
