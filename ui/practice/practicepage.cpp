// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/practicepage.h"

#include "ui/dialpad/card.h"
#include "ui/dialpad/dialsource.h"
#include "ui/dialpad/newcallcard.h"
#include "ui/dialpad/progresscard.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/keycap.h"
#include "ui/kit/text.h"
#include "ui/practice/phonecard.h"
#include "ui/shell/keymap.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pageheader.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int callsLooked = 60;

} // namespace

PracticePage::PracticePage(const Setup &setup, QWidget *parent)
    : Page(tr("Calls"), parent)
    , m_setup(setup)
{
    auto *back = new QAction(tr("Live calls"), this);
    setIconName(back, u"arrow-left"_s);
    connect(back, &QAction::triggered, this, [this] { Q_EMIT pageAsked(u"calls"_s); });
    header()->addAction(back);
    auto *phone = new QAction(tr("Practice phone"), this);
    setIconName(phone, u"flask-conical"_s);
    connect(phone, &QAction::triggered, this, [this] { open(u"practice"_s); });
    header()->addAction(phone)->setKeyHint(capText(KeyMap::bundled().keys(u"page.practice"_s).value(0)));
    auto *newCall = new QAction(tr("New call"), this);
    KeyMap::bundled().bind(newCall, u"window.new"_s);
    setIconName(newCall, u"phone"_s);
    connect(newCall, &QAction::triggered, this, [this] { open(u"newcall"_s); });
    addAction(newCall);
    header()->setMainAction(newCall);

    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(20, 15, 20, 15);
    row->setSpacing(15);
    m_newCall = new NewCallCard({setup.source, setup.clock, setup.site, setup.practice}, body);
    m_middle = new QWidget(body);
    auto *middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(15);
    m_progress = new ProgressCard(setup.site, setup.source.placing() != DialSource::Placing::NotBuilt, m_middle);
    m_failed = new FailedCard(setup.site, m_middle);
    middle->addWidget(m_progress, 1);
    middle->addWidget(m_failed, 1);
    if (setup.phone) {
        m_phone =
            new PhoneCard({*setup.phone, setup.travel, setup.source, setup.clock, setup.site, setup.forPicture}, body);
        m_phonePane = m_phone;
        connect(m_phone, &PhoneCard::settled, this, &PracticePage::checkSettled);
    } else {
        m_phonePane = makeNoPhone();
        m_showsPhone = false;
    }
    row->addWidget(m_newCall, 37);
    row->addWidget(m_middle, 30);
    row->addWidget(m_phonePane, 49);
    setBody(body);

    connect(m_newCall, &NewCallCard::settled, this, &PracticePage::checkSettled);
    connect(m_newCall, &NewCallCard::toastAsked, this, &Page::toastAsked);
    connect(m_newCall, &NewCallCard::placed, this, [this](const QString &number) {
        m_placed = number;
        readCalls();
    });
    connect(m_progress, &ProgressCard::hangUpAsked, this, [this](Call::Id call) {
        m_setup.source.hangUp(call, this, [this](const Result<> &done) {
            if (!done)
                Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(done.error()).joined(), {}, {}, {}, 10s});
        });
    });
    connect(m_failed, &FailedCard::numberChosen, this, [this](const QString &number) {
        m_newCall->setNumber(PhoneNumber::fromVendor(number).display());
        open(u"newcall"_s);
    });
    m_calls.setSingleShot(true);
    m_calls.setInterval(200ms);
    connect(&m_calls, &QTimer::timeout, this, &PracticePage::readCalls);
    connect(&setup.source, &DialSource::callsChanged, this, [this] {
        if (!m_calls.isActive())
            m_calls.start();
    });
    readCalls();
}

