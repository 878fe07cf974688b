// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"

#include <QIdentityProxyModel>

namespace cb::ui {

/// The messages with a sentence for screen readers on every row; the model itself holds raw values only.
class VoicemailRows final : public QIdentityProxyModel
{
    Q_OBJECT
public:
    VoicemailRows(const Clock &clock, SiteTime site, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
    SiteTime m_site;
};

} // namespace cb::ui
