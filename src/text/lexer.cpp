// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/lexer.h"

#include "text/number.h"
#include "text/strings.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

class Lexer
{
public:
    Lexer(QString source, const Options &options)
        : m_source(std::move(source))
        , m_options(options)
    {
        m_source.replace("\r\n"_L1, "\n"_L1);
        m_source.replace(u'\r', u'\n');
    }

    bool wholeTemplate();
    bool oneExpression();
    std::vector<Token> takeTokens() { return std::move(m_tokens); }
    Problem takeProblem() { return std::move(m_problem); }

private:
    QStringView rest() const { return QStringView(m_source).sliced(m_pos); }
    bool startsWith(QLatin1StringView text, qsizetype ahead = 0) const
    {
        return QStringView(m_source).sliced(std::min(m_pos + ahead, m_source.size())).startsWith(text);
    }
    QChar peek(qsizetype ahead = 0) const
    {
        return m_pos + ahead < m_source.size() ? m_source[m_pos + ahead] : QChar();
    }
    void advance(qsizetype count);
    void skipBlanks();
    Token &add(Token::Type type, QString text = {});
    bool fail(const QString &message);

    void addData(qsizetype begin, qsizetype end, QChar sign, bool isVariable);
    bool comment();
    std::optional<qsizetype> rawTagLength(qsizetype at, QLatin1StringView word) const;
    bool raw(qsizetype tagLength);
    bool tag(Token::Type begin, Token::Type end);
    bool tagEnd(Token::Type end);
    void afterTagEnd();
    bool token();
    bool number();
    void identifier();
    bool string();
    bool escape(QString &out);
    bool sign();

    QString m_source;
    const Options &m_options;
    qsizetype m_pos = 0;
    Position m_at{1, 1};
    bool m_lineStarting = true; // nothing but a newline was consumed just before
    std::vector<Token> m_tokens;
    QString m_open; // closing brackets expected, innermost last
    Problem m_problem;
};

void Lexer::advance(qsizetype count)
{
    for (qsizetype i = 0; i < count; ++i) {
        if (m_source[m_pos + i] == u'\n') {
            ++m_at.line;
            m_at.column = 1;
        } else {
            ++m_at.column;
        }
    }
    m_pos += count;
    if (count > 0)
        m_lineStarting = m_source[m_pos - 1] == u'\n';
}

void Lexer::skipBlanks()
{
    qsizetype count = 0;
    while (m_pos + count < m_source.size() && isSpace(m_source[m_pos + count]))
        ++count;
    advance(count);
}

Token &Lexer::add(Token::Type type, QString text)
{
    Token token;
    token.type = type;
    token.at = m_at;
    token.text = std::move(text);
    return m_tokens.emplace_back(std::move(token));
}

bool Lexer::fail(const QString &message)
{
    m_problem = Problem{Problem::Kind::Syntax, message, m_options.name, m_at.line, m_at.column};
    return false;
}

bool Lexer::wholeTemplate()
{
    if (!m_options.keepTrailingNewline && m_source.endsWith(u'\n'))
        m_source.chop(1);
    while (m_pos < m_source.size()) {
        qsizetype open = m_pos;
        while ((open = m_source.indexOf(u'{', open)) >= 0) {
            const QChar next = open + 1 < m_source.size() ? m_source[open + 1] : QChar();
            if (next == u'{' || next == u'%' || next == u'#')
                break;
            ++open;
        }
        if (open < 0) {
            add(Token::Type::Data, rest().toString());
            advance(m_source.size() - m_pos);
            break;
        }
        const QChar kind = m_source[open + 1];
        const QChar sign = open + 2 < m_source.size() ? m_source[open + 2] : QChar();
        const auto rawTag = kind == u'%' ? rawTagLength(open, "raw"_L1) : std::nullopt;
        addData(m_pos, open, sign, kind == u'{');
        if (kind == u'#'       ? !comment()
                : rawTag       ? !raw(*rawTag)
                : kind == u'%' ? !tag(Token::Type::BlockBegin, Token::Type::BlockEnd)
                               : !tag(Token::Type::VariableBegin, Token::Type::VariableEnd))
            return false;
    }
    add(Token::Type::End);
    return true;
}

