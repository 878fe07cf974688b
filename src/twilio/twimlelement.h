// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "twilio/twimldiagnosis.h"

#include <QByteArrayView>
#include <QList>

#include <optional>
#include <utility>

namespace cb::twilio::twiml {

/// A plain XML element: names, attributes, text, children; no comments, no namespaces.
struct Element {
    QString name;
    QList<std::pair<QString, QString>> attributes;
    QString text; // its own, without that of its children
    QString allText; // with theirs, in order
    QList<Element> children;
    qint64 line = 0;
    qint64 column = 0;
};

/// The root, or nullopt and an error among the diagnoses.
[[nodiscard]] std::optional<Element> readElements(QByteArrayView document, QList<Diagnosis> &diagnoses);

} // namespace cb::twilio::twiml
