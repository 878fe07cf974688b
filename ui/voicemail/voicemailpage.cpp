// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailpage.h"

#include "people/peopleservice.h"
#include "ui/calls/callwords.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/shell/keymap.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/pairview.h"
#include "ui/shell/subjectlist.h"
#include "ui/voicemail/handlingpane.h"
#include "ui/voicemail/mailboxchoice.h"
#include "ui/voicemail/messageactions.h"
#include "ui/voicemail/messagepane.h"
#include "ui/voicemail/voicemaildelegate.h"
#include "ui/voicemail/voicemailrows.h"
#include "ui/voicemail/voicemailwords.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QStackedLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int listWidth = 396; // px at 100 %, the splitter's line included

} // namespace

VoicemailPage::VoicemailPage(const Setup &setup, QWidget *parent)
    : Page(tr("Voicemail"), parent)
    , m_setup(setup)
    , m_mailboxes(new MailboxChoice(setup.service, setup.people, this))
    , m_actions(new MessageActions({setup.service, setup.player.media, setup.clock, setup.site, setup.callBack}, this))
{
    setObjectName(u"voicemail"_s);
    makeActions();
    auto *tabs = header()->addTabs(tr("Messages shown"));
    tabs->addSegment(tr("New", "tab: messages nobody has heard"), 0);
    tabs->addSegment(tr("Assigned to me"), 0);
    tabs->addSegment(tr("All", "tab: messages"), 0);
    tabs->addSegment(tr("Archived", "tab: messages"));
    header()->addFilter(tr("Search callers and transcripts"))->setIconName(u"search"_s);
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

    const MessagePane::Actions paneActions{m_actions->callBack(), m_actions->assign(), m_actions->email(),
        m_actions->text(), m_actions->unread(), m_actions->archive(), m_actions->due(), m_actions->fetch(), m_more,
        m_back};
    m_message = new MessagePane(paneActions, setup.player, setup.clock, setup.site, this);
    m_body = new PairView(left, m_message, this);
    m_body->setStretchFactor(0, 0);
    m_body->setStretchFactor(1, 1);
    setBody(m_body);
    if (!setup.forPicture)
        m_body->restore(u"voicemail/splitter"_s, setup.safe);

    m_list->addActions(m_actions->withKeys() + m_listKeys);
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

    connect(m_mailboxes, &MailboxChoice::changed, this, [this] {
        m_filter.mailboxes = m_mailboxes->chosen();
        describeOrder();
        ask();
    });
    connect(m_actions, &MessageActions::toastAsked, this, &VoicemailPage::toastAsked);
    connect(m_actions, &MessageActions::done, this, &VoicemailPage::refreshMessage);
    connect(m_actions, &MessageActions::archiving, this, [this] {
        // On to the next message: that is what somebody who goes through the inbox does.
        if (const std::optional<Voicemail::Id> next = neighbour(); next && !m_alone)
            m_list->chooseId(next->value);
    });
    connect(m_message, &MessagePane::failed, m_actions, &MessageActions::tell);

    HandlingPane *handling = m_message->handling();
    connect(handling, &HandlingPane::tagAdded, m_actions, &MessageActions::addTag);
    connect(handling, &HandlingPane::tagRemoved, m_actions, &MessageActions::removeTag);
    connect(handling, &HandlingPane::noteAdded, m_actions, &MessageActions::addNote);
    connect(handling, &HandlingPane::callAsked, this, &VoicemailPage::callAsked);
    connect(handling, &HandlingPane::voicemailAsked, this, &VoicemailPage::show);

    PlayerBar *player = m_message->player();
    connect(player, &PlayerBar::started, this, [this](const QString &recording) {
        if (const VoicemailDetail *detail = chosen(); detail && detail->voicemail.recordingSid == recording)
            m_actions->markHeard();
    });
    connect(m_message, &MessagePane::positionLeft, m_actions, &MessageActions::rememberPosition);
    connect(player, &PlayerBar::lost, m_actions, &MessageActions::soundLost);
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
    m_message->player()->leave(); // while there is somebody to tell
    if (!m_setup.forPicture)
        m_body->save();
}

