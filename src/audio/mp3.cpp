// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/mp3.h"

#include <mpg123.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

constexpr qsizetype fedAtOnce = 64 * 1024; // bytes; libmpg123 copies what it is fed

struct Closer {
    void operator()(mpg123_handle *handle) const { mpg123_delete(handle); }
};
using Handle = std::unique_ptr<mpg123_handle, Closer>;

tl::unexpected<Error> invalid(const QString &why)
{
    return failure(Error::Kind::Invalid, u"MP3: "_s + why);
}

/// A decoder that gives 16-bit samples at the file's own rate. Null when libmpg123 does not start.
Handle makeDecoder()
{
    static const bool started = mpg123_init() == MPG123_OK;
    Handle handle(started ? mpg123_new(nullptr, nullptr) : nullptr);
    if (!handle)
        return nullptr;
    mpg123_param(handle.get(), MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_SKIP_ID3V2, 0);
    mpg123_format_none(handle.get());
    const long *rates = nullptr;
    size_t count = 0;
    mpg123_rates(&rates, &count);
    for (size_t i = 0; i < count; ++i)
        mpg123_format(handle.get(), rates[i], MPG123_MONO | MPG123_STEREO, MPG123_ENC_SIGNED_16);
    return mpg123_open_feed(handle.get()) == MPG123_OK ? std::move(handle) : nullptr;
}

} // namespace

Result<Pcm> readMp3(QByteArrayView file, const Mp3Limits &limits)
{
    if (file.size() > limits.bytes)
        return invalid(u"%1 bytes are more than the %2 allowed"_s.arg(file.size()).arg(limits.bytes));
    const Handle handle = makeDecoder();
    if (!handle)
        return failure(Error::Kind::Unreachable, u"libmpg123 does not start"_s);

    Pcm sound{0, 0, {}};
    std::array<qint16, 16 * 1024> block;
    qsizetype fed = 0;
    while (true) {
        size_t bytes = 0;
        const int outcome =
            mpg123_read(handle.get(), reinterpret_cast<unsigned char *>(block.data()), sizeof(block), &bytes);
        if (sound.channels > 0) {
            const qsizetype samples = qsizetype(bytes / sizeof(qint16));
            if (sound.samples.size() + samples > limits.samples)
                return invalid(u"it is longer than %1 samples"_s.arg(limits.samples));
            sound.samples.append(QList<qint16>(block.data(), block.data() + samples));
        }
        if (outcome == MPG123_NEW_FORMAT) {
            long rate = 0;
            int channels = 0;
            int encoding = 0;
            mpg123_getformat(handle.get(), &rate, &channels, &encoding);
            if (sound.channels > 0 && (rate != sound.rate || channels != sound.channels))
                break;
            sound.rate = int(rate);
            sound.channels = channels;
        } else if (outcome == MPG123_NEED_MORE) {
            if (fed == file.size())
                break;
            const qsizetype size = std::min(fedAtOnce, file.size() - fed);
            if (mpg123_feed(handle.get(), reinterpret_cast<const unsigned char *>(file.data() + fed), size_t(size))
                != MPG123_OK)
                break;
            fed += size;
        } else if (outcome != MPG123_OK) {
            break; // the end, or no way on from here
        }
    }
    if (sound.frames() == 0)
        return invalid(u"no sound in it"_s);
    sound.samples.resize(sound.frames() * sound.channels);
    return sound;
}

} // namespace cb::audio
