// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

constexpr quint16 formatPcm = 1;
constexpr quint16 formatMuLaw = 7;
constexpr quint16 formatExtensible = 0xfffe;

struct Format {
    quint16 coding = 0;
    int channels = 0;
    int rate = 0;
};

tl::unexpected<Error> invalid(const QString &why)
{
    return failure(Error::Kind::Invalid, u"WAV: "_s + why);
}

quint16 word(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

quint32 longWord(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

Result<Format> readFormat(QByteArrayView chunk, const WavLimits &limits)
{
    if (chunk.size() < 16)
        return invalid(u"the format chunk is too short"_s);
    quint16 coding = word(chunk, 0);
    const quint16 channels = word(chunk, 2);
    const quint32 rate = longWord(chunk, 4);
    const quint16 bits = word(chunk, 14);
    if (coding == formatExtensible) {
        if (chunk.size() < 40)
            return invalid(u"the extensible format chunk is too short"_s);
        coding = word(chunk, 24); // the first two bytes of the sub-format's GUID
    }
    if (channels == 0 || channels > limits.channels)
        return invalid(u"%1 channels"_s.arg(channels));
    if (rate == 0 || rate > quint32(limits.rate))
        return invalid(u"%1 samples per second"_s.arg(rate));
    const bool readable = (coding == formatPcm && bits == 16) || (coding == formatMuLaw && bits == 8);
    if (!readable)
        return invalid(u"coding %1 with %2 bits is not read here"_s.arg(coding).arg(bits));
    return Format{coding, int(channels), int(rate)};
}

Pcm decode(QByteArrayView data, const Format &format)
{
    const qsizetype width = format.coding == formatPcm ? 2 : 1;
    const qsizetype frames = data.size() / (width * format.channels);
    Pcm sound{format.rate, format.channels, QList<qint16>(frames * format.channels, 0)};
    for (qsizetype i = 0; i < sound.samples.size(); ++i) {
        sound.samples[i] =
            format.coding == formatPcm ? qFromLittleEndian<qint16>(data.data() + 2 * i) : fromMuLaw(quint8(data[i]));
    }
    return sound;
}

template <typename Number>
void put(QByteArray &out, Number value)
{
    char bytes[sizeof(Number)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(Number));
}

} // namespace

Result<Pcm> readWav(QByteArrayView file, const WavLimits &limits)
{
    if (file.size() > limits.bytes)
        return invalid(u"%1 bytes are more than the %2 allowed"_s.arg(file.size()).arg(limits.bytes));
    if (file.size() < 12 || !file.startsWith("RIFF") || file.sliced(8, 4) != "WAVE")
        return invalid(u"no RIFF header"_s);
    std::optional<Format> format;
    for (qsizetype at = 12; at + 8 <= file.size();) {
        const QByteArrayView name = file.sliced(at, 4);
        const qsizetype told = qsizetype(longWord(file, at + 4));
        const qsizetype size = std::min(told, file.size() - at - 8);
        const QByteArrayView chunk = file.sliced(at + 8, size);
        if (name == "fmt ") {
            const Result<Format> read = readFormat(chunk, limits);
            if (!read)
                return tl::unexpected(read.error());
            format = *read;
        } else if (name == "data") {
            if (!format)
                return invalid(u"sound before its format"_s);
            return decode(chunk, *format);
        }
        at += 8 + size + (told & 1); // chunks begin at even places
    }
    return invalid(u"no sound in it"_s);
}

QByteArray writeWav(const Pcm &sound, WavCoding coding)
{
    const bool plain = coding == WavCoding::Pcm16;
    const quint16 width = plain ? 2 : 1;
    const quint16 frame = quint16(width * sound.channels);
    const quint32 size = quint32(sound.samples.size() * width);
    const quint32 formatSize = plain ? 16 : 18; // others than PCM tell the size of their extension: none
    const quint32 padding = size & 1;

    QByteArray out;
    out.reserve(qsizetype(size) + 64);
    out += "RIFF";
    put<quint32>(out, 4 + (8 + formatSize) + (8 + size + padding));
    out += "WAVEfmt ";
    put<quint32>(out, formatSize);
    put<quint16>(out, plain ? formatPcm : formatMuLaw);
    put<quint16>(out, quint16(sound.channels));
    put<quint32>(out, quint32(sound.rate));
    put<quint32>(out, quint32(sound.rate) * frame);
    put<quint16>(out, frame);
    put<quint16>(out, quint16(8 * width));
    if (!plain)
        put<quint16>(out, 0);
    out += "data";
    put<quint32>(out, size);
    for (const qint16 sample : sound.samples) {
        if (plain)
            put<qint16>(out, sample);
        else
            out.append(char(toMuLaw(sample)));
    }
    if (padding != 0)
        out.append('\0');
    return out;
}

} // namespace cb::audio
