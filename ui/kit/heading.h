// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace cb::ui {

class Label;

/// The line over a part of a pane: its name, a soft remark beside it, and at the right what acts on it:
/// "Callback queue  6 waiting ........ [Call next]".
class SectionHeading final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeading(const QString &text, const QString &remark = {}, QWidget *parent = nullptr);
    void setText(const QString &text);
    void setRemark(const QString &remark);
    void addTrailing(QWidget *widget); // takes ownership

private:
    QHBoxLayout *m_row;
    Label *m_text;
    Label *m_remark;
};

} // namespace cb::ui
