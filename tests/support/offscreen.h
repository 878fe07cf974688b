// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <QString>

namespace cb::test {

/// The offscreen plugin warns of what it does not do for windows of their own, once for each, and that says nothing of
/// the program: while this lives those lines are dropped. One at a time.
class OffscreenSilence
{
public:
    OffscreenSilence() { s_before = qInstallMessageHandler(pass); }
    ~OffscreenSilence() { qInstallMessageHandler(s_before); }
    Q_DISABLE_COPY_MOVE(OffscreenSilence)

private:
    static void pass(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        if (!text.startsWith(QLatin1StringView("This plugin does not support")))
            s_before(type, context, text);
    }
    static inline QtMessageHandler s_before = nullptr;
};

} // namespace cb::test
