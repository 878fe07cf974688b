// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedcall.h"

#include "base/clock.h"
#include "engine/databasetask.h"
#include "engine/desk.h"
#include "ivr/ivrstore.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QElapsedTimer>
#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace cb::test {

namespace {

const QByteArray account = "AC00000000000000000000000000000001";
const Secret token("0123456789abcdef0123456789abcdef");
constexpr int patienceMs = 10'000;

QProcessEnvironment environment()
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"TWILIO_ACCOUNT_SID"_s, QString::fromLatin1(account));
    all.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(token.reveal()));
    all.insert(u"CALLBOARD_TIMEZONE"_s, u"America/New_York"_s);
    all.insert(u"CALLBOARD_AUDIT_KEY"_s, u"that of the served desk"_s);
    return all;
}

} // namespace

ServedDesk::ServedDesk() = default;

QString ServedDesk::accountSid()
{
    return QString::fromLatin1(account);
}

Secret ServedDesk::authToken()
{
    return token;
}

ServedDesk::~ServedDesk()
{
    kill();
}

Result<> ServedDesk::openOffice() const
{
    int migrated = 0;
    (void)ctl({u"migrate"_s}, &migrated);
    const Result<engine::Desk> desk = engine::findDesk({.dataFolder = folder(), .configFile = {}});
    if (migrated != 0 || !desk)
        return failure(Error::Kind::Storage, u"no database in %1"_s.arg(folder()));
    const SystemClock clock;
    const auto database = store::Database::open(desk->database(), clock);
    if (!database)
        return tl::unexpected(database.error());
    return engine::writeNow(**database, [](store::Transaction &tx) -> Result<> {
        ivr::Hours hours;
        hours.byHand = ivr::Hours::Override{.open = true, .until = {}, .reason = {}, .notice = {}};
        return ivr::saveHours(tx, u"office"_s, hours);
    });
}

bool ServedDesk::start()
{
    m_output.clear();
    m_url.clear();
    QProcessEnvironment all = environment();
    all.insert(u"TWILIO_BASE_URL"_s, m_carrier);
    m_process.setProcessEnvironment(all);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral(CALLBOARDCTL), {u"serve"_s, u"--data"_s, folder(), u"--port"_s, u"0"_s});
    static const QByteArray ready = "listening on ";
    while (m_url.isEmpty() && m_process.waitForReadyRead(patienceMs)) {
        m_output += m_process.readAll();
        const qsizetype at = m_output.indexOf(ready);
        const qsizetype end = m_output.indexOf('\n', at);
        if (at >= 0 && end > at)
            m_url = m_output.mid(at + ready.size(), end - at - ready.size());
    }
    return !m_url.isEmpty();
}

void ServedDesk::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

void ServedDesk::ignoreHangUp()
{
    m_process.setChildProcessModifier([] { ::signal(SIGHUP, SIG_IGN); });
}

void ServedDesk::signal(int number)
{
    if (const qint64 process = m_process.processId(); process > 0)
        ::kill(pid_t(process), number);
}

qint64 ServedDesk::terminate(int number)
{
    QElapsedTimer timer;
    timer.start();
    signal(number);
    return m_process.waitForFinished(patienceMs) && m_process.exitStatus() == QProcess::NormalExit ? timer.elapsed()
                                                                                                   : -1;
}

http::ClientResponse ServedDesk::post(const QByteArray &target, const QByteArray &callSid,
    const QList<QPair<QByteArray, QByteArray>> &fields, bool forged)
{
    QList<QPair<QByteArray, QByteArray>> all{{"AccountSid", account}, {"ApiVersion", "2010-04-01"},
        {"CallSid", callSid}, {"From", "+12065550142"}, {"To", "+12065550100"}, {"CallStatus", "ringing"},
        {"Direction", "inbound"}};
    for (const auto &[name, value] : fields) {
        all.removeIf([&name = name](const QPair<QByteArray, QByteArray> &field) { return field.first == name; });
        all << qMakePair(name, value);
    }
    twilio::Form form;
    for (const auto &[name, value] : all)
        form.append(name, QByteArrayView(value));
    http::ClientRequest request;
    request.method = http::Method::Post;
    request.url = QUrl::fromEncoded(m_url + target);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
        {"X-Twilio-Signature", twilio::sign(forged ? Secret("another") : token, m_url + target, form)}};
    request.body = form.encoded();

    http::ClientResponse response;
    QEventLoop loop;
    m_client.send(request, [&](const http::ClientResult &result) {
        response = result.value_or(http::ClientResponse());
        loop.quit();
    });
    loop.exec();
    return response;
}

QByteArray ServedDesk::ctl(const QStringList &arguments, int *exitCode) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(CALLBOARDCTL), arguments + QStringList{u"--data"_s, folder()});
    process.waitForFinished(patienceMs);
    if (exitCode)
        *exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput();
}

} // namespace cb::test
