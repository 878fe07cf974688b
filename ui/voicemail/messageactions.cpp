// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/messageactions.h"

#include "ui/calls/callwords.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/player/soundsaving.h"
#include "ui/player/soundwords.h"
#include "ui/shell/keymap.h"
#include "ui/voicemail/voicemailwords.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

QString undoCap()
{
    return QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText).replace(u'+', u' ');
}

} // namespace

MessageActions::MessageActions(const Setup &setup, QWidget *page)
    : QObject(page)
    , m_setup(setup)
    , m_saving(new SoundSaving(setup.media, page))
{
    connect(m_saving, &SoundSaving::failed, this, &MessageActions::tell);
    connect(m_saving, &SoundSaving::toastAsked, this, &MessageActions::toastAsked);
    m_callBack = addKeyAction(u"voicemail.callBack"_s, tr("Call back"), u"phone"_s, [this] { ringBack(); });
    m_assign = addKeyAction(u"voicemail.assign"_s, tr("Assign"), u"user-plus"_s);
    m_email = addKeyAction(u"voicemail.email"_s, tr("Email again"), u"mail"_s);
    m_text = addKeyAction(u"voicemail.text"_s, tr("Text", "button: write an SMS"), u"message-square"_s);
    setUnavailable(m_email, tr("email comes with a later version."));
    setUnavailable(m_text, tr("text messages come with a later version."));
    m_unread = addKeyAction(u"voicemail.unread"_s, tr("Mark unread"), u"mail-open"_s, [this] { toggleHeard(); });
    m_archive = addKeyAction(u"voicemail.archive"_s, tr("Archive"), u"archive"_s, [this] { toggleArchived(); });
    m_flag = addKeyAction(u"voicemail.flag"_s, tr("Flag"), u"flag"_s, [this] { toggleFlag(); });
    m_due = addPlainAction(tr("Due…"), u"clock"_s);
    m_fetch = addPlainAction(tr("Fetch again"), u"refresh-cw"_s, [this] { fetchAgain(); });
    m_save = addPlainAction(tr("Save the recording…"), u"download"_s, [this] { saveAs(); });
    m_block = addPlainAction(tr("Block the caller"), u"ban"_s, [this] { blockCaller(); });
    m_copySid = addPlainAction(tr("Copy the recording's SID"), u"copy"_s, [this] { copySid(); });
}

QAction *MessageActions::addKeyAction(
    const QString &id, const QString &text, const QString &icon, std::function<void()> run)
{
    QAction *action = addPlainAction(text, icon, std::move(run));
    KeyMap::bundled().bind(action, id);
    m_withKeys << action;
    return action;
}

QAction *MessageActions::addPlainAction(const QString &text, const QString &icon, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    setIconName(action, icon);
    if (run)
        connect(action, &QAction::triggered, this, run);
    return action;
}

void MessageActions::setOperators(const QList<Operator> &operators)
{
    m_operators = operators;
}

void MessageActions::setMessage(const VoicemailDetail *detail)
{
    m_detail = detail;
    if (detail)
        describe();
}

void MessageActions::describe()
{
    const Voicemail &message = m_detail->voicemail;
    const QString mayNot = m_detail->mayListen ? QString() : tr("this needs the Operator role.");
    const QString withheld = message.caller.isEmpty() ? tr("the caller withheld the number.") : QString();
    setUnavailable(m_callBack,
        !withheld.isEmpty()     ? withheld
            : !m_setup.callBack ? tr("calling out is not possible from here.")
                                : mayNot);
    for (QAction *action : {m_assign, m_unread, m_archive, m_flag, m_due})
        setUnavailable(action, mayNot);
    m_unread->setText(message.heard ? tr("Mark unread") : tr("Mark heard"));
    setIconName(m_unread, message.heard ? u"mail-open"_s : u"check"_s);
    m_archive->setText(message.archived ? tr("Back to the inbox") : tr("Archive"));
    setIconName(m_archive, message.archived ? u"inbox"_s : u"archive"_s);
    m_flag->setText(message.flagged ? tr("Take the flag away") : tr("Flag: keep it"));
    setUnavailable(m_block,
        !withheld.isEmpty()     ? withheld
            : m_detail->blocked ? tr("this number is blocked already.")
                                : mayNot);
    const bool lost = m_lost == message.recordingSid;
    setUnavailable(m_fetch, mayNot.isEmpty() ? fetchReason(message.audio, lost) : mayNot);
    setUnavailable(m_save,
        !mayNot.isEmpty()                       ? mayNot
            : message.audio == AudioState::Here ? QString()
                                                : tr("the recording is not here."));
}

