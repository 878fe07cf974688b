// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/phrase.h"
#include "ivr/prompt.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <utility>

namespace cb::ivr {

/// Reads the settings of a step into values and remembers every problem with its path, and which variables are read.
/// Members nobody asks for are left alone: a newer Callboard may have written them.
class SettingsReader
{
public:
    SettingsReader(QJsonObject settings, QString path);

    [[nodiscard]] bool has(const QString &name) const { return m_settings.contains(name); }
    [[nodiscard]] QString text(const QString &name, const QString &otherwise = {});
    /// One of these words; the first when absent.
    [[nodiscard]] QString word(const QString &name, const QStringList &words);
    [[nodiscard]] int integer(const QString &name, int otherwise, int least, int most);
    [[nodiscard]] bool flag(const QString &name, bool otherwise);
    [[nodiscard]] QStringList texts(const QString &name); // a list of texts
    [[nodiscard]] QJsonObject object(const QString &name);
    /// The objects of a list, each with a reader that reports to this one.
    [[nodiscard]] QList<SettingsReader> objects(const QString &name);
    [[nodiscard]] Phrase phrase(const QString &name);
    [[nodiscard]] Formula formula(const QString &name);
    [[nodiscard]] Prompt prompt(const QString &name);
    /// The name of a variable that a flow may set; empty when absent.
    [[nodiscard]] QString variable(const QString &name);

    /// This member must be there, or a problem is noted.
    void require(const QString &name);
    void problem(const QString &name, const QString &what);
    void reading(const QStringList &variables);

    [[nodiscard]] const QList<std::pair<QString, QString>> &problems() const { return m_found->problems; }
    [[nodiscard]] const QStringList &reads() const { return m_found->reads; }

private:
    struct Found {
        QList<std::pair<QString, QString>> problems; // path, what is wrong
        QStringList reads;
    };
    SettingsReader(QJsonObject settings, QString path, std::shared_ptr<Found> found);
    [[nodiscard]] QJsonValue take(const QString &name, QJsonValue::Type type, const QString &expected);

    QJsonObject m_settings;
    QString m_path;
    std::shared_ptr<Found> m_found;
};

} // namespace cb::ivr
