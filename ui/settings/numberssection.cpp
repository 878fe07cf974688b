// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/heading.h"
#include "ui/kit/question.h"
#include "ui/settings/checklist.h"
#include "ui/settings/mailboxcard.h"
#include "ui/settings/numbercard.h"
#include "ui/shell/deskwords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int belowList = 6;

/// A button at the left of a line of its own.
QWidget *lineOf(Button *button, int above = 0)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, above, 0, 0);
    row->addWidget(button);
    row->addStretch();
    return line;
}

/// "https://… (GET)"; POST is what everybody expects.
QString addressText(const QString &address, const QString &method)
{
    if (address.isEmpty())
        return NumbersSection::tr("None");
    return method.isEmpty() || method == u"POST"
        ? address
        : NumbersSection::tr("%1 (%2)", "address, HTTP method").arg(address, method);
}

} // namespace

NumbersSection::NumbersSection(SettingsSource &source, const Clock &clock, QWidget *parent)
    : SettingsSection(u"numbers"_s, tr("Numbers"), source, parent)
    , m_clock(clock)
    , m_numbers(new QWidget)
    , m_column(new QVBoxLayout(m_numbers))
    , m_others(new CheckList(tr("Other numbers of the account")))
    , m_add(new Button(tr("Add a number…")))
    , m_mailboxes(new CheckList(tr("Mailboxes")))
    , m_addMailbox(new Button(tr("New mailbox…")))
    , m_noUrl(new Label(TextRole::Small, Ink::Amber,
          tr("There is no public URL, so it is not known where Twilio should send calls. Enter it under Listener.")))
    , m_from(new QComboBox)
    , m_to(new LineEdit(tr("Telephone that is rung")))
    , m_test(new Button(tr("Test the fallback")))
{
    m_noUrl->setWordWrap(true);
    m_noUrl->setContentsMargins(0, 0, 0, 8);
    m_column->setContentsMargins({});
    m_column->setSpacing(8);
    addWidget(m_noUrl);
    addWidget(m_numbers);
    m_others->hide();
    addWidget(m_others);
    m_add->setIconName(u"plus"_s);
    addWidget(lineOf(m_add));
    addHeading(tr("Mailboxes"));
    addText(tr("Where messages go: of a number, or of the voicemail step of a flow that names one."));
    addWidget(m_mailboxes);
    m_addMailbox->setIconName(u"plus"_s);
    addWidget(lineOf(m_addMailbox, belowList));
    addHeading(tr("Fallback"));
    addText(tr("Your telephone rings, and you hear what callers hear while this desk is off."));
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(8);
    m_from->setAccessibleName(tr("Number that calls"));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_to->setPlaceholderText(u"+1 206 555 0142"_s);
    m_to->setMaximumWidth(scaled(220));
    m_test->setIconName(u"phone-outgoing"_s);
    row->addWidget(m_from);
    row->addWidget(m_to, 1);
    row->addWidget(m_test);
    row->addStretch();
    addWidget(line);
    addEnd();
    connect(m_test, &QAbstractButton::clicked, this, &NumbersSection::test);
    connect(m_add, &QAbstractButton::clicked, this, [this] { edit({}); });
    connect(m_addMailbox, &QAbstractButton::clicked, this, [this] { editMailbox({}); });
    connect(m_mailboxes, &CheckList::actionAsked, this,
        [this](int row) { editMailbox(m_choices.mailboxes.value(row - 1)); });
    connect(m_others, &CheckList::actionAsked, this, [this](int row) { edit(m_offered.at(row)); });
    connect(&source, &SettingsSource::numbersChanged, this, &NumbersSection::read);
    connect(&source, &SettingsSource::accountChanged, this, &NumbersSection::showOthers);
    refresh();
}

void NumbersSection::opened()
{
    read();
    if (!source().account() && !source().isAskingAccount())
        source().askAccount();
}

void NumbersSection::refresh()
{
    m_noUrl->setVisible(!source().wantedWebhooks());
    m_test->setUnavailable(source().mayChange() ? QString() : tr("it needs the Administrator role."));
    m_add->setUnavailable(source().mayChange() ? QString() : tr("it needs the Administrator role."));
    m_addMailbox->setUnavailable(source().mayChange() ? QString() : tr("it needs the Administrator role."));
    showOthers();
    showMailboxes();
}

void NumbersSection::showMailboxes()
{
    QList<CheckList::Item> items{{u"voicemail"_s, Tone::Grey, tr("a mailbox"), tr("General mailbox"), tr("Everybody's"),
        tr("For what goes to no other one."), {}, {}, false}};
    for (const Mailbox &mailbox : std::as_const(m_choices.mailboxes)) {
        const auto team = std::ranges::find(m_choices.teams, mailbox.team, &Team::id);
        CheckList::Item item{u"voicemail"_s, Tone::Grey, tr("a mailbox"), mailbox.name,
            mailbox.team.isValid() && team != m_choices.teams.end() ? tr("Of the team %1").arg(team->name)
                                                                    : tr("Everybody's"),
            tr("Flows name it %1.").arg(mailbox.key), {}, {}, false};
        if (source().mayChange()) {
            item.action = tr("Edit…");
            item.actionName = tr("Edit the mailbox %1").arg(mailbox.name);
        }
        items << item;
    }
    m_mailboxes->setItems(items);
}

