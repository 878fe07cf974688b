// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailpage.h"

#include "audio/sound.h"
#include "people/peopleservice.h"
#include "ui/calls/callwords.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/shell/keymap.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/pairview.h"
#include "ui/shell/subjectlist.h"
#include "ui/voicemail/handlingpane.h"
#include "ui/voicemail/messagepane.h"
#include "ui/voicemail/voicemaildelegate.h"
#include "ui/voicemail/voicemailrows.h"
#include "ui/voicemail/voicemailwords.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>
#include <QStackedLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int listWidth = 396; // px at 100 %, the splitter's line included

QString undoCap()
{
    return QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText).replace(u'+', u' ');
}

} // namespace

VoicemailPage::VoicemailPage(const Setup &setup, QWidget *parent)
    : Page(tr("Voicemail"), parent)
    , m_setup(setup)
{
    setObjectName(u"voicemail"_s);
    makeActions();
    auto *tabs = header()->addTabs(tr("Messages shown"));
    tabs->addSegment(tr("New", "tab: messages nobody has heard"), 0);
    tabs->addSegment(tr("Assigned to me"), 0);
    tabs->addSegment(tr("All", "tab: messages"), 0);
    tabs->addSegment(tr("Archived", "tab: messages"));
    header()->addFilter(tr("Search callers and transcripts"));
    header()->addAction(m_order);

    auto *left = new QWidget(this);
    m_stack = new QStackedLayout(left);
    m_list = new SubjectList(VoicemailKindRole, int(VoicemailRow::Header), VoicemailCountRole, VoicemailIdRole, left);
    m_list->setObjectName(u"messages"_s);
    m_list->setAccessibleName(tr("Messages"));
    m_delegate = new VoicemailDelegate(setup.clock, setup.site, this);
    m_list->setItemDelegate(m_delegate);
    m_list->setRowHeights(VoicemailDelegate::headerHeight(), VoicemailDelegate::rowHeight());
    m_empty = new EmptyState(left);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);

    m_message = new MessagePane({m_callBack, m_assign, m_email, m_text, m_unread, m_archive, m_due, m_more, m_back},
        setup.player, setup.clock, setup.site, this);
    m_body = new PairView(left, m_message, this);
    m_body->setStretchFactor(0, 0);
    m_body->setStretchFactor(1, 1);
    setBody(m_body);
    if (!setup.forPicture)
        m_body->restore(u"voicemail/splitter"_s);

    for (QAction *action : std::as_const(m_keyActions))
        m_list->addAction(action);
    m_list->addActions(m_message->player()->keyActions());
    m_message->setKeys(keyActions());
    const QString mayNot =
        setup.service.reader().mayListen() ? QString() : tr("handling messages needs the Operator role.");
    m_message->setReadOnly(mayNot);

    connect(tabs, &Segmented::currentChanged, this, &VoicemailPage::showTab);
    connect(header()->filter(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.text = text.simplified();
        ask();
    });
    connect(header()->filter(), &SearchField::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &SubjectList::idChosen, this, [this](qint64 id) { showMessage({id}); });
    connect(m_list, &SubjectList::idOpened, this, &VoicemailPage::openMessage);
    connect(m_list, &SubjectList::menuAsked, this, [this](const QModelIndex &index, const QPoint &global) {
        m_list->setCurrentIndex(index);
        showMore(global);
    });
    connect(m_message, &MessagePane::copied, this, [this](const QString &what) {
        Q_EMIT toastAsked({Tone::Green, u"copy"_s, what, {}, {}, {}, 3s});
    });

    HandlingPane *handling = m_message->handling();
    connect(handling, &HandlingPane::tagAdded, this, [this](const QString &tag) {
        act(u"tag"_s, tr("Tagged “%1”").arg(tag),
            [this, tag](Voicemail::Id id, Acted done) { m_setup.service.addTag({id}, tag, this, std::move(done)); });
    });
    connect(handling, &HandlingPane::tagRemoved, this, [this](const QString &tag) {
        act(u"tag"_s, tr("The tag “%1” is removed").arg(tag),
            [this, tag](Voicemail::Id id, Acted done) { m_setup.service.removeTag({id}, tag, this, std::move(done)); });
    });
    connect(handling, &HandlingPane::noteAdded, this, [this](const QString &text) {
        act(u"notebook-pen"_s, tr("The note is kept"),
            [this, text](Voicemail::Id id, Acted done) { m_setup.service.addNote(id, text, this, std::move(done)); });
    });
    connect(handling, &HandlingPane::callAsked, this, &VoicemailPage::callAsked);
    connect(handling, &HandlingPane::voicemailAsked, this, &VoicemailPage::show);

    PlayerBar *player = m_message->player();
    connect(player, &PlayerBar::started, this, [this](const QString &recording) {
        const VoicemailDetail *detail = chosen();
        if (!detail || detail->voicemail.recordingSid != recording || detail->voicemail.heard)
            return;
        m_setup.service.setHeard({detail->voicemail.id}, true, this, [this](const Result<commands::Outcome> &heard) {
            if (!heard)
                tell(heard.error());
        });
    });
    connect(player, &PlayerBar::positionLeft, this, [this](const QString &recording, std::chrono::milliseconds at) {
        const VoicemailDetail *detail = chosen();
        if (detail && detail->voicemail.recordingSid == recording && m_setup.service.reader().mayListen())
            m_setup.service.rememberPosition(detail->voicemail.id, at, this, [](const Result<commands::Outcome> &) {});
    });
    connect(player, &PlayerBar::nextAsked, this, [this] { listenOn(&SectionList::selectNext); });
    connect(player, &PlayerBar::previousAsked, this, [this] { listenOn(&SectionList::selectPrevious); });
    connect(player, &PlayerBar::settled, this, [this] {
        if (!m_settledTold && isSettled()) {
            m_settledTold = true;
            Q_EMIT settled();
        }
    });
    connectModel();
}

