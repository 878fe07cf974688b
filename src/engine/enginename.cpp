// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginename.h"

#include "store/database.h"

#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

Q_LOGGING_CATEGORY(lcEngineName, "callboard.engine", QtInfoMsg)

constexpr qint64 longestName = 256;

QString newEngineName()
{
    return u"engine-%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

bool isEngineName(const QString &text)
{
    static const QRegularExpression name(u"^engine-[0-9a-f]{16}$"_s);
    return name.match(text).hasMatch();
}

/// Whole or not at all, so that no start finds half a name.
Result<> keepName(const QString &path, const QString &name)
{
    const QByteArray line = name.toLatin1() + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(line) != line.size() || !file.commit())
        return failure(Error::Kind::Storage, u"cannot write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Result<QString> engineName(const QString &dataFolder, store::Engine engine)
{
    if (engine == store::Engine::Sqlite)
        return store::Options().engineName;
    const QString path = dataFolder + u"/engine-id"_s;
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, u"cannot read %1: %2"_s.arg(path, file.errorString()));
        const QString kept = QString::fromLatin1(file.read(longestName)).trimmed();
        if (isEngineName(kept))
            return kept;
        // A desk that does not start loses calls. Under a new name nothing is: the old one's rows come free with their
        // leases, a minute later than they might, and its chain stays as it is beside a new one.
        qCWarning(lcEngineName, "%ls is damaged: this engine goes on under a new name", qUtf16Printable(path));
    }
    const QString name = newEngineName();
    const Result<> kept = keepName(path, name);
    return kept ? Result<QString>(name) : tl::unexpected(kept.error());
}

} // namespace cb::engine
