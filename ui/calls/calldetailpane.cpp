// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/calldetailpane.h"

#include "ui/calls/actionwords.h"
#include "ui/calls/callwords.h"
#include "ui/calls/routeview.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {

Tone routeTone(const Call &call)
{
    if (!isOpen(call.state))
        return Tone::Grey;
    return groupTone(groupOf(call.state));
}

} // namespace

CallDetailPane::CallDetailPane(const Actions &actions, const Clock &clock, SiteTime site,
    const std::optional<CallSound::Setup> &sound, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_content(new QWidget(this))
    , m_nothing(new Label(TextRole::Body, Ink::Soft, tr("Choose a call to see it here."), this))
{
    setObjectName(u"callDetail"_s);
    setAccessibleName(tr("Chosen call"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 0, 16, 0);
    whole->setSpacing(0);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(scaled(120));
    m_nothing->setWordWrap(true);
    whole->addWidget(m_nothing);
    whole->addWidget(m_content);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 14);
    column->setSpacing(0);

    m_back = new Button(actions.back->text(), Button::Kind::Quiet, m_content);
    m_back->setAction(actions.back);
    m_back->setKeyHint({});
    m_back->hide();
    column->addWidget(m_back, 0, Qt::AlignLeft);

    // Who, and how long.
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 16, 0, 14);
    head->setSpacing(12);
    m_avatar = new Avatar({}, 40, m_content);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    m_name = new Label(TextRole::Heading, Ink::Strong, {}, m_content);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_number = new TabularLabel(TextRole::Small, Ink::Soft, {}, m_content);
    names->addStretch(1);
    names->addWidget(m_name);
    names->addWidget(m_number);
    names->addStretch(1);
    m_timer = new TabularLabel(TextRole::Timer, Ink::Strong, {}, m_content);
    m_timer->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(m_avatar);
    head->addLayout(names, 1);
    head->addWidget(m_timer);
    column->addLayout(head);

    m_callRow = new QWidget(m_content);
    new QGridLayout(m_callRow);
    for (QAction *action : actions.call) {
        auto *button =
            new Button(action->text(), isDangerous(action) ? Button::Kind::Deny : Button::Kind::Normal, m_callRow);
        button->setSize(Button::Size::Tile);
        button->setCheckedTone(Tone::Red); // only recording can be checked
        button->setAction(action);
        connect(action, &QAction::changed, this, &CallDetailPane::placeCallActions); // its words may be longer now
        button->setKeyHint({});
        m_callButtons << button;
    }
    column->addWidget(m_callRow);

    // For a call that is over.
    m_outcome = new Badge(BadgeText{}, m_content);
    column->addWidget(m_outcome, 0, Qt::AlignLeft);
    m_facts = new Label(TextRole::Small, Ink::Medium, {}, m_content);
    m_facts->setWordWrap(true);
    column->addSpacing(6);
    column->addWidget(m_facts);
    if (sound) {
        m_sound = new CallSound(*sound, m_site, m_content);
        column->addWidget(m_sound);
    }

    m_routeTitle = new Label(TextRole::Small, Ink::Strong, tr("Route"), m_content);
    m_routeTitle->setRole(TextRole::Small, 600);
    m_routeTitle->setContentsMargins(0, 9, 0, 3);
    column->addWidget(m_routeTitle);
    m_route = new RouteView(m_site, m_content);
    column->addWidget(m_route);
    column->addSpacing(11);

    const auto moreButton = [&](QWidget *parentRow) {
        auto *button = Button::iconOnly(u"ellipsis"_s, actions.more->text(), parentRow);
        button->setSize(Button::Size::Small);
        connect(button, &QAbstractButton::clicked, actions.more, &QAction::trigger);
        m_more << button;
        return button;
    };
    const auto smallButton = [](QAction *action, QWidget *parentRow) {
        auto *button = new Button(action->text(), Button::Kind::Normal, parentRow);
        button->setSize(Button::Size::Small);
        button->setAction(action);
        button->setKeyHint({});
        return button;
    };
    m_joinRow = new QWidget(m_content);
    auto *join = new QHBoxLayout(m_joinRow);
    join->setContentsMargins(0, 0, 0, 0);
    join->setSpacing(6);
    for (QAction *action : actions.join)
        join->addWidget(smallButton(action, m_joinRow));
    join->addStretch(1);
    join->addWidget(moreButton(m_joinRow));
    column->addWidget(m_joinRow);

    m_endedRow = new QWidget(m_content);
    auto *ended = new QHBoxLayout(m_endedRow);
    ended->setContentsMargins(0, 0, 0, 0);
    ended->setSpacing(6);
    ended->addWidget(smallButton(actions.dial, m_endedRow));
    ended->addWidget(smallButton(actions.block, m_endedRow));
    ended->addStretch(1);
    ended->addWidget(moreButton(m_endedRow));
    column->addWidget(m_endedRow);

    placeCallActions();
    clear();
}

std::optional<Call::Id> CallDetailPane::call() const
{
    return m_detail ? std::optional(m_detail->call.id) : std::nullopt;
}

void CallDetailPane::clear()
{
    m_detail.reset();
    if (m_sound)
        m_sound->clear();
    m_content->hide();
    m_nothing->show();
}

void CallDetailPane::setAlone(bool alone)
{
    m_back->setVisible(alone);
}