void NumbersSection::editMailbox(const Mailbox &mailbox)
{
    auto *card = new MailboxCard(source(), mailbox, m_choices, window());
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &MailboxCard::saved, this, [this] {
        Q_EMIT toastAsked(
            {Tone::Green, u"circle-check"_s, tr("Saved. Numbers and flows can name it."), {}, {}, {}, 4s});
    });
    card->open();
}

/// What the account has beside our numbers: one press makes it one of them.
void NumbersSection::showOthers()
{
    m_offered.clear();
    QList<CheckList::Item> items;
    const std::optional<AccountAnswer> &answer = source().account();
    if (m_read && answer && answer->report) {
        for (const CarrierNumber &number : answer->report->numbers) {
            if (std::ranges::any_of(
                    m_known, [&number](const OurNumberSetup &known) { return known.number.phone == number.phone; }))
                continue;
            OurNumberSetup offered;
            offered.number.phone = number.phone;
            offered.number.label = number.name;
            m_offered << offered;
            items << CheckList::Item{u"circle-dashed"_s, Tone::Grey, tr("not here yet"), number.phone.display(),
                tr("A number of the account that this desk does not know."), {},
                source().mayChange() ? tr("Add…") : QString(), tr("Add %1").arg(number.phone.display()), false};
        }
    }
    m_others->setItems(items);
    m_others->setVisible(!items.isEmpty());
}

void NumbersSection::edit(const OurNumberSetup &setup)
{
    auto *card = new NumberCard(source(), setup, window());
    card->setAttribute(Qt::WA_DeleteOnClose);
    connect(card, &NumberCard::saved, this, [this] {
        Q_EMIT toastAsked({Tone::Green, u"circle-check"_s, tr("Saved. The next call finds it so."), {}, {}, {}, 4s});
    });
    card->open();
}

void NumbersSection::read()
{
    source().numbers(this, [this](const Result<QList<OurNumberSetup>> &numbers) {
        m_read = true;
        if (numbers)
            show(*numbers);
        if (isSettled())
            Q_EMIT settled();
    });
    source().mailboxes(this, [this](const Result<MailboxChoices> &choices) {
        m_mailboxesRead = true;
        if (choices) {
            m_choices = *choices;
            showMailboxes();
        }
        if (isSettled())
            Q_EMIT settled();
    });
}

void NumbersSection::show(const QList<OurNumberSetup> &numbers)
{
    while (QLayoutItem *old = m_column->takeAt(0)) {
        if (QWidget *widget = old->widget()) { // else a space
            widget->hide();
            widget->deleteLater(); // its own button may have led here
        }
        delete old;
    }
    m_lists.clear();
    m_known = numbers;
    const QString from = m_from->currentData().toString();
    m_from->clear();
    for (const OurNumberSetup &setup : numbers) {
        showNumber(setup);
        m_from->addItem(setup.number.phone.display(), setup.number.phone.e164());
    }
    m_from->setCurrentIndex(std::max(0, m_from->findData(from)));
    if (numbers.isEmpty())
        m_column->addWidget(
            new Label(TextRole::Body, Ink::Medium, tr("There are no numbers yet. Buy one in the Twilio console.")));
    showOthers();
}

