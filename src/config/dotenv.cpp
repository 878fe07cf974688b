// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dotenv.h"

#include "config/definitions.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace cb::config {

namespace {

constexpr qsizetype largestDotenv = 1 << 20;

/// The value after "NAME=", without its quotes; nothing when a quote is not closed or something follows it.
std::optional<QString> unquoted(const QString &raw)
{
    const QString text = raw.trimmed();
    if (text.isEmpty())
        return QString();
    const QChar quote = text[0];
    if (quote != u'"' && quote != u'\'') {
        const qsizetype comment = text.indexOf(QRegularExpression(u"\\s#"_s));
        return comment < 0 ? text : text.left(comment).trimmed();
    }
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == quote) {
            const QString rest = text.mid(i + 1).trimmed();
            return rest.isEmpty() || rest.startsWith(u'#') ? std::optional(value) : std::nullopt;
        }
        if (quote == u'"' && text[i] == u'\\' && i + 1 < text.size()) {
            ++i;
            value += text[i] == u'n' ? QChar(u'\n') : text[i];
        } else {
            value += text[i];
        }
    }
    return std::nullopt;
}

} // namespace

Result<DotEnv> parseDotEnv(const QByteArray &text)
{
    if (text.size() > largestDotenv)
        return failure(Error::Kind::Invalid, u"the file is over 1 MB"_s);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(text);
    if (utf8.hasError() || decoded.contains(QChar(0)))
        return failure(Error::Kind::Invalid, u"the file is not UTF-8 text"_s);

    static const QRegularExpression assignment(
        u"^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    DotEnv read;
    int number = 0;
    for (const QString &line : decoded.split(u'\n')) {
        ++number;
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        const QRegularExpressionMatch match = assignment.match(trimmed);
        const std::optional<QString> value = match.hasMatch() ? unquoted(match.captured(2)) : std::nullopt;
        if (!value) {
            read.mistakes << DotEnv::Problem{number, {}};
            read.problems << u"line %1: not of the form NAME=value"_s.arg(number);
            continue;
        }
        const Definition *definition = findByEnvironment(match.captured(1));
        if (!definition) {
            read.unknown << match.captured(1);
        } else if (definition->secret) {
            read.secrets.insert(definition->key, Secret(value->toUtf8()));
        } else if (const Result<QString> good = normalised(*definition, *value); !good) {
            read.mistakes << DotEnv::Problem{number, definition->key};
            read.problems << u"line %1: %2"_s.arg(number).arg(good.error().detail);
        } else {
            read.settings.insert(definition->key, *good);
        }
    }
    return read;
}

} // namespace cb::config
