// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "ui/shell/subjectlist.h"

#include <optional>

namespace cb::ui {

/// A list whose subjects are calls.
class CallList final : public SubjectList
{
    Q_OBJECT
public:
    explicit CallList(QWidget *parent = nullptr);

    [[nodiscard]] std::optional<Call::Id> chosen() const;
    void choose(Call::Id call) { chooseId(call.value); }
    [[nodiscard]] QModelIndex indexOf(Call::Id call) const { return indexOfId(call.value); }

Q_SIGNALS:
    void callChosen(cb::Call::Id call);
    void callOpened(cb::Call::Id call);
};

} // namespace cb::ui
