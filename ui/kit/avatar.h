// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QWidget>

class QPainter;

namespace cb::ui {

/// "BH" for Beatrix Holloway, "?" for an empty name.
[[nodiscard]] QString initials(const QString &name);
/// The same tone for the same name on every desk.
[[nodiscard]] Tone avatarTone(const QString &name);
/// A circle with initials filling `in`; the words are 36 % of its height at 600.
void paintAvatar(QPainter *painter, const Tokens &tokens, const QRectF &in, const QString &name);

class Avatar final : public QWidget
{
    Q_OBJECT
public:
    /// `diameter` in px at 100 %: 22 in rows, 32 in lists, 40 by a subject.
    explicit Avatar(const QString &name, int diameter = 32, QWidget *parent = nullptr);
    void setName(const QString &name);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_name;
    int m_diameter;
};

} // namespace cb::ui
