// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/localdrive.h"

#include <QFile>

#include <sys/vfs.h>

#include <array>

using namespace Qt::StringLiterals;

namespace cb::store {

quint64 fileSystemOf(const QString &folder)
{
    struct statfs found = {};
    if (statfs(QFile::encodeName(folder).constData(), &found) != 0)
        return 0;
    return quint32(found.f_type); // the field is signed on some machines
}

Result<> requireLocalDrive(const QString &folder, const std::function<quint64(const QString &)> &kindOf)
{
    // linux/magic.h and statfs(2); not all of them are in every distribution's headers.
    static constexpr std::array<std::pair<quint64, const char *>, 8> network{{
        {0x6969, "NFS"},
        {0x517B, "SMB"},
        {0xFF534D42, "CIFS"},
        {0xFE534D42, "SMB2"},
        {0x5346414F, "AFS"},
        {0x00C36400, "Ceph"},
        {0x73757245, "Coda"},
        {0x0BD00BD0, "Lustre"},
    }};
    const quint64 kind = kindOf(folder);
    for (const auto &[magic, name] : network) {
        if (kind == magic) {
            return failure(Error::Kind::Denied,
                u"%1 is on a network drive (%2), where a database would be damaged: choose a folder on this "
                u"computer, or use PostgreSQL"_s.arg(folder, QString::fromLatin1(name)));
        }
    }
    return {};
}

} // namespace cb::store
