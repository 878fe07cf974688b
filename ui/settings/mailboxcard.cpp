// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/mailboxcard.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr qsizetype longestKey = 48; // of the 64 that the command takes: a number may follow

} // namespace

QString mailboxKey(const QString &name, const QStringList &taken)
{
    QString words;
    for (const QChar c : name.toLower().normalized(QString::NormalizationForm_D)) {
        if (c.isLetterOrNumber())
            words += c;
        else if (!c.isMark())
            words += u' ';
    }
    QString key = words.simplified().replace(u' ', u'-').left(longestKey);
    if (key.isEmpty())
        key = u"mailbox"_s;
    QString free = key;
    for (int i = 2; taken.contains(free); ++i)
        free = u"%1-%2"_s.arg(key).arg(i);
    return free;
}

MailboxCard::MailboxCard(SettingsSource &source, const Mailbox &mailbox, const MailboxChoices &choices, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_name(new LineEdit(tr("Name"), this))
    , m_team(new QComboBox(this))
    , m_trouble(new Label(TextRole::Small, Ink::Red, {}, this))
    , m_save(new Button(tr("Save"), Button::Kind::Main, this))
{
    for (const Mailbox &known : choices.mailboxes) {
        if (known.id != mailbox.id)
            m_taken << known.key;
    }
    setWindowTitle(mailbox.id.isValid() ? mailbox.name : tr("New mailbox"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(new Label(TextRole::Heading, Ink::Strong, windowTitle(), this));
    auto *name = new Field(tr("Name"), m_name, this);
    name->setHint(tr("As it is called at this desk, such as Billing."));
    column->addWidget(name);
    auto *team = new Field(tr("Team"), m_team, this);
    team->setHint(tr("Whose it is: its people can have the messages of their teams alone in the list."));
    column->addWidget(team);
    m_team->setAccessibleName(tr("Team"));
    m_team->addItem(tr("Everybody's"), qlonglong(0));
    for (const Team &one : choices.teams)
        m_team->addItem(one.name, qlonglong(one.id.value));
    m_team->setCurrentIndex(std::max(0, m_team->findData(qlonglong(mailbox.team.value))));
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

    m_name->setText(mailbox.name);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_save, &QAbstractButton::clicked, this, &MailboxCard::save);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_team->setFocus(Qt::TabFocusReason); });
    connect(m_name, &QLineEdit::textChanged, m_name, [this] { m_name->setError({}); });
    resize(scaled(400), sizeHint().height());
    m_name->setFocus(Qt::TabFocusReason);
}

void MailboxCard::save()
{
    Mailbox wanted = m_mailbox;
    wanted.name = m_name->text().simplified();
    wanted.team = Team::Id{m_team->currentData().toLongLong()};
    if (wanted.name.isEmpty()) {
        m_name->setError(tr("Enter the name."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (wanted.key.isEmpty())
        wanted.key = mailboxKey(wanted.name, m_taken);
    m_save->setBusy(true);
    m_trouble->hide();
    m_source.saveMailbox(wanted, this, [this](const Result<> &outcome) {
        m_save->setBusy(false);
        if (!outcome) {
            m_trouble->setText(errorText(outcome.error()).joined());
            m_trouble->show();
            return;
        }
        Q_EMIT saved();
        accept();
    });
}

void MailboxCard::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_mailboxcard.cpp"
