// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cb::lists {

/// What a table tells of its rows: the protected half of a list model.
class RowTeller
{
public:
    virtual ~RowTeller() = default;
    virtual void beginReset() = 0;
    virtual void endReset() = 0;
    virtual void beginInsert(int first, int last) = 0;
    virtual void endInsert() = 0;
    virtual void beginRemove(int first, int last) = 0;
    virtual void endRemove() = 0;
    virtual void tell(int first, int last) = 0; // rows have other values
    virtual void tellHeader(int row) = 0; // a day has other counts
};

} // namespace cb::lists
