// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/heading.h"
#include "ui/settings/checklist.h"
#include "ui/shell/deskwords.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

ListenerSection::ListenerSection(
    SettingsSource &source, const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent)
    : SettingsSection(u"listener"_s, tr("Listener"), source, parent)
    , m_board(board)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_stopped(new EmptyState)
    , m_eventsHeading(new SectionHeading(tr("Last events")))
    , m_events(new CheckList(tr("Last events")))
    , m_refusedWords(new Label(TextRole::Small, Ink::Soft))
    , m_refused(new CheckList(tr("Signature refusals")))
{
    using enum SettingRow::Editor;
    addHeading(tr("This computer"));
    add(u"listener.address"_s)->setNote(tr("127.0.0.1 for a tunnel or a proxy on this computer, 0.0.0.0 for all."));
    add(u"listener.port"_s, Short);
    addHeading(tr("From outside"));
    SettingRow *url = add(u"listener.public_url"_s);
    url->setPlaceholder(u"https://desk.example.org/callboard"_s);
    url->setNote(tr("As Twilio calls it, with a path prefix if there is one. Twilio signs this address."));
    add(u"listener.proxies"_s)->setPlaceholder(tr("None"));
    setting(u"listener.proxies"_s)->setNote(tr("Only these are believed when they say whom a request is from."));
    add(u"listener.allow"_s)->setPlaceholder(tr("Everybody"));
    addHeading(tr("Refusals"));
    add(u"listener.refusals_per_minute"_s, Short)->setUnit(tr("per minute"));
    addEnd();

    m_refusedWords->setWordWrap(true);
    m_refusedWords->hide();
    sideColumn()->addWidget(m_stopped);
    sideColumn()->addWidget(m_eventsHeading);
    sideColumn()->addWidget(m_events);
    sideColumn()->addSpacing(6);
    sideColumn()->addWidget(new SectionHeading(tr("Signature refusals")));
    sideColumn()->addWidget(m_refusedWords);
    sideColumn()->addWidget(m_refused);
    sideColumn()->addStretch();
    connect(&board, &DeskBoard::changed, this, [this] {
        showState();
        showEvents(m_clock.now());
        if (m_board.status().listener.refusedToday != m_refusedCount)
            readRefusals();
    });
    refresh();
    showState();
    showEvents(clock.now());
}

void ListenerSection::opened()
{
    readRefusals();
}

void ListenerSection::tick(Instant now)
{
    showEvents(now);
}

void ListenerSection::setSite(const SiteTime &site)
{
    m_site = site;
    showState();
    readRefusals();
}

void ListenerSection::showState()
{
    const ListenerStatus &listener = m_board.status().listener;
    const bool down = listener.health == Health::Down;
    m_stopped->setVisible(down);
    if (!down)
        return;
    const bool taken = listener.problem == ListenerStatus::Problem::PortInUse;
    QString text = taken ? tr("Port %1 is used by another program.").arg(listener.port)
        : listener.problem == ListenerStatus::Problem::PortForbidden
        ? tr("The system does not allow port %1.").arg(listener.port)
        : listener.problem == ListenerStatus::Problem::Storage ? tr("The database does not take new rows.")
                                                               : tr("The listener has stopped.");
    text += u' ' + tr("Callers hear the fallback message.");
    if (listener.downSince)
        text += u' '
            + tr("Down since %1.")
                  .arg(QLocale().toString(m_site.local(*listener.downSince).time(), QLocale::ShortFormat));
    m_stopped->setState(Tone::Red, u"unplug"_s, tr("New calls are not arriving."), text);
    m_stopped->clearActions();
    connect(m_stopped->addAction(tr("Try again"), Button::Kind::Main), &QAbstractButton::clicked, &source(),
        &SettingsSource::retryListener);
    if (taken || listener.problem == ListenerStatus::Problem::PortForbidden)
        connect(m_stopped->addAction(tr("Use another port…")), &QAbstractButton::clicked, this,
            [this] { setting(u"listener.port"_s)->focusEditor(); });
}

void ListenerSection::showEvents(Instant now)
{
    QList<CheckList::Item> items;
    for (const WebhookLine &line : m_board.status().recent) {
        const bool fine = line.httpStatus < 400;
        items << CheckList::Item{fine ? u"circle-check"_s : u"circle-x"_s, fine ? Tone::Green : Tone::Red,
            fine ? tr("answered") : tr("failed"), tr("%1 ago").arg(ageText(now - line.at)), line.path,
            answerWords(line), {}, {}, false};
    }
    if (items.isEmpty())
        items << CheckList::Item{u"circle-dashed"_s, Tone::Grey, tr("nothing yet"), tr("None yet"),
            tr("Events show up here the moment Twilio calls."), {}, {}, {}, false};
    m_events->setItems(items);
}

void ListenerSection::readRefusals()
{
    m_refusedCount = m_board.status().listener.refusedToday;
    source().refusals(this, [this](const Result<QList<RefusedRequest>> &found) {
        QList<CheckList::Item> items;
        const QLocale locale;
        for (const RefusedRequest &one : found.value_or(QList<RefusedRequest>())) {
            const QDateTime at = m_site.local(one.at);
            items << CheckList::Item{u"shield-x"_s, Tone::Grey, tr("refused"),
                at.date() == m_site.local(m_clock.now()).date() ? locale.toString(at.time(), QLocale::ShortFormat)
                                                                : locale.toString(at.date(), QLocale::ShortFormat),
                one.path, tr("answered %1").arg(one.httpStatus), {}, {}, false};
        }
        if (items.isEmpty())
            items << CheckList::Item{u"shield-check"_s, Tone::Green, tr("good"), tr("None"),
                tr("Every request had a valid signature."), {}, {}, {}, false};
        m_refusedWords->setText(
            tr("%n requests today had no valid Twilio signature. Nothing was changed.", nullptr, m_refusedCount));
        m_refusedWords->setVisible(m_refusedCount > 0);
        m_refused->setItems(items);
        // Counted today, but their rows are no longer kept: saying "none" would contradict the count.
        m_refused->setVisible(found.has_value() && (m_refusedCount == 0 || !found->isEmpty()));
        m_refusalsRead = true;
        Q_EMIT settled();
    });
}

} // namespace cb::ui
