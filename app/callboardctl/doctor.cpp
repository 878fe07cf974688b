// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/databasetask.h"
#include "http/client.h"
#include "store/migrations.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ctl {

namespace {

constexpr qint64 scarceBytes = qint64(1) << 30; // a day of calls with recordings
constexpr int connectMs = 1000;

/// What was looked at, a line each.
class Findings
{
public:
    void ok(const QString &what, const QString &detail) { tell(u"ok  "_s, what, detail); }
    void warn(const QString &what, const QString &detail)
    {
        tell(u"warn"_s, what, detail);
        m_any = true;
    }
    void fail(const QString &what, const QString &detail)
    {
        tell(u"fail"_s, what, detail);
        m_any = true;
    }
    [[nodiscard]] int exitCode() const { return m_any ? finding : good; }

private:
    static void tell(const QString &word, const QString &what, const QString &detail)
    {
        print(u"%1  %2  %3"_s.arg(word).arg(what, -13).arg(detail));
    }
    bool m_any = false;
};

void lookAtConfiguration(Findings &findings, const config::Configuration &settings)
{
    for (const QString &problem : settings.problems())
        findings.fail(u"configuration"_s, problem);
    if (settings.problems().isEmpty())
        findings.ok(u"configuration"_s, u"every setting can be read"_s);
    if (settings.text(u"twilio.account_sid"_s).isEmpty())
        findings.warn(u"configuration"_s, u"twilio.account_sid is not set: every webhook is refused until it is"_s);
}

void lookAtSecrets(Findings &findings, const engine::Desk &desk, const Clock &clock)
{
    QStringList problems;
    const QList<secrets::Key> keys = engine::openVault(desk, clock)->keys(u"twilio.auth_token"_s, &problems);
    if (keys.isEmpty()) {
        findings.warn(u"secrets"_s,
            u"no Twilio auth token (%1)"_s.arg(problems.isEmpty()
                    ? u"set TWILIO_AUTH_TOKEN or run: callboardctl import .env"_s
                    : problems.join(u"; "_s)));
        return;
    }
    static const QRegularExpression token(u"^[0-9a-f]{32}$"_s);
    if (!token.match(QString::fromLatin1(keys.first().value.reveal())).hasMatch())
        findings.warn(u"secrets"_s,
            u"the auth token (%1) does not look like one of Twilio's: 32 hexadecimal digits"_s.arg(keys.first().id));
    else
        findings.ok(u"secrets"_s,
            u"auth token from %1%2"_s.arg(
                keys.first().id, keys.size() > 1 ? u", and the one before while rotating"_s : QString()));
}

void lookAtDatabase(Findings &findings, const engine::Desk &desk, const Clock &clock)
{
    store::Options options = desk.database();
    if (options.engine == store::Engine::Sqlite && !QFileInfo::exists(options.path)) {
        findings.ok(u"database"_s, u"none yet; it is made at the first start"_s);
        return;
    }
    options.readOnly = true;
    const Result<std::unique_ptr<store::Database>> database = store::Database::open(options, clock);
    if (!database) {
        findings.fail(u"database"_s, database.error().detail);
        return;
    }
    const Result<> current = engine::readNow(**database, store::requireCurrentSchema);
    if (current)
        findings.ok(u"database"_s, u"opens, and its tables are of this version"_s);
    else
        findings.fail(u"database"_s, current.error().detail);
}

void lookAtPort(Findings &findings, const config::Configuration &settings)
{
    const QHostAddress address(settings.text(u"listener.address"_s));
    const int port = settings.whole(u"listener.port"_s);
    const QString where = u"%1:%2"_s.arg(address.toString()).arg(port);
    QTcpServer server;
    if (port < 1 || port > 65535)
        findings.fail(u"port"_s, u"%1 is no port"_s.arg(port));
    else if (server.listen(address, quint16(port)))
        findings.ok(u"port"_s, where + u" is free"_s);
    else if (server.serverError() == QAbstractSocket::SocketAccessError)
        findings.fail(u"port"_s, where + u" needs rights this user does not have"_s);
    else {
        QTcpSocket probe;
        probe.connectToHost(address, quint16(port));
        findings.warn(u"port"_s,
            where
                + (probe.waitForConnected(connectMs) ? u" is taken, by an engine or by another program"_s
                                                     : u": "_s + server.errorString()));
    }
}

void lookAtPublicUrl(Findings &findings, const config::Configuration &settings)
{
    const QString url = settings.text(u"listener.public_url"_s);
    if (url.isEmpty()) {
        findings.warn(u"public URL"_s, u"APP_URL is not set: vendors cannot reach this desk from outside"_s);
        return;
    }
    http::Client client;
    QEventLoop loop;
    http::ClientRequest request;
    request.url = QUrl(url + u"/health"_s);
    request.timeout = 5s;
    client.send(request, [&](const http::ClientResult &answer) {
        if (!answer)
            findings.warn(u"public URL"_s, u"%1 did not answer: %2"_s.arg(url, answer.error().detail));
        else if (answer->status != 200)
            findings.warn(u"public URL"_s, u"%1/health answered %2"_s.arg(url).arg(answer->status));
        else
            findings.ok(u"public URL"_s, url + u" leads to an engine"_s);
        loop.quit();
    });
    loop.exec();
    if (!url.startsWith(u"https://"))
        findings.warn(u"public URL"_s, u"it is not https: what callers say crosses the network in the clear"_s);
}

void lookAtDisk(Findings &findings, const QString &folder)
{
    const QStorageInfo disk(folder);
    const QString room = u"%1 MB free for %2"_s.arg(disk.bytesAvailable() >> 20).arg(folder);
    if (disk.isReadOnly())
        findings.fail(u"disk"_s, folder + u" cannot be written"_s);
    else if (disk.bytesAvailable() < scarceBytes)
        findings.warn(u"disk"_s, room);
    else
        findings.ok(u"disk"_s, room);
}

int run(const QCommandLineParser &parser, const QStringList &)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk) {
        Findings().fail(u"configuration"_s, desk.error().detail);
        return finding;
    }
    static const SystemClock clock;
    const config::Configuration settings = desk->configuration();
    Findings findings;
    lookAtConfiguration(findings, settings);
    lookAtSecrets(findings, *desk, clock);
    lookAtDatabase(findings, *desk, clock);
    lookAtPort(findings, settings);
    lookAtPublicUrl(findings, settings);
    lookAtDisk(findings, desk->dataFolder);
    return findings.exitCode();
}

} // namespace

Command doctorCommand()
{
    return {
        u"doctor"_s, u"Looks at configuration, secrets, database, port, public URL and disk."_s, addDeskOptions, run};
}

} // namespace cb::ctl
