// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ivr/phrase.h"
#include "twilio/twimlverbs.h"

#include <QJsonValue>
#include <QMap>

namespace cb::ivr {

class StepContext;

/// What a caller hears, in each language: words for a voice, or a recording. Written as text (all languages the same),
/// or as {"en": …, "es": …} where each is text or {"text", "voice", "play"}; with "play" (a URL) the words are what the
/// recording says. A language without an entry hears the flow's.
class Prompt
{
public:
    Prompt() = default; // silence
    [[nodiscard]] static Result<Prompt> compile(const QJsonValue &json);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] const QStringList &reads() const { return m_reads; }
    /// Adds the verb to what a Gather speaks, or to the answer. Error::Kind::Invalid when a template fails.
    Result<> speak(const StepContext &context, QList<twilio::twiml::Spoken> &prompts) const;
    Result<> speak(StepContext &context) const;

private:
    struct Words {
        Phrase text;
        Phrase play;
        QString voice;
    };
    [[nodiscard]] static Result<Words> compileWords(const QJsonValue &json);
    [[nodiscard]] const Words *wordsFor(const StepContext &context) const;

    QMap<QString, Words> m_words; // by language; the key "" is for all
    QStringList m_reads;
};

} // namespace cb::ivr
