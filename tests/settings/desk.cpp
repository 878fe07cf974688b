// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "ui/shell/language.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace cb::test {

DeskStatus wellDesk()
{
    DeskStatus status;
    status.listener.health = Health::Ok;
    status.listener.port = 8787;
    status.listener.refusedToday = 2;
    status.carrier.health = Health::Ok;
    status.carrier.account = u"Marlowe Care"_s;
    status.carrier.balance = 184.20;
    status.carrier.currency = u"USD"_s;
    status.recent = {{FakeSettings::now() - std::chrono::seconds(2), u"voice/status"_s, u"in-progress"_s, 200,
                         std::chrono::milliseconds(14)},
        {FakeSettings::now() - std::chrono::seconds(9), u"voice/incoming"_s, u"ringing"_s, 200,
            std::chrono::milliseconds(21)}};
    return status;
}

Desk::Desk(const With &with, const std::function<void(Desk &)> &prepare)
    : theme(with.dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light, with.percent)
{
    const bool known = ui::setLanguage(with.language);
    Q_ASSERT(known);
    Q_UNUSED(known);
    theme.setReduceMotion(true);
    board.set(wellDesk());
    if (prepare)
        prepare(*this);
    source.make();
    ui::WindowOptions options;
    options.size = with.size;
    options.forPicture = true;
    window = std::make_unique<ui::MainWindow>(board, clock, site, options);
    window->setIdentity({u"Marlowe Care"_s, u"Dana Whitlock"_s, u"Manager"_s});
    window->addPage(ui::SettingsPage::pageNames(), [this](QWidget *parent) {
        return new ui::SettingsPage({source, board, clock, site}, parent);
    });
    window->open(with.page);
    window->show();
    window->activateWindow();
    const bool inFront = QTest::qWaitForWindowActive(window.get());
    Q_ASSERT(inFront);
    Q_UNUSED(inFront);
}

void Desk::type(const QString &key, const QString &text) const
{
    edit(key).setFocus();
    edit(key).selectAll();
    if (text.isEmpty())
        QTest::keyClick(&edit(key), Qt::Key_Delete);
    else
        QTest::keyClicks(&edit(key), text);
}

void Desk::save() const
{
    QTest::keyClick(window.get(), Qt::Key_S, Qt::ControlModifier);
}

} // namespace cb::test
