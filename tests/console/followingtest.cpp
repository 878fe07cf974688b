// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/session.h"
#include "program.h"
#include "servedfolder.h"
#include "support/suite.h"
#include "ui/shell/language.h"
#include "ui/shell/page.h"
#include "ui/shell/statusstrip.h"

#include <QLocale>
#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

/// What the strip's clock says in that zone, now.
QString clockIn(const QByteArray &zone)
{
    return QLocale().toString(QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone(zone)), u"ddd d MMM, HH:mm"_s);
}

} // namespace

/// A window beside an engine goes by the settings that are saved in the database they share.
class FollowingTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(ui::setLanguage(u"en"_s)); }

    void aConsoleBeginsWithWhatIsSaved()
    {
        test::ServedFolder folder;
        QVERIFY(folder.save({{u"site.organisation"_s, u"Marlowe Care"_s}, {u"site.timezone"_s, u"America/New_York"_s},
            {u"site.day_start"_s, u"04:00"_s}, {u"site.region"_s, u"GB"_s}}));
        const SystemClock clock;
        app::Session::Options options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        const auto session = app::Session::open(options, clock);
        QVERIFY(session);
        QVERIFY(!(*session)->engine());
        const config::Configuration &settings = (*session)->configuration();
        QCOMPARE(settings.text(u"site.organisation"_s), u"Marlowe Care"_s);
        QCOMPARE(settings.text(u"site.region"_s), u"GB"_s);
        QCOMPARE(settings.site().zone(), QTimeZone("America/New_York"));
        QCOMPARE(settings.site().dayStart(), QTime(4, 0));
    }

    void itsWindowFollowsWhatIsSavedLater()
    {
        test::ServedFolder folder;
        QVERIFY(
            folder.save({{u"site.organisation"_s, u"Marlowe Care"_s}, {u"site.timezone"_s, u"America/New_York"_s}}));
        const test::Program program({u"--data"_s, folder.path(), u"--page"_s, u"history"_s});
        QVERIFY(program.opened.has_value());
        ui::MainWindow *const window = program.window;
        QVERIFY(window);
        QCOMPARE(window->windowTitle(), u"Marlowe Care - Callboard"_s);
        QTRY_COMPARE(window->statusStrip()->clockText(), clockIn("America/New_York"));
        QTRY_VERIFY(window->isSettled());

        // Rows stand under the site's days: the page is made anew, and the same one is open.
        const QPointer<ui::Page> before = window->page();
        QVERIFY(folder.save({{u"site.organisation"_s, u"Night Desk"_s}, {u"site.timezone"_s, u"Asia/Tokyo"_s}}));
        QTRY_COMPARE(window->windowTitle(), u"Night Desk - Callboard"_s);
        QTRY_COMPARE(window->statusStrip()->clockText(), clockIn("Asia/Tokyo"));
        QVERIFY(!before);
        QCOMPARE(window->page()->openName(), u"history"_s);

        // Whoever is in the settings stays there.
        QVERIFY(window->open(u"settings/workspace"_s));
        const QPointer<ui::Page> settings = window->page();
        QVERIFY(folder.save({{u"site.day_start"_s, u"04:00"_s}, {u"site.timezone"_s, u"Europe/Madrid"_s}}));
        QTRY_COMPARE(window->statusStrip()->clockText(), clockIn("Europe/Madrid"));
        QVERIFY(settings);
        QCOMPARE(window->page(), settings.data());
        QVERIFY(window->open(u"history"_s));
    }
};
static const test::Register<FollowingTest> followingTest;

#include "followingtest.moc"