bool Lexer::oneExpression()
{
    for (skipBlanks(); m_pos < m_source.size(); skipBlanks()) {
        if (!token())
            return false;
    }
    add(Token::Type::End);
    return true;
}

void Lexer::addData(qsizetype begin, qsizetype end, QChar sign, bool isVariable)
{
    QStringView data = QStringView(m_source).sliced(begin, end - begin);
    if (sign == u'-') {
        data = stripRight(data);
    } else if (sign != u'+' && m_options.lstripBlocks && !isVariable) {
        const qsizetype line = data.lastIndexOf(u'\n') + 1;
        if ((line > 0 || m_lineStarting) && strip(data.sliced(line)).isEmpty())
            data = data.first(line);
    }
    if (!data.isEmpty())
        add(Token::Type::Data, data.toString());
    advance(end - begin);
}

bool Lexer::comment()
{
    const bool sign = peek(2) == u'-' || peek(2) == u'+';
    const qsizetype end = m_source.indexOf("#}"_L1, m_pos + (sign ? 3 : 2));
    if (end < 0)
        return fail(u"missing end of comment"_s);
    const QChar before = end > m_pos + (sign ? 3 : 2) ? m_source[end - 1] : QChar();
    advance(end + 2 - m_pos);
    if (before == u'-')
        skipBlanks();
    else if (before != u'+')
        afterTagEnd();
    return true;
}

// The length of `{%- word -%}` at `at`, blanks after its end not included.
std::optional<qsizetype> Lexer::rawTagLength(qsizetype at, QLatin1StringView word) const
{
    QStringView text = QStringView(m_source).sliced(at + 2);
    const qsizetype whole = text.size();
    if (text.startsWith(u'-') || text.startsWith(u'+'))
        text = text.sliced(1);
    text = stripLeft(text);
    if (!text.startsWith(word))
        return std::nullopt;
    text = stripLeft(text.sliced(word.size()));
    const bool sign = text.startsWith(u'-') || (word == "endraw"_L1 && text.startsWith(u'+'));
    if (!text.sliced(sign ? 1 : 0).startsWith("%}"_L1))
        return std::nullopt;
    return 2 + whole - text.size() + (sign ? 3 : 2);
}

bool Lexer::raw(qsizetype tagLength)
{
    const Position start = m_at;
    const bool strips = m_source[m_pos + tagLength - 3] == u'-';
    advance(tagLength);
    if (strips)
        skipBlanks();
    for (qsizetype close = m_source.indexOf("{%"_L1, m_pos); close >= 0; close = m_source.indexOf("{%"_L1, close + 1)) {
        const auto length = rawTagLength(close, "endraw"_L1);
        if (!length)
            continue;
        addData(m_pos, close, m_source[close + 2], false);
        const QChar sign = m_source[m_pos + *length - 3];
        advance(*length);
        if (sign == u'-')
            skipBlanks();
        else if (sign != u'+')
            afterTagEnd();
        return true;
    }
    m_at = start;
    return fail(u"missing end of raw"_s);
}

void Lexer::afterTagEnd()
{
    if (m_options.trimBlocks && peek() == u'\n')
        advance(1);
}

bool Lexer::tag(Token::Type begin, Token::Type end)
{
    add(begin);
    advance(peek(2) == u'-' || peek(2) == u'+' ? 3 : 2);
    m_open.clear();
    while (true) {
        if (m_open.isEmpty() && tagEnd(end))
            return true;
        skipBlanks();
        if (m_open.isEmpty() && tagEnd(end))
            return true;
        if (m_pos >= m_source.size())
            return fail(u"unexpected end of template inside a tag"_s);
        if (!token())
            return false;
    }
}

