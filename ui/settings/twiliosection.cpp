// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/heading.h"
#include "ui/settings/checklist.h"
#include "ui/shell/deskwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

CheckList::Item good(const QString &title, const QString &text, const QString &detail = {})
{
    return {u"circle-check"_s, Tone::Green, {}, title, text, detail, {}, {}, false};
}

CheckList::Item bad(Tone tone, const QString &title, const QString &text, const QString &detail)
{
    return {tone == Tone::Red ? u"circle-x"_s : u"triangle-alert"_s, tone, {}, title, text, detail, {}, {},
        tone == Tone::Red};
}

} // namespace

TwilioSection::TwilioSection(SettingsSource &source, const DeskBoard &board, const Clock &clock, QWidget *parent)
    : SettingsSection(u"twilio"_s, tr("Twilio account"), source, parent)
    , m_board(board)
    , m_clock(clock)
    , m_heading(new SectionHeading(tr("Live check")))
    , m_again(new Button(tr("Check again")))
    , m_list(new CheckList(tr("Live check")))
    , m_trouble(new EmptyState)
{
    using enum SettingRow::Editor;
    addHeading(tr("Account"));
    add(u"twilio.account_sid"_s, Code)->setPlaceholder(tr("Not set yet"));
    addSecret(u"twilio.auth_token"_s);
    addHeading(tr("API key"));
    add(u"twilio.api_key_sid"_s, Code)->setPlaceholder(tr("The auth token is used"));
    addSecret(u"twilio.api_key_secret"_s);
    addHeading(tr("Numbers"));
    add(u"twilio.phone_number"_s)->setPlaceholder(tr("Not set yet"));
    add(u"twilio.sms_number"_s)->setPlaceholder(tr("The same number"));
    add(u"calls.default_transfer_number"_s)->setPlaceholder(tr("Not set yet"));
    add(u"twilio.fallback_url"_s)->setPlaceholder(tr("This desk's own"));
    setting(u"twilio.fallback_url"_s)
        ->setNote(
            tr("Answers callers when this desk does not: a TwiML Bin of the account, say. Numbers get it when their "
               "addresses are set."));
    addHeading(tr("Calls out"));
    SettingRow *pace = add(u"twilio.calls_per_second"_s, Short);
    pace->setUnit(tr("calls per second"));
    pace->setNote(tr("Twilio takes one, unless it has raised that for this account."));
    add(u"calls.attempts"_s, Short)->setUnit(tr("at most"));
    SettingRow *after = add(u"calls.retry_after"_s, Choice);
    after->addChoice(u"busy,no_answer"_s, tr("Busy or no answer"));
    after->addChoice(u"no_answer"_s, tr("No answer"));
    after->addChoice(u"busy"_s, tr("Busy"));
    after->addChoice(u"busy,no_answer,failed"_s, tr("Busy, no answer or a failed connection"));
    add(u"calls.retry_delay"_s, Short)->setUnit(tr("seconds"));
    addHeading(tr("Where it is reached"));
    SettingRow *region = add(u"twilio.region"_s, Choice);
    region->addChoice({}, tr("United States (us1)"));
    region->addChoice(u"ie1"_s, tr("Ireland (ie1)"));
    region->addChoice(u"au1"_s, tr("Australia (au1)"));
    SettingRow *edge = add(u"twilio.edge"_s, Choice);
    edge->addChoice({}, tr("The nearest"));
    for (const char *name : {"ashburn", "umatilla", "dublin", "frankfurt", "sao-paulo", "singapore", "sydney", "tokyo"})
        edge->addChoice(QString::fromLatin1(name), QString::fromLatin1(name));
    add(u"twilio.base_url"_s);
    addHeading(tr("TaskRouter"));
    add(u"twilio.workspace_sid"_s, Code)->setPlaceholder(tr("Not used"));
    add(u"twilio.workflow_sid"_s, Code)->setPlaceholder(tr("Not used"));
    addEnd();

    m_again->setIconName(u"refresh-cw"_s);
    m_again->setSize(Button::Size::Small);
    m_heading->addTrailing(m_again);
    m_trouble->hide();
    sideColumn()->addWidget(m_heading);
    sideColumn()->addWidget(m_trouble);
    sideColumn()->addWidget(m_list);
    sideColumn()->addStretch();

    connect(m_again, &QAbstractButton::clicked, &source, &SettingsSource::askAccount);
    connect(&source, &SettingsSource::accountChanged, this, [this] {
        showAccount();
        if (isSettled())
            Q_EMIT settled();
    });
    connect(&board, &DeskBoard::changed, this, &TwilioSection::showAccount);
    refresh();
    showAccount();
}

void TwilioSection::opened()
{
    if (!source().account() && !source().isAskingAccount())
        source().askAccount();
}

bool TwilioSection::isSettled() const
{
    return source().account().has_value() && !source().isAskingAccount()
        && source().secret(u"twilio.auth_token"_s).has_value();
}

void TwilioSection::refresh()
{
    SettingsSection::refresh();
    showAccount();
}

void TwilioSection::tick(Instant now)
{
    const std::optional<AccountAnswer> &answer = source().account();
    m_heading->setRemark(source().isAskingAccount() ? tr("Asking Twilio…")
            : !answer                               ? QString()
            : now - answer->at < 10s                ? tr("Checked just now")
                                                    : tr("Checked %1 ago").arg(ageText(now - answer->at)));
}

