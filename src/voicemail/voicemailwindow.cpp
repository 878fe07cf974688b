// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailwindow.h"

#include <algorithm>
#include <limits>

namespace cb::voicemail {

namespace {
constexpr int pagesKept = 32; // some 4,000 messages, about 4 MB
}

void VoicemailWindow::reset(const QList<VoicemailDay> &days, Order order, bool keepAll)
{
    m_ascending = order == Order::OldestFirst;
    m_days.assign(days.begin(), days.end());
    m_pages.clear();
    m_pages.setMaxCost(keepAll ? std::numeric_limits<int>::max() : pagesKept);
    count();
}

void VoicemailWindow::count()
{
    m_first.resize(m_days.size());
    m_rows = 0;
    for (size_t i = 0; i < m_days.size(); ++i) {
        m_first[i] = m_rows;
        m_rows += 1 + m_days[i].count;
    }
}

VoicemailWindow::Place VoicemailWindow::place(int row) const
{
    const auto after = std::upper_bound(m_first.begin(), m_first.end(), row);
    const int section = int(after - m_first.begin()) - 1;
    return {section, row - m_first[size_t(section)] - 1};
}

int VoicemailWindow::sectionBefore(QDate day) const
{
    const auto found = std::lower_bound(
        m_days.begin(), m_days.end(), day, [ascending = m_ascending](const VoicemailDay &d, QDate wanted) {
            return ascending ? d.day < wanted : d.day > wanted;
        });
    return int(found - m_days.begin());
}

int VoicemailWindow::section(QDate day) const
{
    const int found = sectionBefore(day);
    return found < int(m_days.size()) && m_days[size_t(found)].day == day ? found : -1;
}

const Voicemail *VoicemailWindow::message(const Place &place) const
{
    if (place.index < 0)
        return nullptr;
    const QList<Voicemail> *messages = at(m_days[size_t(place.section)].day, place.index / pageRows);
    const int inPage = place.index % pageRows;
    return messages && inPage < messages->size() ? &messages->at(inPage) : nullptr;
}

int VoicemailWindow::find(QDate day, qint64 id) const
{
    const int here = section(day);
    if (here < 0)
        return -1;
    for (int number = 0; number * pageRows < m_days[size_t(here)].count; ++number) {
        const QList<Voicemail> *messages = at(day, number);
        if (!messages)
            continue;
        const auto found = std::lower_bound(
            messages->begin(), messages->end(), id, [ascending = m_ascending](const Voicemail &message, qint64 wanted) {
                return ascending ? message.id.value < wanted : message.id.value > wanted;
            });
        if (found != messages->end() && found->id.value == id)
            return number * pageRows + int(found - messages->begin());
    }
    return -1;
}

void VoicemailWindow::setPage(const Page &page, const QList<Voicemail> &messages)
{
    m_pages.insert(page, new QList<Voicemail>(messages));
}

void VoicemailWindow::setMessage(const Place &place, const Voicemail &message)
{
    QList<Voicemail> *messages = at(m_days[size_t(place.section)].day, place.index / pageRows);
    if (messages && place.index % pageRows < messages->size())
        (*messages)[place.index % pageRows] = message;
}

void VoicemailWindow::insertDay(int section, const VoicemailDay &day)
{
    m_days.insert(m_days.begin() + section, day);
    count();
}

void VoicemailWindow::removeDay(int section)
{
    dropFrom(m_days[size_t(section)].day, 0);
    m_days.erase(m_days.begin() + section);
    count();
}

/// The message pushes one over the end of each page into the next; where a page is not here, nothing is known to push,
/// and the pages after it are read anew.
void VoicemailWindow::insert(int section, int index, const Voicemail &message)
{
    VoicemailDay &day = m_days[size_t(section)];
    ++day.count;
    count();
    Voicemail carried = message;
    int inPage = index % pageRows;
    for (int number = index / pageRows; number * pageRows < day.count; ++number) {
        QList<Voicemail> *messages = at(day.day, number);
        if (!messages && inPage == 0 && number * pageRows == day.count - 1) {
            setPage({day.day, number}, {carried}); // the first row of a new page at the end
            return;
        }
        if (!messages || inPage > messages->size()) {
            dropFrom(day.day, number);
            return;
        }
        messages->insert(inPage, carried);
        if (messages->size() <= pageRows)
            return;
        carried = messages->takeLast();
        inPage = 0;
    }
}

void VoicemailWindow::remove(int section, int index)
{
    VoicemailDay &day = m_days[size_t(section)];
    --day.count;
    count();
    int inPage = index % pageRows;
    for (int number = index / pageRows; number * pageRows <= day.count; ++number) {
        QList<Voicemail> *messages = at(day.day, number);
        if (!messages || inPage >= messages->size()) {
            dropFrom(day.day, number);
            return;
        }
        messages->removeAt(inPage);
        inPage = 0;
        if ((number + 1) * pageRows > day.count)
            return; // it was the last page
        QList<Voicemail> *next = at(day.day, number + 1);
        if (!next || next->isEmpty()) {
            dropFrom(day.day, number);
            return;
        }
        messages->append(next->first());
    }
}

void VoicemailWindow::resize(int section, int count)
{
    dropFrom(m_days[size_t(section)].day, 0);
    m_days[size_t(section)].count = count;
    this->count();
}

void VoicemailWindow::dropFrom(QDate day, int number)
{
    const QList<Page> all = m_pages.keys();
    for (const Page &page : all) {
        if (page.day == day && page.number >= number)
            m_pages.remove(page);
    }
}

} // namespace cb::voicemail
