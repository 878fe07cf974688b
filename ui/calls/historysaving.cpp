// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/historysaving.h"

#include "ui/calls/callssource.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

HistorySaving::HistorySaving(CallsSource &source, Button *button, QWidget *parent)
    : QObject(parent)
    , m_source(source)
    , m_button(button)
    , m_window(parent)
{ }

void HistorySaving::ask(const calls::HistoryFilter &filter, QDate today)
{
    if (m_button->isBusy())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Save the listed calls"), {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("Calls %1", "file name: date").arg(today.toString(Qt::ISODate)) + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, filter](const QString &file) { write(filter, file); });
    dialog->open();
}

void HistorySaving::write(const calls::HistoryFilter &filter, const QString &file)
{
    m_button->setBusy(true);
    m_source.exportHistory(filter, file, this, [this](const Result<int> &calls) {
        m_button->setBusy(false);
        if (calls) {
            Q_EMIT toastAsked({Tone::Green, u"download"_s, tr("%n call(s) saved", nullptr, *calls), {}, {}, {}, 4s});
            return;
        }
        const QString why = calls.error().kind == Error::Kind::Invalid
            ? tr("The calls could not be saved there. Try another folder.")
            : errorText(calls.error()).joined();
        Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, why, {}, {}, {}, 10s});
    });
}

} // namespace cb::ui

#include "moc_historysaving.cpp"
