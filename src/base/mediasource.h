// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace cb {

/// The sound of a recording as it was fetched, decrypted. It is in memory only; nobody writes it anywhere.
struct MediaFile {
    QByteArray bytes; // WAV or MP3
    QByteArray outline; // audio::Outline::toBytes, as it was kept beside the recording; empty: none was
    QByteArray checksum; // the one that outline was kept with
};

/// Where the player gets recordings from. App hands it to the window. Lives on the GUI thread.
class MediaSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~MediaSource() override;

    using Receiver = std::function<void(const Result<MediaFile> &)>;
    /// Calls `then` once, later, on the GUI thread; not at all when `context` is gone by then. `recording` is the
    /// vendor's id (RecordingSid). Error::Kind::NotFound: there is none here. Invalid: it is here, but damaged. Denied:
    /// the person may not hear it, or there is no key to decrypt it with.
    virtual void fetch(const QString &recording, QObject *context, Receiver then) = 0;
};

} // namespace cb
