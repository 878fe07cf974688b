// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <utility>

namespace cb::practice {

/// One object of a scenario file: each member is asked for once and must be of its kind; what nobody asked for is an
/// error. The first problem, with its place, is kept; reading goes on with the usual value.
class ScenarioReader
{
public:
    ScenarioReader(const QJsonObject &object, QString place, QString &problem);

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    [[nodiscard]] QString text(const QString &name, const QString &usual = {});
    [[nodiscard]] QString neededText(const QString &name);
    [[nodiscard]] bool flag(const QString &name, bool usual = false);
    [[nodiscard]] int number(const QString &name, int usual, int least, int most);
    [[nodiscard]] std::optional<int> maybeNumber(const QString &name, int least, int most);
    [[nodiscard]] std::optional<bool> maybeFlag(const QString &name);
    /// Seconds as a number (1.5), or "mm:ss" or "h:mm:ss"; at most a week.
    [[nodiscard]] std::optional<std::chrono::milliseconds> time(const QString &name);
    /// The same, or two of them in a list: from the first to the second. A single one is both.
    [[nodiscard]] std::optional<std::pair<std::chrono::milliseconds, std::chrono::milliseconds>> times(
        const QString &name);
    [[nodiscard]] QStringList texts(const QString &name); // one text or a list of them
    [[nodiscard]] QJsonObject object(const QString &name);
    [[nodiscard]] QJsonArray list(const QString &name, qsizetype most);
    void wrong(const QString &name, const QString &why);
    void finish(); // reports members that nobody asked for
    [[nodiscard]] const QString &place() const { return m_place; }
    [[nodiscard]] QString placeOf(const QString &name) const;
    [[nodiscard]] QString &problem() { return m_problem; }

private:
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeOf(const QJsonValue &value, const QString &name);

    QJsonObject m_object;
    QString m_place;
    QString &m_problem;
    QStringList m_asked;
};

} // namespace cb::practice
