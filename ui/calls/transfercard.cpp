// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/transfercard.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

TransferCard::TransferCard(const QString &caller, QWidget *parent)
    : QDialog(parent)
    , m_field(new SearchField(tr("Person, team or number"), this))
    , m_list(new QListWidget(this))
    , m_transfer(new Button(tr("Transfer"), Button::Kind::Main, this))
{
    setWindowTitle(tr("Transfer %1").arg(caller));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(new Label(TextRole::Heading, Ink::Strong, windowTitle(), this));
    m_field->setPlaceholderText(tr("Person, team or number"));
    m_field->installEventFilter(this);
    column->addWidget(m_field);
    m_list->setAccessibleName(tr("Who can be rung"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(scaled(16), scaled(16)));
    column->addWidget(m_list, 1);
    auto *what = new Label(
        TextRole::Small, Ink::Medium, tr("Blind: you leave the call as soon as the other telephone rings."), this);
    what->setWordWrap(true);
    column->addWidget(what);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_transfer->setIconName(u"forward"_s);
    auto *cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
    row->addWidget(m_transfer);
    row->addStretch(1);
    row->addWidget(cancel);
    column->addLayout(row);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_transfer, &QAbstractButton::clicked, this, &TransferCard::choose);
    connect(m_list, &QListWidget::itemActivated, this, &TransferCard::choose);
    connect(m_field, &QLineEdit::textChanged, this, &TransferCard::fill);
    connect(m_field, &SearchField::left, this, &QDialog::reject);
    resize(scaled(360), scaled(380));
    m_field->setFocus();
    fill();
}

void TransferCard::setTargets(const QList<calls::TransferTarget> &targets)
{
    m_targets = targets;
    fill();
}

void TransferCard::fill()
{
    const QString text = m_field->text().trimmed();
    m_shown.clear();
    for (const calls::TransferTarget &target : std::as_const(m_targets)) {
        if (target.name.contains(text, Qt::CaseInsensitive))
            m_shown << target;
    }
    if (const Result<PhoneNumber> number = PhoneNumber::parse(text); number)
        m_shown << calls::TransferTarget{number->display(), *number, {}, {}};
    m_list->clear();
    const Tokens &t = Tokens::of(this);
    for (const calls::TransferTarget &target : std::as_const(m_shown)) {
        const QString icon = !target.team.isEmpty() ? u"users-round"_s
            : target.person.isValid()               ? u"user"_s
                                                    : u"phone"_s;
        const QString words = !target.team.isEmpty() ? tr("%1, team").arg(target.name)
            : target.person.isValid() ? tr("%1, %2", "name, number").arg(target.name, target.number.display())
                                      : target.name;
        auto *item = new QListWidgetItem(Icon::get(icon, 16, t.ink2, devicePixelRatioF()), words, m_list);
        item->setSizeHint(QSize(0, scaled(32)));
    }
    if (!m_shown.isEmpty())
        m_list->setCurrentRow(0);
    m_transfer->setUnavailable(m_shown.isEmpty() ? tr("nobody is called that, and it is no number.") : QString());
}

void TransferCard::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_shown.size())
        return;
    const calls::TransferTarget target = m_shown.at(row); // accept() may end us
    accept();
    Q_EMIT chosen(target);
}

bool TransferCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            const int rows = m_list->count();
            if (rows > 0)
                m_list->setCurrentRow((m_list->currentRow() + (key->key() == Qt::Key_Down ? 1 : rows - 1)) % rows);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void TransferCard::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

} // namespace cb::ui

#include "moc_transfercard.cpp"
