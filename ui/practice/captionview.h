// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace cb::ui {

/// The captions, whole sentences in as many lines as they need; the newest stays in view.
class CaptionView final : public QListView
{
    Q_OBJECT
public:
    explicit CaptionView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace cb::ui
