// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/prompt.h"

#include "ivr/compiledflow.h"
#include "ivr/stepcontext.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace twiml = twilio::twiml;

Result<Prompt::Words> Prompt::compileWords(const QJsonValue &json)
{
    Words words;
    const auto compile = [](const QJsonValue &source, Phrase &into) -> Result<> {
        if (!source.isUndefined() && !source.isString())
            return failure(Error::Kind::Invalid, u"expected text"_s);
        Result<Phrase> phrase = Phrase::compile(source.toString());
        if (!phrase)
            return tl::unexpected(phrase.error());
        into = *std::move(phrase);
        return {};
    };
    if (json.isObject()) {
        const QJsonObject object = json.toObject();
        if (const Result<> text = compile(object.value(u"text"_s), words.text); !text)
            return tl::unexpected(text.error());
        if (const Result<> play = compile(object.value(u"play"_s), words.play); !play)
            return tl::unexpected(play.error());
        words.voice = object.value(u"voice"_s).toString();
        return words;
    }
    if (const Result<> text = compile(json, words.text); !text)
        return tl::unexpected(text.error());
    return words;
}

Result<Prompt> Prompt::compile(const QJsonValue &json)
{
    Prompt prompt;
    const auto add = [&prompt](const QString &language, const QJsonValue &value) -> Result<> {
        Result<Words> words = compileWords(value);
        if (!words)
            return failure(words.error().kind,
                language.isEmpty() ? words.error().detail : language + u": "_s + words.error().detail);
        prompt.m_reads += words->text.reads() + words->play.reads();
        if (!words->text.isEmpty() || !words->play.isEmpty())
            prompt.m_words.insert(language, *std::move(words));
        return {};
    };
    if (json.isObject()) {
        const QJsonObject languages = json.toObject();
        for (auto language = languages.begin(); language != languages.end(); ++language) {
            if (const Result<> added = add(language.key(), language.value()); !added)
                return tl::unexpected(added.error());
        }
    } else if (!json.isUndefined()) {
        if (const Result<> added = add({}, json); !added)
            return tl::unexpected(added.error());
    }
    prompt.m_reads.removeDuplicates();
    return prompt;
}

const Prompt::Words *Prompt::wordsFor(const StepContext &context) const
{
    for (const QString &language : {context.language(), context.flow().flow().language, QString()}) {
        const auto words = m_words.constFind(language);
        if (words != m_words.constEnd())
            return &*words;
    }
    return nullptr;
}

Result<> Prompt::speak(const StepContext &context, QList<twiml::Spoken> &prompts) const
{
    const Words *words = wordsFor(context);
    if (!words)
        return {};
    if (!words->play.isEmpty()) {
        Result<QString> url = context.text(words->play);
        if (!url)
            return tl::unexpected(url.error());
        prompts << twiml::Play{.url = *std::move(url)};
        return {};
    }
    Result<QString> text = context.text(words->text);
    if (!text)
        return tl::unexpected(text.error());
    if (text->trimmed().isEmpty())
        return {};
    const QMap<QString, Language> &languages = context.flow().flow().languages;
    auto language = languages.constFind(context.language());
    if (language == languages.constEnd())
        language = languages.constFind(context.flow().flow().language);
    twiml::Say say{.text = *std::move(text), .voice = words->voice};
    if (language != languages.constEnd()) {
        say.language = language->locale;
        if (say.voice.isEmpty())
            say.voice = language->voice;
    }
    prompts << std::move(say);
    return {};
}

Result<> Prompt::speak(StepContext &context) const
{
    QList<twiml::Spoken> prompts;
    if (const Result<> spoken = speak(context, prompts); !spoken)
        return spoken;
    for (twiml::Spoken &prompt : prompts)
        std::visit([&context](auto &&verb) { context.add(std::move(verb)); }, std::move(prompt));
    return {};
}

} // namespace cb::ivr
