// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/menustep.h"

#include "ivr/compiledflow.h"
#include "ivr/settingsreader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

namespace twiml = twilio::twiml;

struct Key {
    QString key;
    QString label;
    QStringList words; // lower case
};

class MenuStep final : public StepRunner
{
public:
    Prompt say;
    Prompt noInput;
    Prompt wrongKey;
    QList<Key> keys;
    QString hints;
    int tries = 2;
    int timeout = 6;
    bool speech = false;
    bool keyStopsPrompt = true;

    Outcome run(StepContext &context) const override
    {
        if (context.entered())
            return ask(context, nullptr);
        if (context.callerGone())
            return outcome::End{};
        const twilio::VoiceRequest *result = context.result();
        const QString pressed = result ? result->digits.value_or(QString()) : QString();
        const QString spoken = result ? result->speech.value_or(QString()) : QString();
        context.typed(pressed.isEmpty() ? spoken : pressed);
        if (const Key *key = find(pressed.isEmpty() ? keyOf(spoken) : pressed)) {
            context.describe(key->label.isEmpty() ? key->key : key->key + u", "_s + key->label, key->label);
            return leave(key->key);
        }
        context.countTry();
        const bool nothing = pressed.isEmpty() && spoken.isEmpty();
        if (context.tries() < tries)
            return ask(context, nothing ? &noInput : &wrongKey);
        if (nothing)
            return leave(u"no_input"_s);
        return outcome::Leave{{u"wrong_key"_s, u"no_input"_s}};
    }

private:
    [[nodiscard]] const Key *find(const QString &pressed) const
    {
        const auto found = std::ranges::find(keys, pressed, &Key::key);
        return found == keys.end() ? nullptr : &*found;
    }

    /// The key whose words were said; the longest words win, so that "not scheduling" may stand beside "scheduling".
    [[nodiscard]] QString keyOf(const QString &spoken) const
    {
        const QString said = u' ' + simplified(spoken) + u' ';
        QString best;
        qsizetype length = 0;
        for (const Key &key : keys) {
            for (const QString &words : key.words) {
                if (words.size() > length && said.contains(u' ' + words + u' ')) {
                    best = key.key;
                    length = words.size();
                }
            }
        }
        return best;
    }

    Outcome ask(StepContext &context, const Prompt *before) const
    {
        twiml::Gather gather{.action = context.actionUrl()};
        gather.input = speech ? twiml::Gather::Input::KeysOrSpeech : twiml::Gather::Input::Keys;
        gather.timeout = twiml::Seconds(timeout);
        gather.numDigits = 1;
        gather.finishOnKey = QString(); // "#" and "*" are keys like others here
        gather.actionOnEmptyResult = true;
        gather.bargeIn = keyStopsPrompt;
        if (speech) {
            gather.speechTimeoutAuto = true;
            gather.hints = hints;
            const auto language = context.flow().flow().languages.constFind(context.language());
            if (language != context.flow().flow().languages.constEnd())
                gather.language = language->locale;
        }
        if (before) {
            if (const Result<> spoken = before->speak(context, gather.prompts); !spoken)
                return outcome::Broken{spoken.error().detail};
        }
        if (const Result<> spoken = say.speak(context, gather.prompts); !spoken)
            return outcome::Broken{spoken.error().detail};
        context.add(std::move(gather));
        return outcome::Hold{};
    }

public:
    static QString simplified(const QString &words)
    {
        QString plain = words.toLower();
        for (QChar &c : plain) {
            if (!c.isLetterOrNumber())
                c = u' ';
        }
        return plain.simplified();
    }
};

QList<Exit> menuExits(const QJsonObject &settings)
{
    QList<Exit> exits;
    const QJsonArray keys = settings.value(u"keys"_s).toArray();
    for (const QJsonValue key : keys)
        exits << Exit{key[u"key"_s].toString(), Exit::Role::Choice};
    exits << Exit{u"no_input"_s, Exit::Role::Failure} << Exit{u"wrong_key"_s, Exit::Role::Failure};
    return exits;
}

std::unique_ptr<const StepRunner> compileMenu(SettingsReader &settings)
{
    auto menu = std::make_unique<MenuStep>();
    settings.require(u"say"_s);
    menu->say = settings.prompt(u"say"_s);
    menu->noInput = settings.prompt(u"no_input"_s);
    menu->wrongKey = settings.prompt(u"wrong_key"_s);
    menu->tries = settings.integer(u"tries"_s, 2, 1, 10);
    menu->timeout = settings.integer(u"timeout"_s, 6, 1, 60);
    menu->speech = settings.flag(u"speech"_s, false);
    menu->keyStopsPrompt = settings.flag(u"key_stops_prompt"_s, true);
    QSet<QString> seen;
    QStringList hints;
    for (SettingsReader &option : settings.objects(u"keys"_s)) {
        Key key{.key = option.text(u"key"_s), .label = option.text(u"label"_s), .words = {}};
        if (key.key.size() != 1 || !u"0123456789*#"_s.contains(key.key))
            option.problem(u"key"_s, u"expected one of 0 to 9, * and #"_s);
        else if (seen.contains(key.key))
            option.problem(u"key"_s, u"\"%1\" is there twice"_s.arg(key.key));
        seen << key.key;
        for (const QString &words : option.texts(u"words"_s)) {
            key.words << MenuStep::simplified(words);
            hints << QString(words).remove(u',');
        }
        menu->keys << key;
    }
    if (menu->keys.isEmpty())
        settings.problem(u"keys"_s, u"there is no key to press"_s);
    menu->hints = hints.join(u',');
    return menu;
}

} // namespace

StepKind menuStep()
{
    return {.name = u"menu"_s, .group = StepGroup::Talk, .exits = menuExits, .compile = compileMenu};
}

} // namespace cb::ivr
