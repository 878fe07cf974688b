// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "servedfolder.h"
#include "support/suite.h"
#include "ui/calls/callspage.h"
#include "ui/calls/livedelegate.h"
#include "ui/calls/liveview.h"
#include "ui/shell/language.h"
#include "ui/shell/pairview.h"
#include "ui/shell/rail.h"

#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

constexpr int moved = 90; // px, by which somebody moves the line

const ui::CallsPage *callsOf(const test::Program &program)
{
    return qobject_cast<ui::CallsPage *>(program.window->page());
}

/// The line between the live calls and what is beside them.
ui::PairView *pairOf(const test::Program &program)
{
    return qobject_cast<ui::PairView *>(callsOf(program)->live()->parentWidget());
}

bool isNear(int a, int b)
{
    return std::abs(a - b) <= 2;
}

} // namespace

/// `callboard --safe`: a layout that was saved, and may be what is wrong, is passed over and replaced.
class SafeTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(ui::setLanguage(u"en"_s));
        QGuiApplication::setQuitOnLastWindowClosed(false); // the test goes on
    }

    void theSavedLayoutIsPassedOverAndReplaced()
    {
        const test::ServedFolder folder;
        const QStringList words{u"--data"_s, folder.path(), u"--size"_s, u"1440x900"_s};
        const ui::LiveColumns all = ui::LiveColumn::Route | ui::LiveColumn::Agent | ui::LiveColumn::State;
        int usual = 0;
        {
            const test::Program first(words);
            QVERIFY(first.window);
            QTRY_VERIFY(first.window->isSettled());
            usual = pairOf(first)->sizes().first();
            QVERIFY(usual > 2 * moved);
            pairOf(first)->setSizes({usual - moved, pairOf(first)->sizes().last() + moved});
            callsOf(first)->live()->delegate()->setColumns(ui::LiveColumn::Route);
            first.window->foldRail(true);
            QVERIFY(first.window->close());
        }
        {
            const test::Program again(words);
            QTRY_VERIFY(again.window->isSettled());
            QVERIFY(again.window->rail()->isFolded());
            QCOMPARE(callsOf(again)->live()->delegate()->columns(), ui::LiveColumns(ui::LiveColumn::Route));
            QVERIFY(!isNear(pairOf(again)->sizes().first(), usual));
        }
        {
            const test::Program safe(words + QStringList{u"--safe"_s});
            QTRY_VERIFY(safe.window->isSettled());
            QVERIFY(!safe.window->rail()->isFolded());
            QCOMPARE(callsOf(safe)->live()->delegate()->columns(), all);
            QVERIFY(isNear(pairOf(safe)->sizes().first(), usual));
            QVERIFY(safe.window->close());
        }
        const test::Program after(words);
        QTRY_VERIFY(after.window->isSettled());
        QVERIFY(!after.window->rail()->isFolded());
        QCOMPARE(callsOf(after)->live()->delegate()->columns(), all);
        QVERIFY(isNear(pairOf(after)->sizes().first(), usual));
    }
};
static const test::Register<SafeTest> safeTest;

#include "safetest.moc"
