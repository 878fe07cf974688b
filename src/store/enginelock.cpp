// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/enginelock.h"

#include <QDir>
#include <QFile>

#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cb::store {

Result<EngineLock> EngineLock::take(const QString &folder)
{
    const QString path = QDir(folder).filePath(u"engine.lock"_s);
    const int file = open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    EngineLock lock(file);
    // flock rather than fcntl: that one is lost when any code of this process closes the same file.
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const ssize_t length = pread(file, holder, sizeof holder - 1, 0);
        return failure(Error::Kind::Conflict,
            u"another Callboard engine (process %1) is using %2"_s.arg(
                QString::fromLatin1(holder, length).trimmed(), folder));
    }
    const QByteArray me = QByteArray::number(getpid()) + '\n';
    if (ftruncate(file, 0) != 0 || pwrite(file, me.constData(), size_t(me.size()), 0) != me.size())
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    return lock;
}

EngineLock::~EngineLock()
{
    if (m_file >= 0)
        close(m_file); // the file stays: removing it would let two processes hold two files of one name
}

} // namespace cb::store
