// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/calllist.h"

#include "calls/callroles.h"

namespace cb::ui {

CallList::CallList(QWidget *parent)
    : SubjectList(KindRole, int(CallRow::Header), CountRole, IdRole, parent)
{
    connect(this, &SubjectList::idChosen, this, [this](qint64 id) { Q_EMIT callChosen(Call::Id{id}); });
    connect(this, &SubjectList::idOpened, this, [this](qint64 id) { Q_EMIT callOpened(Call::Id{id}); });
}

std::optional<Call::Id> CallList::chosen() const
{
    const std::optional<qint64> id = chosenId();
    return id ? std::optional(Call::Id{*id}) : std::nullopt;
}

} // namespace cb::ui

#include "moc_calllist.cpp"