VoicemailPage::~VoicemailPage()
{
    if (!m_setup.forPicture)
        m_body->save();
}

QAction *VoicemailPage::addKeyAction(
    const QString &id, const QString &text, const QString &icon, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    KeyMap::bundled().bind(action, id);
    if (!icon.isEmpty())
        setIconName(action, icon);
    if (run)
        connect(action, &QAction::triggered, this, run);
    m_keyActions << action;
    return action;
}

QAction *VoicemailPage::addPlainAction(const QString &text, const QString &icon, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        setIconName(action, icon);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void VoicemailPage::makeActions()
{
    m_callBack = addKeyAction(u"voicemail.callBack"_s, tr("Call back"), u"phone"_s, [this] { callBack(); });
    m_assign = addKeyAction(u"voicemail.assign"_s, tr("Assign"), u"user-plus"_s, [this] { showAssign(); });
    m_email = addKeyAction(u"voicemail.email"_s, tr("Email again"), u"mail"_s);
    m_text = addKeyAction(u"voicemail.text"_s, tr("Text", "button: write an SMS"), u"message-square"_s);
    setUnavailable(m_email, tr("email comes with a later version."));
    setUnavailable(m_text, tr("text messages come with a later version."));
    m_unread = addKeyAction(u"voicemail.unread"_s, tr("Mark unread"), u"mail-open"_s, [this] {
        const VoicemailDetail *detail = chosen();
        if (!detail)
            return;
        const bool heard = !detail->voicemail.heard;
        act(u"mail-open"_s, heard ? tr("Marked as heard") : tr("Marked as new"),
            [this, heard](
                Voicemail::Id id, Acted done) { m_setup.service.setHeard({id}, heard, this, std::move(done)); });
    });
    m_archive = addKeyAction(u"voicemail.archive"_s, tr("Archive"), u"archive"_s, [this] { archive(); });
    m_flag = addKeyAction(u"voicemail.flag"_s, tr("Flag"), u"flag"_s, [this] {
        const VoicemailDetail *detail = chosen();
        if (!detail)
            return;
        const bool flagged = !detail->voicemail.flagged;
        act(u"flag"_s, flagged ? tr("Flagged: it is kept until the flag is taken away") : tr("The flag is gone"),
            [this, flagged](
                Voicemail::Id id, Acted done) { m_setup.service.setFlagged({id}, flagged, this, std::move(done)); });
    });
    m_due = addPlainAction(tr("Due…"), u"clock"_s, [this] { showDue(); });
    m_save = addPlainAction(tr("Save the recording…"), u"download"_s, [this] { saveAs(); });
    m_block = addPlainAction(tr("Block the caller"), u"ban"_s, [this] {
        act(u"ban"_s, tr("%1 is blocked").arg(chosen() ? numberText(chosen()->voicemail.caller.e164()) : QString()),
            [this](Voicemail::Id id, Acted done) { m_setup.service.blockCaller(id, this, std::move(done)); });
    });
    m_copySid = addPlainAction(tr("Copy the recording's SID"), u"copy"_s, [this] {
        if (const VoicemailDetail *detail = chosen()) {
            QGuiApplication::clipboard()->setText(detail->voicemail.recordingSid);
            Q_EMIT toastAsked({Tone::Green, u"copy"_s, tr("The SID is copied"), {}, {}, {}, 3s});
        }
    });
    m_more = addPlainAction(tr("More about this message"), {}, [this] {
        const QWidget *anchor = m_message->moreAnchor();
        showMore(anchor->mapToGlobal(QPoint(0, anchor->height())));
    });
    m_back = addPlainAction(tr("Back"), u"arrow-left"_s, [this] { leaveMessage(); });
    m_order = addPlainAction(tr("Newest", "order of messages"), u"arrow-down-wide-narrow"_s, [this] { showOrder(); });

    const auto addStep = [this](const QString &id, const QString &text, auto step) {
        addKeyAction(id, text, {}, [this, step] { (m_list->*step)(); });
    };
    addStep(u"list.next"_s, tr("Next message"), &SectionList::selectNext);
    addStep(u"list.previous"_s, tr("Previous message"), &SectionList::selectPrevious);
    addStep(u"list.first"_s, tr("First message"), &SectionList::selectFirst);
    addStep(u"list.last"_s, tr("Last message"), &SectionList::selectLast);
    addKeyAction(u"list.open"_s, tr("Open the message"), {}, [this] { openMessage(); });
}

void VoicemailPage::connectModel()
{
    voicemail::VoicemailModel &model = m_setup.model;
    auto *rows = new VoicemailRows(m_setup.clock, m_setup.site, this);
    rows->setSourceModel(&model);
    m_list->setModel(rows);
    connect(rows, &QAbstractItemModel::dataChanged, this, [this, rows](const QModelIndex &from, const QModelIndex &to) {
        const auto [first, last] = m_list->visibleRows();
        for (int row = std::max(first, from.row()); row <= std::min(last, to.row()); ++row)
            m_delegate->forget(rows->index(row, 0).data(VoicemailIdRole).toLongLong());
        if (to.row() - from.row() > 400)
            m_delegate->forgetAll();
        refreshMessage();
    });
    connect(rows, &QAbstractItemModel::rowsRemoved, this, [this] { refreshMessage(); });
    connect(&model, &voicemail::VoicemailModel::loaded, this, [this] {
        showWhatThereIs();
        if (!m_list->currentIndex().isValid() && (!m_shown || m_setup.forPicture))
            m_list->selectFirst();
        if (!m_settledTold && isSettled()) {
            m_settledTold = true;
            Q_EMIT settled();
        }
    });
    connect(&model, &voicemail::VoicemailModel::countsChanged, this, [this] {
        refreshCounts();
        showWhatThereIs();
    });
    connect(&model, &voicemail::VoicemailModel::failed, this, &VoicemailPage::tell);
    refreshCounts();
}

void VoicemailPage::open(const QString &)
{
    if (m_started)
        return;
    m_started = true;
    m_setup.people.operators(this, [this](const Result<QList<Operator>> &operators) {
        if (operators)
            m_operators = *operators;
    });
    m_setup.service.mailboxes(this, [this](const Result<QList<Mailbox>> &mailboxes) {
        if (mailboxes)
            m_mailboxes = *mailboxes;
    });
    m_setup.service.newest(this, [this](const Result<std::optional<Voicemail>> &newest) {
        if (!newest || !*newest)
            return;
        m_newest =
            tr("The last one came in %1 from %2.", "today, 09:31; caller")
                .arg(shortMoment((*newest)->leftAt, m_setup.clock.now(), m_setup.site), callerName((*newest)->name));
        showWhatThereIs();
    });
    // What a desk opens it for; a picture shows all.
    header()->tabs()->setCurrent(int(VoicemailTab::All));
    m_filter.tab = VoicemailTab::All;
    ask();
}

void VoicemailPage::ask()
{
    m_settledTold = false;
    m_setup.model.setFilter(m_filter);
}

void VoicemailPage::showTab(int tab)
{
    m_filter.tab = VoicemailTab(tab);
    ask();
}

void VoicemailPage::refreshCounts()
{
    const VoicemailCounts &counts = m_setup.model.counts();
    header()->tabs()->setCount(int(VoicemailTab::New), counts.fresh);
    header()->tabs()->setCount(int(VoicemailTab::Mine), counts.mine);
    header()->tabs()->setCount(int(VoicemailTab::All), counts.all);
    Q_EMIT counterChanged(u"voicemail"_s, counts.fresh, false);
}

void VoicemailPage::showWhatThereIs()
{
    if (m_setup.model.isLoading() || m_setup.model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_empty->clearActions();
    const auto showAll = [this] {
        header()->filter()->clear();
        m_filter.mailbox.reset();
        header()->tabs()->setCurrent(int(VoicemailTab::All));
        ask();
    };
    if (!m_filter.text.isEmpty()) {
        m_empty->setState(Tone::Grey, u"search-x"_s, tr("Nothing matches “%1”").arg(m_filter.text),
            tr("Callers, telephone numbers and transcripts are looked through, in the tab chosen above."));
        connect(
            m_empty->addAction(tr("Clear search")), &QAbstractButton::clicked, header()->filter(), &QLineEdit::clear);
    } else if (m_filter.tab == VoicemailTab::New) {
        m_empty->setState(Tone::Green, u"circle-check"_s, tr("All caught up"),
            m_newest.isEmpty() ? tr("No new voicemail.") : tr("No new voicemail. %1").arg(m_newest));
        connect(m_empty->addAction(tr("Show all")), &QAbstractButton::clicked, this, showAll);
    } else if (m_filter.tab == VoicemailTab::Mine) {
        m_empty->setState(Tone::Green, u"circle-check"_s, tr("Nothing is assigned to you"),
            tr("Messages that somebody gives you are listed here."));
        connect(m_empty->addAction(tr("Show all")), &QAbstractButton::clicked, this, showAll);
    } else if (m_filter.tab == VoicemailTab::Archived) {
        m_empty->setState(Tone::Grey, u"archive"_s, tr("Nothing is archived"),
            tr("Archive a message with E when it is done. It can be found here until its time is over."));
    } else {
        m_empty->setState(Tone::Grey, u"voicemail"_s, tr("No voicemail"),
            tr("Messages show up here a moment after a caller left one."));
    }
    m_stack->setCurrentWidget(m_empty);
}

void VoicemailPage::show(Voicemail::Id id)
{
    m_list->chooseId(id.value);
    if (m_shown != id)
        showMessage(id);
}

void VoicemailPage::showMessage(Voicemail::Id id)
{
    m_shown = id;
    m_detailHere = false;
    refreshMessage();
}

/// To another message; what was playing goes on there.
void VoicemailPage::listenOn(void (SectionList::*step)())
{
    m_listensOn = m_message->player()->isPlaying();
    (m_list->*step)();
}

void VoicemailPage::refreshMessage()
{
    if (!m_shown)
        return;
    const Voicemail::Id asked = *m_shown;
    m_setup.service.detail(asked, this, [this, asked](const Result<VoicemailDetail> &detail) {
        if (m_shown != asked)
            return; // another one was chosen meanwhile
        m_detailHere = true;
        if (detail) {
            m_message->setDetail(*detail);
            describeActions(*detail);
            if (std::exchange(m_listensOn, false))
                m_message->player()->play();
        } else {
            m_message->clear();
        }
        if (!m_settledTold && isSettled()) {
            m_settledTold = true;
            Q_EMIT settled();
        }
    });
}

void VoicemailPage::describeActions(const VoicemailDetail &detail)
{
    const Voicemail &message = detail.voicemail;
    const QString mayNot = detail.mayListen ? QString() : tr("this needs the Operator role.");
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
        !withheld.isEmpty()  ? withheld
            : detail.blocked ? tr("this number is blocked already.")
                             : mayNot);
    setUnavailable(m_save,
        !mayNot.isEmpty()                       ? mayNot
            : message.audio == AudioState::Here ? QString()
                                                : tr("the recording is not here."));
}

const VoicemailDetail *VoicemailPage::chosen() const
{
    const VoicemailDetail *detail = m_message->detail();
    return detail && m_shown == detail->voicemail.id ? detail : nullptr;
}

void VoicemailPage::tell(const Error &error)
{
    Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(error).joined(), {}, {}, {}, 10s});
}

