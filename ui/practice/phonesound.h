// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"

#include <QAudioFormat>
#include <QBuffer>
#include <QObject>

#include <memory>

class QAudioSink;
class QAudioSource;
class QMediaDevices;

namespace cb::ui {

/// The practice phone's receiver: plays what the caller hears, takes what they say. Without devices it is silent.
class PhoneSound final : public QObject
{
    Q_OBJECT
public:
    explicit PhoneSound(QObject *parent = nullptr);
    ~PhoneSound() override;

    [[nodiscard]] bool canPlay() const;
    [[nodiscard]] bool canListen() const;
    void play(const PracticeSound &sound); // instead of what sounds now
    void silence();

    /// False when the device does not open.
    [[nodiscard]] bool beginListening();
    [[nodiscard]] bool isListening() const { return m_source != nullptr; }
    /// What was said since then.
    [[nodiscard]] PracticeSound endListening();

Q_SIGNALS:
    void devicesChanged();

private:
    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_playing;
    std::unique_ptr<QAudioSource> m_source;
    QAudioFormat m_heardAs;
    QBuffer m_heard;
};

} // namespace cb::ui
