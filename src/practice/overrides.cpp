// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/overrides.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::practice {

ConnectionOverrides ConnectionOverrides::parse(const QString &fragment)
{
    ConnectionOverrides overrides;
    for (const QString &pair : fragment.split(u'&', Qt::SkipEmptyParts)) {
        const QString name = pair.section(u'=', 0, 0);
        const QString value = pair.section(u'=', 1);
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if (name == "rc"_L1 && isNumber) {
            overrides.retries = std::clamp(number, 0, 5);
        } else if (name == "rt"_L1 && isNumber) {
            overrides.readTimeout = std::chrono::milliseconds(std::clamp(number, 100, 15'000));
        } else if (name == "tt"_L1 && isNumber) {
            overrides.totalTimeout = std::chrono::milliseconds(std::clamp(number, 100, 15'000));
        } else if (name == "rp"_L1) {
            const QStringList words = value.split(u',');
            const bool all = words.contains("all"_L1);
            overrides.onConnect = all || words.contains("ct"_L1);
            overrides.onRead = all || words.contains("rt"_L1);
            overrides.on4xx = all || words.contains("4xx"_L1);
            overrides.on5xx = all || words.contains("5xx"_L1);
        }
    }
    return overrides;
}

} // namespace cb::practice
