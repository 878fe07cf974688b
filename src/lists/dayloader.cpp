// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/dayloader.h"

#include "lists/daymodel.h"
#include "lists/expectations.h"
#include "store/database.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace cb::lists {

namespace {
constexpr auto frame = 16ms;
constexpr auto rush = 100ms; // between updates while there is much to read: no eye follows it, and scrolling goes on
constexpr qsizetype much = 24;
} // namespace

DayLoader::DayLoader(DayModel &model, store::Database &database, Kinds kinds)
    : m_model(model)
    , m_database(database)
    , m_kinds(std::move(kinds))
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    QObject::connect(&m_frame, &QTimer::timeout, &m_frame, [this] { readPending(); });
    m_untilOnceMore.setSingleShot(true);
    m_untilOnceMore.setInterval(untilReadOnceMore);
    QObject::connect(&m_untilOnceMore, &QTimer::timeout, &m_untilOnceMore, [this] {
        m_onceMoreDue = !m_onceMore.isEmpty();
        look();
    });
}

int DayLoader::matchCount() const
{
    return m_searching && m_more ? std::max(std::min(m_found, mostCounted), rowsHere()) : rowsHere();
}

bool DayLoader::isCountLimited() const
{
    return m_searching && m_more && (m_found > mostCounted || rowsHere() >= m_found);
}

void DayLoader::ask()
{
    ++m_question;
    if (m_loading || m_counting)
        m_database.interrupt(m_ticket);
    m_loading = true;
    m_countLost = std::exchange(m_counting, false) || m_countLost;
    m_updating = false;
    m_readingPages = false;
    readOpening();
}

void DayLoader::reload()
{
    if (m_question > 0) // whoever asks first gets all there is
        ask();
}

void DayLoader::cancel()
{
    if (!m_loading)
        return;
    ++m_question;
    m_database.interrupt(m_ticket);
    m_loading = false;
    resume();
}

void DayLoader::resume()
{
    m_pending.rows.unite(m_reading.rows); // an answer that came while the question did was not taken
    m_pending.days.unite(m_reading.days);
    m_reading = {};
    m_textPending = std::exchange(m_readingText, false) || m_textPending;
    if (std::exchange(m_countLost, false) && m_more)
        count();
    startPages();
    look();
}

void DayLoader::opened(store::Position position, bool searching, int found)
{
    m_loading = false;
    m_reading = {};
    m_readingText = false;
    m_countLost = false;
    m_position = position;
    m_searching = searching;
    m_more = searching && found == foundFirst;
    m_found = searching ? found : 0;
    Q_EMIT m_model.loaded();
    Q_EMIT m_model.countsChanged();
    if (m_more)
        count();
    look();
}

void DayLoader::failed(const Error &error)
{
    if (!std::exchange(m_loading, false)) {
        m_reading = {}; // asked once: what fails for one row fails again (but see readOnceMore)
        m_readingText = false;
    }
    m_updating = false;
    Q_EMIT m_model.failed(error);
    resume();
}

void DayLoader::count()
{
    m_counting = true;
    readCount();
}

/// A count that failed (-1) stays at what is here.
void DayLoader::counted(int found)
{
    m_counting = false;
    if (found < 0)
        return;
    m_found = found;
    Q_EMIT m_model.countsChanged();
}

void DayLoader::look()
{
    if ((!m_pending.isEmpty() || m_textPending || m_onceMoreDue) && !m_frame.isActive())
        m_frame.start();
}

void DayLoader::readPending()
{
    if (m_loading || m_updating)
        return; // started again when that has ended
    if (std::exchange(m_onceMoreDue, false) && !m_onceMore.isEmpty()) {
        m_updating = true;
        m_reading.rows = std::exchange(m_onceMore, {});
        readUpdate(m_reading);
        return;
    }
    if (std::exchange(m_textPending, false) && m_searching) {
        // New hits may have been indexed: the same question again, over as much as is shown. With further hits in store
        // the last row may make room for a new one; without, all stay.
        m_updating = true;
        m_readingText = true;
        m_frame.setInterval(rush);
        readFound(std::max(foundFirst, rowsHere() + (m_more ? 0 : foundNext)));
        return;
    }
    if (m_pending.isEmpty())
        return;
    m_updating = true;
    m_frame.setInterval(m_pending.rows.size() > much ? rush : frame);
    m_reading = std::exchange(m_pending, {});
    readUpdate(m_reading);
}

void DayLoader::updated(bool news, bool searchAgain)
{
    m_updating = false;
    m_reading = {};
    m_textPending = m_textPending || searchAgain;
    if (news)
        Q_EMIT m_model.countsChanged();
    look();
}

void DayLoader::foundAgain(int rows, int found)
{
    m_updating = false;
    m_readingText = false;
    m_more = found == rows;
    m_found = m_more ? std::max(m_found, rowsHere()) : rowsHere();
    Q_EMIT m_model.countsChanged();
    if (m_more)
        count();
    look();
}

void DayLoader::findMore()
{
    m_updating = true;
    readNext(foundNext);
}

void DayLoader::foundMore(int found)
{
    m_updating = false;
    m_more = found == foundNext;
    m_found = std::max(m_found, rowsHere());
    Q_EMIT m_model.countsChanged();
    look();
}

void DayLoader::wantPages()
{
    if (std::exchange(m_readingPages, true))
        return;
    // A view asks for all its rows before it paints: let it.
    QMetaObject::invokeMethod(
        &m_model, [this] { startPages(); }, Qt::QueuedConnection);
}

void DayLoader::startPages()
{
    m_readingPages = wantsPages() && !m_loading;
    if (m_readingPages)
        readPages();
}

void DayLoader::pagesEnded()
{
    startPages();
}

void DayLoader::readAgain(const QList<qint64> &rows)
{
    for (const qint64 id : rows)
        m_pending.rows.insert(id);
    look();
}

void DayLoader::readOnceMore(const QList<qint64> &rows)
{
    if (rows.isEmpty())
        return;
    m_onceMore.unite({rows.begin(), rows.end()});
    m_untilOnceMore.start();
}

void DayLoader::apply(const store::Changes &changes)
{
    m_onceMoreDue = !m_onceMore.isEmpty();
    for (const qint64 id : changes.byKind.value(m_kinds.row))
        m_pending.rows.insert(id);
    for (const qint64 day : changes.byKind.value(m_kinds.day))
        m_pending.days.insert(day);
    m_textPending = m_textPending || changes.byKind.contains(m_kinds.text);
    look();
}

} // namespace cb::lists
