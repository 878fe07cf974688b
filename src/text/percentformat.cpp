// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/number.h"
#include "text/operators.h"
#include "text/strings.h"

#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

/// `%[(name)][flags][width][.precision]kind`, as Python reads it.
struct Field {
    QString name; // of a map's entry
    bool named = false;
    bool left = false;
    bool plus = false;
    bool blank = false;
    bool zero = false;
    bool alternate = false;
    qsizetype width = 0;
    int precision = -1; // below 0: not given
    QChar kind;
};

constexpr int mostDigits = 400; // of a precision; a double has no more than 324 decimals worth printing

class Formatter
{
public:
    Formatter(Run &run, const Value &format, const Value &arguments)
        : m_run(run)
        , m_format(format)
        , m_arguments(arguments)
    { }

    Value format();

private:
    bool readField(Field &field);
    qint64 readNumber();
    const Value *argument(const Field &field);
    QString converted(const Field &field, const Value &value);
    QString integer(const Field &field, const Value &value);
    QString real(const Field &field, const Value &value);
    QString padded(const Field &field, QString body, bool numeric);
    QString bad(const QString &message)
    {
        m_run.fail(message);
        return {};
    }

    Run &m_run;
    const Value &m_format;
    const Value &m_arguments;
    qsizetype m_pos = 0;
    size_t m_next = 0;
    bool m_usedNames = false;
};

Value Formatter::format()
{
    const QString &format = m_format.string();
    QString out;
    while (m_pos < format.size()) {
        const qsizetype percent = format.indexOf(u'%', m_pos);
        out += QStringView(format).sliced(m_pos, (percent < 0 ? format.size() : percent) - m_pos);
        if (percent < 0)
            break;
        m_pos = percent + 1;
        Field field;
        if (!readField(field))
            return {};
        if (field.kind == u'%') {
            out += u'%';
            continue;
        }
        const Value *value = argument(field);
        if (m_run.failed() || !value)
            return {};
        out += converted(field, *value);
        if (m_run.failed())
            return {};
    }
    const size_t given = m_arguments.isTuple() ? m_arguments.items().size() : 1;
    const bool mayBeLeft = m_usedNames || m_arguments.isMap() || (m_arguments.isList() && !m_arguments.isTuple());
    if (m_next < given && !mayBeLeft)
        return m_run.fail(u"not all arguments were used in formatting"_s);
    return m_run.text(std::move(out), m_format.isMarkup());
}

qint64 Formatter::readNumber()
{
    const QString &format = m_format.string();
    qint64 number = 0;
    while (m_pos < format.size() && format[m_pos] >= u'0' && format[m_pos] <= u'9') {
        number = std::min<qint64>(number * 10 + (format[m_pos].unicode() - u'0'), std::numeric_limits<int>::max());
        ++m_pos;
    }
    return number;
}

bool Formatter::readField(Field &field)
{
    const QString &format = m_format.string();
    const auto peek = [&] { return m_pos < format.size() ? format[m_pos] : QChar(); };
    if (peek() == u'(') {
        const qsizetype end = format.indexOf(u')', m_pos);
        if (end < 0) {
            m_run.fail(u"incomplete format key"_s);
            return false;
        }
        field.named = true;
        field.name = format.sliced(m_pos + 1, end - m_pos - 1);
        m_pos = end + 1;
    }
    for (;; ++m_pos) {
        if (peek() == u'-')
            field.left = true;
        else if (peek() == u'+')
            field.plus = true;
        else if (peek() == u' ')
            field.blank = true;
        else if (peek() == u'0')
            field.zero = true;
        else if (peek() == u'#')
            field.alternate = true;
        else
            break;
    }
    field.width = readNumber();
    if (peek() == u'.') {
        ++m_pos;
        field.precision = int(std::min<qint64>(readNumber(), mostDigits));
    }
    while (peek() == u'h' || peek() == u'l' || peek() == u'L')
        ++m_pos;
    if (m_pos >= format.size()) {
        m_run.fail(u"incomplete format"_s);
        return false;
    }
    field.kind = format[m_pos++];
    return m_run.produced(field.width);
}

const Value *Formatter::argument(const Field &field)
{
    if (field.named) {
        m_usedNames = true;
        const Value *value = m_arguments.find(field.name);
        if (!value)
            m_run.fail(m_arguments.isMap() ? u"the format names '%1', which is not given"_s.arg(field.name)
                                           : u"the format needs a dict"_s);
        return value;
    }
    const Value *value = nullptr;
    if (!m_arguments.isTuple())
        value = m_next == 0 ? &m_arguments : nullptr;
    else if (m_next < m_arguments.items().size())
        value = &m_arguments.items()[m_next];
    ++m_next;
    if (!value)
        m_run.fail(u"not enough arguments for the format"_s);
    return value;
}

