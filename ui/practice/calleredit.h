// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace cb::ui {

/// The words of the caller's box: a person over their number as long as nobody types, plain text to edit then.
class CallerEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit CallerEdit(QWidget *parent = nullptr);
    /// An empty name shows the text itself.
    void setPerson(const QString &name, const QString &number);
    /// How high a box must be for both lines.
    [[nodiscard]] static int boxHeight();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_number;
};

} // namespace cb::ui
