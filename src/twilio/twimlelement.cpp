// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlelement.h"

#include "twilio/twiml.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

namespace {

constexpr qsizetype deepest = 16;

Element opened(const QXmlStreamReader &xml)
{
    Element element;
    element.name = xml.qualifiedName().toString();
    element.line = xml.lineNumber();
    element.column = xml.columnNumber();
    for (const QXmlStreamAttribute &attribute : xml.attributes())
        element.attributes.append({attribute.qualifiedName().toString(), attribute.value().toString()});
    return element;
}

} // namespace

std::optional<Element> readElements(QByteArrayView document, QList<Diagnosis> &diagnoses)
{
    const auto refuse = [&diagnoses](int code, const QString &detail, qint64 line, qint64 column) {
        diagnoses.append({code, Severity::Error, detail, line, column});
        return std::nullopt;
    };
    if (document.size() > longestDocument)
        return refuse(11750, u"%1 bytes, Twilio reads 65536"_s.arg(document.size()), 0, 0);

    QXmlStreamReader xml(document.toByteArray());
    xml.setNamespaceProcessing(false);
    QList<Element> open; // from the root to where we are
    std::optional<Element> root;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
            return refuse(12100, u"a document type is not allowed"_s, xml.lineNumber(), xml.columnNumber());
        case QXmlStreamReader::StartElement:
            if (open.size() == deepest)
                return refuse(12100, u"nested more than 16 deep"_s, xml.lineNumber(), xml.columnNumber());
            open.append(opened(xml));
            break;
        case QXmlStreamReader::Characters:
            if (!open.isEmpty())
                open.last().text += xml.text();
            for (Element &element : open)
                element.allText += xml.text();
            break;
        case QXmlStreamReader::EndElement: {
            Element closed = open.takeLast();
            if (open.isEmpty())
                root = std::move(closed);
            else
                open.last().children.append(std::move(closed));
            break;
        }
        default:
            break;
        }
    }
    if (xml.hasError())
        return refuse(12100, xml.errorString(), xml.lineNumber(), xml.columnNumber());
    return root;
}

} // namespace cb::twilio::twiml
