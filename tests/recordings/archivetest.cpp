// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/archive.h"
#include "support/suite.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::recordings;

namespace {

const QString sid = u"RE0123456789abcdef0123456789abcdef"_s;

ArchiveKey key(const QByteArray &secret)
{
    return *ArchiveKey::from(Secret(secret));
}

Content content(qsizetype bytes)
{
    Content content;
    content.outline = "outline";
    content.sound = QByteArray("she needs her ten o'clock medication ").repeated(int(bytes / 37 + 1)).left(bytes);
    return content;
}

struct Shelf {
    QTemporaryDir folder;
    QString place = folder.filePath(u"recordings"_s);
    Archive archive{place, {key("first")}};
    [[nodiscard]] QStringList files() const
    {
        QStringList all;
        QDirIterator each(place, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            all << each.next();
        return all;
    }
};

} // namespace

class ArchiveTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsKeptIsRead_data();
    void whatIsKeptIsRead();
    void onlyTheOwnerMayLookAndNothingIsInTheClear();
    void everyChangeIsFound();
    void anotherRecordingsFileIsRefused();
    void aNewKeyEncryptsAndTheOldStillDecrypts();
    void withoutAKeyNothingIsWritten();
    void namesLeadNowhereElse_data();
    void namesLeadNowhereElse();
    void whatBelongsToNobodyIsSwept();
};

void ArchiveTest::whatIsKeptIsRead_data()
{
    QTest::addColumn<qsizetype>("bytes");
    QTest::newRow("nothing") << qsizetype(0);
    QTest::newRow("a little") << qsizetype(1);
    QTest::newRow("one chunk with its outline") << qsizetype(65536 - 4 - 7);
    QTest::newRow("a byte more") << qsizetype(65536 - 4 - 7 + 1);
    QTest::newRow("many chunks") << qsizetype(1'000'000);
}

void ArchiveTest::whatIsKeptIsRead()
{
    QFETCH(qsizetype, bytes);
    const Shelf shelf;
    const Result<QString> file = shelf.archive.keep(sid, content(bytes));
    QVERIFY(file);
    const Result<Content> read = shelf.archive.read(sid, *file);
    QVERIFY(read);
    QCOMPARE(*read, content(bytes));
}

void ArchiveTest::onlyTheOwnerMayLookAndNothingIsInTheClear()
{
    const Shelf shelf;
    QVERIFY(shelf.archive.keep(sid, content(100'000)));
    const QStringList files = shelf.files();
    QCOMPARE(files.size(), 1);
    QCOMPARE(QFile::permissions(files.first()) & ~(QFile::ReadUser | QFile::WriteUser),
        QFile::ReadOwner | QFile::WriteOwner);
    const QFileInfo folder(QFileInfo(files.first()).absolutePath());
    QVERIFY(!(folder.permissions() & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
    QFile file(files.first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sealed = file.readAll();
    QVERIFY(!sealed.contains("medication"));
    QVERIFY(!sealed.contains("outline"));
}

void ArchiveTest::everyChangeIsFound()
{
    const Shelf shelf;
    const QString name = *shelf.archive.keep(sid, content(150'000));
    QFile file(shelf.files().first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    const auto reads = [&](const QByteArray &bytes) {
        (void)file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        file.write(bytes);
        file.close();
        return shelf.archive.read(sid, name);
    };
    for (const qsizetype place : {qsizetype(30), qsizetype(60), qsizetype(70'000), good.size() - 1}) {
        QByteArray changed = good;
        changed[place] = char(changed[place] ^ 1);
        QCOMPARE(reads(changed).error().kind, Error::Kind::Invalid);
    }
    for (const qsizetype cut :
        {qsizetype(0), qsizetype(10), qsizetype(24), qsizetype(48), qsizetype(48 + 65553), good.size() - 1}) {
        QCOMPARE(reads(good.first(cut)).error().kind, Error::Kind::Invalid);
    }
    QCOMPARE(reads(good + "x").error().kind, Error::Kind::Invalid);
    QVERIFY(reads(good));
}

void ArchiveTest::anotherRecordingsFileIsRefused()
{
    const Shelf shelf;
    const QString name = *shelf.archive.keep(sid, content(100));
    QCOMPARE(shelf.archive.read(u"REfeed"_s, name).error().kind, Error::Kind::Invalid);
}

void ArchiveTest::aNewKeyEncryptsAndTheOldStillDecrypts()
{
    const Shelf shelf;
    const QString old = *shelf.archive.keep(sid, content(100));
    const Archive rotated(shelf.place, {key("second"), key("first")});
    QVERIFY(rotated.keyId() != shelf.archive.keyId());
    const QString fresh = *rotated.keep(sid, content(200));
    QVERIFY(rotated.read(sid, old));
    QVERIFY(rotated.read(sid, fresh));
    QCOMPARE(shelf.archive.read(sid, fresh).error().kind, Error::Kind::Denied);
    QCOMPARE(key(" first\n").id, key("first").id); // a file's line end is no part of it
}

void ArchiveTest::withoutAKeyNothingIsWritten()
{
    const Shelf shelf;
    const Archive locked(shelf.place, {});
    QCOMPARE(locked.keep(sid, content(100)).error().kind, Error::Kind::Denied);
    QVERIFY(shelf.files().isEmpty());
    QVERIFY(!ArchiveKey::from(Secret()));
    QVERIFY(ArchiveKey::make() != ArchiveKey::make());
}

void ArchiveTest::namesLeadNowhereElse_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("up") << u"../secret.0123456789abcdef.rec"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("gone") << u"ab/RE.0123456789abcdef.rec"_s;
}

void ArchiveTest::namesLeadNowhereElse()
{
    QFETCH(QString, name);
    const Shelf shelf;
    QCOMPARE(shelf.archive.read(sid, name).error().kind, Error::Kind::NotFound);
    QVERIFY(shelf.archive.remove(name));
}

void ArchiveTest::whatBelongsToNobodyIsSwept()
{
    const Shelf shelf;
    const QString kept = *shelf.archive.keep(sid, content(100));
    const QString orphan = *shelf.archive.keep(sid, content(100));
    const QString young = *shelf.archive.keep(sid, content(100));
    QVERIFY(QFile::copy(shelf.place + u'/' + kept, shelf.place + u'/' + kept + u".part"_s));
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-7200);
    for (const QString &name : {kept, orphan, QString(kept + u".part"_s)}) {
        QFile file(shelf.place + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
    }
    const Result<int> removed = shelf.archive.sweep([&](const QString &file) -> Result<bool> { return file == kept; });
    QCOMPARE(*removed, 2);
    QVERIFY(shelf.archive.read(sid, kept));
    QVERIFY(shelf.archive.read(sid, young));
    QVERIFY(!shelf.archive.read(sid, orphan));
    QVERIFY(shelf.archive.remove(kept));
    QVERIFY(!shelf.archive.read(sid, kept));
}

static const test::Register<ArchiveTest> archiveTest;

#include "archivetest.moc"
