// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pageheader.h"

#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/tokens.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QMenu>
#include <QPainter>

#include <numeric>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int leftMargin = 20;
constexpr int rightMargin = 16;
constexpr int gap = 10;
constexpr int titleGap = 17;
constexpr int narrowestFilter = 210;
constexpr int widestFilter = 300;

} // namespace

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(TextRole::Title, Ink::Strong, title, this))
    , m_crumb(new Label(TextRole::Body, Ink::Strong, {}, this))
    , m_remark(new Label(TextRole::Small, Ink::Soft, {}, this))
    , m_more(Button::iconOnly(u"ellipsis"_s, tr("More actions"), this))
{
    setObjectName(u"pageHeader"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->hide();
    m_crumb->setRole(TextRole::Body, 500);
    m_crumb->hide();
    m_remark->hide();
    connect(m_more, &QAbstractButton::clicked, this, &PageHeader::showMore);
}

Segmented *PageHeader::addTabs(const QString &name)
{
    m_tabs = new Segmented(name, this);
    m_tabBox = new QComboBox(this);
    m_tabBox->setAccessibleName(name);
    m_tabBox->hide();
    connect(m_tabBox, &QComboBox::activated, m_tabs, &Segmented::setCurrent);
    connect(m_tabs, &Segmented::currentChanged, m_tabBox, &QComboBox::setCurrentIndex);
    return m_tabs;
}

SearchField *PageHeader::addFilter(const QString &placeholder)
{
    m_filter = new SearchField(placeholder, this);
    m_filter->setPlaceholderText(placeholder);
    m_filter->setIconName(u"list-filter"_s);
    m_filter->installEventFilter(this);
    m_filterButton = Button::iconOnly(u"search"_s, placeholder, this);
    m_filterButton->setKind(Button::Kind::Normal);
    m_filterButton->hide();
    connect(m_filterButton, &QAbstractButton::clicked, this, &PageHeader::focusFilter);
    return m_filter;
}

Button *PageHeader::addAction(QAction *action)
{
    auto *button = new Button(action->text(), Button::Kind::Normal, this);
    button->setAction(action);
    button->setKeyHint({});
    m_actions << button;
    connect(action, &QAction::visibleChanged, this, &PageHeader::arrange);
    return button;
}

Button *PageHeader::setMainAction(QAction *action)
{
    m_main = new Button(action->text(), Button::Kind::Main, this);
    m_main->setAction(action);
    m_mainHint = capText(action->shortcut());
    connect(action, &QAction::visibleChanged, this, &PageHeader::arrange);
    return m_main;
}

void PageHeader::setCrumb(const QString &text)
{
    m_crumb->setText(text);
    arrange();
    update();
}

void PageHeader::setRemark(const QString &text)
{
    m_remark->setText(text);
    arrange();
}

void PageHeader::focusFilter()
{
    if (!m_filter)
        return;
    m_filterOpen = true;
    arrange();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool PageHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::FocusOut && m_filterOpen && m_filter->text().isEmpty()) {
        m_filterOpen = false;
        arrange();
    }
    return QWidget::eventFilter(watched, event);
}

/// The words that say what it filters are never cut: without room for them it is an icon.
int PageHeader::filterWidth() const
{
    return std::clamp(m_filter->wordsWidth(), scaled(narrowestFilter), scaled(widestFilter));
}

QSize PageHeader::sizeHint() const
{
    return {scaled(800), scaled(30) + 22};
}

QSize PageHeader::minimumSizeHint() const
{
    return {scaled(300), scaled(30) + 22};
}

void PageHeader::fillTabBox()
{
    const QSignalBlocker quiet(m_tabBox);
    m_tabBox->clear();
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabBox->addItem(m_tabs->text(i));
    m_tabBox->setCurrentIndex(m_tabs->current());
}

