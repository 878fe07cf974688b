// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include <vector>

namespace cb::ui {

/// A list of rows of one height under header rows of another, any number of rows: geometry is arithmetic over the
/// header rows, so neither opening, scrolling nor a jump of the thumb looks at rows that are not shown. (A QListView
/// without uniform sizes asks every row: 3.7 s and 255 MB for a million.)
/// The model's first row is a header; a header tells how many rows follow it, which leads to the next header.
class SectionList : public QListView
{
    Q_OBJECT
public:
    /// `kindRole` is `headerKind` on header rows; `countRole` there is the number of rows below.
    SectionList(int kindRole, int headerKind, int countRole, QWidget *parent = nullptr);

    void setRowHeights(int header, int row);
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    void setModel(QAbstractItemModel *model) override;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    [[nodiscard]] bool isHeader(const QModelIndex &index) const;
    /// Rows that are at least partly in view; first > last when there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    /// While a row is painted: what of the viewport has to be painted, so that a delegate can do less.
    [[nodiscard]] QRect exposed() const { return m_exposed; }
    [[nodiscard]] QModelIndex hovered() const { return m_hovered; }

public Q_SLOTS:
    void selectNext() { step(1); }
    void selectPrevious() { step(-1); }
    void selectFirst();
    void selectLast();

Q_SIGNALS:
    /// Enter or double click on a row.
    void opened(const QModelIndex &index);
    /// The row under the pointer is another one.
    void hoveredChanged(const QModelIndex &index);
    /// A press on a row at this place of the viewport, for hit areas of the delegate.
    void pressedAt(const QModelIndex &index, const QPoint &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void measure();
    void setHovered(const QModelIndex &index);
    void step(int by);
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int headersBefore(int row) const;
    [[nodiscard]] int top(int row) const; // px of the whole content
    [[nodiscard]] int rowAt(int y) const; // px of the whole content; -1 below the last
    [[nodiscard]] int contentHeight() const { return top(rowCount()); }
    /// The nearest row that is no header, looking in this direction first.
    [[nodiscard]] int usable(int row, int direction) const;

    int m_kindRole;
    int m_headerKind;
    int m_countRole;
    int m_headerHeight = 32;
    int m_rowHeight = 52;
    QRect m_exposed;
    std::vector<int> m_headers; // rows, ascending
    QPersistentModelIndex m_hovered;
};

} // namespace cb::ui