QWidget *CallDetailPane::moreAnchor() const
{
    for (Button *button : m_more) {
        if (button->isVisible())
            return button;
    }
    return m_more.first();
}

void CallDetailPane::setDetail(const CallDetail &detail)
{
    m_detail = detail;
    m_nothing->hide();
    m_content->show();
    refresh();
    if (m_sound)
        m_sound->setCall(detail);
}

void CallDetailPane::refresh()
{
    const Call &call = m_detail->call;
    const bool open = isOpen(call.state);
    const QString name = callerName(m_detail->contact ? m_detail->contact->name : call.name);
    m_avatar->setName(m_detail->contact ? m_detail->contact->name : call.name);
    m_name->setText(name);
    m_name->setToolTip(name);
    m_number->setText(numberText(call.number.e164()));
    setAccessibleDescription(name);
    m_callRow->setVisible(open);
    m_joinRow->setVisible(open);
    m_outcome->setVisible(!open);
    m_facts->setVisible(!open || m_detail->blocked || call.recordingPaused);
    m_endedRow->setVisible(!open);

    QStringList facts;
    if (!open) {
        m_outcome->setBadge(outcomeBadge(call.outcome));
        const QDateTime started = m_site.local(call.startedAt);
        facts << tr("%1 at %2", "day, time of day")
                     .arg(dayTitle(call.day, m_site.day(m_clock.now())),
                         QLocale().toString(started, tr("HH:mm:ss", "time of day")));
        if (const QString why = endSentence(call.end); call.direction != CallDirection::Inbound && !why.isEmpty())
            facts << why;
        if (!call.agentName.isEmpty() && call.outcome == CallOutcome::Answered)
            facts << tr("Answered by %1").arg(call.agentName);
        if (const auto waited = call.waited())
            facts << tr("Waited %1").arg(lengthText(*waited));
        if (call.cameInWhileOff())
            facts << tr("Came in while the desk was off");
        const QList<CallRecording> named = m_sound ? QList<CallRecording>() : m_detail->recordings;
        for (const CallRecording &recording : named) {
            if (recording.state == CallRecording::State::Completed && recording.length)
                facts << tr("Recording of %1").arg(lengthText(*recording.length));
            else if (recording.state == CallRecording::State::InProgress)
                facts << tr("The recording is on its way");
        }
    }
    if (m_detail->placed && m_detail->placed->state == PlacedCall::State::Waiting)
        facts << nextAttempt(*m_detail->placed, m_site);
    if (call.recordingPaused)
        facts << tr("The recording is paused: nothing is kept");
    if (m_detail->blocked)
        facts << tr("This number is blocked");
    m_facts->setText(facts.join(u'\n'));
    m_routeTitle->setVisible(!call.route.isEmpty());
    m_route->setRoute(call.route, routeTone(call));
    refreshTimer(m_clock.now());
}

void CallDetailPane::refreshTimer(Instant now)
{
    const Call &call = m_detail->call;
    if (isOpen(call.state)) {
        const milliseconds span = now - call.stateSince;
        const Haste haste = hasteOf(call.state, span);
        m_timer->setInk(haste == Haste::Now ? Ink::Red : haste == Haste::Soon ? Ink::Amber : Ink::Strong);
        m_timer->setText(timerText(span));
    } else {
        m_timer->setInk(Ink::Strong);
        m_timer->setText(call.duration() ? lengthText(*call.duration()) : QString());
    }
}

void CallDetailPane::tick(Instant now)
{
    if (m_detail && isOpen(m_detail->call.state))
        refreshTimer(now);
}

/// Four in a row of equal widths; two by two when a word is too wide for a quarter.
void CallDetailPane::placeCallActions()
{
    auto *grid = static_cast<QGridLayout *>(m_callRow->layout());
    int widest = 0;
    for (const Button *button : std::as_const(m_callButtons))
        widest = std::max(widest, button->minimumSizeHint().width());
    const int room = width() - 32;
    const int columns = 4 * widest + 18 <= std::max(room, 1) || room <= 0 ? 4 : 2;
    // Words in two lines make all of them higher.
    const int cell = (room - 6 * (columns - 1)) / columns;
    int height = 0;
    for (const Button *button : std::as_const(m_callButtons))
        height = std::max(height, room > 0 ? button->heightForWidth(cell) : button->sizeHint().height());
    for (Button *button : std::as_const(m_callButtons))
        button->setFixedHeight(height);
    if (grid->property("columns").toInt() == columns)
        return;
    grid->setProperty("columns", columns);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (int i = 0; i < 4; ++i)
        grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < m_callButtons.size(); ++i) {
        grid->removeWidget(m_callButtons.at(i));
        m_callButtons.at(i)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        grid->addWidget(m_callButtons.at(i), i / columns, i % columns);
    }
}

/// What no control in here wants for itself is the player's.
void CallDetailPane::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence pressed(event->keyCombination());
    const QList<QAction *> keys = m_sound && m_sound->player() ? m_sound->player()->keyActions() : QList<QAction *>();
    for (QAction *action : keys) {
        if (action->isEnabled() && action->shortcuts().contains(pressed)) {
            action->trigger();
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void CallDetailPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCallActions();
}

void CallDetailPane::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
}

void CallDetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && !m_callButtons.isEmpty())
        placeCallActions();
}

} // namespace cb::ui

#include "moc_calldetailpane.cpp"
