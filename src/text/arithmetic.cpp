// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/operators.h"

#include "text/strings.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

QString signText(Operator sign)
{
    switch (sign) {
    case Operator::Add:
    case Operator::Plus:
        return u"+"_s;
    case Operator::Subtract:
    case Operator::Negate:
        return u"-"_s;
    case Operator::Multiply:
        return u"*"_s;
    case Operator::Divide:
        return u"/"_s;
    case Operator::FloorDivide:
        return u"//"_s;
    case Operator::Modulo:
        return u"%"_s;
    default:
        return u"**"_s;
    }
}

Value tooLarge(Run &run)
{
    return run.fail(u"the number does not fit into 64 bits"_s);
}

Value integerPower(Run &run, qint64 base, qint64 exponent)
{
    if (exponent < 0) {
        if (base == 0)
            return run.fail(u"division by zero"_s);
        return std::pow(double(base), double(exponent));
    }
    qint64 result = 1;
    while (exponent > 0) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result))
            return tooLarge(run);
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
            return tooLarge(run);
    }
    return result;
}

Value integers(Run &run, Operator sign, qint64 a, qint64 b)
{
    qint64 result = 0;
    switch (sign) {
    case Operator::Add:
        return __builtin_add_overflow(a, b, &result) ? tooLarge(run) : Value(result);
    case Operator::Subtract:
        return __builtin_sub_overflow(a, b, &result) ? tooLarge(run) : Value(result);
    case Operator::Multiply:
        return __builtin_mul_overflow(a, b, &result) ? tooLarge(run) : Value(result);
    case Operator::Power:
        return integerPower(run, a, b);
    default:
        break;
    }
    if (b == 0)
        return run.fail(u"division by zero"_s);
    if (sign == Operator::Divide)
        return double(static_cast<long double>(a) / static_cast<long double>(b));
    if (b == -1) { // the one division that overflows
        if (sign == Operator::Modulo)
            return 0;
        return __builtin_sub_overflow(qint64(0), a, &result) ? tooLarge(run) : Value(result);
    }
    const bool below = a % b != 0 && ((a < 0) != (b < 0)); // C++ rounds to zero, Python down
    return sign == Operator::FloorDivide ? Value(a / b - (below ? 1 : 0)) : Value(a % b + (below ? b : 0));
}

Value reals(Run &run, Operator sign, double a, double b)
{
    switch (sign) {
    case Operator::Add:
        return a + b;
    case Operator::Subtract:
        return a - b;
    case Operator::Multiply:
        return a * b;
    case Operator::Power: {
        if (a == 0 && b < 0)
            return run.fail(u"division by zero"_s);
        const double result = std::pow(a, b);
        if (std::isnan(result) && !std::isnan(a) && !std::isnan(b))
            return run.fail(u"a negative number has no fractional power"_s);
        if (std::isinf(result) && std::isfinite(a) && std::isfinite(b))
            return run.fail(u"the number is too large"_s);
        return result;
    }
    default:
        break;
    }
    if (b == 0)
        return run.fail(u"division by zero"_s);
    if (sign == Operator::Divide)
        return a / b;
    // As CPython's float_divmod.
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            quotient -= 1;
        }
    } else {
        rest = std::copysign(0.0, b);
    }
    if (sign == Operator::Modulo)
        return rest;
    if (quotient == 0)
        return std::copysign(0.0, a / b);
    const double whole = std::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

Value repeated(Run &run, const Value &what, qint64 times)
{
    times = std::max<qint64>(0, times);
    if (what.isText()) {
        const QString &text = what.string();
        if (!text.isEmpty() && times > run.limits().workChars / text.size()) {
            run.produced(run.limits().workChars + 1);
            return {};
        }
        return run.text(text.repeated(times), what.isMarkup());
    }
    const ValueList &items = what.items();
    if (!items.empty() && times > run.limits().listItems / qint64(items.size()))
        return run.fail(u"a list of more than %1 items"_s.arg(run.limits().listItems), Problem::Kind::Limit);
    ValueList all;
    all.reserve(items.size() * size_t(times));
    for (qint64 i = 0; i < times; ++i)
        all.insert(all.end(), items.begin(), items.end());
    return what.isTuple() ? run.tuple(std::move(all)) : run.list(std::move(all));
}

bool isSequence(const Value &value)
{
    return value.isText() || value.isList();
}

} // namespace

Value binary(Run &run, Operator sign, const Value &a, const Value &b)
{
    if (a.isNumber() && b.isNumber()) {
        if (a.isInteger() && b.isInteger())
            return integers(run, sign, a.integer(), b.integer());
        return reals(run, sign, a.number(), b.number());
    }
    if (a.isUndefined() || b.isUndefined()) {
        run.undefinedUsed(a.isUndefined() ? a : b);
        return {};
    }
    if (sign == Operator::Modulo && a.isText())
        return percentFormat(run, a, b);
    if (sign == Operator::Add && a.isText() && b.isText()) {
        const bool markup = a.isMarkup() || b.isMarkup();
        return run.text(markup ? escapedText(run, a) + escapedText(run, b) : a.string() + b.string(), markup);
    }
    if (sign == Operator::Add && a.isList() && b.isList() && a.isTuple() == b.isTuple()) {
        ValueList all = a.items();
        all.insert(all.end(), b.items().begin(), b.items().end());
        return a.isTuple() ? run.tuple(std::move(all)) : run.list(std::move(all));
    }
    if (sign == Operator::Multiply && isSequence(a) && b.isInteger())
        return repeated(run, a, b.integer());
    if (sign == Operator::Multiply && a.isInteger() && isSequence(b))
        return repeated(run, b, a.integer());
    return run.fail(u"'%1' does not fit %2 and %3"_s.arg(signText(sign), typeName(a), typeName(b)));
}

Value unary(Run &run, Operator sign, const Value &operand)
{
    if (operand.isUndefined()) {
        run.undefinedUsed(operand);
        return {};
    }
    if (!operand.isNumber())
        return run.fail(u"'%1' does not fit %2"_s.arg(signText(sign), typeName(operand)));
    if (!operand.isInteger())
        return sign == Operator::Negate ? -operand.number() : operand.number();
    const qint64 number = operand.integer();
    if (sign == Operator::Plus)
        return number;
    return number == std::numeric_limits<qint64>::min() ? tooLarge(run) : Value(-number);
}

Value concatenated(Run &run, const ValueList &parts)
{
    const bool markup =
        run.autoescape && std::any_of(parts.begin(), parts.end(), [](const Value &part) { return part.isMarkup(); });
    QString out;
    for (const Value &part : parts)
        out += markup ? escapedText(run, part) : textOf(run, part);
    return run.text(std::move(out), markup);
}

} // namespace cb::text