void VoicemailPage::act(const QString &icon, const QString &done, const std::function<void(Voicemail::Id, Acted)> &send)
{
    if (!chosen())
        return;
    send(chosen()->voicemail.id, [this, icon, done](const Result<commands::Outcome> &outcome) {
        if (!outcome) {
            tell(outcome.error());
            return;
        }
        refreshMessage();
        ToastText toast{Tone::Green, icon, done, {}, {}, {}, 10s};
        if (voicemail::VoicemailService::canUndo(*outcome)) {
            toast.action = tr("Undo");
            toast.actionKey = undoCap();
            toast.run = [this, outcome = *outcome] {
                m_setup.service.undo(outcome, this, [this](const Result<commands::Outcome> &undone) {
                    if (!undone)
                        tell(undone.error());
                    refreshMessage();
                });
            };
        }
        Q_EMIT toastAsked(toast);
    });
}

/// The message below the chosen one, else the one above.
std::optional<Voicemail::Id> VoicemailPage::neighbour() const
{
    const QAbstractItemModel *rows = m_list->model();
    const int current = m_list->currentIndex().row();
    if (current < 0)
        return {};
    for (const int by : {1, -1}) {
        for (int row = current + by; row >= 0 && row < rows->rowCount(); row += by) {
            if (const qint64 id = rows->index(row, 0).data(VoicemailIdRole).toLongLong(); id > 0)
                return Voicemail::Id{id};
        }
    }
    return {};
}

