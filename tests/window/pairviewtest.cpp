// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pairview.h"
#include "support/suite.h"

#include <QTest>

using namespace cb;
using namespace cb::ui;

class PairViewTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theLineStaysWhereSomebodyPutIt()
    {
        QWidget window;
        window.resize(1001, 400);
        PairView pair(new QWidget, new QWidget, &window);
        pair.resize(1001, 400);
        window.show();
        pair.arrange(false, false);
        pair.place(700, 300);
        QCOMPARE(pair.sizes(), (QList<int>{700, 300}));
        pair.setSizes({500, 500});
        pair.place(700, 300);
        QCOMPARE(pair.sizes(), (QList<int>{500, 500}));
    }

    void oneOfThemWhereItIsNarrow()
    {
        auto *list = new QWidget;
        auto *detail = new QWidget;
        PairView pair(list, detail);
        pair.arrange(true, false);
        QVERIFY(!list->isHidden() && detail->isHidden());
        pair.arrange(true, true);
        QVERIFY(list->isHidden() && !detail->isHidden());
        pair.arrange(false, true);
        QVERIFY(!list->isHidden() && !detail->isHidden());
    }
};
static const test::Register<PairViewTest> pairViewTest;

#include "pairviewtest.moc"
