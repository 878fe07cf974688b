// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "twilio/twimlverbs.h"
#include "twilio/twimlwriter.h"

namespace cb::twilio::twiml {

constexpr qsizetype longestDocument = 64 * 1024; // bytes; beyond it Twilio fails with 11750
constexpr QByteArrayView contentType = "text/xml; charset=utf-8";

/// Builds one TwiML document: add the verbs in order, then finish(). Each verb is checked (ranges, nesting, required
/// members) and written at once; the first problem makes finish() an Error::Kind::Invalid that names verb and
/// attribute.
///
///     twiml::Response response;
///     response.add(twiml::Say{.text = u"Goodbye."_s}).add(twiml::Hangup{});
///     const Result<QByteArray> document = response.finish();
class Response
{
public:
    Response();

    Response &add(const Say &verb);
    Response &add(const Play &verb);
    Response &add(const Pause &verb);
    Response &add(const Gather &verb);
    Response &add(const Record &verb);
    Response &add(const Dial &verb);
    Response &add(const Enqueue &verb);
    Response &add(const Redirect &verb);
    Response &add(const Hangup &verb);
    Response &add(const Reject &verb);
    Response &add(const Leave &verb);
    Response &add(const Connect &verb);
    Response &add(const Start &verb);
    Response &add(const Stop &verb);
    Response &add(const Message &verb);
    Response &add(const Verb &verb);

    /// The document in UTF-8. To be called once.
    [[nodiscard]] Result<QByteArray> finish();

    [[nodiscard]] static Result<QByteArray> document(const QList<Verb> &verbs);
    /// `<Response/>`: nothing to say, which ends a call and leaves a text message unanswered.
    [[nodiscard]] static QByteArray empty();

private:
    template <typename VerbType>
    Response &append(const VerbType &verb);

    Writer m_writer;
};

} // namespace cb::twilio::twiml
