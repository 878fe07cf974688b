// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/link.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace cb::engine::link {

namespace {
constexpr qsizetype longestPath = 100; // bytes; sockaddr_un has room for 107
}

QString socketName(const QString &dataFolder)
{
    // Beside the database, where only the owner may look; a path that is too long for a socket goes to the run-time
    // folder.
    const QString folder = QFileInfo(dataFolder).canonicalFilePath();
    const QString beside = folder + u"/engine.socket"_s;
    if (beside.toUtf8().size() <= longestPath)
        return beside;
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR", QDir::tempPath());
    return u"%1/callboard-%2"_s.arg(runtime, QString::fromLatin1(hash));
}

QByteArray line(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> next(QLocalSocket &socket)
{
    if (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestLine)
            return failure(Error::Kind::Invalid, u"a line on the local socket is too long"_s);
        return QJsonObject();
    }
    const QByteArray text = socket.readLine(longestLine + 1);
    const QJsonDocument message = QJsonDocument::fromJson(text);
    if (!text.endsWith('\n') || !message.isObject())
        return failure(Error::Kind::Invalid, u"a line on the local socket is no JSON object"_s);
    return message.object();
}

QJsonObject toJson(const Error &error)
{
    return {{u"kind"_s, int(error.kind)}, {u"detail"_s, error.detail}, {u"http"_s, error.httpStatus}};
}

Error errorFrom(const QJsonObject &json)
{
    const int kind = json.value(u"kind").toInt();
    const bool known = kind >= 0 && kind <= int(Error::Kind::Cancelled);
    return {
        known ? Error::Kind(kind) : Error::Kind::Remote, json.value(u"detail").toString(), json.value(u"http").toInt()};
}

} // namespace cb::engine::link
