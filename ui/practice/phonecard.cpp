// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/phonecard.h"

#include "base/phonenumber.h"
#include "ui/calls/callwords.h"
#include "ui/dialpad/card.h"
#include "ui/dialpad/dialkeys.h"
#include "ui/dialpad/dialsource.h"
#include "ui/dialpad/numberwords.h"
#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/practice/calleredit.h"
#include "ui/practice/captionmodel.h"
#include "ui/practice/captionview.h"
#include "ui/practice/phonesound.h"
#include "ui/practice/speakbox.h"
#include "ui/practice/travelbox.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int mostCallers = 200;

/// Two sides with a line between them.
class Sides final : public QWidget
{
public:
    Sides(QWidget *left, QWidget *right, QWidget *parent)
        : QWidget(parent)
        , m_right(right)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(left, 11);
        row->addWidget(right, 13);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(m_right->x(), 0, 1, height(), Tokens::of(this).line);
    }

private:
    QWidget *m_right;
};

Label *fieldLabel(const QString &text, QWidget *parent)
{
    return new Label(TextRole::Small, Ink::Medium, text, parent);
}

} // namespace

PhoneCard::PhoneCard(const Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_sound(setup.forPicture ? nullptr : std::make_unique<PhoneSound>())
    , m_card(new Card(tr("Practice phone"), u"phone-call"_s, this))
{
    setAccessibleName(tr("Practice phone"));
    m_card->setRemark(tr("acts as the caller"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_card);
    QWidget *left = makeLeft();
    QWidget *right = makeRight();
    m_card->setFixedBody(new Sides(left, right, this));

    PracticePhone &phone = setup.phone;
    connect(&phone, &PracticePhone::stateChanged, this, &PhoneCard::refresh);
    connect(&phone, &PracticePhone::linesChanged, this, &PhoneCard::fillLines);
    if (m_sound) {
        connect(&phone, &PracticePhone::sounded, m_sound.get(), &PhoneSound::play);
        connect(&phone, &PracticePhone::silenced, m_sound.get(), &PhoneSound::silence);
    }
    fillLines();
    fillCallers({});
    setup.source.findContacts({}, mostCallers, this, [this](const Result<QList<Contact>> &contacts) {
        m_callersHere = true;
        if (contacts)
            fillCallers(*contacts);
        Q_EMIT settled();
    });
    refresh();
}

PhoneCard::~PhoneCard() = default;

QWidget *PhoneCard::makeLeft()
{
    auto *whole = new QWidget(this);
    auto *side = new QWidget(whole);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(scaled(15), scaled(13), scaled(15), scaled(8));
    column->setSpacing(0);
    m_caller = new QComboBox(side);
    m_callerEdit = new CallerEdit(m_caller);
    m_caller->setLineEdit(m_callerEdit);
    m_caller->setFixedHeight(CallerEdit::boxHeight());
    m_caller->setInsertPolicy(QComboBox::NoInsert);
    m_caller->setMaxVisibleItems(14);
    m_line = new QComboBox(side);
    for (QComboBox *box : {m_caller, m_line}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_caller->setAccessibleName(tr("Caller"));
    m_caller->setAccessibleDescription(tr("Choose somebody, or type any number"));
    m_caller->lineEdit()->setPlaceholderText(tr("Name or number"));
    m_line->setAccessibleName(tr("Calls", "the number that is called"));
    column->addWidget(fieldLabel(tr("Caller"), side));
    column->addSpacing(5);
    column->addWidget(m_caller);
    column->addSpacing(10);
    column->addWidget(fieldLabel(tr("Calls", "the number that is called"), side));
    column->addSpacing(5);
    column->addWidget(m_line);
    column->addSpacing(11);
    m_keys = new DialKeys(tr("Keypad of the practice phone"), side);
    m_keys->setDense(true);
    column->addWidget(m_keys);
    column->addSpacing(14);
    m_speak = new SpeakBox(m_setup.phone, m_sound.get(), side);
    column->addWidget(m_speak);
    column->addStretch();
    m_main = new Button(tr("Call"), Button::Kind::Approve, whole);
    m_main->setSize(Button::Size::Large);
    auto *outer = new QVBoxLayout(whole); // the button stays in view
    outer->setContentsMargins(0, 0, 0, scaled(14));
    outer->setSpacing(scaled(8));
    outer->addWidget(new CardScroller(side, whole), 1);
    m_problem = new Label(TextRole::Small, Ink::Red, {}, whole);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(scaled(15), 0, scaled(15), 0);
    m_problem->hide();
    outer->addWidget(m_problem);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(15), 0, scaled(15), 0);
    foot->addWidget(m_main);
    outer->addLayout(foot);
    connect(m_main, &QAbstractButton::clicked, this, &PhoneCard::callOrHangUp);
    connect(m_keys, &DialKeys::pressed, &m_setup.phone, &PracticePhone::press);
    connect(m_caller, &QComboBox::editTextChanged, this, &PhoneCard::refresh);
    connect(m_caller, &QComboBox::activated, this, [this] { m_caller->lineEdit()->setCursorPosition(0); });
    return whole;
}

QWidget *PhoneCard::makeRight()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    auto *heading = new Label(TextRole::Small, Ink::Strong, tr("What the caller hears"), side);
    heading->setRole(TextRole::Small, 600);
    heading->setContentsMargins(scaled(15), scaled(13), scaled(15), scaled(5));
    heading->setWordWrap(true);
    column->addWidget(heading);
    m_model = new CaptionModel(m_setup.phone, m_names, this);
    m_captions = new CaptionView(side);
    m_captions->setModel(m_model);
    auto *nothing = new Label(TextRole::Body, Ink::Soft,
        tr("Choose who calls and which of our numbers, then Call. The desk cannot tell it from a real call: what it "
           "says appears here, and you answer with keys or your voice."),
        side);
    nothing->setWordWrap(true);
    nothing->setContentsMargins(scaled(15), scaled(4), scaled(15), scaled(8));
    nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_nothing = nothing;
    column->addWidget(nothing, 1);
    column->addWidget(m_captions, 1);
    const auto show = [this] {
        const bool any = m_model->rowCount() > 0;
        m_captions->setVisible(any);
        m_nothing->setVisible(!any);
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, show);
    connect(m_model, &QAbstractItemModel::modelReset, this, show);
    show();
    if (m_setup.travel) {
        m_travel = new TravelBox(*m_setup.travel, m_setup.clock, m_setup.site, side);
        column->addWidget(m_travel);
    }
    return side;
}

void PhoneCard::fillCallers(const QList<Contact> &contacts)
{
    const QSignalBlocker quiet(m_caller);
    m_caller->clear();
    for (const Contact &contact : contacts) {
        for (const PhoneNumber &number : contact.phones) {
            m_names.insert(number.e164(), contact.name);
            m_caller->addItem(tr("%1, %2", "name, number").arg(contact.name, number.display()), number.e164());
        }
    }
    m_caller->addItem(tr("Withheld number"), QString());
    m_caller->setCurrentIndex(0);
    m_caller->lineEdit()->setCursorPosition(0); // the name, when there is no room for both
    refresh();
}

void PhoneCard::fillLines()
{
    const QString chosen = m_line->currentData().toString();
    m_line->clear();
    QList<PracticeLine> lines = m_setup.phone.lines();
    std::ranges::sort(lines, {}, &PracticeLine::number);
    for (const PracticeLine &line : std::as_const(lines))
        m_line->addItem(lineText(line.label, line.number), line.number);
    m_line->setCurrentIndex(std::max(0, m_line->findData(chosen)));
}

std::optional<QString> PhoneCard::callerNumber() const
{
    const int row = m_caller->findText(m_caller->currentText(), Qt::MatchFixedString);
    if (row >= 0)
        return m_caller->itemData(row).toString();
    const Result<PhoneNumber> typed = PhoneNumber::parse(m_caller->currentText());
    return typed ? std::optional(typed->e164()) : std::nullopt;
}

void PhoneCard::callOrHangUp()
{
    PracticePhone &phone = m_setup.phone;
    using State = PracticePhone::State;
    if (phone.state() == State::Calling || phone.state() == State::Connected) {
        phone.hangUp();
        return;
    }
    const std::optional<QString> from = callerNumber();
    if (!from)
        return;
    const Result<> placed = phone.call(*from, m_line->currentData().toString());
    m_problem->setVisible(!placed);
    if (!placed) {
        m_problem->setText(placed.error().kind == Error::Kind::Unreachable
                ? tr("The desk does not listen yet. Try again in a moment.")
                : tr("This number cannot be called."));
    }
    refresh();
    if (placed)
        m_keys->key(u'1')->setFocus(Qt::OtherFocusReason); // keys go to the call from here on
}

void PhoneCard::refresh()
{
    if (!m_main || !m_captions)
        return;
    using State = PracticePhone::State;
    const State state = m_setup.phone.state();
    const bool busy = state == State::Calling || state == State::Connected;
    m_main->setText(busy ? tr("Hang up") : tr("Call"));
    m_main->setIconName(busy ? u"phone-off"_s : u"phone"_s);
    m_main->setKind(busy ? Button::Kind::Danger : Button::Kind::Approve);
    QString reason;
    if (!busy && m_line->count() == 0)
        reason = tr("the desk has no number of its own.");
    else if (!busy && !callerNumber())
        reason = tr("choose a caller or type a complete number.");
    m_main->setUnavailable(reason);
    const std::optional<QString> caller = callerNumber();
    const QString name = m_names.value(caller.value_or(QString()));
    m_callerEdit->setPerson(name, name.isEmpty() ? QString() : PhoneNumber::fromVendor(*caller).display());
    m_caller->setEnabled(!busy);
    m_line->setEnabled(!busy);
    tick(m_setup.clock.now());
}

void PhoneCard::tick(Instant now)
{
    using State = PracticePhone::State;
    const auto length = timerText(m_setup.phone.connectedFor());
    switch (m_setup.phone.state()) {
    case State::Idle:
        m_card->setBadge({});
        break;
    case State::Calling:
        m_card->setBadge(BadgeText{Tone::Amber, u"phone-call"_s, tr("Ringing")});
        break;
    case State::Connected:
        m_card->setBadge(BadgeText{Tone::Green, u"phone"_s, tr("Connected, %1").arg(length)});
        break;
    case State::Ended:
        m_card->setBadge(BadgeText{Tone::Grey, u"phone-off"_s, tr("Ended, %1").arg(length)});
        break;
    }
    m_model->tick(now);
    if (m_travel)
        m_travel->tick(now);
}

void PhoneCard::focusPhone()
{
    using State = PracticePhone::State;
    if (m_setup.phone.state() == State::Connected)
        m_keys->key(u'1')->setFocus(Qt::ShortcutFocusReason);
    else
        m_main->setFocus(Qt::ShortcutFocusReason);
}

void PhoneCard::keyPressEvent(QKeyEvent *event)
{
    if (const QChar sign = DialKeys::signOf(event);
        !sign.isNull() && m_setup.phone.state() == PracticePhone::State::Connected) {
        m_keys->press(sign);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace cb::ui

#include "moc_phonecard.cpp"
