// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/numbercard.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// Shows `key` as the choice, though it may not be among them any more.
void choose(QComboBox *box, const NamedKey &chosen)
{
    int row = box->findData(chosen.key);
    if (row < 0) {
        box->addItem(chosen.name.isEmpty() ? chosen.key : chosen.name, chosen.key);
        row = box->count() - 1;
    }
    box->setCurrentIndex(row);
}

} // namespace

NumberCard::NumberCard(SettingsSource &source, const OurNumberSetup &setup, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_setup(setup)
    , m_phone(new LineEdit(tr("Number"), this))
    , m_label(new LineEdit(tr("Name"), this))
    , m_flow(new QComboBox(this))
    , m_mailbox(new QComboBox(this))
    , m_trouble(new Label(TextRole::Small, Ink::Red, {}, this))
    , m_save(new Button(tr("Save"), Button::Kind::Main, this))
{
    const bool isNew = setup.number.phone.isEmpty();
    setWindowTitle(isNew ? tr("New number") : setup.number.phone.display());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(new Label(TextRole::Heading, Ink::Strong, windowTitle(), this));
    auto *phone = new Field(tr("Number"), m_phone, this);
    phone->setHint(tr("One of the numbers of the Twilio account."));
    phone->setVisible(isNew);
    column->addWidget(phone);
    auto *label = new Field(tr("Name"), m_label, this);
    label->setHint(tr("As it is called at this desk, such as Main line."));
    column->addWidget(label);
    auto *flow = new Field(tr("Flow"), m_flow, this);
    flow->setHint(tr("What answers its calls, from the next one on."));
    column->addWidget(flow);
    auto *mailbox = new Field(tr("Mailbox"), m_mailbox, this);
    mailbox->setHint(tr("Where its messages go, unless the flow names another."));
    column->addWidget(mailbox);
    m_flow->setAccessibleName(tr("Flow"));
    m_mailbox->setAccessibleName(tr("Mailbox"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_save->setIconName(u"check"_s);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
    row->addWidget(m_save);
    row->addStretch(1);
    row->addWidget(cancel);
    column->addLayout(row);

    m_label->setText(setup.number.label);
    m_save->setUnavailable(tr("the flows are being read."));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_save, &QAbstractButton::clicked, this, &NumberCard::save);
    connect(m_phone, &QLineEdit::returnPressed, this, [this] { m_label->setFocus(Qt::TabFocusReason); });
    connect(m_label, &QLineEdit::returnPressed, this, [this] { m_flow->setFocus(Qt::TabFocusReason); });
    for (LineEdit *edit : {m_phone, m_label})
        connect(edit, &QLineEdit::textChanged, edit, [edit] { edit->setError({}); });
    resize(scaled(400), sizeHint().height());
    (isNew ? m_phone : m_label)->setFocus(Qt::TabFocusReason);
    source.numberChoices(this, [this](const Result<NumberChoices> &choices) {
        if (choices)
            takeChoices(*choices);
        else
            fail(choices.error());
    });
}

void NumberCard::takeChoices(const NumberChoices &choices)
{
    for (const NamedKey &flow : choices.flows)
        m_flow->addItem(flow.name, flow.key);
    choose(m_flow, {m_setup.number.flow.isEmpty() ? choices.usualFlow : m_setup.number.flow, {}});
    m_mailbox->addItem(tr("General mailbox"), QString());
    for (const NamedKey &mailbox : choices.mailboxes)
        m_mailbox->addItem(mailbox.name, mailbox.key);
    choose(m_mailbox, m_setup.mailbox);
    m_save->setUnavailable({});
    m_ready = true;
}

void NumberCard::save()
{
    NumberEdit edit;
    edit.phone = m_setup.number.phone;
    edit.label = m_label->text().simplified();
    edit.flow = m_flow->currentData().toString();
    edit.mailbox = m_mailbox->currentData().toString();
    if (edit.phone.isEmpty()) {
        const Result<PhoneNumber> typed =
            PhoneNumber::parse(m_phone->text(), m_source.configuration().text(u"site.region"_s));
        if (!typed) {
            m_phone->setError(tr("Enter the full number, such as %1.").arg(u"+1 206 555 0142"_s));
            m_phone->setFocus(Qt::OtherFocusReason);
            return;
        }
        edit.phone = *typed;
    }
    if (edit.label.isEmpty()) {
        m_label->setError(tr("Enter the name."));
        m_label->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_save->setBusy(true);
    m_trouble->hide();
    m_source.saveNumber(edit, this, [this](const Result<> &outcome) {
        m_save->setBusy(false);
        if (!outcome) {
            fail(outcome.error());
            return;
        }
        Q_EMIT saved();
        accept();
    });
}

void NumberCard::fail(const Error &error)
{
    m_trouble->setText(errorText(error).joined());
    m_trouble->show();
}

void NumberCard::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_numbercard.cpp"
