// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signincard.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icon.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"
#include "ui/signin/rolewords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

SignInCard::SignInCard(SignInSource &source, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_words(new Label(TextRole::Small, Ink::Medium, {}, this))
    , m_listPart(makeList())
    , m_formPart(makeForm())
    , m_trouble(new Label(TextRole::Small, Ink::Red, {}, this))
    , m_signIn(new Button(tr("Sign in"), Button::Kind::Main, this))
    , m_new(new Button(tr("Somebody new…"), Button::Kind::Normal, this))
    , m_back(new Button(tr("Back"), Button::Kind::Normal, this))
    , m_out(new Button(tr("Sign out"), Button::Kind::Normal, this))
{
    setWindowTitle(tr("Who sits here?"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(new Label(TextRole::Heading, Ink::Strong, windowTitle(), this));
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    column->addWidget(m_listPart, 1);
    column->addWidget(m_formPart, 1);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_signIn->setIconName(u"log-in"_s);
    m_out->setIconName(u"log-out"_s);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
    row->addWidget(m_signIn);
    row->addWidget(m_new);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_out);
    row->addWidget(cancel);
    column->addLayout(row);
    connect(m_signIn, &QAbstractButton::clicked, this, [this] {
        if (m_form)
            addAndChoose();
        else
            choose();
    });
    connect(m_new, &QAbstractButton::clicked, this, [this] { setForm(true); });
    connect(m_back, &QAbstractButton::clicked, this, &SignInCard::read);
    connect(m_out, &QAbstractButton::clicked, this, &SignInCard::signOut);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    resize(scaled(420), scaled(380));
    setForm(false);
    read();
}

QWidget *SignInCard::makeList()
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Who works here"));
    m_list->setIconSize(QSize(scaled(16), scaled(16)));
    connect(m_list, &QListWidget::itemActivated, this, &SignInCard::choose);
    return m_list;
}

QWidget *SignInCard::makeForm()
{
    auto *form = new QWidget(this);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins({});
    column->setSpacing(10);
    m_name = new LineEdit(tr("Name"), form);
    m_phone = new LineEdit(tr("Telephone"), form);
    m_role = new QComboBox(form);
    m_role->setAccessibleName(tr("Role"));
    for (const commands::Role role : {commands::Role::Operator, commands::Role::Supervisor, commands::Role::Manager,
             commands::Role::Designer, commands::Role::Administrator})
        m_role->addItem(roleText(role), int(role));
    column->addWidget(new Field(tr("Name"), m_name, form));
    auto *phone = new Field(tr("Telephone"), m_phone, form);
    phone->setHint(tr("It rings first when you call somebody."));
    column->addWidget(phone);
    m_roleField = new Field(tr("Role"), m_role, form);
    column->addWidget(m_roleField);
    column->addStretch(1);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_phone->setFocus(Qt::TabFocusReason); });
    connect(m_phone, &QLineEdit::returnPressed, this, &SignInCard::addAndChoose);
    for (LineEdit *edit : {m_name, m_phone})
        connect(edit, &QLineEdit::textChanged, edit, [edit] { edit->setError({}); });
    return form;
}

void SignInCard::read()
{
    m_source.operators(this, [this](const Result<QList<Operator>> &people) {
        m_ready = true;
        if (people)
            showPeople(*people);
        else
            fail(people.error());
    });
}

void SignInCard::showPeople(const QList<Operator> &people)
{
    m_people = people;
    m_list->clear();
    const Tokens &t = Tokens::of(this);
    for (const Operator &person : people) {
        const bool here = person.id == m_source.current();
        const QString phone = person.phones.isEmpty() ? tr("no telephone") : person.phones.first().display();
        const QString words =
            tr("%1, %2, %3", "name, role, telephone").arg(person.name, rolesText(person.roles), phone);
        auto *item = new QListWidgetItem(
            Icon::get(here ? u"user-check"_s : u"user"_s, 16, here ? t.accent : t.ink2, devicePixelRatioF()), words,
            m_list);
        item->setSizeHint(QSize(0, scaled(32)));
        item->setData(Qt::AccessibleTextRole, here ? tr("%1, signed in").arg(words) : words);
        if (here)
            m_list->setCurrentItem(item);
    }
    if (!people.isEmpty() && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    setForm(people.isEmpty());
}

void SignInCard::setForm(bool form)
{
    m_form = form;
    const bool nobody = m_people.isEmpty();
    m_words->setText(nobody && !m_ready ? QString()
            : nobody                    ? tr("Nobody works at this desk yet. The first one administers it.")
            : form
            ? tr("They can sign in at every desk of this database from now on.")
            : tr("There is no password: whoever can open this data folder may choose. What is done from now on is "
                 "kept under this name."));
    m_listPart->setVisible(!form);
    m_formPart->setVisible(form);
    m_roleField->setVisible(!nobody);
    m_new->setVisible(!form);
    m_new->setUnavailable(m_source.mayAdd() ? QString() : tr("it needs the Administrator role."));
    m_back->setVisible(form && !nobody);
    m_out->setVisible(!form && m_source.current().isValid());
    m_signIn->setUnavailable(!form && nobody ? tr("nobody is there to choose.") : QString());
    m_trouble->hide();
    (form ? static_cast<QWidget *>(m_name) : m_list)->setFocus(Qt::TabFocusReason);
}

void SignInCard::choose()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_people.size())
        signIn(m_people.at(row).id);
}

void SignInCard::addAndChoose()
{
    if (m_signIn->isBusy())
        return;
    Operator person;
    person.name = m_name->text().simplified();
    const Result<PhoneNumber> phone = PhoneNumber::parse(m_phone->text(), m_source.region());
    m_name->setError(person.name.isEmpty() ? tr("Enter the name.") : QString());
    m_phone->setError(phone ? QString() : tr("Enter the full number, such as %1.").arg(u"+1 206 555 0142"_s));
    if (person.name.isEmpty() || !phone) {
        (person.name.isEmpty() ? m_name : m_phone)->setFocus(Qt::OtherFocusReason);
        return;
    }
    person.phones = {*phone};
    person.roles = m_people.isEmpty() ? commands::Role::Administrator : commands::Role(m_role->currentData().toInt());
    setBusy(true);
    m_source.add(person, this, [this](const Result<Operator::Id> &added) {
        setBusy(false);
        if (added) {
            signIn(*added);
        } else if (added.error().kind == Error::Kind::Conflict) {
            m_phone->setError(tr("Somebody else has this number."));
            m_phone->setFocus(Qt::OtherFocusReason);
        } else {
            fail(added.error());
        }
    });
}

void SignInCard::signIn(Operator::Id who)
{
    setBusy(true);
    m_source.signIn(who, this, [this](const Result<> &done) {
        setBusy(false);
        if (done)
            accept();
        else
            fail(done.error());
    });
}

void SignInCard::signOut()
{
    setBusy(true);
    m_source.signOut(this, [this](const Result<> &done) {
        setBusy(false);
        if (done)
            accept();
        else
            fail(done.error());
    });
}

void SignInCard::setBusy(bool busy)
{
    m_signIn->setBusy(busy);
    m_trouble->hide();
}

void SignInCard::fail(const Error &error)
{
    m_trouble->setText(errorText(error).joined());
    m_trouble->show();
}

void SignInCard::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_signincard.cpp"