/// Actions of the page itself; those about a message are MessageActions'.
void VoicemailPage::makeActions()
{
    const auto add = [this](const QString &text, const QString &icon, auto run) {
        auto *action = new QAction(text, this);
        if (!icon.isEmpty())
            setIconName(action, icon);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_more = add(tr("More about this message"), {}, [this] {
        const QWidget *anchor = m_message->moreAnchor();
        showMore(anchor->mapToGlobal(QPoint(0, anchor->height())));
    });
    m_back = add(tr("Back"), u"arrow-left"_s, [this] { leaveMessage(); });
    m_order = add(tr("Newest", "order of messages"), u"arrow-down-wide-narrow"_s, [this] { showOrder(); });
    connect(m_actions->assign(), &QAction::triggered, this, [this] {
        if (chosen())
            showBelow(m_message->handling()->assignAnchor(), &MessageActions::fillAssign);
    });
    connect(m_actions->due(), &QAction::triggered, this, [this] {
        if (chosen())
            showBelow(m_message->handling()->dueAnchor(), &MessageActions::fillDue);
    });

    const auto addKey = [&](const QString &id, const QString &text, auto run) {
        QAction *action = add(text, {}, run);
        KeyMap::bundled().bind(action, id);
        m_listKeys << action;
    };
    // Named one by one: a lambda keeping a step as a member pointer had a wrong `this` under UBSan (GCC 12), cause
    // unknown.
    addKey(u"list.next"_s, tr("Next message"), [this] { m_list->selectNext(); });
    addKey(u"list.previous"_s, tr("Previous message"), [this] { m_list->selectPrevious(); });
    addKey(u"list.first"_s, tr("First message"), [this] { m_list->selectFirst(); });
    addKey(u"list.last"_s, tr("Last message"), [this] { m_list->selectLast(); });
    addKey(u"list.open"_s, tr("Open the message"), [this] { openMessage(); });
}

void VoicemailPage::connectModel()
{
    voicemail::VoicemailModel &model = m_setup.model;
    auto *rows = new VoicemailRows(m_setup.clock, m_setup.site, this);
    rows->setSourceModel(&model);
    m_list->setModel(rows);
    connect(rows, &QAbstractItemModel::dataChanged, this, [this, rows](const QModelIndex &from, const QModelIndex &to) {
        // Of many rows only those in sight, for to look at a row brings its page. A single one is here, and may have
        // been scrolled away since something was done to it.
        const bool single = from.row() == to.row();
        const auto [first, last] = single ? std::pair(from.row(), to.row()) : m_list->visibleRows();
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
    connect(&model, &voicemail::VoicemailModel::failed, this, [this](const Error &error) {
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(error).joined(), {}, {}, {}, 10s});
    });
    refreshCounts();
}

void VoicemailPage::open(const QString &)
{
    m_mailboxes->read(); // they may have been changed in the settings
    if (m_started)
        return;
    m_started = true;
    m_setup.people.operators(this, [this](const Result<QList<Operator>> &operators) {
        if (operators)
            m_actions->setOperators(*operators);
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
        header()->tabs()->setCurrent(int(VoicemailTab::All));
        m_mailboxes->showAll();
    };
    if (!m_filter.text.isEmpty()) {
        m_empty->setState(Tone::Grey, u"search-x"_s, tr("Nothing matches “%1”").arg(m_filter.text),
            tr("Callers, telephone numbers and transcripts are looked through, in the tab chosen above."));
        connect(
            m_empty->addAction(tr("Clear search")), &QAbstractButton::clicked, header()->filter(), &QLineEdit::clear);
    } else if (!m_filter.mailboxes.isEmpty()) {
        m_empty->setState(Tone::Grey, u"voicemail"_s, tr("Nothing in “%1”").arg(m_mailboxes->name()),
            tr("Messages of other mailboxes are not shown."));
        connect(m_empty->addAction(tr("Show all")), &QAbstractButton::clicked, this, showAll);
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
    m_actions->setMessage(nullptr); // until it is here
    m_listensOn = false;
    refreshMessage();
}

/// To another message; what was playing, or was to be played, goes on there. At an end of the list nothing changes.
void VoicemailPage::listenOn(void (SectionList::*step)())
{
    const bool listens = m_listensOn || m_message->player()->isWanted();
    const std::optional<Voicemail::Id> before = m_shown;
    (m_list->*step)();
    if (m_shown != before)
        m_listensOn = listens;
}

void VoicemailPage::refreshMessage()
{
    if (!m_shown)
        return;
    const Voicemail::Id asked = *m_shown;
    m_setup.service.detail(asked, this, [this, asked, number = m_details.ask()](const Result<VoicemailDetail> &detail) {
        if (m_shown != asked || !m_details.take(number))
            return; // another one was chosen meanwhile, or this one is known as it was later
        m_detailHere = true;
        if (detail) {
            VoicemailDetail shown = *detail;
            shown.voicemail = m_setup.model.expected(shown.voicemail); // as its row
            m_message->setDetail(shown);
            m_actions->setMessage(m_message->detail());
            if (std::exchange(m_listensOn, false))
                m_message->player()->play();
        } else {
            m_actions->setMessage(nullptr);
            m_listensOn = false;
            m_message->clear();
        }
        if (!m_settledTold && isSettled()) {
            m_settledTold = true;
            Q_EMIT settled();
        }
    });
}

const VoicemailDetail *VoicemailPage::chosen() const
{
    const VoicemailDetail *detail = m_message->detail();
    return detail && m_shown == detail->voicemail.id ? detail : nullptr;
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

void VoicemailPage::showMore(const QPoint &global)
{
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    m_actions->fill(menu);
    menu.exec(global);
}

void VoicemailPage::showBelow(const QWidget *anchor, void (MessageActions::*fill)(QMenu &))
{
    QMenu menu(this);
    (m_actions->*fill)(menu);
    menu.exec(anchor->mapToGlobal(QPoint(0, anchor->height())));
}

void VoicemailPage::showOrder()
{
    QMenu menu(this);
    fillOrder(menu);
    menu.exec(QCursor::pos());
}

void VoicemailPage::fillOrder(QMenu &menu)
{
    auto *order = new QActionGroup(&menu);
    const auto addOrder = [&](voicemail::Order wanted, const QString &text) {
        QAction *action = menu.addAction(text, this, [this, wanted] {
            m_filter.order = wanted;
            describeOrder();
            ask();
        });
        action->setCheckable(true);
        action->setChecked(m_filter.order == wanted);
        order->addAction(action);
    };
    addOrder(voicemail::Order::NewestFirst, tr("Newest first"));
    addOrder(voicemail::Order::OldestFirst, tr("Oldest first"));
    m_mailboxes->fill(menu);
}

/// The button says what is left out, too.
void VoicemailPage::describeOrder()
{
    const QString order = m_filter.order == voicemail::Order::NewestFirst ? tr("Newest", "order of messages")
                                                                          : tr("Oldest", "order of messages");
    m_order->setText(
        m_mailboxes->name().isEmpty() ? order : tr("%1, %2", "order, mailbox").arg(order, m_mailboxes->name()));
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
    return m_actions->withKeys() + m_listKeys + m_message->player()->keyActions();
}

} // namespace cb::ui

#include "moc_voicemailpage.cpp"
