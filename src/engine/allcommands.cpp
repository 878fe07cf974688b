// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/allcommands.h"

#include "calls/callcommands.h"
#include "calls/numbercommands.h"
#include "commands/settingscommands.h"
#include "config/definitions.h"
#include "engine/ournumbers.h"
#include "people/operatorcommands.h"
#include "people/peoplecommands.h"
#include "recordings/recordingcommands.h"
#include "voicemail/voicemailcommands.h"
#include "voicemail/voicemailfacts.h"

using namespace Qt::StringLiterals;

namespace cb::engine {

namespace {

Result<QString> settingRule(const QString &key, const QString &value)
{
    const config::Definition *definition = config::findByKey(key);
    if (!definition || definition->secret)
        return failure(Error::Kind::Invalid, u"there is no setting %1"_s.arg(key));
    return config::normalised(*definition, value);
}

/// Calls and messages carry their contact's name.
Result<> contactSaved(store::Transaction &tx, const std::optional<Contact> &before, const Contact &after)
{
    if (Result<> done = calls::contactSaved(tx, before, after); !done)
        return done;
    return voicemail::contactSaved(tx, before, after);
}

} // namespace

commands::Registry allCommands(const calls::PlaceRuleSource &rule)
{
    commands::Registry registry;
    calls::addCommands(registry, rule);
    calls::addNumberCommands(registry);
    people::addCommands(registry, contactSaved);
    people::addOperatorCommands(registry);
    voicemail::addCommands(registry);
    recordings::addCommands(registry, voicemail::audioChanged);
    addOurNumberCommands(registry);
    commands::addSettingsCommands(registry, settingRule);
    return registry;
}

} // namespace cb::engine
