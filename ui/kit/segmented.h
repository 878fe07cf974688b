// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"
#include "ui/kit/text.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace cb::ui {

/// Tabs of one row, one chosen: "Live 11 | Mine 2 | History". Left, Right, Home and End move the choice.
class Segmented final : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
public:
    /// `name` is what the row chooses, for screen readers: "Calls shown".
    explicit Segmented(const QString &name, QWidget *parent = nullptr);

    int addSegment(const QString &text, std::optional<int> count = {}, Ink countInk = Ink::Soft);
    void setCount(int segment, std::optional<int> count);
    void setText(int segment, const QString &text);
    void setDense(bool dense); // 26 high, words at 12: inside dialogs and popovers
    /// All segments take the same width, as tabs over a form do.
    void setEqual(bool equal);

    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int count() const { return static_cast<int>(m_segments.size()); }
    [[nodiscard]] QString text(int segment) const { return m_segments.at(segment).text; }
    [[nodiscard]] QRect segmentRect(int segment) const;
    void setCurrent(int segment);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int segment);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Segment {
        QString text;
        std::optional<int> count;
        Ink countInk;
    };
    [[nodiscard]] qreal naturalWidth(const Segment &segment) const;
    void describe();

    QList<Segment> m_segments;
    QString m_name;
    int m_current = 0;
    bool m_dense = false;
    bool m_equal = false;
    FocusMark m_focus;
};

} // namespace cb::ui