void MessageActions::tell(const Error &error)
{
    Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(error).joined(), {}, {}, {}, 10s});
}

void MessageActions::act(
    const QString &icon, const QString &said, const std::function<void(Voicemail::Id, Acted)> &send)
{
    if (!m_detail)
        return;
    send(m_detail->voicemail.id, [this, icon, said](const Result<commands::Outcome> &outcome) {
        Q_EMIT done();
        if (!outcome) {
            tell(outcome.error());
            return;
        }
        ToastText toast{Tone::Green, icon, said, {}, {}, {}, 10s};
        if (voicemail::VoicemailService::canUndo(*outcome)) {
            toast.action = tr("Undo");
            toast.actionKey = undoCap();
            toast.run = [this, outcome = *outcome] {
                m_setup.service.undo(outcome, this, [this](const Result<commands::Outcome> &undone) {
                    if (!undone)
                        tell(undone.error());
                    Q_EMIT done();
                });
            };
        }
        Q_EMIT toastAsked(toast);
    });
}

void MessageActions::toggleHeard()
{
    if (!m_detail)
        return;
    const bool heard = !m_detail->voicemail.heard;
    act(u"mail-open"_s, heard ? tr("Marked as heard") : tr("Marked as new"),
        [this, heard](Voicemail::Id id, Acted done) { m_setup.service.setHeard({id}, heard, this, std::move(done)); });
}

void MessageActions::toggleArchived()
{
    if (!m_detail)
        return;
    const bool back = m_detail->voicemail.archived;
    const QString name = callerName(m_detail->voicemail.name);
    act(back ? u"inbox"_s : u"archive"_s,
        back ? tr("%1 is back in the inbox", "caller").arg(name) : tr("%1 is archived", "caller").arg(name),
        [this, back](Voicemail::Id id, Acted done) {
            if (back)
                m_setup.service.unarchive({id}, this, std::move(done));
            else
                m_setup.service.archive({id}, this, std::move(done));
        });
    Q_EMIT archiving();
}

void MessageActions::toggleFlag()
{
    if (!m_detail)
        return;
    const bool flagged = !m_detail->voicemail.flagged;
    act(u"flag"_s, flagged ? tr("Flagged: it is kept until the flag is taken away") : tr("The flag is gone"),
        [this, flagged](
            Voicemail::Id id, Acted done) { m_setup.service.setFlagged({id}, flagged, this, std::move(done)); });
}

void MessageActions::ringBack()
{
    if (!m_detail || !m_setup.callBack)
        return;
    const Voicemail &message = m_detail->voicemail;
    const PhoneNumber from = m_detail->line ? m_detail->line->phone : PhoneNumber();
    const QString who = message.name.isEmpty() ? message.caller.display() : message.name;
    m_setup.callBack(message.caller, from, this, [this, who](const Result<> &ordered) {
        if (!ordered) {
            tell(ordered.error());
            return;
        }
        Q_EMIT toastAsked({Tone::Green, u"phone-outgoing"_s,
            tr("Your telephone rings first. Press 1 there to be joined with %1.").arg(who), {}, {}, {}, 10s});
    });
}

void MessageActions::assignTo(Operator::Id person, const QString &name)
{
    act(u"user-round-check"_s, person.isValid() ? tr("Assigned to %1").arg(name) : tr("Assigned to nobody"),
        [this, person, name](
            Voicemail::Id id, Acted done) { m_setup.service.assign({id}, person, name, this, std::move(done)); });
}

void MessageActions::fillAssign(QMenu &menu)
{
    const Operator::Id now = m_detail ? m_detail->voicemail.assignedTo : Operator::Id();
    const Operator::Id me = m_setup.service.reader().me;
    const auto add = [&](Operator::Id person, const QString &shown, const QString &name) {
        QAction *action = menu.addAction(shown, this, [this, person, name] { assignTo(person, name); });
        action->setCheckable(true);
        action->setChecked(person == now);
    };
    for (const Operator &person : std::as_const(m_operators)) {
        if (person.id == me)
            add(person.id, tr("Me (%1)").arg(person.name), person.name);
    }
    for (const Operator &person : std::as_const(m_operators)) {
        if (person.id != me)
            add(person.id, person.name, person.name);
    }
    menu.addSeparator();
    add({}, tr("Nobody"), {});
}