bool Lexer::tagEnd(Token::Type end)
{
    const QLatin1StringView close = end == Token::Type::BlockEnd ? "%}"_L1 : "}}"_L1;
    const QChar sign = peek();
    if (sign == u'-' && startsWith(close, 1)) {
        add(end);
        advance(3);
        skipBlanks();
        return true;
    }
    if (sign == u'+' && end == Token::Type::BlockEnd && startsWith(close, 1)) {
        add(end);
        advance(3);
        return true;
    }
    if (!startsWith(close))
        return false;
    add(end);
    advance(2);
    if (end == Token::Type::BlockEnd)
        afterTagEnd();
    return true;
}

bool Lexer::token()
{
    const QChar c = peek();
    if (c >= u'0' && c <= u'9')
        return number();
    if (c == u'_' || c.isLetter()) {
        identifier();
        return true;
    }
    if (c == u'\'' || c == u'"')
        return string();
    return sign();
}

bool Lexer::number()
{
    // Digits, possibly in groups: "1_000".
    const auto digitsFrom = [this](qsizetype ahead, auto isDigit) {
        qsizetype end = ahead;
        while (isDigit(peek(end)) || (peek(end) == u'_' && end > ahead && isDigit(peek(end + 1))))
            ++end;
        return end;
    };
    const auto decimal = [](QChar c) { return c >= u'0' && c <= u'9'; };

    const qsizetype whole = digitsFrom(0, decimal);
    qsizetype end = whole;
    const bool afterDot = m_pos > 0 && m_source[m_pos - 1] == u'.';
    if (!afterDot) {
        if (peek(end) == u'.' && decimal(peek(end + 1)))
            end = digitsFrom(end + 1, decimal);
        if (peek(end).toLower() == u'e') {
            const qsizetype exponent = end + (peek(end + 1) == u'-' || peek(end + 1) == u'+' ? 2 : 1);
            if (decimal(peek(exponent)))
                end = digitsFrom(exponent, decimal);
        }
    }
    if (end > whole) {
        const QString literal = rest().first(end).toString().remove(u'_');
        add(Token::Type::Float, literal).real = parseFloat(literal).value_or(0);
        advance(end);
        return true;
    }

    int base = 10;
    end = whole;
    if (peek() == u'0') {
        const QChar marker = peek(1).toLower();
        const int marked = marker == u'x' ? 16 : marker == u'o' ? 8 : marker == u'b' ? 2 : 0;
        const auto ofBase = [marked](QChar d) {
            const int value = d >= u'0' && d <= u'9'         ? d.unicode() - u'0'
                : d.toLower() >= u'a' && d.toLower() <= u'f' ? d.toLower().unicode() - u'a' + 10
                                                             : 99;
            return value < marked;
        };
        const qsizetype first = peek(2) == u'_' ? 3 : 2;
        if (marked && ofBase(peek(first))) {
            base = marked;
            end = digitsFrom(first, ofBase);
        } else {
            end = digitsFrom(0, [](QChar d) { return d == u'0'; }); // "007" is two numbers, as in Python's grammar
        }
    }
    const QString literal = rest().first(end).toString().remove(u'_');
    const std::optional<qint64> value = parseInteger(literal, base, nullptr);
    if (!value)
        return fail(u"number too large: %1 does not fit into 64 bits"_s.arg(literal));
    add(Token::Type::Integer, literal).integer = *value;
    advance(end);
    return true;
}

void Lexer::identifier()
{
    qsizetype end = 1;
    while (peek(end) == u'_' || peek(end).isLetterOrNumber() || peek(end).isMark())
        ++end;
    add(Token::Type::Name, rest().first(end).toString());
    advance(end);
}

bool Lexer::string()
{
    const Position start = m_at;
    const QChar quote = peek();
    Token &token = add(Token::Type::Text);
    QString out;
    advance(1);
    while (m_pos < m_source.size() && peek() != quote) {
        if (peek() == u'\\') {
            if (!escape(out))
                return false;
            continue;
        }
        out += peek();
        advance(1);
    }
    if (m_pos >= m_source.size()) {
        m_at = start;
        return fail(u"missing end of string"_s);
    }
    advance(1);
    token.text = std::move(out);
    return true;
}

