// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sectionlist.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace cb::ui {

SectionList::SectionList(int kindRole, int headerKind, int countRole, QWidget *parent)
    : QListView(parent)
    , m_kindRole(kindRole)
    , m_headerKind(headerKind)
    , m_countRole(countRole)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

void SectionList::setRowHeights(int header, int row)
{
    if (header == m_headerHeight && row == m_rowHeight)
        return;
    m_headerHeight = header;
    m_rowHeight = row;
    updateGeometries();
    viewport()->update();
}

void SectionList::setModel(QAbstractItemModel *newModel)
{
    if (model())
        model()->disconnect(this);
    QListView::setModel(newModel);
    if (newModel) {
        const auto layOut = [this] { scheduleDelayedItemsLayout(); };
        connect(newModel, &QAbstractItemModel::rowsInserted, this, layOut);
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, layOut);
        connect(newModel, &QAbstractItemModel::rowsMoved, this, layOut);
        connect(newModel, &QAbstractItemModel::modelReset, this, layOut);
        connect(newModel, &QAbstractItemModel::layoutChanged, this, layOut);
    }
    doItemsLayout();
}

int SectionList::rowCount() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

void SectionList::measure()
{
    m_headers.clear();
    const int rows = rowCount();
    for (int row = 0; row < rows;) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(m_kindRole).toInt() == m_headerKind) {
            m_headers.push_back(row);
            row += 1 + std::max(0, index.data(m_countRole).toInt());
        } else {
            ++row; // a model in the middle of a change: the next layout follows at once
        }
    }
}

void SectionList::doItemsLayout()
{
    measure();
    QAbstractItemView::doItemsLayout(); // not QListView's, which would look at every row
}

int SectionList::headersBefore(int row) const
{
    return static_cast<int>(std::ranges::lower_bound(m_headers, row) - m_headers.begin());
}

int SectionList::top(int row) const
{
    const int headers = headersBefore(row);
    return headers * m_headerHeight + (row - headers) * m_rowHeight;
}

int SectionList::rowAt(int y) const
{
    if (y < 0 || y >= contentHeight())
        return -1;
    // The last header that begins at or above y leads to the row.
    const auto after = std::ranges::upper_bound(m_headers, y, {}, [this](int header) { return top(header); });
    if (after == m_headers.begin())
        return y / m_rowHeight;
    const int header = *std::prev(after);
    const int below = y - top(header) - m_headerHeight;
    return below < 0 ? header : header + 1 + below / m_rowHeight;
}

bool SectionList::isHeader(const QModelIndex &index) const
{
    return std::ranges::binary_search(m_headers, index.row());
}

std::pair<int, int> SectionList::visibleRows() const
{
    const int rows = rowCount();
    if (rows == 0)
        return {0, -1};
    const int first = std::max(0, rowAt(verticalOffset()));
    const int last = rowAt(verticalOffset() + viewport()->height() - 1);
    return {first, last < 0 ? rows - 1 : last};
}

QRect SectionList::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int height = isHeader(index) ? m_headerHeight : m_rowHeight;
    return {0, top(index.row()) - verticalOffset(), viewport()->width(), height};
}

QModelIndex SectionList::indexAt(const QPoint &point) const
{
    if (!model() || !viewport()->rect().contains(point))
        return {};
    const int row = rowAt(point.y() + verticalOffset());
    return row < 0 ? QModelIndex() : model()->index(row, 0, rootIndex());
}

int SectionList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void SectionList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    if (m_headers.empty())
        executeDelayedItemsLayout();
    const int height = isHeader(index) ? m_headerHeight : m_rowHeight;
    const int begin = top(index.row());
    const int page = viewport()->height();
    int offset = verticalOffset();
    switch (hint) {
    case EnsureVisible:
        if (begin < offset)
            offset = begin;
        else if (begin + height > offset + page)
            offset = begin + height - page;
        break;
    case PositionAtTop:
        offset = begin;
        break;
    case PositionAtBottom:
        offset = begin + height - page;
        break;
    case PositionAtCenter:
        offset = begin + (height - page) / 2;
        break;
    }
    // The header above the first row of a section comes along.
    if (begin == offset && index.row() > 0 && std::ranges::binary_search(m_headers, index.row() - 1))
        offset -= m_headerHeight;
    verticalScrollBar()->setValue(offset);
}

void SectionList::updateGeometries()
{
    QAbstractItemView::updateGeometries(); // QListView's would lay out every row
    const int page = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(m_rowHeight / 2);
}

