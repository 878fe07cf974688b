// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/soundhandle.h"

#include "ui/player/wavcopy.h"

#include <QApplication>
#include <QDrag>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <functional>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

const QString uriList = u"text/uri-list"_s;

/// Says it has a file, and writes it when somebody takes it.
class LazyFile final : public QMimeData
{
public:
    explicit LazyFile(std::function<QUrl()> write)
        : m_write(std::move(write))
    { }
    [[nodiscard]] QStringList formats() const override { return {uriList}; }
    [[nodiscard]] bool hasFormat(const QString &type) const override { return type == uriList; }

protected:
    [[nodiscard]] QVariant retrieveData(const QString &type, QMetaType wanted) const override
    {
        if (type != uriList)
            return {};
        if (m_url.isEmpty())
            m_url = m_write();
        if (m_url.isEmpty())
            return {};
        if (wanted.id() == QMetaType::QByteArray)
            return m_url.toEncoded() + "\r\n";
        return QVariantList{m_url};
    }

private:
    std::function<QUrl()> m_write;
    mutable QUrl m_url;
};

} // namespace

SoundHandle::SoundHandle(MediaSource &media, QWidget *parent)
    : Label(TextRole::Small, Ink::Soft, {}, parent)
    , m_media(media)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void SoundHandle::setSound(const QString &recording, const QString &fileName, const QString &words)
{
    m_recording = recording;
    m_fileName = fileName;
    setText(words);
    setToolTip(recording.isEmpty() ? QString() : tr("Drag it out of the window to keep a copy as a file."));
    setCursor(recording.isEmpty() ? Qt::ArrowCursor : Qt::OpenHandCursor);
}

void SoundHandle::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    m_asked = false;
}

void SoundHandle::mouseMoveEvent(QMouseEvent *event)
{
    const bool far = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!(event->buttons() & Qt::LeftButton) || !far || m_asked || m_recording.isEmpty())
        return;
    m_asked = true;
    copyAsWav(m_media, m_recording, this, [this](const Result<QByteArray> &wav) {
        if (!wav)
            Q_EMIT failed(wav.error());
        else if (QApplication::mouseButtons().testFlag(Qt::LeftButton)) // it may have been let go meanwhile
            drag(*wav);
    });
}

void SoundHandle::drag(const QByteArray &wav)
{
    const auto write = [this, bytes = wav]() -> QUrl {
        if (!m_folder) {
            // In memory where there is such a place: it goes with the person's login at the latest.
            if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); !runtime.isEmpty())
                m_folder = std::make_unique<QTemporaryDir>(runtime + u"/callboard-XXXXXX"_s);
            if (!m_folder || !m_folder->isValid()) // it may be named and gone, as after su
                m_folder = std::make_unique<QTemporaryDir>();
        }
        QFile out(m_folder->filePath(m_fileName + u".wav"_s));
        const bool written = out.open(QIODevice::WriteOnly)
            && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && out.write(bytes) == bytes.size();
        return written ? QUrl::fromLocalFile(out.fileName()) : QUrl();
    };
    auto *drag = new QDrag(this);
    drag->setMimeData(new LazyFile(write));
    drag->exec(Qt::CopyAction);
}

} // namespace cb::ui

#include "moc_soundhandle.cpp"
