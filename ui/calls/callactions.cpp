// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callactions.h"

#include "ui/calls/actionwords.h"
#include "ui/calls/callssource.h"
#include "ui/calls/callwords.h"
#include "ui/calls/rowcopy.h"
#include "ui/calls/transfercard.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/question.h"
#include "ui/shell/keymap.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

CallActions::CallActions(CallsSource &source, SiteTime site, Operator::Id me, QWidget *page)
    : QObject(page)
    , m_source(source)
    , m_site(std::move(site))
    , m_me(me)
    , m_page(page)
{
    const QString later = tr("this comes with a later version.");
    m_newCall = addKeyAction(u"window.new"_s, tr("New call"), u"phone"_s);
    m_transfer = addKeyAction(u"call.transfer"_s, tr("Transfer"), u"forward"_s);
    connect(m_transfer, &QAction::triggered, this, &CallActions::transfer);
    QAction *hold = addKeyAction(u"call.hold"_s, tr("Hold"), u"pause"_s, later);
    m_record = addKeyAction(u"call.record"_s, tr("Record"), u"circle-dot"_s);
    m_record->setCheckable(true);
    connect(m_record, &QAction::triggered, this, &CallActions::toggleRecording);
    m_hangUp = addKeyAction(u"call.hangUp"_s, tr("Hang up"), u"phone-off"_s);
    setDangerous(m_hangUp);
    connect(m_hangUp, &QAction::triggered, this, &CallActions::hangUp);
    m_steering = {m_transfer, hold, m_record, m_hangUp};
    m_stopRecording = new QAction(tr("Stop recording"), this);
    setIconName(m_stopRecording, u"circle-dot"_s);
    connect(m_stopRecording, &QAction::triggered, this, [this] { record(Recording::Stop); });
    m_callNumber = new QAction(tr("Call"), this);
    setIconName(m_callNumber, u"phone"_s);
    connect(m_callNumber, &QAction::triggered, this, &CallActions::place);
    m_cancelNext = new QAction(tr("Cancel the next attempt"), this);
    setIconName(m_cancelNext, u"circle-x"_s);
    connect(m_cancelNext, &QAction::triggered, this, [this] {
        if (m_call && m_call->placed)
            cancelPlaced(m_call->placed->id);
    });
    connect(&source, &CallsSource::actionChanged, this, &CallActions::onAction);
    connect(&source, &CallsSource::placedChanged, this, &CallActions::onPlaced);
    m_joining = {addKeyAction(u"call.listen"_s, tr("Listen"), u"headphones"_s, later),
        addKeyAction(u"call.coach"_s, tr("Coach"), u"graduation-cap"_s, later),
        addKeyAction(u"call.join"_s, tr("Join"), u"users-round"_s, later)};
    m_nextCallback =
        addKeyAction(u"callback.next"_s, tr("Call next"), u"play"_s, tr("callbacks come with a later version."));

    m_copy = addKeyAction(u"call.copyNumber"_s, tr("Copy number"), u"copy"_s);
    connect(m_copy, &QAction::triggered, this, &CallActions::copy);
    m_copyRow = addKeyAction(u"call.copyRow"_s, tr("Copy row"), u"copy"_s);
    connect(m_copyRow, &QAction::triggered, this, &CallActions::copyRow);
    m_ofCaller = new QAction(tr("Calls of this caller"), this);
    setIconName(m_ofCaller, u"history"_s);
    connect(m_ofCaller, &QAction::triggered, this, [this] {
        const PhoneNumber number = m_call ? m_call->call.number : PhoneNumber(); // the answer is another call here
        if (!number.isEmpty())
            Q_EMIT historyAsked(number);
    });
    m_block = new QAction(tr("Block number"), this);
    setIconName(m_block, u"ban"_s);
    connect(m_block, &QAction::triggered, this, &CallActions::toggleBlock);
    setCall({});
}

QAction *CallActions::addKeyAction(
    const QString &id, const QString &text, const QString &icon, const QString &unavailable)
{
    auto *action = new QAction(text, this);
    KeyMap::bundled().bind(action, id);
    if (!icon.isEmpty())
        setIconName(action, icon);
    if (!unavailable.isEmpty())
        setUnavailable(action, unavailable);
    m_withKeys << action;
    if (KeyMap::bundled().area(id) == "window"_L1)
        m_page->addAction(action);
    return action;
}

QList<QAction *> CallActions::ofLists() const
{
    QList<QAction *> found;
    for (QAction *action : m_withKeys) {
        if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
            found << action;
    }
    return found;
}

void CallActions::setCall(const std::optional<CallDetail> &detail)
{
    m_call = detail;
    refresh();
}

bool CallActions::isUnderWay(CallAction::Kind kind) const
{
    const QList<CallAction> &actions = m_call->actions;
    return std::any_of(actions.begin(), actions.end(), [kind](const CallAction &action) {
        return action.kind == kind && action.state == CallAction::State::UnderWay;
    });
}