void MessageActions::setDue(std::optional<Instant> due)
{
    const QString words =
        due ? tr("Due %1", "when").arg(momentWords(*due, m_setup.clock.now(), m_setup.site)) : tr("Nothing is due");
    act(u"clock"_s, words,
        [this, due](Voicemail::Id id, Acted done) { m_setup.service.setDue({id}, due, this, std::move(done)); });
}

void MessageActions::fillDue(QMenu &menu)
{
    const Instant now = m_setup.clock.now();
    const QDateTime local = m_setup.site.local(now);
    const auto at = [&](QDate day, QTime time) {
        QDateTime then = local;
        then.setDate(day);
        then.setTime(time);
        return toInstant(then);
    };
    const auto add = [&](const QString &text, std::optional<Instant> due) {
        menu.addAction(text, this, [this, due] { setDue(due); });
    };
    add(tr("In 15 minutes"), now + 15min);
    add(tr("In 30 minutes"), now + 30min);
    add(tr("In an hour"), now + 1h);
    if (const Instant evening = at(local.date(), QTime(17, 0)); evening > now + 1h)
        add(tr("Today, 17:00"), evening);
    add(tr("Tomorrow, 09:00"), at(local.date().addDays(1), QTime(9, 0)));
    if (m_detail && m_detail->voicemail.dueAt) {
        menu.addSeparator();
        add(tr("No time"), std::nullopt);
    }
}

void MessageActions::fill(QMenu &menu)
{
    menu.addActions({m_callBack, m_email, m_text});
    menu.addSeparator();
    QMenu *assign = menu.addMenu(m_assign->text());
    fillAssign(*assign);
    assign->setEnabled(m_assign->isEnabled());
    menu.addActions({m_due, m_flag, m_unread, m_archive});
    menu.addSeparator();
    menu.addActions({m_fetch, m_save, m_copySid});
    menu.addSeparator();
    menu.addAction(m_block);
}

void MessageActions::addTag(const QString &tag)
{
    act(u"tag"_s, tr("Tagged “%1”").arg(tag),
        [this, tag](Voicemail::Id id, Acted done) { m_setup.service.addTag({id}, tag, this, std::move(done)); });
}

void MessageActions::removeTag(const QString &tag)
{
    act(u"tag"_s, tr("The tag “%1” is removed").arg(tag),
        [this, tag](Voicemail::Id id, Acted done) { m_setup.service.removeTag({id}, tag, this, std::move(done)); });
}

void MessageActions::addNote(const QString &text)
{
    act(u"notebook-pen"_s, tr("The note is kept"),
        [this, text](Voicemail::Id id, Acted done) { m_setup.service.addNote(id, text, this, std::move(done)); });
}

void MessageActions::markHeard()
{
    if (!m_detail || m_detail->voicemail.heard)
        return;
    m_setup.service.setHeard({m_detail->voicemail.id}, true, this, [this](const Result<commands::Outcome> &heard) {
        if (!heard)
            tell(heard.error());
    });
}

void MessageActions::rememberPosition(Voicemail::Id message, std::chrono::milliseconds at)
{
    if (m_setup.service.reader().mayListen())
        m_setup.service.rememberPosition(message, at, this, [](const Result<commands::Outcome> &) {});
}

void MessageActions::blockCaller()
{
    if (!m_detail)
        return;
    act(u"ban"_s, tr("%1 is blocked").arg(numberText(m_detail->voicemail.caller.e164())),
        [this](Voicemail::Id id, Acted done) { m_setup.service.blockCaller(id, this, std::move(done)); });
}

void MessageActions::copySid()
{
    if (!m_detail)
        return;
    QGuiApplication::clipboard()->setText(m_detail->voicemail.recordingSid);
    Q_EMIT toastAsked({Tone::Green, u"copy"_s, tr("The SID is copied"), {}, {}, {}, 3s});
}

void MessageActions::soundLost(const QString &recording)
{
    m_lost = recording;
    if (m_detail)
        describe();
}

void MessageActions::fetchAgain()
{
    const bool lost = m_detail && m_detail->voicemail.recordingSid == m_lost;
    m_lost.clear(); // should it not come, the player tells once more
    act(u"refresh-cw"_s, tr("The recording is being fetched"),
        [this, lost](Voicemail::Id id, Acted done) { m_setup.service.fetchAgain(id, this, std::move(done), lost); });
}

void MessageActions::saveAs()
{
    if (m_detail)
        m_saving->ask(m_detail->voicemail.recordingSid, soundFileName(m_detail->voicemail, m_setup.site));
}

} // namespace cb::ui

#include "moc_messageactions.cpp"
