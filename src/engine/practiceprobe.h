// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/deskprobe.h"
#include "store/database.h"

#include <QObject>

namespace cb::engine {

/// Answers a scenario's questions about the desk from the desk's own database.
class PracticeProbe final : public QObject, public practice::DeskProbe
{
    Q_OBJECT
public:
    explicit PracticeProbe(store::Database &database, QObject *parent = nullptr);

    void call(const QString &callSid, std::function<void(Result<Call>)> done) override;
    void callCount(std::function<void(Result<int>)> done) override;

private:
    store::Database &m_database;
};

} // namespace cb::engine
