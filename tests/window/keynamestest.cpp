// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/keycap.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/language.h"

#include <QAction>
#include <QFile>
#include <QKeySequence>
#include <QLibraryInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

/// What stands on the keys, in the language of the desk. Qt's own catalogue knows it.
class KeyNamesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        QVERIFY2(QFile::exists(folder + u"/qtbase_es.qm"_s),
            "qt6-translations-l10n is of packaging/packages-run.txt and not installed");
    }
    void cleanup() { QVERIFY(setLanguage(u"en"_s)); }

    void keysHaveTheirNamesInSpanish_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<QString>("cap");
        QTest::newRow("space") << QKeySequence(Qt::Key_Space) << u"Espacio"_s;
        QTest::newRow("control") << QKeySequence(Qt::CTRL | Qt::Key_K) << u"Control K"_s;
        QTest::newRow("shift") << QKeySequence(Qt::SHIFT | Qt::Key_F6) << u"Mayúsculas F6"_s;
        QTest::newRow("arrow") << QKeySequence(Qt::Key_Up) << u"Arriba"_s;
        QTest::newRow("enter") << QKeySequence(Qt::Key_Return) << u"Intro"_s;
        QTest::newRow("letter") << QKeySequence(Qt::Key_J) << u"J"_s;
    }
    void keysHaveTheirNamesInSpanish()
    {
        QFETCH(QKeySequence, keys);
        QVERIFY(setLanguage(u"es"_s));
        QTEST(capText(keys), "cap");
    }

    void aTooltipEndsWithTheKeysOwnName()
    {
        QVERIFY(setLanguage(u"es"_s));
        QAction play(u"Reproducir"_s);
        KeyMap::bundled().bind(&play, u"player.toggle"_s);
        QVERIFY2(play.toolTip().endsWith(u"(Espacio)"_s), qPrintable(play.toolTip()));
        QCOMPARE(play.shortcut(), QKeySequence(Qt::Key_Space)); // the key itself is what it was
    }

    void theKeySheetSpeaksSpanish()
    {
        test::Desk desk({.language = u"es"_s});
        const KeySheet sheet(desk.page(), desk.window.get());
        QStringList caps;
        for (const KeyCap *cap : sheet.findChildren<KeyCap *>())
            caps << cap->accessibleName();
        QVERIFY(caps.contains(u"Control 1"_s));
        QVERIFY(caps.contains(u"Intro"_s));
        QVERIFY(caps.filter(u"Ctrl"_s).isEmpty());
    }
};

static const test::Register<KeyNamesTest> keyNamesTest;

#include "keynamestest.moc"