QString Formatter::converted(const Field &field, const Value &value)
{
    switch (field.kind.unicode()) {
    case u's':
    case u'r':
    case u'a': {
        QString words;
        if (field.kind == u's')
            words = m_format.isMarkup() ? escapedText(m_run, value) : textOf(m_run, value);
        else
            appendRepr(m_run, words, value);
        if (field.kind != u's' && m_format.isMarkup())
            words = escaped(words);
        if (field.precision >= 0)
            words = codePointRange(words, 0, std::min<qsizetype>(field.precision, codePoints(words)));
        return padded(field, words, false);
    }
    case u'd':
    case u'i':
    case u'u':
    case u'x':
    case u'X':
    case u'o':
        return integer(field, value);
    case u'f':
    case u'F':
    case u'e':
    case u'E':
    case u'g':
    case u'G':
        return real(field, value);
    case u'c': {
        if (value.isText() && codePoints(value.string()) == 1)
            return padded(field, value.string(), false);
        const qint64 code = value.integer();
        if (value.kind() != Value::Kind::Int || code < 0 || code > 0x10ffff)
            return bad(u"%c needs a character"_s);
        const char32_t character = char32_t(code);
        return padded(field, QString::fromUcs4(&character, 1), false);
    }
    default:
        return bad(u"unsupported format character '%1'"_s.arg(field.kind));
    }
}

QString Formatter::integer(const Field &field, const Value &value)
{
    const bool decimal = field.kind == u'd' || field.kind == u'i' || field.kind == u'u';
    qint64 number = value.integer();
    if (!value.isNumber() || (!value.isInteger() && !decimal))
        return bad(
            u"%%1 needs %2, not %3"_s.arg(field.kind).arg(decimal ? u"a number"_s : u"an int"_s, typeName(value)));
    if (!value.isInteger()) {
        if (!(std::abs(value.number()) < 0x1p63))
            return bad(u"the number does not fit into 64 bits"_s);
        number = qint64(value.number());
    }
    const int base = decimal ? 10 : field.kind == u'o' ? 8 : 16;
    QString digits = QString::number(number < 0 ? ~quint64(number) + 1 : quint64(number), base);
    if (field.precision > digits.size())
        digits = digits.rightJustified(field.precision, u'0');
    if (field.alternate && !decimal)
        digits.prepend(base == 8 ? u"0o"_s : u"0x"_s);
    if (field.kind == u'X')
        digits = digits.toUpper();
    return padded(field, (number < 0 ? u"-"_s : QString()) + digits, true);
}

QString Formatter::real(const Field &field, const Value &value)
{
    const double number = value.number();
    if (value.isText()) // float("1.5") would do, but Python's % refuses text
        return bad(u"%%1 needs a number, not str"_s.arg(field.kind));
    if (!value.isNumber())
        return bad(u"%%1 needs a number, not %2"_s.arg(field.kind).arg(typeName(value)));
    QString body;
    if (!std::isfinite(number)) {
        body = floatText(number);
        if (field.kind.isUpper())
            body = body.toUpper();
    } else if (field.alternate) {
        return bad(u"%#%1 is not supported"_s.arg(field.kind));
    } else {
        const QChar kind = field.kind.toLower();
        const auto style = kind == u'f' ? std::chars_format::fixed
            : kind == u'e'              ? std::chars_format::scientific
                                        : std::chars_format::general;
        char buffer[mostDigits + 330];
        const int precision = field.precision < 0 ? 6 : field.precision;
        const auto written = std::to_chars(buffer, buffer + sizeof buffer, number, style, precision);
        body = QString::fromLatin1(buffer, written.ptr - buffer);
        if (field.kind.isUpper())
            body = body.toUpper();
    }
    return padded(field, body, true);
}

QString Formatter::padded(const Field &field, QString body, bool numeric)
{
    if (numeric && !body.startsWith(u'-') && (field.plus || field.blank))
        body.prepend(field.plus ? u'+' : u' ');
    const qsizetype missing = field.width - codePoints(body);
    if (missing <= 0)
        return body;
    if (field.left)
        return body + QString(missing, u' ');
    if (!numeric || !field.zero)
        return QString(missing, u' ') + body;
    qsizetype sign = body.startsWith(u'-') || body.startsWith(u'+') || body.startsWith(u' ') ? 1 : 0;
    if (QStringView(body).sliced(sign).startsWith(u"0x", Qt::CaseInsensitive)
        || QStringView(body).sliced(sign).startsWith(u"0o"))
        sign += 2;
    return body.insert(sign, QString(missing, u'0'));
}

} // namespace

Value percentFormat(Run &run, const Value &format, const Value &arguments)
{
    return Formatter(run, format, arguments).format();
}

} // namespace cb::text