void CallActions::refresh()
{
    using Kind = CallAction::Kind;
    const bool recording = m_call && m_call->call.recording;
    const bool paused = m_call && m_call->call.recordingPaused;
    m_record->setText(!recording ? tr("Record") : paused ? tr("Resume recording") : tr("Pause recording"));
    m_record->setChecked(recording && !paused);
    m_block->setText(m_call && m_call->blocked ? tr("Unblock number") : tr("Block number"));
    QString reason;
    if (!m_call)
        reason = tr("choose a call first.");
    else if (m_call->call.number.isEmpty())
        reason = tr("the caller withheld the number.");
    for (QAction *action : {m_block, m_copy, m_ofCaller})
        setUnavailable(action, reason);
    setUnavailable(m_copyRow, m_call ? QString() : tr("choose a call first."));
    setUnavailable(m_callNumber,
        reason.isEmpty() && !m_me.isValid() ? tr("this desk does not know whose telephone to ring.") : reason);

    QString steering;
    if (!m_call)
        steering = tr("choose a call first.");
    else if (!isOpen(m_call->call.state) || m_call->call.state == CallState::WrapUp)
        steering = tr("that call has ended.");
    const bool early = m_call && !m_call->call.answeredAt;
    const QString asked = tr("it is under way.");
    const QString unanswered = tr("nobody has answered yet.");
    const auto set = [&](QAction *action, std::initializer_list<Kind> kinds, bool tooEarly) {
        QString why = steering;
        for (const Kind kind : kinds) {
            if (why.isEmpty() && isUnderWay(kind))
                why = asked;
        }
        setUnavailable(action, why.isEmpty() && tooEarly ? unanswered : why);
    };
    set(m_hangUp, {Kind::HangUp}, false);
    set(m_transfer, {Kind::Transfer}, m_call && m_call->call.state == CallState::Dialing);
    set(m_record, {Kind::StartRecording, Kind::PauseRecording, Kind::ResumeRecording}, early && !recording);
    set(m_stopRecording, {Kind::StopRecording}, false);
}

void CallActions::ordered(const Result<CallAction::Id> &action)
{
    if (!action) {
        const bool over = action.error().kind == Error::Kind::Conflict;
        tellFailure(over ? tr("That cannot be done to the call any more. It may have ended.")
                         : errorText(action.error()).joined());
    } else {
        m_awaited << *action;
    }
    Q_EMIT callChanged();
}

void CallActions::tellFailure(const QString &sentence)
{
    Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, sentence, {}, {}, {}, 10s});
}

void CallActions::onAction(const CallAction &action)
{
    if (m_call && m_call->call.id == action.call)
        Q_EMIT callChanged();
    if (action.state == CallAction::State::UnderWay || !m_awaited.contains(action.id))
        return;
    if (action.state != CallAction::State::Unclear) // that may still become clear
        m_awaited.remove(action.id);
    if (action.state == CallAction::State::Failed)
        tellFailure(failureSentence(action));
    else if (action.state == CallAction::State::Unclear)
        Q_EMIT toastAsked({Tone::Amber, u"triangle-alert"_s, failureSentence(action), {}, {}, {}, 10s});
    else if (const QString done = doneSentence(action); !done.isEmpty())
        Q_EMIT toastAsked({Tone::Red, u"circle-dot"_s, done, {}, {}, {}, 10s});
}

void CallActions::onPlaced(const PlacedCall &placed)
{
    if (m_call && m_call->call.placed == placed.id)
        Q_EMIT callChanged();
    if (!m_placed.contains(placed.id))
        return;
    if (!placed.isOpen())
        m_placed.remove(placed.id);
    const QString who = placed.name.isEmpty() ? placed.number.display() : placed.name;
    const QString end = endSentence(placed.lastEnd);
    if (placed.state == PlacedCall::State::Waiting && placed.attempt > 1) {
        const auto cancel = [this, id = placed.id] { cancelPlaced(id); };
        Q_EMIT toastAsked({Tone::Amber, u"clock"_s,
            tr("%1: %2 %3", "person, what happened, what comes next").arg(who, end, nextAttempt(placed, m_site)),
            tr("Cancel"), {}, cancel, 10s});
    } else if (placed.state == PlacedCall::State::GivenUp && !end.isEmpty()) {
        tellFailure(tr("%1: %2", "person, what happened").arg(who, end));
    }
}

void CallActions::hangUp()
{
    if (!m_call)
        return;
    const Call::Id call = m_call->call.id;
    const auto now = [this, call] {
        m_source.hangUp(call, this, [this](const Result<CallAction::Id> &action) { ordered(action); });
    };
    if (!m_call->call.recording)
        return now();
    ask(m_page, tr("Hang up the call with %1?").arg(callerName(m_call->call.name)),
        tr("It is being recorded. What was said so far is kept."), tr("Hang up"), tr("Keep talking"), now);
}

