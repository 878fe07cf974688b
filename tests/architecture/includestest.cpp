// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Include {
    QString file; // relative to the project
    QString header; // as written
    bool ours = false; // in quotes
};

QString projectRoot()
{
    return QString::fromUtf8(CALLBOARD_SOURCE);
}

QStringList sources(const QStringList &floors)
{
    QStringList files;
    for (const QString &floor : floors) {
        QDirIterator all(
            projectRoot() + u'/' + floor, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files << QDir(projectRoot()).relativeFilePath(all.next());
    }
    files.sort();
    return files;
}

QString contents(const QString &file)
{
    QFile source(projectRoot() + u'/' + file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

QList<Include> includesOf(const QString &file)
{
    static const QRegularExpression line(
        u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s, QRegularExpression::MultilineOption);
    QList<Include> found;
    auto matches = line.globalMatch(contents(file));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        found << Include{file, match.captured(2), match.captured(1) == u'"'};
    }
    return found;
}

/// The room of "src/calls/callstore.cpp" is "calls"; of a header "calls/call.h" too. A vendor's client is a room of its
/// own, below the vendor's words: "twilio_rest" in src/twilio/rest.
QString roomOf(const QString &path)
{
    const QString inside = path.startsWith(u"src/"_s) ? path.sliced(4) : path;
    if (inside.startsWith(u"twilio/rest/"_s))
        return u"twilio_rest"_s;
    return inside.section(u'/', 0, 0);
}

QString folderOf(const QString &room)
{
    return room == u"twilio_rest" ? u"twilio/rest"_s : room;
}

/// What a room's CMakeLists.txt declares: its DEPENDS.
QSet<QString> declaredDependencies(const QString &room)
{
    const QString cmake = contents(u"src/%1/CMakeLists.txt"_s.arg(folderOf(room)));
    static const QRegularExpression depends(u"\\bDEPENDS\\s+([a-z0-9_/\\s]+?)(?=\\s[A-Z_]{2,}\\b|\\))"_s);
    QSet<QString> rooms;
    auto matches = depends.globalMatch(cmake);
    while (matches.hasNext()) {
        const QStringList names = matches.next().captured(1).split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
        rooms += QSet<QString>(names.begin(), names.end());
    }
    return rooms;
}

} // namespace

/// The stairs of the house: includes point downwards only.
class IncludesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theCoreKnowsNoWidgets()
    {
        static const QRegularExpression widgets(
            u"^(QtWidgets|QWidget|QApplication|QMainWindow|QDialog|QGraphics(View|Scene|Item)|QStyledItemDelegate|QPushButton|QLabel)\\b"_s);
        for (const QString &file : sources({u"src"_s})) {
            for (const Include &include : includesOf(file)) {
                QVERIFY2(include.ours || !widgets.match(include.header).hasMatch(),
                    qPrintable(file + u": "_s + include.header));
                QVERIFY2(!include.header.startsWith(u"ui/"_s) && !include.header.startsWith(u"app/"_s),
                    qPrintable(file + u": "_s + include.header));
            }
        }
    }

    void theWindowKnowsNeitherStoreNorVendor()
    {
        const QSet<QString> hidden{u"store"_s, u"listener"_s, u"http"_s, u"twilio"_s, u"twilio_rest"_s, u"mail"_s,
            u"dispatch"_s, u"practice"_s, u"engine"_s, u"secrets"_s, u"catchup"_s};
        for (const QString &file : sources({u"ui"_s})) {
            for (const Include &include : includesOf(file)) {
                const QString room = roomOf(include.header);
                QVERIFY2(!include.ours || !hidden.contains(room), qPrintable(file + u": "_s + include.header));
                QVERIFY2(!include.header.startsWith(u"QSql"_s) && !include.header.startsWith(u"QHttpServer"_s),
                    qPrintable(file + u": "_s + include.header));
                static const QRegularExpression furniture(u"(store|hooks)\\.h$"_s);
                QVERIFY2(
                    !include.ours || include.header.startsWith(u"ui/"_s) || !furniture.match(include.header).hasMatch(),
                    qPrintable(file + u": "_s + include.header));
            }
        }
    }

    void theVendorsWordsKnowNoRoom()
    {
        for (const QString &file : sources({u"src/twilio"_s})) {
            if (roomOf(file) != u"twilio"_s)
                continue;
            for (const Include &include : includesOf(file)) {
                const QString room = roomOf(include.header);
                QVERIFY2(!include.ours || room == u"base"_s || room == u"twilio"_s,
                    qPrintable(file + u": "_s + include.header));
            }
        }
    }

    void onlyWhoIsToAskTheVendorDoes()
    {
        const QSet<QString> mayAsk{u"twilio_rest"_s, u"dispatch"_s, u"catchup"_s, u"practice"_s, u"engine"_s};
        for (const QString &file : sources({u"src"_s, u"app"_s, u"ui"_s})) {
            for (const Include &include : includesOf(file)) {
                if (include.ours && roomOf(include.header) == u"twilio_rest"_s)
                    QVERIFY2(mayAsk.contains(roomOf(file)), qPrintable(file + u": "_s + include.header));
            }
        }
    }

    void aRoomIncludesOnlyWhatItDeclares()
    {
        for (const QString &file : sources({u"src"_s})) {
            const QString room = roomOf(file);
            QSet<QString> reachable;
            QStringList waiting{room};
            while (!waiting.isEmpty()) {
                const QString next = waiting.takeLast();
                if (reachable.contains(next))
                    continue;
                reachable << next;
                const QSet<QString> further = declaredDependencies(next);
                waiting << QStringList(further.begin(), further.end());
            }
            for (const Include &include : includesOf(file)) {
                if (!include.ours || !include.header.contains(u'/'))
                    continue;
                QVERIFY2(reachable.contains(roomOf(include.header)), qPrintable(file + u": "_s + include.header));
            }
        }
    }

    void roomsDoNotDependOnEachOtherInACircle()
    {
        QDir src(projectRoot() + u"/src"_s);
        for (const QString &room : src.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QSet<QString> seen;
            const QSet<QString> direct = declaredDependencies(room);
            QStringList waiting(direct.begin(), direct.end());
            while (!waiting.isEmpty()) {
                const QString next = waiting.takeLast();
                QVERIFY2(next != room, qPrintable(room + u" depends on itself"_s));
                if (seen.contains(next))
                    continue;
                seen << next;
                const QSet<QString> further = declaredDependencies(next);
                waiting << QStringList(further.begin(), further.end());
            }
        }
    }

    void sqlStaysInTheStores()
    {
        static const QRegularExpression sql(u"store::Statement\\s+\\w+\\s*[({]|\\bStatement\\s+\\w+\\s*\\("_s);
        static const QRegularExpression allowed(u"store\\.cpp$|^src/store/"_s);
        for (const QString &file : sources({u"src"_s, u"app"_s})) {
            if (!allowed.match(file).hasMatch())
                QVERIFY2(!sql.match(contents(file)).hasMatch(), qPrintable(file));
        }
    }
};
static const test::Register<IncludesTest> includesTest;

#include "includestest.moc"
