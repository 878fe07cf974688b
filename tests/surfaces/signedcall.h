// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "http/client.h"

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace cb::test {

/// `callboardctl serve` in a process of its own, with an account of ours; and the vendor's side of a call to it.
class ServedDesk
{
public:
    ServedDesk();
    ~ServedDesk(); // ends the process

    /// Opens the office by hand, before the first start(): what callers hear must not hang on the hour of the test.
    [[nodiscard]] Result<> openOffice() const;
    /// Where its Twilio is; else nowhere. The account below is the one to answer for.
    void setCarrier(const QString &url) { m_carrier = url; }
    [[nodiscard]] static QString accountSid();
    [[nodiscard]] static Secret authToken();
    /// False when it did not come up within ten seconds; see output().
    [[nodiscard]] bool start();
    /// Whatever is started from then on ignores SIGHUP, as if nohup had started it.
    void ignoreHangUp();
    void kill(); // SIGKILL, as a power cut would
    void signal(int number); // sent to the process, and not waited for
    /// Milliseconds until the signal had ended it in good order; -1 when it did not within ten seconds.
    [[nodiscard]] qint64 terminate(int number = SIGTERM);
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QByteArray url() const { return m_url; }

    /// Posts a form to a path as the vendor does, signed. `fields` are added to the call's usual ones.
    [[nodiscard]] http::ClientResponse post(const QByteArray &target, const QByteArray &callSid,
        const QList<QPair<QByteArray, QByteArray>> &fields = {}, bool forged = false);
    /// Runs callboardctl with these arguments on the same folder; gives its output, and its exit code.
    [[nodiscard]] QByteArray ctl(const QStringList &arguments, int *exitCode = nullptr) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_url;
    QString m_carrier = QStringLiteral("http://127.0.0.1:1"); // nobody: tests never ask Twilio
    http::Client m_client;
};

} // namespace cb::test