void SectionList::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx);
    viewport()->scroll(0, dy);
    setHovered(underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos())) : QModelIndex());
}

void SectionList::paintEvent(QPaintEvent *event)
{
    executeDelayedItemsLayout();
    QPainter painter(viewport());
    const QRect area = event->rect();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.widget = this;

    const int rows = rowCount();
    const int offset = verticalOffset();
    int row = std::max(0, rowAt(area.top() + offset));
    int y = top(row) - offset;
    for (; rows > 0 && row < rows && y <= area.bottom(); ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        const int height = isHeader(index) ? m_headerHeight : m_rowHeight;
        option.rect = QRect(0, y, viewport()->width(), height);
        option.state = QStyle::State_Enabled;
        option.state.setFlag(QStyle::State_Active, isActiveWindow());
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        const QRegion inRow = event->region().intersected(option.rect);
        if (!inRow.isEmpty()) {
            m_exposed = inRow.boundingRect();
            itemDelegateForIndex(index)->paint(&painter, option, index);
        }
        y += height;
    }
    if (y <= area.bottom())
        painter.fillRect(QRect(area.left(), y, area.width(), area.bottom() - y + 1), palette().brush(QPalette::Base));
}

void SectionList::setHovered(const QModelIndex &index)
{
    const QModelIndex row = isHeader(index) ? QModelIndex() : index;
    if (m_hovered == row)
        return;
    if (m_hovered.isValid())
        viewport()->update(visualRect(m_hovered));
    m_hovered = row;
    if (row.isValid())
        viewport()->update(visualRect(row));
    Q_EMIT hoveredChanged(row);
}

void SectionList::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->position().toPoint()));
    QListView::mouseMoveEvent(event);
}

void SectionList::leaveEvent(QEvent *event)
{
    setHovered({});
    QListView::leaveEvent(event);
}

void SectionList::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (isHeader(index))
        return;
    QListView::mousePressEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT pressedAt(index, event->position().toPoint());
}

void SectionList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && !isHeader(index))
        Q_EMIT opened(index);
}

void SectionList::keyPressEvent(QKeyEvent *event)
{
    // Letters are actions of the page, not a search in the rows.
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
    case Qt::Key_Home:
    case Qt::Key_End:
        QListView::keyPressEvent(event);
        return;
    default:
        event->ignore();
    }
}

void SectionList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ActivationChange)
        viewport()->update();
}

int SectionList::usable(int row, int direction) const
{
    const int rows = rowCount();
    row = std::clamp(row, 0, std::max(0, rows - 1));
    for (const int way : {direction, -direction}) {
        for (int at = row; at >= 0 && at < rows; at += way) {
            if (!std::ranges::binary_search(m_headers, at))
                return at;
        }
    }
    return -1;
}

QModelIndex SectionList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers);
    executeDelayedItemsLayout(); // the headers may be those of the rows before
    const int rows = rowCount();
    if (rows == 0)
        return {};
    const int now = currentIndex().row();
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    int target = now;
    switch (action) {
    case MoveDown:
    case MoveNext:
    case MoveRight:
        target = usable(now + 1, 1);
        break;
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        target = usable(now < 0 ? 0 : now - 1, -1);
        break;
    case MovePageDown:
        target = usable(now + page, 1);
        break;
    case MovePageUp:
        target = usable(now - page, -1);
        break;
    case MoveHome:
        target = usable(0, 1);
        break;
    case MoveEnd:
        target = usable(rows - 1, -1);
        break;
    }
    return target < 0 ? QModelIndex() : model()->index(target, 0, rootIndex());
}

void SectionList::step(int by)
{
    const QModelIndex next = moveCursor(by > 0 ? MoveDown : MoveUp, Qt::NoModifier);
    if (next.isValid())
        setCurrentIndex(next);
}

void SectionList::selectFirst()
{
    setCurrentIndex(moveCursor(MoveHome, Qt::NoModifier));
}

void SectionList::selectLast()
{
    setCurrentIndex(moveCursor(MoveEnd, Qt::NoModifier));
}

void SectionList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    if (index.isValid() && !isHeader(index))
        selectionModel()->select(index, command);
}

QRegion SectionList::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const auto [first, last] = visibleRows();
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += visualRect(model()->index(row, 0, rootIndex()));
    }
    return region;
}

void SectionList::rowsInserted(const QModelIndex &parent, int start, int end)
{
    // QListView forgets its layout of every row here; there is none to forget.
    QAbstractItemView::rowsInserted(parent, start, end);
}

} // namespace cb::ui

#include "moc_sectionlist.cpp"