void VoicemailPage::callBack()
{
    const VoicemailDetail *detail = chosen();
    if (!detail || !m_setup.callBack)
        return;
    const PhoneNumber from = detail->line ? detail->line->phone : PhoneNumber();
    const QString who = detail->voicemail.name.isEmpty() ? detail->voicemail.caller.display() : detail->voicemail.name;
    m_setup.callBack(detail->voicemail.caller, from, this, [this, who](const Result<> &ordered) {
        if (!ordered) {
            tell(ordered.error());
            return;
        }
        Q_EMIT toastAsked({Tone::Green, u"phone-outgoing"_s,
            tr("Your telephone rings first. Press 1 there to be joined with %1.").arg(who), {}, {}, {}, 10s});
    });
}

void VoicemailPage::archive()
{
    const VoicemailDetail *detail = chosen();
    if (!detail)
        return;
    const bool back = detail->voicemail.archived;
    const std::optional<Voicemail::Id> next = neighbour();
    const QString name = callerName(detail->voicemail.name);
    act(back ? u"inbox"_s : u"archive"_s,
        back ? tr("%1 is back in the inbox", "caller").arg(name) : tr("%1 is archived", "caller").arg(name),
        [this, back](Voicemail::Id id, Acted done) {
            if (back)
                m_setup.service.unarchive({id}, this, std::move(done));
            else
                m_setup.service.archive({id}, this, std::move(done));
        });
    // On to the next message: that is what somebody who goes through the inbox does.
    if (next && !m_alone)
        m_list->chooseId(next->value);
}

