// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callactions.h"

#include "ui/calls/callssource.h"
#include "ui/calls/callwords.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/shell/keymap.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

CallActions::CallActions(CallsSource &source, QWidget *page)
    : QObject(page)
    , m_source(source)
    , m_page(page)
{
    const QString later = tr("this comes with a later version.");
    m_newCall = addKeyAction(u"window.new"_s, tr("New call"), u"phone"_s);
    QAction *transfer = addKeyAction(u"call.transfer"_s, tr("Transfer"), u"forward"_s, later);
    QAction *hold = addKeyAction(u"call.hold"_s, tr("Hold"), u"pause"_s, later);
    m_record = addKeyAction(u"call.record"_s, tr("Record"), u"circle-dot"_s, later);
    m_record->setCheckable(true);
    QAction *hangUp = addKeyAction(u"call.hangUp"_s, tr("Hang up"), u"phone-off"_s, later);
    setDangerous(hangUp);
    m_steering = {transfer, hold, m_record, hangUp};
    m_joining = {addKeyAction(u"call.listen"_s, tr("Listen"), u"headphones"_s, later),
        addKeyAction(u"call.coach"_s, tr("Coach"), u"graduation-cap"_s, later),
        addKeyAction(u"call.join"_s, tr("Join"), u"users-round"_s, later)};
    m_nextCallback =
        addKeyAction(u"callback.next"_s, tr("Call next"), u"play"_s, tr("callbacks come with a later version."));

    m_copy = addKeyAction(u"call.copyNumber"_s, tr("Copy number"), u"copy"_s);
    connect(m_copy, &QAction::triggered, this, &CallActions::copy);
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
    const bool recording = detail && detail->call.recording;
    m_record->setText(recording ? tr("Recording") : tr("Record"));
    m_record->setChecked(recording);
    m_block->setText(detail && detail->blocked ? tr("Unblock number") : tr("Block number"));
    QString reason;
    if (!detail)
        reason = tr("choose a call first.");
    else if (detail->call.number.isEmpty())
        reason = tr("the caller withheld the number.");
    for (QAction *action : {m_block, m_copy, m_ofCaller})
        setUnavailable(action, reason);
}

void CallActions::fill(QMenu &menu) const
{
    if (m_call && isOpen(m_call->call.state)) {
        menu.addActions(m_steering);
        menu.addSeparator();
    }
    menu.addAction(m_copy);
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

void CallActions::toggleBlock()
{
    if (!m_call || m_call->call.number.isEmpty())
        return;
    const PhoneNumber number = m_call->call.number;
    const bool block = !m_call->blocked;
    const auto told = [this, number, block](const Result<> &done) {
        if (!done) {
            Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(done.error()).joined(), {}, {}, {}, 10s});
            return;
        }
        Q_EMIT callChanged();
        const auto undo = [this, number, block] {
            const auto undone = [this](const Result<> &) { Q_EMIT callChanged(); };
            if (block)
                m_source.unblock(number, this, undone);
            else
                m_source.block(number, this, undone);
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
}

} // namespace cb::ui
