// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/errortext.h"

#include <QCoreApplication>

namespace cb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::ErrorText)
};

} // namespace

ErrorText errorText(const Error &error)
{
    if (error.httpStatus == 429)
        return {Words::tr("The other side asks us to slow down."), Words::tr("Callboard tries again by itself.")};
    switch (error.kind) {
    case Error::Kind::Invalid:
        return {Words::tr("That cannot be used as it is."), Words::tr("Check what you entered and try again.")};
    case Error::Kind::NotFound:
        return {Words::tr("That is no longer there."), Words::tr("Reload the list to see what is.")};
    case Error::Kind::Conflict:
        return {Words::tr("Someone else changed this first. Your change was not saved."),
            Words::tr("Look at what is there now, then decide again.")};
    case Error::Kind::Denied:
        return {Words::tr("Your role does not allow this. Nothing was changed."),
            Words::tr("Ask a manager or an administrator.")};
    case Error::Kind::Unreachable:
        return {Words::tr("The other side cannot be reached."),
            Words::tr("Check the connection; what waits is kept and sent later.")};
    case Error::Kind::Remote:
        return {Words::tr("The other side refused this."), Words::tr("Traffic shows its answer in full.")};
    case Error::Kind::Storage:
        return {Words::tr("This could not be saved."), Words::tr("Check that the disk has room, then try again.")};
    case Error::Kind::Cancelled:
        return {Words::tr("This was stopped before it was done."), Words::tr("Try again when you are ready.")};
    }
    Q_UNREACHABLE();
}

} // namespace cb::ui
