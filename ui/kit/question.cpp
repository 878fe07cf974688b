// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/question.h"

#include "ui/kit/button.h"
#include "ui/kit/text.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cb::ui {

QDialog *ask(QWidget *over, const QString &question, const QString &consequence, const QString &yes, const QString &no,
    std::function<void()> then)
{
    auto *dialog = new QDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(new Label(TextRole::Heading, Ink::Strong, question, dialog));
    auto *words = new Label(TextRole::Body, Ink::Medium, consequence, dialog);
    words->setWordWrap(true);
    column->addWidget(words);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *doIt = new Button(yes, Button::Kind::Danger, dialog);
    auto *leave = new Button(no, Button::Kind::Normal, dialog);
    row->addStretch(1);
    row->addWidget(leave);
    row->addWidget(doIt);
    column->addLayout(row);
    QObject::connect(leave, &QAbstractButton::clicked, dialog, &QDialog::reject);
    QObject::connect(doIt, &QAbstractButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, over, std::move(then));
    leave->setFocus();
    dialog->open();
    return dialog;
}

} // namespace cb::ui
