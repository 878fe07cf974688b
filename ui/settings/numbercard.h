// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingssource.h"

#include <QDialog>

class QComboBox;

namespace cb::ui {

class Button;
class Label;
class LineEdit;

/// What one of our numbers is called, what answers it and where its messages go. Enter goes from field to field.
class NumberCard final : public QDialog
{
    Q_OBJECT
public:
    /// `setup` without a number: a new one. The source outlives the card.
    NumberCard(SettingsSource &source, const OurNumberSetup &setup, QWidget *parent);
    /// The flows and mailboxes to choose from have been read.
    [[nodiscard]] bool isReady() const { return m_ready; }

Q_SIGNALS:
    void saved();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeChoices(const NumberChoices &choices);
    void save();
    void fail(const Error &error);

    SettingsSource &m_source;
    OurNumberSetup m_setup;
    LineEdit *m_phone;
    LineEdit *m_label;
    QComboBox *m_flow;
    QComboBox *m_mailbox;
    Label *m_trouble;
    Button *m_save;
    bool m_ready = false;
};

} // namespace cb::ui
