// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailmodel.h"

#include "calls/searchwords.h"
#include "store/database.h"
#include "voicemail/countstore.h"
#include "voicemail/liststore.h"
#include "voicemail/voicemailwindow.h"

#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::voicemail {

namespace {

constexpr auto frame = 16ms;
constexpr int foundAtOnce = 200;
constexpr int mostCounted = 1000;
constexpr int mostPagesWanted = 6; // a thumb that flies by asks for many; the last ones are looked at

/// The first rows of a question.
struct Opening {
    store::Position position = 0;
    VoicemailCounts counts;
    QList<VoicemailDay> days;
    QList<Voicemail> messages; // the first page of the first day, or what was found
};

/// A changed message, and where it stands now.
struct Changed {
    Voicemail message;
    bool shown = false;
    int rank = 0;
};
struct Update {
    QList<Changed> messages;
    QList<VoicemailDay> days; // of those messages
    VoicemailCounts counts;
};

struct ReadPage {
    VoicemailWindow::Page page;
    QList<Voicemail> messages;
};

/// Days of messages that are in the order of the list.
QList<VoicemailDay> daysOf(const QList<Voicemail> &messages)
{
    QList<VoicemailDay> days;
    for (const Voicemail &message : messages) {
        if (days.isEmpty() || days.last().day != message.day)
            days << VoicemailDay{message.day, 0};
        ++days.last().count;
    }
    return days;
}

Result<Update> readUpdate(store::Connection &connection, const Question &asked, const QList<qint64> &ids)
{
    Update update;
    const Result<VoicemailCounts> counts = voicemail::counts(connection, asked.reader.me);
    if (!counts)
        return tl::unexpected(counts.error());
    update.counts = *counts;
    const Result<QList<Voicemail>> messages = messagesById(connection, ids);
    if (!messages)
        return tl::unexpected(messages.error());
    QSet<QDate> days;
    for (const Voicemail &message : *messages) {
        Changed changed{message, shows(asked, message), 0};
        if (changed.shown) {
            const Result<int> rank = listRank(connection, asked, message);
            if (!rank)
                return tl::unexpected(rank.error());
            changed.rank = *rank;
        }
        update.messages << changed;
        if (!days.contains(message.day)) {
            days.insert(message.day);
            const Result<VoicemailDay> day = listDay(connection, asked, message.day);
            if (!day)
                return tl::unexpected(day.error());
            update.days << *day;
        }
    }
    return update;
}

} // namespace

class VoicemailModel::Private
{
public:
    Private(VoicemailModel &model, store::Database &db, Reader reader)
        : q(model)
        , database(db)
        , asked{{}, reader}
    { }

    void ask();
    void open(const Opening &opening);
    void countFoundMessages();
    void readPending();
    void takeUpdate(const Update &update);
    void takeDay(const VoicemailDay &now, const QList<Changed> &messages);
    void searchAgain();
    void takeFound(const QList<Voicemail> &messages);
    void append(const QList<Voicemail> &messages);
    void want(const VoicemailWindow::Page &page);
    void readPages();
    void takePages(const QList<ReadPage> &pages);
    void insertMessage(int section, int index, const Voicemail &message);
    void removeMessage(int section, int index);
    void toldSection(int section);

    /// A read whose answer counts only while its question does.
    template <typename T, typename Function, typename Callback>
    void read(Function work, Callback done)
    {
        const quint64 now = question;
        ticket = database.readFor<T>(std::move(work), &q, [this, now, done](Result<T> found) {
            if (now != question)
                return;
            done(std::move(found));
        });
    }

    VoicemailModel &q;
    store::Database &database;
    Question asked;
    VoicemailWindow window;
    VoicemailCounts counts;
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
    QList<VoicemailWindow::Page> wanted; // the latest last
    bool readingPages = false;
};