void CallActions::transfer()
{
    if (!m_call)
        return;
    auto *card = new TransferCard(callerName(m_call->call.name), m_page);
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &TransferCard::chosen, this, [this, call = m_call->call.id](const calls::TransferTarget &target) {
        m_source.transfer(call, target, this, [this, name = target.name](const Result<CallAction::Id> &action) {
            ordered(action);
            if (action)
                Q_EMIT toastAsked({Tone::Green, u"forward"_s, tr("Ringing %1").arg(name), {}, {}, {}, 4s});
        });
    });
    m_source.transferTargets(card, [card](const Result<QList<calls::TransferTarget>> &targets) {
        if (targets)
            card->setTargets(*targets);
    });
    card->open();
}

void CallActions::toggleRecording()
{
    if (!m_call)
        return;
    m_record->setChecked(m_call->call.recording && !m_call->call.recordingPaused); // until it is so
    record(!m_call->call.recording         ? Recording::Start
            : m_call->call.recordingPaused ? Recording::Resume
                                           : Recording::Pause);
}

void CallActions::record(Recording what)
{
    if (m_call)
        m_source.record(m_call->call.id, what, this, [this](const Result<CallAction::Id> &action) { ordered(action); });
}

void CallActions::place()
{
    if (!m_call || m_call->call.number.isEmpty())
        return;
    const PhoneNumber number = m_call->call.number;
    const QString who = m_call->call.name.isEmpty() ? number.display() : m_call->call.name;
    m_source.place(number, this, [this, who](const Result<PlacedCall::Id> &placed) {
        if (!placed)
            return tellFailure(errorText(placed.error()).joined());
        m_placed << *placed;
        Q_EMIT toastAsked({Tone::Green, u"phone"_s, tr("Your telephone rings. Press 1 to call %1.").arg(who),
            tr("Cancel"), {}, [this, id = *placed] { cancelPlaced(id); }, 10s});
    });
}

void CallActions::cancelPlaced(PlacedCall::Id placed)
{
    m_source.cancelPlaced(placed, this, [this](const Result<> &done) {
        if (!done && done.error().kind != Error::Kind::Conflict) // over already is what was wanted
            return tellFailure(errorText(done.error()).joined());
        Q_EMIT callChanged();
    });
}

void CallActions::fill(QMenu &menu) const
{
    if (m_call && isOpen(m_call->call.state)) {
        menu.addActions(m_steering);
        if (m_call->call.recording)
            menu.addAction(m_stopRecording);
        menu.addSeparator();
    }
    if (m_call && m_call->placed && m_call->placed->state == PlacedCall::State::Waiting)
        menu.addAction(m_cancelNext);
    menu.addAction(m_callNumber);
    menu.addAction(m_copy);
    menu.addAction(m_copyRow);
    menu.addAction(m_ofCaller);
    menu.addSeparator();
    menu.addAction(m_block);
}

void CallActions::copy()
{
    if (!m_call || m_call->call.number.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_call->call.number.e164());
    Q_EMIT toastAsked({Tone::Green, u"copy"_s, tr("%1 is copied").arg(m_call->call.number.display()), {}, {}, {}, 3s});
}

void CallActions::copyRow()
{
    if (!m_call)
        return;
    QGuiApplication::clipboard()->setMimeData(rowForClipboard(m_call->call, m_site));
    Q_EMIT toastAsked({Tone::Green, u"copy"_s, tr("The row is copied"), {}, {}, {}, 3s});
}

void CallActions::toggleBlock()
{
    if (!m_call || m_call->call.number.isEmpty())
        return;
    const PhoneNumber number = m_call->call.number;
    const bool block = !m_call->blocked;
    const auto told = [this, number, block](const Result<> &done) {
        Q_EMIT callChanged();
        if (!done) {
            tellFailure(errorText(done.error()).joined());
            return;
        }
        const auto undo = [this, number, block] {
            const auto undone = [this](const Result<> &back) {
                if (!back)
                    tellFailure(errorText(back.error()).joined());
                Q_EMIT callChanged();
            };
            if (block)
                m_source.unblock(number, this, undone);
            else
                m_source.block(number, this, undone);
            Q_EMIT callChanged(); // from now on
        };
        Q_EMIT toastAsked({Tone::Green, block ? u"ban"_s : u"circle-check"_s,
            block ? tr("%1 is blocked").arg(number.display()) : tr("%1 can call again").arg(number.display()),
            tr("Undo"), QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText).replace(u'+', u' '), undo,
            10s});
    };
    if (block)
        m_source.block(number, this, told);
    else
        m_source.unblock(number, this, told);
    Q_EMIT callChanged(); // from now on
}

} // namespace cb::ui

#include "moc_callactions.cpp"
