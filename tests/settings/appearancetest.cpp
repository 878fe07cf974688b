// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesettings.h"

#include "support/suite.h"
#include "ui/kit/choices.h"
#include "ui/kit/theme.h"
#include "ui/settings/sections.h"
#include "ui/shell/appearance.h"

#include <QComboBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

/// A section over settings that nobody else reads.
struct Looks {
    Looks()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QSettings().clear();
    }
    ~Looks() { QSettings().clear(); }

    /// As a person would choose it.
    static void choose(const AppearanceSection &section, const QString &label, const QString &text)
    {
        for (auto *box : section.findChildren<QComboBox *>()) {
            if (box->accessibleName() != label)
                continue;
            box->setCurrentIndex(box->findText(text));
            Q_EMIT box->activated(box->currentIndex());
        }
    }
    static void press(const AppearanceSection &section, const QString &label)
    {
        for (auto *toggle : section.findChildren<Toggle *>()) {
            if (toggle->accessibleName() == label)
                toggle->click();
        }
    }

    QTemporaryDir folder;
    Theme theme{Theme::Choice::Light};
    test::FakeSettings source;
};

} // namespace

class AppearanceTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsChosenIsSeenAtOnceAndKept()
    {
        Looks looks;
        looks.source.make();
        const AppearanceSection section(looks.source);
        QVERIFY(!looks.theme.tokens().dark);
        Looks::choose(section, u"Theme"_s, u"Dark"_s);
        QVERIFY(looks.theme.tokens().dark);
        Looks::press(section, u"High contrast"_s);
        QCOMPARE(looks.theme.tokens().border, 2);
        Looks::choose(section, u"Text size"_s, u"130 %"_s);
        QCOMPARE(looks.theme.textPercent(), 130);
        Looks::press(section, u"Reduce motion"_s);
        QVERIFY(looks.theme.reduceMotion());
        Looks::choose(section, u"Language"_s, u"Español"_s);

        const Appearance kept = Appearance::saved();
        QCOMPARE(kept, (Appearance{Theme::Choice::Dark, 130, true, true, u"es"_s}));
        Theme::current()->setChoice(Theme::Choice::Light);
        kept.applyTo(looks.theme); // the next start
        QVERIFY(looks.theme.tokens().dark);
    }
    void whatNobodyKnowsIsTheDefault()
    {
        const Looks looks;
        QSettings().setValue(u"appearance/theme"_s, u"Plaid"_s);
        QSettings().setValue(u"appearance/language"_s, u"xx"_s);
        QSettings().setValue(u"appearance/text"_s, u"large"_s);
        const Appearance kept = Appearance::saved();
        QCOMPARE(kept.theme, Theme::Choice::System);
        QCOMPARE(kept.language, QString());
        QCOMPARE(kept.textPercent, 100);
        QSettings().setValue(u"appearance/text"_s, 4711);
        QCOMPARE(Appearance::saved().textPercent, 100);
    }
    void nothingHereIsTheDesksToSave()
    {
        Looks looks;
        looks.source.make();
        const AppearanceSection section(looks.source);
        QVERIFY(!section.hasForm());
        Looks::choose(section, u"Theme"_s, u"Dark"_s);
        QVERIFY(section.unsaved().isEmpty());
        QCOMPARE(looks.source.askedToSave, 0);
    }
};
static const test::Register<AppearanceTest> appearanceTest;

#include "appearancetest.moc"
