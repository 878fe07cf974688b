// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "calls/callroles.h"
#include "ui/shell/language.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace cb::test {

Desk::Desk(const With &with)
    : theme(with.dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light, with.percent)
    , source(with.empty)
{
    const bool known = ui::setLanguage(with.language);
    Q_ASSERT(known);
    Q_UNUSED(known);
    theme.setReduceMotion(true);
    board.set(FakeCalls::desk());
    ui::WindowOptions options;
    options.size = with.size;
    options.forPicture = true;
    window = std::make_unique<ui::MainWindow>(board, clock, FakeCalls::site(), options);
    window->setIdentity({u"Marlowe Care"_s, u"Dana Whitlock"_s, u"Manager"_s});
    window->addPage({u"calls"_s, u"history"_s}, [this](QWidget *parent) {
        return new ui::CallsPage({source, board, clock, FakeCalls::site(), FakeCalls::me(), true}, parent);
    });
    window->open(with.page);
    window->show();
    window->activateWindow();
    const bool inFront = QTest::qWaitForWindowActive(window.get());
    Q_ASSERT(inFront);
    Q_UNUSED(inFront);
}

LongRows::LongRows(int rows, int perDay)
    : m_rows(rows)
    , m_perDay(perDay)
{ }

int LongRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant LongRows::data(const QModelIndex &index, int role) const
{
    ++asked;
    const bool header = index.row() % (m_perDay + 1) == 0;
    switch (role) {
    case KindRole:
        return int(header ? CallRow::Header : CallRow::Call);
    case CountRole:
        return header ? std::min(m_perDay, m_rows - index.row() - 1) : 0;
    case IdRole:
        return header ? 0 : index.row() + 1;
    default:
        return {};
    }
}

} // namespace cb::test

#include "moc_desk.cpp"