void VoicemailModel::Private::ask()
{
    ++question;
    if (loading)
        database.interrupt(ticket);
    loading = true;
    updating = false;
    readingPages = false;
    wanted.clear();
    const bool text = !calls::termsOf(asked.filter.text).isEmpty();
    read<Opening>(
        [asked = asked, text](store::Connection &connection) -> Result<Opening> {
            Opening opening;
            const Result<store::Position> position = store::position(connection);
            if (!position)
                return tl::unexpected(position.error());
            opening.position = *position;
            const Result<VoicemailCounts> counts = voicemail::counts(connection, asked.reader.me);
            if (!counts)
                return tl::unexpected(counts.error());
            opening.counts = *counts;
            if (text) {
                Result<QList<Voicemail>> messages = searchMessages(connection, asked, {}, foundAtOnce);
                if (!messages)
                    return tl::unexpected(messages.error());
                opening.messages = std::move(*messages);
                opening.days = daysOf(opening.messages);
                return opening;
            }
            Result<QList<VoicemailDay>> days = listDays(connection, asked);
            if (!days)
                return tl::unexpected(days.error());
            opening.days = std::move(*days);
            if (!opening.days.isEmpty()) {
                Result<QList<Voicemail>> messages =
                    listMessages(connection, asked, opening.days.first().day, 0, VoicemailWindow::pageRows);
                if (!messages)
                    return tl::unexpected(messages.error());
                opening.messages = std::move(*messages);
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

void VoicemailModel::Private::open(const Opening &opening)
{
    position = opening.position;
    counts = opening.counts;
    q.beginResetModel();
    window.reset(opening.days, asked.filter.order, searching);
    if (searching) {
        more = opening.messages.size() == foundAtOnce;
        found = int(opening.messages.size());
        qsizetype next = 0;
        for (const VoicemailDay &day : opening.days) {
            for (int number = 0; number * VoicemailWindow::pageRows < day.count; ++number) {
                const qsizetype rows =
                    std::min<qsizetype>(VoicemailWindow::pageRows, day.count - number * VoicemailWindow::pageRows);
                window.setPage({day.day, number}, opening.messages.mid(next, rows));
                next += rows;
            }
        }
    } else {
        more = false;
        if (!opening.days.isEmpty())
            window.setPage({opening.days.first().day, 0}, opening.messages);
    }
    q.endResetModel();
    Q_EMIT q.loaded();
    Q_EMIT q.countsChanged();
    if (searching && more)
        countFoundMessages();
    if (!pending.isEmpty() || textPending)
        frameTimer.start();
}

void VoicemailModel::Private::countFoundMessages()
{
    read<int>([asked = asked](store::Connection &connection) { return countFound(connection, asked, mostCounted + 1); },
        [this](const Result<int> &count) {
            if (!count)
                return; // the count stays at what is loaded
            found = *count;
            Q_EMIT q.countsChanged();
        });
}

void VoicemailModel::Private::readPending()
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
    read<Update>([asked = asked, ids = QList<qint64>(ids.begin(), ids.end())](
                     store::Connection &connection) { return readUpdate(connection, asked, ids); },
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

void VoicemailModel::Private::takeUpdate(const Update &update)
{
    const bool counted = counts != update.counts;
    counts = update.counts;
    if (searching) { // what is shown is brought up to date; new hits come when they are indexed
        for (const Changed &changed : update.messages) {
            const int index = window.find(changed.message.day, changed.message.id.value);
            if (index < 0)
                continue;
            if (!changed.shown) { // it left the tab
                textPending = true;
                continue;
            }
            const int section = window.section(changed.message.day);
            window.setMessage({section, index}, changed.message);
            const QModelIndex row = q.index(window.row(section, index));
            Q_EMIT q.dataChanged(row, row);
        }
        if (counted)
            Q_EMIT q.countsChanged();
        return;
    }
    for (const VoicemailDay &day : update.days) {
        QList<Changed> messages;
        for (const Changed &changed : update.messages) {
            if (changed.message.day == day.day)
                messages << changed;
        }
        takeDay(day, messages);
    }
    if (counted || !update.days.isEmpty())
        Q_EMIT q.countsChanged();
}

/// Brings a day to its new length, exactly where it is clear which messages came and went.
void VoicemailModel::Private::takeDay(const VoicemailDay &now, const QList<Changed> &messages)
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
    for (const Changed &changed : messages) {
        const int index = window.find(now.day, changed.message.id.value);
        if (changed.shown && index >= 0) {
            window.setMessage({section, index}, changed.message);
            const QModelIndex row = q.index(window.row(section, index));
            Q_EMIT q.dataChanged(row, row);
        } else if (changed.shown) {
            come << changed;
        } else if (index >= 0) {
            gone << changed.message.id.value;
        }
    }
    const int difference = now.count - before;
    if (difference == come.size() - gone.size()) {
        for (const qint64 id : gone)
            removeMessage(section, window.find(now.day, id));
        std::sort(come.begin(), come.end(), [](const Changed &a, const Changed &b) { return a.rank < b.rank; });
        for (const Changed &changed : come)
            insertMessage(section, std::min(changed.rank, window.days()[size_t(section)].count), changed.message);
    } else if (difference != -gone.size()) {
        // Messages that are not here came or went: the length is right at once, the rows are read anew.
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
            removeMessage(section, window.find(now.day, id));
    }
    toldSection(section);
}

void VoicemailModel::Private::insertMessage(int section, int index, const Voicemail &message)
{
    const int row = window.row(section, index);
    q.beginInsertRows({}, row, row);
    window.insert(section, index, message);
    q.endInsertRows();
}

void VoicemailModel::Private::removeMessage(int section, int index)
{
    const int row = window.row(section, index);
    q.beginRemoveRows({}, row, row);
    window.remove(section, index);
    q.endRemoveRows();
}

void VoicemailModel::Private::toldSection(int section)
{
    const QModelIndex header = q.index(window.row(section, -1));
    Q_EMIT q.dataChanged(header, header, {VoicemailCountRole});
}

/// New hits may have been indexed: the same question again, over as much as is shown.
void VoicemailModel::Private::searchAgain()
{
    updating = true;
    // With further hits in store the last row may make room for a new one; without, all stay.
    const int rows = std::max(foundAtOnce, window.matchCount() + (more ? 0 : foundAtOnce));
    read<QList<Voicemail>>(
        [asked = asked, rows](store::Connection &connection) { return searchMessages(connection, asked, {}, rows); },
        [this, rows](const Result<QList<Voicemail>> &messages) {
            updating = false;
            if (messages) {
                more = messages->size() == rows;
                takeFound(*messages);
                if (more)
                    countFoundMessages();
            }
            if (!pending.isEmpty() || textPending)
                frameTimer.start();
        });
}

void VoicemailModel::Private::takeFound(const QList<Voicemail> &messages)
{
    QSet<qint64> now;
    for (const Voicemail &message : messages)
        now.insert(message.id.value);
    for (int section = int(window.days().size()) - 1; section >= 0; --section) {
        for (int index = window.days()[size_t(section)].count - 1; index >= 0; --index) {
            const Voicemail *message = window.message({section, index});
            if (!message || !now.contains(message->id.value))
                removeMessage(section, index);
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
    for (const Voicemail &message : messages) {
        index = message.day == day ? index + 1 : 0;
        day = message.day;
        int section = window.section(day);
        if (section < 0) {
            section = window.sectionBefore(day);
            const int row = section < int(window.days().size()) ? window.row(section, -1) : window.rowCount();
            q.beginInsertRows({}, row, row);
            window.insertDay(section, {day, 0});
            q.endInsertRows();
        }
        const Voicemail *there = window.message({section, index});
        if (there && there->id == message.id) {
            if (*there != message) {
                window.setMessage({section, index}, message);
                const QModelIndex row = q.index(window.row(section, index));
                Q_EMIT q.dataChanged(row, row);
            }
            continue;
        }
        insertMessage(section, index, message);
    }
    for (int section = 0; section < int(window.days().size()); ++section)
        toldSection(section);
    found = std::max(found, window.matchCount());
    if (!more)
        found = window.matchCount();
    Q_EMIT q.countsChanged();
}

/// The next hits, behind all that are here.
void VoicemailModel::Private::append(const QList<Voicemail> &messages)
{
    qsizetype next = 0;
    for (const VoicemailDay &day : daysOf(messages)) {
        const QList<Voicemail> further = messages.mid(next, day.count);
        next += day.count;
        int section = window.section(day.day);
        const bool newDay = section < 0;
        q.beginInsertRows({}, window.rowCount(), window.rowCount() + day.count - (newDay ? 0 : 1));
        if (newDay) {
            section = int(window.days().size());
            window.insertDay(section, {day.day, 0});
        }
        for (const Voicemail &message : further)
            window.insert(section, window.days()[size_t(section)].count, message);
        q.endInsertRows();
        toldSection(section);
    }
    found = std::max(found, window.matchCount());
    Q_EMIT q.countsChanged();
}

void VoicemailModel::Private::want(const VoicemailWindow::Page &page)
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

void VoicemailModel::Private::readPages()
{
    if (wanted.isEmpty()) {
        readingPages = false;
        return;
    }
    readingPages = true;
    read<QList<ReadPage>>(
        [asked = asked, pages = wanted](store::Connection &connection) -> Result<QList<ReadPage>> {
            QList<ReadPage> read;
            for (const VoicemailWindow::Page &page : pages) {
                Result<QList<Voicemail>> messages = listMessages(
                    connection, asked, page.day, page.number * VoicemailWindow::pageRows, VoicemailWindow::pageRows);
                if (!messages)
                    return tl::unexpected(messages.error());
                read << ReadPage{page, std::move(*messages)};
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

void VoicemailModel::Private::takePages(const QList<ReadPage> &pages)
{
    for (const ReadPage &read : pages) {
        wanted.removeOne(read.page);
        const int section = window.section(read.page.day);
        if (section < 0)
            continue;
        const int count = window.days()[size_t(section)].count;
        const int first = read.page.number * VoicemailWindow::pageRows;
        const int rows = std::min(VoicemailWindow::pageRows, count - first);
        if (rows <= 0)
            continue;
        // A message that came or went since: its change is under way and will put it right. Until then no more rows
        // than the model has told.
        window.setPage(read.page, read.messages.first(std::min<qsizetype>(rows, read.messages.size())));
        Q_EMIT q.dataChanged(q.index(window.row(section, first)), q.index(window.row(section, first + rows - 1)));
    }
}

VoicemailModel::VoicemailModel(store::Database &database, Reader reader, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this, database, reader))
{
    d->frameTimer.setSingleShot(true);
    d->frameTimer.setInterval(frame);
    connect(&d->frameTimer, &QTimer::timeout, this, [this] { d->readPending(); });
}

VoicemailModel::~VoicemailModel() = default;

void VoicemailModel::setFilter(const VoicemailFilter &filter)
{
    d->asked.filter = filter;
    d->ask();
}

const VoicemailFilter &VoicemailModel::filter() const
{
    return d->asked.filter;
}

bool VoicemailModel::isLoading() const
{
    return d->loading;
}

int VoicemailModel::matchCount() const
{
    if (!d->searching)
        return d->window.matchCount();
    return d->more ? std::max(std::min(d->found, mostCounted), d->window.matchCount()) : d->window.matchCount();
}

bool VoicemailModel::isCountLimited() const
{
    return d->searching && d->more && (d->found > mostCounted || d->window.matchCount() >= d->found);
}

const VoicemailCounts &VoicemailModel::counts() const
{
    return d->counts;
}

store::Position VoicemailModel::position() const
{
    return d->position;
}

int VoicemailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->window.rowCount();
}

QVariant VoicemailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const VoicemailWindow::Place place = d->window.place(index.row());
    const VoicemailDay &day = d->window.days()[size_t(place.section)];
    if (role == VoicemailDayRole)
        return day.day;
    if (place.index < 0) {
        switch (role) {
        case VoicemailKindRole:
            return int(VoicemailRow::Header);
        case VoicemailCountRole:
            return day.count;
        default:
            return {};
        }
    }
    if (const Voicemail *message = d->window.message(place))
        return role == VoicemailExcerptRole && !d->asked.reader.mayListen() ? QVariant(QString())
                                                                            : voicemailData(*message, role);
    d->want(VoicemailWindow::page(day, place.index));
    return role == VoicemailKindRole ? QVariant(int(VoicemailRow::Loading)) : QVariant();
}

QHash<int, QByteArray> VoicemailModel::roleNames() const
{
    return voicemailRoleNames();
}

bool VoicemailModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && d->searching && d->more && !d->loading && !d->updating;
}

void VoicemailModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const VoicemailWindow &window = d->window;
    const int last = int(window.days().size()) - 1;
    const Voicemail *lowest = last < 0 ? nullptr : window.message({last, window.days()[size_t(last)].count - 1});
    if (!lowest)
        return;
    d->updating = true;
    d->read<QList<Voicemail>>(
        [asked = d->asked, after = lowest->id](
            store::Connection &connection) { return searchMessages(connection, asked, after, foundAtOnce); },
        [this](const Result<QList<Voicemail>> &messages) {
            d->updating = false;
            if (!messages) {
                Q_EMIT failed(messages.error());
                return;
            }
            d->more = messages->size() == foundAtOnce;
            d->append(*messages);
        });
}

std::optional<Voicemail> VoicemailModel::voicemail(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return std::nullopt;
    const Voicemail *message = d->window.message(d->window.place(index.row()));
    return message ? std::optional(*message) : std::nullopt;
}

QModelIndex VoicemailModel::indexOf(Voicemail::Id id) const
{
    for (int section = 0; section < int(d->window.days().size()); ++section) {
        const int found = d->window.find(d->window.days()[size_t(section)].day, id.value);
        if (found >= 0)
            return index(d->window.row(section, found));
    }
    return {};
}

void VoicemailModel::apply(const store::Changes &changes)
{
    for (const qint64 id : changes.byKind.value(u"voicemail"_s))
        d->pending.insert(id);
    d->textPending = d->textPending || changes.byKind.contains(u"message.text"_s);
    if ((!d->pending.isEmpty() || d->textPending) && !d->frameTimer.isActive())
        d->frameTimer.start();
}

} // namespace cb::voicemail
