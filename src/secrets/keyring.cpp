// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keyring.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace cb::secrets {

namespace {

const QString service = u"callboard"_s;

/// What a job ended with, kept apart from the job: that deletes itself in its own thread.
struct Answer {
    QSemaphore given;
    QKeychain::Error error = QKeychain::OtherError;
    QString detail;
    QByteArray value;
};

/// QtKeychain lines its jobs up in one place without locks, so every job lives in the application's thread, whoever
/// asks. In that thread the answer is waited for in a loop of events.
std::shared_ptr<Answer> ask(const std::function<QKeychain::Job *()> &make, std::chrono::milliseconds patience)
{
    auto answer = std::make_shared<Answer>();
    const auto start = [answer, make](QObject *also, const std::function<void()> &then) {
        QKeychain::Job *job = make();
        QObject::connect(job, &QKeychain::Job::finished, qApp, [answer](QKeychain::Job *ended) {
            answer->error = ended->error();
            answer->detail = ended->errorString();
            if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(ended))
                answer->value = reading->binaryData();
            answer->given.release();
        });
        if (also)
            QObject::connect(job, &QKeychain::Job::finished, also, then);
        job->start();
    };
    if (QThread::currentThread() != qApp->thread()) {
        QMetaObject::invokeMethod(
            qApp, [start] { start(nullptr, {}); }, Qt::QueuedConnection);
        return answer->given.tryAcquire(1, patience) ? answer : nullptr;
    }
    QEventLoop loop;
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    start(&loop, [&loop] { loop.quit(); });
    if (answer->given.available() == 0)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    return answer->given.available() > 0 ? answer : nullptr;
}

Result<QByteArray> outcome(const std::shared_ptr<Answer> &answer)
{
    if (!answer)
        return failure(Error::Kind::Unreachable, u"the keyring did not answer"_s);
    switch (answer->error) {
    case QKeychain::NoError:
        return answer->value;
    case QKeychain::EntryNotFound:
        return failure(Error::Kind::NotFound, u"not in the keyring"_s);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(Error::Kind::Denied, u"the keyring is locked"_s);
    default:
        return failure(Error::Kind::Unreachable, u"no keyring here: %1"_s.arg(answer->detail));
    }
}

Result<QByteArray> read(const QString &entry, std::chrono::milliseconds patience)
{
    const auto make = [entry]() -> QKeychain::Job * {
        auto *job = new QKeychain::ReadPasswordJob(service);
        job->setKey(entry);
        return job;
    };
    return outcome(ask(make, patience));
}

Result<> write(const QString &entry, const QByteArray &value, std::chrono::milliseconds patience)
{
    const auto make = [entry, value]() -> QKeychain::Job * {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(entry);
        job->setBinaryData(value);
        return job;
    };
    if (const Result<QByteArray> done = outcome(ask(make, patience)); !done)
        return tl::unexpected(done.error());
    return {};
}

QString previous(const QString &secret)
{
    return secret + u".previous"_s;
}

} // namespace

Keyring::Keyring(std::chrono::milliseconds patience)
    : m_patience(patience)
{ }

QString Keyring::name() const
{
    return u"system keyring"_s;
}

Result<QList<Key>> Keyring::keys(const QString &secret)
{
    QList<Key> found;
    for (const QString &entry : {secret, previous(secret)}) {
        const Result<QByteArray> value = read(entry, m_patience);
        if (!value && value.error().kind == Error::Kind::NotFound)
            continue;
        if (!value)
            return tl::unexpected(value.error());
        found << Key{u"keyring %1"_s.arg(entry), Secret(*value)};
    }
    return found;
}

Result<> Keyring::put(const QString &secret, const Secret &value)
{
    const Result<QByteArray> current = read(secret, m_patience);
    if (!current && current.error().kind != Error::Kind::NotFound)
        return tl::unexpected(current.error());
    if (current) {
        if (const Result<> kept = write(previous(secret), *current, m_patience); !kept)
            return kept;
    }
    return write(secret, value.reveal(), m_patience);
}

} // namespace cb::secrets
