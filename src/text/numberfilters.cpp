// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/number.h"
#include "text/operators.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

Value wholePart(Invocation &in, double number)
{
    if (std::abs(number) >= 0x1p63)
        return in.run.fail(u"the number does not fit into 64 bits"_s);
    return qint64(number);
}

Value toInt(Invocation &in)
{
    const Value preset = in.at(0) ? *in.at(0) : Value(0);
    const qint64 base = in.integer(1, 10);
    if (in.input.isUndefined()) {
        in.run.undefinedUsed(in.input);
        return {};
    }
    if (in.input.isInteger())
        return in.input.integer();
    double number = std::numeric_limits<double>::quiet_NaN();
    if (in.input.isText()) {
        bool tooLarge = false;
        if (const auto whole = parseInteger(in.input.string(), int(std::clamp<qint64>(base, -1, 99)), &tooLarge))
            return *whole;
        if (tooLarge)
            return in.run.fail(u"the number does not fit into 64 bits"_s);
        number = parseFloat(in.input.string()).value_or(number);
    } else if (in.input.isNumber()) {
        number = in.input.number();
    }
    return std::isnan(number) ? preset : wholePart(in, number);
}

Value toFloat(Invocation &in)
{
    const Value preset = in.at(0) ? *in.at(0) : Value(0.0);
    if (in.input.isUndefined()) {
        in.run.undefinedUsed(in.input);
        return {};
    }
    if (in.input.isNumber())
        return in.input.number();
    const auto number = in.input.isText() ? parseFloat(in.input.string()) : std::nullopt;
    return number ? Value(*number) : preset;
}

Value absolute(Invocation &in)
{
    if (in.input.isUndefined()) {
        in.run.undefinedUsed(in.input);
        return {};
    }
    if (!in.input.isNumber())
        return in.run.fail(u"'abs' needs a number, not %1"_s.arg(typeName(in.input)));
    if (!in.input.isInteger())
        return std::abs(in.input.number());
    return in.input.integer() < 0 ? unary(in.run, Operator::Negate, in.input) : Value(in.input.integer());
}

// round(int, -n) stays an int and rounds half to even.
Value roundedInteger(Run &run, qint64 number, qint64 digits)
{
    if (digits >= 0)
        return number;
    if (digits < -18)
        return 0;
    qint64 unit = 1;
    for (qint64 i = digits; i < 0; ++i)
        unit *= 10;
    const qint64 rest = ((number % unit) + unit) % unit;
    const qint64 below = number - rest; // cannot pass the smallest: rest is 0 there or number is larger
    const bool up = rest > unit - rest || (rest == unit - rest && (below / unit) % 2 != 0);
    return up ? binary(run, Operator::Add, below, unit) : Value(below);
}

Value round(Invocation &in)
{
    const qint64 digits = std::clamp<qint64>(in.integer(0, 0), -400, 400);
    const QString method = in.text(1, u"common"_s);
    if (in.run.failed())
        return {};
    if (in.input.isUndefined()) {
        in.run.undefinedUsed(in.input);
        return {};
    }
    if (!in.input.isNumber())
        return in.run.fail(u"'round' needs a number, not %1"_s.arg(typeName(in.input)));
    if (method == u"common") {
        if (in.input.isInteger())
            return roundedInteger(in.run, in.input.integer(), digits);
        return roundDecimal(in.input.number(), int(digits));
    }
    if (method != u"ceil" && method != u"floor")
        return in.run.fail(u"'round' knows common, ceil and floor, not '%1'"_s.arg(method));
    const double unit = std::pow(10.0, double(digits));
    const double scaled = in.input.number() * unit;
    if (!std::isfinite(scaled) || unit == 0)
        return in.run.fail(u"the number is too large to round"_s);
    return (method == u"ceil" ? std::ceil(scaled) : std::floor(scaled)) / unit;
}

} // namespace

std::span<const FilterSpec> numberFilters()
{
    static const FilterSpec table[] = {
        {"int"_L1, toInt, {"default"_L1, "base"_L1}},
        {"float"_L1, toFloat, {"default"_L1}},
        {"abs"_L1, absolute, {}},
        {"round"_L1, round, {"precision"_L1, "method"_L1}},
    };
    return table;
}

} // namespace cb::text
