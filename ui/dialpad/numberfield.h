// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/lineedit.h"

namespace cb::ui {

/// Where a number or a name is typed: large, digits in the groups of their country, a key that takes back the last one.
class NumberField final : public LineEdit
{
    Q_OBJECT
public:
    explicit NumberField(const QString &name, QWidget *parent = nullptr);
    void setRegion(const QString &region); // of national notation
    [[nodiscard]] QString region() const { return m_region; }
    void type(QChar sign); // at the caret
    void takeBack();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void downPressed(); // into the list below

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void group();
    QString m_region = QStringLiteral("US");
    Button *m_back;
};

} // namespace cb::ui