void VoicemailPage::assignTo(Operator::Id person, const QString &name)
{
    act(u"user-round-check"_s, person.isValid() ? tr("Assigned to %1").arg(name) : tr("Assigned to nobody"),
        [this, person](Voicemail::Id id, Acted done) { m_setup.service.assign({id}, person, this, std::move(done)); });
}

void VoicemailPage::fillAssignMenu(QMenu &menu)
{
    const Operator::Id now = chosen() ? chosen()->voicemail.assignedTo : Operator::Id();
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

void VoicemailPage::showAssign()
{
    if (!chosen())
        return;
    QMenu menu(this);
    fillAssignMenu(menu);
    const QWidget *anchor = m_message->handling()->assignAnchor();
    menu.exec(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

void VoicemailPage::showDue()
{
    const VoicemailDetail *detail = chosen();
    if (!detail)
        return;
    const Instant now = m_setup.clock.now();
    const SiteTime &site = m_setup.site;
    const auto set = [this](std::optional<Instant> due) {
        const QString words =
            due ? tr("Due %1", "when").arg(momentWords(*due, m_setup.clock.now(), m_setup.site)) : tr("Nothing is due");
        act(u"clock"_s, words,
            [this, due](Voicemail::Id id, Acted done) { m_setup.service.setDue({id}, due, this, std::move(done)); });
    };
    const auto at = [&](QDate day, QTime time) {
        QDateTime local = site.local(now);
        local.setDate(day);
        local.setTime(time);
        return toInstant(local);
    };
    const QDate today = site.local(now).date();
    QMenu menu(this);
    menu.addAction(tr("In 15 minutes"), this, [=] { set(now + 15min); });
    menu.addAction(tr("In 30 minutes"), this, [=] { set(now + 30min); });
    menu.addAction(tr("In an hour"), this, [=] { set(now + 1h); });
    if (const Instant evening = at(today, QTime(17, 0)); evening > now + 1h)
        menu.addAction(tr("Today, 17:00"), this, [=] { set(evening); });
    const Instant morning = at(today.addDays(1), QTime(9, 0));
    menu.addAction(tr("Tomorrow, 09:00"), this, [=] { set(morning); });
    if (detail->voicemail.dueAt) {
        menu.addSeparator();
        menu.addAction(tr("No time"), this, [=] { set(std::nullopt); });
    }
    const QWidget *anchor = m_message->handling()->dueAnchor();
    menu.exec(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

void VoicemailPage::showMore(const QPoint &global)
{
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    menu.addActions({m_callBack, m_email, m_text});
    menu.addSeparator();
    QMenu *assign = menu.addMenu(m_assign->text());
    fillAssignMenu(*assign);
    assign->setEnabled(m_assign->isEnabled());
    menu.addActions({m_due, m_flag, m_unread, m_archive});
    menu.addSeparator();
    menu.addActions({m_save, m_copySid});
    menu.addSeparator();
    menu.addAction(m_block);
    menu.exec(global);
}

void VoicemailPage::showOrder()
{
    QMenu menu(this);
    auto *order = new QActionGroup(&menu);
    const auto addOrder = [&](voicemail::Order wanted, const QString &text) {
        QAction *action = menu.addAction(text, this, [this, wanted] {
            m_filter.order = wanted;
            m_order->setText(wanted == voicemail::Order::NewestFirst ? tr("Newest", "order of messages")
                                                                     : tr("Oldest", "order of messages"));
            ask();
        });
        action->setCheckable(true);
        action->setChecked(m_filter.order == wanted);
        order->addAction(action);
    };
    addOrder(voicemail::Order::NewestFirst, tr("Newest first"));
    addOrder(voicemail::Order::OldestFirst, tr("Oldest first"));
    if (!m_mailboxes.isEmpty()) {
        menu.addSeparator();
        auto *group = new QActionGroup(&menu);
        const auto addMailbox = [&](std::optional<Mailbox::Id> mailbox, const QString &text) {
            QAction *action = menu.addAction(text, this, [this, mailbox] {
                m_filter.mailbox = mailbox;
                ask();
            });
            action->setCheckable(true);
            action->setChecked(m_filter.mailbox == mailbox);
            group->addAction(action);
        };
        addMailbox(std::nullopt, tr("All mailboxes"));
        addMailbox(Mailbox::Id(), tr("General mailbox"));
        for (const Mailbox &mailbox : std::as_const(m_mailboxes))
            addMailbox(mailbox.id, mailbox.name);
    }
    menu.exec(QCursor::pos());
}

void VoicemailPage::saveAs()
{
    const VoicemailDetail *detail = chosen();
    if (!detail)
        return;
    const QString name = soundFileName(detail->voicemail, m_setup.site);
    m_setup.player.media.fetch(detail->voicemail.recordingSid, this, [this, name](const Result<MediaFile> &sound) {
        if (!sound) {
            tell(sound.error());
            return;
        }
        const Result<QByteArray> wav = audio::asWav(sound->bytes);
        if (!wav) {
            tell(wav.error());
            return;
        }
        auto *dialog = new QFileDialog(this, tr("Save the recording"), {}, tr("Sound (*%1)").arg(u".wav"_s));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"wav"_s);
        dialog->selectFile(name + u".wav"_s);
        connect(
            dialog, &QFileDialog::fileSelected, this, [this, wav = *wav](const QString &file) { write(file, wav); });
        dialog->open();
    });
}

void VoicemailPage::write(const QString &file, const QByteArray &bytes)
{
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly)
        && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && out.write(bytes) == bytes.size()
        && out.commit();
    if (written)
        Q_EMIT toastAsked({Tone::Green, u"download"_s, tr("The recording is saved"), {}, {}, {}, 4s});
    else
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s,
            tr("The recording could not be saved there. It is still here; try another folder."), {}, {}, {}, 10s});
}

void VoicemailPage::openMessage()
{
    if (!isNarrow()) {
        m_message->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_alone = true;
    arrange();
}

void VoicemailPage::leaveMessage()
{
    m_alone = false;
    arrange();
    m_list->setFocus(Qt::OtherFocusReason);
}

bool VoicemailPage::isNarrow() const
{
    return width() < scaled(860);
}

void VoicemailPage::arrange()
{
    const bool narrow = isNarrow();
    if (!narrow)
        m_alone = false;
    m_body->arrange(narrow, m_alone);
    m_message->setAlone(m_alone);
    if (!narrow && isVisible()) {
        const int list = std::min(scaled(listWidth), width() * 2 / 5);
        m_body->place(list, width() - list - 1);
    }
}

void VoicemailPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void VoicemailPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    arrange();
}

void VoicemailPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        m_delegate->forgetAll();
        m_list->setRowHeights(VoicemailDelegate::headerHeight(), VoicemailDelegate::rowHeight());
    }
}

void VoicemailPage::tick(Instant now)
{
    if (std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count() % 60 != 0)
        return; // what is due is told in minutes
    m_message->tick();
    m_list->viewport()->update();
}

QList<QWidget *> VoicemailPage::panes() const
{
    QList<QWidget *> all{m_list};
    if (m_message->isVisible())
        all << m_message;
    all << header();
    return all;
}

bool VoicemailPage::isSettled() const
{
    return m_started && !m_setup.model.isLoading() && m_detailHere && m_message->player()->isSettled();
}

void VoicemailPage::focusFilter()
{
    header()->focusFilter();
}

bool VoicemailPage::clear()
{
    if (!header()->filter()->text().isEmpty()) {
        header()->filter()->clear();
        return true;
    }
    if (m_alone) {
        leaveMessage();
        return true;
    }
    return false;
}

QStringList VoicemailPage::keyAreas() const
{
    return {u"window"_s, u"list"_s, u"voicemail"_s, u"player"_s};
}

QList<QAction *> VoicemailPage::keyActions() const
{
    return m_keyActions + m_message->player()->keyActions();
}

} // namespace cb::ui
