// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

constexpr quint16 formatPcm = 1;
constexpr quint16 formatMuLaw = 7;
constexpr quint16 formatExtensible = 0xfffe;

/// What follows the coding in the sub-format of the extensible form; another GUID is another vendor's coding.
constexpr QByteArrayView subFormatTail("\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71", 14);

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

std::array<qint16, 256> muLawTable()
{
    std::array<qint16, 256> table{};
    for (size_t code = 0; code < table.size(); ++code)
        table[code] = fromMuLaw(quint8(code));
    return table;
}

template <typename Number>
void put(QByteArray &out, Number value)
{
    char bytes[sizeof(Number)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(Number));
}

} // namespace

Result<WavView> WavView::readFormat(QByteArrayView chunk, const WavLimits &limits)
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
        if (chunk.sliced(26, 14) != subFormatTail)
            return invalid(u"the extensible format is of an unknown kind"_s);
        coding = word(chunk, 24); // the first two bytes of the sub-format's GUID
    }
    if (channels == 0 || channels > limits.channels)
        return invalid(u"%1 channels"_s.arg(channels));
    if (rate < quint32(limits.lowestRate) || rate > quint32(limits.rate))
        return invalid(u"%1 samples per second"_s.arg(rate));
    const bool readable =
        (coding == formatPcm && (bits == 8 || bits == 16 || bits == 24)) || (coding == formatMuLaw && bits == 8);
    if (!readable)
        return invalid(u"coding %1 with %2 bits is not read here"_s.arg(coding).arg(bits));
    WavView view;
    view.m_rate = int(rate);
    view.m_channels = int(channels);
    view.m_width = bits / 8;
    view.m_muLaw = coding == formatMuLaw;
    return view;
}

Result<WavView> WavView::open(QByteArrayView file, const WavLimits &limits)
{
    if (file.size() > limits.bytes)
        return invalid(u"%1 bytes are more than the %2 allowed"_s.arg(file.size()).arg(limits.bytes));
    if (file.size() < 12 || !file.startsWith("RIFF") || file.sliced(8, 4) != "WAVE")
        return invalid(u"no RIFF header"_s);
    std::optional<WavView> format;
    for (qsizetype at = 12; at + 8 <= file.size();) {
        const QByteArrayView name = file.sliced(at, 4);
        const qsizetype told = qsizetype(longWord(file, at + 4));
        const qsizetype size = std::min(told, file.size() - at - 8);
        const QByteArrayView chunk = file.sliced(at + 8, size);
        if (name == "fmt ") {
            const Result<WavView> read = readFormat(chunk, limits);
            if (!read)
                return tl::unexpected(read.error());
            format = *read;
        } else if (name == "data") {
            if (!format)
                return invalid(u"sound before its format"_s);
            format->m_data = chunk;
            return *format;
        }
        at += 8 + size + (told & 1); // chunks begin at even places
    }
    return invalid(u"no sound in it"_s);
}

void WavView::decode(qsizetype first, qsizetype frames, qint16 *out) const
{
    Q_ASSERT(first >= 0 && frames >= 0 && first + frames <= this->frames());
    static const std::array<qint16, 256> muLaw = muLawTable();
    const qsizetype samples = frames * m_channels;
    if (samples == 0) // neither side need point anywhere
        return;
    const char *in = m_data.data() + first * m_channels * m_width;
    if (m_muLaw) {
        for (qsizetype i = 0; i < samples; ++i)
            out[i] = muLaw[quint8(in[i])];
    } else if (m_width == 1) { // unsigned, with silence at 128
        for (qsizetype i = 0; i < samples; ++i)
            out[i] = qint16((quint8(in[i]) - 128) * 256);
    } else if (m_width == 2) {
        qFromLittleEndian<qint16>(in, samples, out);
    } else { // the lowest of three bytes is below what we keep
        for (qsizetype i = 0; i < samples; ++i)
            out[i] = qFromLittleEndian<qint16>(in + 3 * i + 1);
    }
}

Result<Pcm> readWav(QByteArrayView file, const WavLimits &limits)
{
    const Result<WavView> view = WavView::open(file, limits);
    if (!view)
        return tl::unexpected(view.error());
    Pcm sound{view->rate(), view->channels(), QList<qint16>(view->frames() * view->channels())};
    view->decode(0, view->frames(), sound.samples.data());
    return sound;
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