void NumbersSection::showNumber(const OurNumberSetup &setup)
{
    using Which = NumberComparison::Difference::Which;
    const PhoneNumber phone = setup.number.phone;
    const std::optional<NumberWebhooks> wanted = source().wantedWebhooks();
    auto *heading = new SectionHeading(setup.number.label, phone.display());
    auto *list = new CheckList(setup.number.label);
    m_lists << list;
    connect(list, &CheckList::actionAsked, this, [this, setup](int row) {
        if (row == 0)
            edit(setup);
        else
            putBack(setup.number);
    });
    m_column->addWidget(heading);
    m_column->addWidget(list);
    m_column->addSpacing(belowList);

    auto *again = new Button(tr("Read"));
    again->setIconName(u"refresh-cw"_s);
    again->setSize(Button::Size::Small);
    again->setAccessibleName(tr("Read how %1 is set").arg(setup.number.label));
    connect(again, &QAbstractButton::clicked, this, [this, phone] {
        source().readNumber(phone, this, [this](const Result<> &outcome) { order(tr("Twilio is asked."), outcome); });
    });
    auto *set = new Button(tr("Set"), Button::Kind::Normal);
    set->setIconName(u"check"_s);
    set->setSize(Button::Size::Small);
    set->setAccessibleName(tr("Set the addresses of %1").arg(setup.number.label));
    connect(set, &QAbstractButton::clicked, this, [this, phone] {
        source().setNumber(
            phone, this, [this](const Result<> &outcome) { order(tr("The addresses are being set."), outcome); });
    });
    heading->addTrailing(again);
    heading->addTrailing(set);

    const bool compared = setup.setting && wanted;
    const NumberComparison comparison = compared ? compare(*setup.setting, *wanted) : NumberComparison();
    set->setUnavailable(!source().mayChange() ? tr("it needs the Administrator role.")
            : !wanted                         ? tr("there is no public URL.")
            : compared && comparison.isSet()  ? tr("they are as they should be.")
                                              : QString());
    CheckList::Item here{u"workflow"_s, Tone::Grey, tr("at this desk"), tr("Here"), tr("Runs %1").arg(setup.flowName),
        setup.mailbox.key.isEmpty() ? tr("Messages go to the general mailbox.")
                                    : tr("Messages go to %1.").arg(setup.mailbox.name),
        {}, {}, false};
    if (source().mayChange()) {
        here.action = tr("Edit…");
        here.actionName = tr("Edit %1").arg(setup.number.label);
    }
    if (!setup.setting) {
        list->setItems({here,
            {u"circle-dashed"_s, Tone::Grey, tr("not known"), tr("Not read yet"),
                tr("How it is set at Twilio is not known."), tr("Press Read to ask."), {}, {}, false}});
        return;
    }
    QList<CheckList::Item> items{here};
    if (setup.setting->ignoredFor != NumberSetting::Override::None)
        items << CheckList::Item{u"triangle-alert"_s, Tone::Amber, tr("look at this"), tr("Ignored"),
            setup.setting->ignoredFor == NumberSetting::Override::Trunk
                ? tr("A SIP trunk takes this number's calls.")
                : tr("A TwiML application takes this number's calls."),
            tr("Twilio does not use the addresses below. Take it away in the Twilio console."), {}, {}, false};
    const auto address = [&](Which which, const QString &title, const QString &shown) {
        const auto differs = std::ranges::find(comparison.differences, which, &NumberComparison::Difference::which);
        const QString here = shown.isEmpty() ? tr("None") : shown;
        if (differs == comparison.differences.end())
            items << CheckList::Item{compared ? u"circle-check"_s : u"circle-dashed"_s,
                compared ? Tone::Green : Tone::Grey, compared ? tr("good") : tr("not compared"), title, here, {}, {},
                {}, false};
        else
            items << CheckList::Item{u"triangle-alert"_s, Tone::Amber, tr("differs"), title, here,
                tr("Should be %1").arg(differs->wanted), {}, {}, false};
    };
    address(Which::Voice, tr("Call"), setup.setting->shown.voice);
    address(Which::VoiceFallback, tr("Fallback"), setup.setting->shown.voiceFallback);
    address(Which::Status, tr("End of call"), setup.setting->shown.status);
    if (const std::optional<FormerWebhooks> &former = setup.setting->before) {
        const NumberWebhooks &addresses = former->addresses;
        CheckList::Item item{u"history"_s, Tone::Grey, tr("what stood there before"), tr("Before"),
            addressText(addresses.voice, former->voiceMethod),
            tr("Fallback: %1. End of call: %2.", "addresses")
                .arg(addressText(addresses.voiceFallback, former->voiceFallbackMethod),
                    addressText(addresses.status, former->statusMethod)),
            {}, {}, false};
        if (source().mayChange()) {
            item.action = tr("Put back…");
            item.actionName = tr("Put the former addresses of %1 back").arg(setup.number.label);
        }
        items << item;
    }
    list->setItems(items);
    again->setToolTip(tr("Read %1 ago").arg(ageText(m_clock.now() - setup.setting->readAt)));
}

void NumbersSection::putBack(const OurNumber &number)
{
    const auto order = [self = QPointer(this), phone = number.phone] { // the page may be gone by the answer
        if (self)
            self->source().putBack(phone, self, [self](const Result<> &outcome) {
                self->order(tr("The former addresses are being put back."), outcome);
            });
    };
    ask(window(), tr("Put the former addresses of %1 back?").arg(number.label),
        tr("Its calls then go where they went before, and no longer to this desk."), tr("Put back"), tr("Keep these"),
        order);
}

void NumbersSection::order(const QString &done, const Result<> &outcome)
{
    if (outcome)
        Q_EMIT toastAsked({Tone::Green, u"send"_s, done, {}, {}, {}, 4s});
    else
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(outcome.error()).joined(), {}, {}, {}, 10s});
}

void NumbersSection::test()
{
    const Result<PhoneNumber> to = PhoneNumber::parse(m_to->text());
    m_to->setError(to ? QString() : tr("Enter the full number, such as %1.").arg(u"+1 206 555 0142"_s));
    m_to->setToolTip(m_to->error());
    if (!to) {
        m_to->setFocus(Qt::OtherFocusReason);
        return;
    }
    const PhoneNumber from = PhoneNumber::fromVendor(m_from->currentData().toString());
    source().testFallback(
        from, *to, this, [this](const Result<> &outcome) { order(tr("Your telephone rings in a moment."), outcome); });
}

} // namespace cb::ui