// Python's escapes but for \N{name}.
bool Lexer::escape(QString &out)
{
    const QChar kind = peek(1);
    const auto code = [&](int digits, int base) {
        bool good = false;
        const QStringView used = rest().sliced(2).first(std::min<qsizetype>(digits, rest().size() - 2));
        const uint value = used.toUInt(&good, base);
        if (!good || used.size() < digits || used.contains(u'+') || used.contains(u'-') || value > 0x10ffff)
            return fail(u"truncated \\%1 escape"_s.arg(kind));
        const char32_t character = value;
        if (value >= 0x10000)
            out += QString::fromUcs4(&character, 1);
        else
            out += QChar(char16_t(value));
        advance(2 + digits);
        return true;
    };
    if (kind >= u'0' && kind <= u'7') {
        qsizetype end = 1;
        while (end < 4 && peek(end) >= u'0' && peek(end) <= u'7')
            ++end;
        out += QChar(char16_t(rest().sliced(1).first(end - 1).toUInt(nullptr, 8)));
        advance(end);
        return true;
    }
    switch (kind.unicode()) {
    case u'x':
        return code(2, 16);
    case u'u':
        return code(4, 16);
    case u'U':
        return code(8, 16);
    case u'N':
        return fail(u"\\N{name} escapes are not supported"_s);
    case 0:
        return fail(u"missing end of string"_s);
    default:
        break;
    }
    static const QString letters = u"\n\\'\"abfnrtv"_s;
    static const QString meanings = u"\0\\'\"\a\b\f\n\r\t\v"_s;
    const qsizetype known = letters.indexOf(kind);
    if (known < 0)
        out += u'\\' + QString(kind);
    else if (known > 0) // a newline behind a backslash is dropped
        out += meanings[known];
    advance(2);
    return true;
}

bool Lexer::sign()
{
    static constexpr QLatin1StringView signs[] = {"=="_L1, "!="_L1, ">="_L1, "<="_L1, "//"_L1, "**"_L1};
    static const QString single = u"+-/*%~[](){}><=.:|,"_s;
    for (const QLatin1StringView two : signs) {
        if (startsWith(two)) {
            add(Token::Type::Operator, two);
            advance(2);
            return true;
        }
    }
    const QChar c = peek();
    if (!single.contains(c))
        return fail(u"unexpected character '%1'"_s.arg(c));
    if (c == u'(' || c == u'[' || c == u'{') {
        m_open += c == u'(' ? u')' : c == u'[' ? u']' : u'}';
    } else if (c == u')' || c == u']' || c == u'}') {
        if (m_open.isEmpty())
            return fail(u"unexpected '%1'"_s.arg(c));
        if (m_open.back() != c)
            return fail(u"unexpected '%1', expected '%2'"_s.arg(c).arg(m_open.back()));
        m_open.chop(1);
    }
    add(Token::Type::Operator, QString(c));
    advance(1);
    return true;
}

Outcome<std::vector<Token>> run(QString source, const Options &options, bool (Lexer::*what)())
{
    if (source.size() > options.limits.sourceChars) {
        return tl::unexpected(Problem{Problem::Kind::Limit,
            u"the template has more than %1 characters"_s.arg(options.limits.sourceChars), options.name, 1, 1});
    }
    Lexer lexer(std::move(source), options);
    if (!(lexer.*what)())
        return tl::unexpected(lexer.takeProblem());
    return lexer.takeTokens();
}

} // namespace

Outcome<std::vector<Token>> tokenize(QString source, const Options &options)
{
    return run(std::move(source), options, &Lexer::wholeTemplate);
}

Outcome<std::vector<Token>> tokenizeExpression(QString source, const Options &options)
{
    return run(std::move(source), options, &Lexer::oneExpression);
}

} // namespace cb::text