void PageHeader::arrange()
{
    const auto widthOf = [](const QWidget *widget) { return widget->sizeHint().width(); };
    QList<Button *> actions; // those that this part of the page has
    for (Button *button : std::as_const(m_actions)) {
        button->hide();
        if (button->action()->isVisible())
            actions << button;
    }
    bool wideFilter = m_filter != nullptr;
    bool box = false;
    qsizetype folded = 0;

    Button *const main = m_main && m_main->action()->isVisible() ? m_main : nullptr;
    if (m_main)
        m_main->setVisible(main != nullptr);
    if (main)
        main->setKeyHint(m_mainHint);
    const auto needed = [&] {
        int sum = leftMargin + widthOf(m_title) + rightMargin;
        if (!m_crumb->text().isEmpty())
            sum += 2 * titleGap + widthOf(m_crumb);
        if (m_tabs)
            sum += titleGap + (box ? widthOf(m_tabBox) : widthOf(m_tabs));
        sum += 2 * gap;
        if (m_filter)
            sum += (wideFilter ? filterWidth() : widthOf(m_filterButton)) + gap;
        for (qsizetype i = folded; i < actions.size(); ++i)
            sum += widthOf(actions.at(i)) + gap;
        if (folded > 0)
            sum += widthOf(m_more) + gap;
        if (main)
            sum += widthOf(main);
        return sum;
    };
    if (needed() > width() && main) {
        main->setKeyHint({});
    }
    if (needed() > width())
        wideFilter = false;
    while (needed() > width() && folded < actions.size())
        ++folded;
    if (needed() > width() && m_tabs) {
        box = true;
        fillTabBox();
    }

    const int middle = (height() - 1) / 2;
    const auto place = [&](QWidget *widget, int x, int wide) {
        const int high = widget->sizeHint().height();
        widget->setGeometry(x, middle - high / 2, wide, high);
        widget->show();
    };
    int x = leftMargin;
    const int titleRoom = std::max(0, std::min(widthOf(m_title), width() - 2 * leftMargin));
    m_title->setGeometry(x, middle - m_title->sizeHint().height() / 2, titleRoom, m_title->sizeHint().height());
    x += titleRoom + titleGap;
    m_crumb->setVisible(!m_crumb->text().isEmpty());
    if (m_crumb->isVisibleTo(this)) {
        m_chevron = QRect(x - 3, 0, 14, height() - 1);
        x += titleGap;
        place(m_crumb, x, std::max(0, std::min(widthOf(m_crumb), width() - x - leftMargin)));
        x += widthOf(m_crumb) + titleGap;
    }
    if (m_tabs) {
        m_tabs->setVisible(!box);
        m_tabBox->setVisible(box);
        QWidget *tabs = box ? static_cast<QWidget *>(m_tabBox) : m_tabs;
        place(tabs, x, widthOf(tabs));
        x += widthOf(tabs) + gap;
    }

    int right = width() - rightMargin;
    if (main) {
        place(main, right - widthOf(main), widthOf(main));
        right -= widthOf(main) + gap;
    }
    for (qsizetype i = actions.size() - 1; i >= folded; --i) {
        Button *button = actions.at(i);
        place(button, right - widthOf(button), widthOf(button));
        right -= widthOf(button) + gap;
    }
    m_folded.clear();
    for (qsizetype i = 0; i < folded; ++i)
        m_folded << actions.at(i)->action();
    m_more->setVisible(folded > 0);
    if (folded > 0) {
        place(m_more, right - widthOf(m_more), widthOf(m_more));
        right -= widthOf(m_more) + gap;
    }
    const int remarkRoom = right - x;
    m_remark->setVisible(!m_remark->text().isEmpty() && widthOf(m_remark) <= remarkRoom);
    if (m_remark->isVisibleTo(this))
        place(m_remark, right - widthOf(m_remark), widthOf(m_remark));
    if (!m_filter)
        return;
    const bool open = wideFilter || m_filterOpen || !m_filter->text().isEmpty();
    m_filterButton->setVisible(!open);
    m_filter->setVisible(open);
    if (wideFilter) {
        place(m_filter, right - filterWidth(), filterWidth());
    } else if (open) {
        // Over whatever lies between the tabs and the main action, which is still in reach by Tab.
        const int end = main ? main->x() - gap : width() - rightMargin;
        const int begin = std::min(x, end - scaled(140));
        place(m_filter, begin, end - begin);
        m_filter->raise();
    } else {
        place(m_filterButton, right - widthOf(m_filterButton), widthOf(m_filterButton));
    }
}

void PageHeader::showMore()
{
    QMenu menu(this);
    for (QAction *action : std::as_const(m_folded))
        menu.addAction(action);
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void PageHeader::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    if (m_crumb->isVisibleTo(this))
        Icon::paint(&painter, m_chevron, u"chevron-right"_s, 14, t.ink3);
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool PageHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a counter got another digit
        arrange();
        // Whatever is hidden and shown on the way asks for this again, without end.
        QCoreApplication::removePostedEvents(this, QEvent::LayoutRequest);
    }
    return QWidget::event(event);
}

void PageHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        arrange();
    }
}

} // namespace cb::ui

#include "moc_pageheader.cpp"
