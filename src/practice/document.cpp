// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/document.h"

#include "twilio/twiml.h"

using namespace Qt::StringLiterals;
namespace twiml = cb::twilio::twiml;

namespace cb::practice {

namespace {

constexpr int tooLarge = 11750;
constexpr int wrongContentType = 12300;

Document failed(int code, const QString &detail)
{
    Document document;
    document.errorCode = code;
    document.detail = detail;
    return document;
}

} // namespace

Document readTwiml(const QByteArray &text, twiml::Place place)
{
    const twiml::Reading reading = twiml::read(text, place);
    Document document;
    for (const twiml::Diagnosis &diagnosis : reading.diagnoses) {
        if (diagnosis.severity == twilio::Severity::Error && document.errorCode == 0) {
            document.errorCode = diagnosis.code;
            document.detail = diagnosis.detail;
        } else {
            document.warnings.append(u"%1 %2"_s.arg(diagnosis.code).arg(diagnosis.detail));
        }
    }
    document.verbs = reading.verbs;
    return document;
}

Document readDocument(const Reply &reply, twiml::Place place)
{
    if (reply.errorCode != 0)
        return failed(reply.errorCode, reply.detail);
    if (reply.body.size() > twiml::longestDocument)
        return failed(tooLarge, u"%1 bytes"_s.arg(reply.body.size()));
    const QByteArray type = reply.contentType.split(';').first().trimmed().toLower();
    if (type == "text/xml" || type == "application/xml" || type == "text/html")
        return readTwiml(reply.body, place);
    Document document;
    if (type.startsWith("audio/")) {
        document.verbs = {twiml::Play{.url = reply.url.toString(QUrl::FullyEncoded)}};
        return document;
    }
    if (type == "text/plain") {
        const Document asTwiml = readTwiml(reply.body, place);
        if (asTwiml.errorCode == 0)
            return asTwiml;
        document.verbs = {twiml::Say{.text = QString::fromUtf8(reply.body)}};
        return document;
    }
    return failed(wrongContentType, type.isEmpty() ? u"no content type"_s : QString::fromLatin1(type));
}

} // namespace cb::practice
