// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "ui/shell/rowtext.h"
#include "ui/voicemail/voicemailwords.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace cb::ui {

/// Paints rows of VoicemailModel as picture 02: who, the first words, when and how long, and what is due.
class VoicemailDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    VoicemailDelegate(const Clock &clock, SiteTime site, QObject *parent = nullptr);

    [[nodiscard]] static int rowHeight(); // 82 at 100 %
    [[nodiscard]] static int headerHeight();

    struct Layout {
        QRectF dot;
        QRectF words; // three lines: name and number, two of the transcript
        QRectF figures; // three lines, right-aligned: time, length, note
    };
    [[nodiscard]] Layout layout(const QRect &row) const;
    void forget(qint64 message);
    void forgetAll();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Row {
        int width = 0;
        RowText name;
        RowText number;
        RowText first; // of the transcript
        RowText second;
        bool words = false; // they are the caller's, not ours about a missing transcript
        RowText time;
        RowText length;
        bool heard = false;
        bool flagged = false;
        bool leaving = false;
    };
    const Row &row(const QModelIndex &index, const Layout &layout, int width) const;
    void paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLoading(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintNote(QPainter *painter, const Tokens &tokens, const QRectF &in, const RowNote &note) const;

    const Clock &m_clock;
    SiteTime m_site;
    mutable QCache<qint64, Row> m_rows{400};
};

} // namespace cb::ui
