// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"

#include <QAbstractListModel>
#include <QHash>

namespace cb::ui {

/// What the caller hears, a row each, and below them what the call waits for.
class CaptionModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole + 1, IconRole, CurrentRole, WaitRole };
    explicit CaptionModel(PracticePhone &phone, const QHash<QString, QString> &names, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// The seconds that are left are told anew.
    void tick(Instant now);

private:
    void setWait();
    [[nodiscard]] QString text(const PracticeCaption &caption) const;
    [[nodiscard]] QString waitText() const;
    [[nodiscard]] QString nameOf(const QString &number) const;

    PracticePhone &m_phone;
    const QHash<QString, QString> &m_names; // by number
    QList<PracticeCaption> m_captions;
    PracticeWait m_wait;
    Instant m_now{};
};

} // namespace cb::ui