QWidget *PracticePage::makeNoPhone()
{
    auto *card = new Card(tr("Practice phone"), u"phone-call"_s, this);
    const bool elsewhere = m_setup.noPhone == NoPhone::OtherEngine;
    card->setBody(new EmptyState(Tone::Violet, u"flask-conical"_s,
        elsewhere ? tr("Another program plays the calls") : tr("Practice mode is off"),
        elsewhere ? tr("The engine of this practice desk runs in another process, and the practice phone is there.")
                  : tr("The practice phone calls your own numbers as if it were a caller, on this computer only. Start "
                       "Callboard with --practice to use it."),
        card));
    return card;
}

void PracticePage::open(const QString &name)
{
    m_showsPhone = name != "newcall"_L1;
    arrange();
    if (m_showsPhone && m_phone)
        m_phone->focusPhone();
    else
        m_newCall->focusNumber();
    Q_EMIT nameChanged(openName());
}

QString PracticePage::openName() const
{
    return u"practice"_s;
}

void PracticePage::arrange()
{
    const bool narrow = window()->width() < MainWindow::foldWidth();
    m_phonePane->setVisible(!narrow || m_showsPhone);
    m_newCall->setVisible(!narrow || !m_showsPhone);
    m_middle->setVisible(!narrow || !m_showsPhone);
}

void PracticePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void PracticePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    arrange();
}

void PracticePage::readCalls()
{
    const QDate today = m_setup.site.day(m_setup.clock.now());
    m_setup.source.outgoingCalls(today, callsLooked, this, [this](const Result<QList<Call>> &calls) {
        if (calls)
            takeCalls(*calls);
        m_callsHere = true;
        const int open = m_setup.source.openCalls();
        Q_EMIT counterChanged(u"calls"_s, open, open > 0);
        checkSettled();
    });
}

/// The newest call of ours that goes on: the one placed from here before mine, mine before anybody's. And the newest
/// one that came to nothing, unless that person was called again since.
void PracticePage::takeCalls(const QList<Call> &calls)
{
    const auto rank = [this](const Call &call) {
        return !m_placed.isEmpty() && call.number.e164() == m_placed ? 2
            : m_setup.me.isValid() && call.agent == m_setup.me       ? 1
                                                                     : 0;
    };
    const Call *going = nullptr;
    const Call *failed = nullptr;
    QSet<QString> again;
    for (const Call &call : calls) { // newest first
        if (isOpen(call.state) && (!going || rank(call) > rank(*going)))
            going = &call;
        const bool came = call.outcome != CallOutcome::NotReached && call.outcome != CallOutcome::NotConnected;
        if (!isOpen(call.state) && !came && !failed && !again.contains(call.number.e164()))
            failed = &call;
        again.insert(call.number.e164());
    }
    const auto show = [this](const Call *call, auto set) {
        if (!call) {
            set(std::nullopt);
            return;
        }
        ++m_reading;
        m_setup.source.detail(call->id, this, [this, set](const Result<CallDetail> &detail) {
            --m_reading;
            if (detail)
                set(std::optional(*detail));
            checkSettled();
        });
    };
    show(going, [this](const std::optional<CallDetail> &detail) { m_progress->setCall(detail, m_setup.clock.now()); });
    show(failed, [this](const std::optional<CallDetail> &detail) { m_failed->setCall(detail); });
}

void PracticePage::tick(Instant now)
{
    m_newCall->tick(now);
    m_progress->tick(now);
    if (m_phone)
        m_phone->tick(now);
}

QList<QWidget *> PracticePage::panes() const
{
    return {m_newCall, m_middle, m_phonePane, header()};
}

bool PracticePage::isSettled() const
{
    return m_callsHere && m_reading == 0 && m_newCall->isSettled() && (!m_phone || m_phone->isSettled());
}

void PracticePage::checkSettled()
{
    if (m_settledTold || !isSettled())
        return;
    m_settledTold = true;
    Q_EMIT settled();
}

bool PracticePage::clear()
{
    if (m_newCall->isVisible() && m_newCall->clear())
        return true;
    Q_EMIT pageAsked(u"calls"_s);
    return true;
}

void PracticePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).sunken);
}

} // namespace cb::ui

#include "moc_practicepage.cpp"
