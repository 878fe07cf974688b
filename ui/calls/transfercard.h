// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callservice.h"

#include <QDialog>

class QListWidget;

namespace cb::ui {

class Button;
class SearchField;

/// Whom to transfer a call to, blind: a person, a team, or any number that is typed. Keys go to the field; Up, Down and
/// Enter to the list.
class TransferCard final : public QDialog
{
    Q_OBJECT
public:
    TransferCard(const QString &caller, QWidget *parent);
    void setTargets(const QList<calls::TransferTarget> &targets);

Q_SIGNALS:
    void chosen(const cb::calls::TransferTarget &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void choose();

    QList<calls::TransferTarget> m_targets;
    QList<calls::TransferTarget> m_shown; // by row
    SearchField *m_field;
    QListWidget *m_list;
    Button *m_transfer;
};

} // namespace cb::ui
