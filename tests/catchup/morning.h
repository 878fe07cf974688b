// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catchup/catchup.h"
#include "scripteddesk.h"
#include "store/changefeed.h"
#include "support/tempdatabase.h"
#include "twilio/rest/client.h"
#include "voicemail/voicemail.h"

#include <memory>

namespace cb::test {

/// A carrier where calls came in while the desk was off, and the desk an hour later.
class Morning
{
public:
    explicit Morning(store::Engine engine);
    void open(int pageSize = 500);
    catchup::CatchUpReport run();
    /// So many callers leave a message with the fallback, one after the other.
    [[nodiscard]] bool takeMessages(int count);
    [[nodiscard]] QList<Voicemail> messages();
    /// The desk knows the message of that call, and waits for its words.
    [[nodiscard]] bool isAwaited(const QString &sid);
    /// Kinds of what is to go out into the world.
    [[nodiscard]] QStringList orders();
    [[nodiscard]] std::optional<Call> call(const QString &sid);
    [[nodiscard]] store::Position position();

    double speed = 1;
    TempDatabase db;
    Bench bench;
    std::unique_ptr<twilio::rest::Client> client;
    std::unique_ptr<catchup::CatchUp> catchUp;
};

} // namespace cb::test

Q_DECLARE_METATYPE(cb::catchup::CatchUpReport)