void TwilioSection::showAccount()
{
    m_again->setBusy(source().isAskingAccount());
    tick(m_clock.now());
    const std::optional<AccountAnswer> &answer = source().account();
    const bool token = m_board.status().listener.problem == ListenerStatus::Problem::WrongToken
        || (answer && answer->token == TokenVerdict::Wrong);
    const bool denied = answer && !answer->report && answer->report.error().kind == Error::Kind::Denied;
    m_trouble->clearActions();
    m_trouble->setVisible(true);
    m_list->setVisible(answer && answer->report);
    if (token)
        showWrongToken();
    else if (denied)
        showRefusedKey();
    else if (answer && !answer->report)
        showSilence(answer->report.error());
    else
        m_trouble->hide();
    if (answer && answer->report)
        showReport(*answer->report);
}

void TwilioSection::showRefusedKey()
{
    m_trouble->setState(Tone::Amber, u"key-round"_s, tr("Twilio refused the API key"),
        tr("Calls still arrive. Hold, transfer and SMS are paused until it is replaced."));
    connect(m_trouble->addAction(tr("Replace key…"), Button::Kind::Main), &QAbstractButton::clicked, this,
        [this] { replaceSecret(u"twilio.api_key_secret"_s); });
    connect(m_trouble->addAction(tr("Copy details")), &QAbstractButton::clicked, this, [this] {
        const std::optional<AccountAnswer> &answer = source().account();
        if (!answer || answer->report)
            return;
        // For a colleague or Twilio's support: what was asked and answered, and no secret.
        QGuiApplication::clipboard()->setText(
            u"%1 %2 HTTP %3 %4"_s.arg(source().configuration().text(u"twilio.account_sid"_s),
                source().configuration().text(u"twilio.api_key_sid"_s),
                QString::number(answer->report.error().httpStatus), answer->report.error().detail));
        Q_EMIT toastAsked({Tone::Green, u"copy"_s, tr("Copied"), {}, {}, {}, 4s});
    });
}

void TwilioSection::showWrongToken()
{
    m_trouble->setState(Tone::Red, u"shield-x"_s, tr("The auth token is wrong"),
        tr("Calls are being refused, as signatures cannot be checked. Callers hear the fallback."));
    connect(m_trouble->addAction(tr("Enter token…"), Button::Kind::Main), &QAbstractButton::clicked, this,
        [this] { replaceSecret(u"twilio.auth_token"_s); });
    connect(m_trouble->addAction(tr("Show requests")), &QAbstractButton::clicked, this,
        [this] { Q_EMIT sectionAsked(u"listener"_s); });
}

void TwilioSection::showSilence(const Error &error)
{
    if (error.kind == Error::Kind::Invalid)
        m_trouble->setState(Tone::Grey, u"phone"_s, tr("No account is connected"),
            tr("Enter the account SID and the auth token. You find both on the first page of the Twilio console."));
    else
        m_trouble->setState(Tone::Amber, u"wifi-off"_s, tr("Twilio does not answer"),
            tr("Calls that are under way go on. Check the connection and the base URL, then check again."));
}

void TwilioSection::showReport(const AccountReport &report)
{
    QList<CheckList::Item> items;
    const bool ours = report.sid == source().configuration().text(u"twilio.account_sid"_s);
    items << (ours ? good(tr("Account"), report.name, report.sid)
                   : bad(Tone::Red, tr("Account"), report.name, tr("This is %1, another account.").arg(report.sid)));
    if (report.status == u"active")
        items << good(tr("Status"), tr("Active"));
    else
        items << bad(Tone::Red, tr("Status"), report.status, tr("Calls do not arrive until it is active. Ask Twilio."));
    if (report.balance) {
        const QString money = moneyText(*report.balance, report.currency);
        items << (*report.balance > 0 ? good(tr("Balance"), money)
                                      : bad(Tone::Red, tr("Balance"), money, tr("Top it up in the Twilio console.")));
    }
    if (report.trial)
        items << bad(Tone::Amber, tr("Trial"), tr("Yes"), tr("It reaches verified numbers only."));
    else
        items << good(tr("Trial"), tr("No, a full account"));
    QStringList verified;
    for (const PhoneNumber &number : report.verified)
        verified << number.display();
    if (report.trial || !verified.isEmpty()) {
        items << (verified.isEmpty()
                ? bad(Tone::Amber, tr("Verified"), tr("No number yet"), tr("Verify one in the Twilio console."))
                : good(tr("Verified"), tr("%n numbers", nullptr, int(verified.size())), verified.join(u", "_s)));
    }
    QStringList numbers;
    for (const CarrierNumber &number : report.numbers)
        numbers << number.phone.display();
    items << (numbers.isEmpty()
            ? bad(Tone::Amber, tr("Numbers"), tr("None yet"), tr("Buy one in the Twilio console."))
            : good(tr("Numbers"), tr("%n numbers", nullptr, int(numbers.size())), numbers.join(u", "_s)));
    for (CheckList::Item &item : items)
        item.state = item.tone == Tone::Green ? tr("good") : tr("look at this");
    m_list->setItems(items);
}

} // namespace cb::ui
