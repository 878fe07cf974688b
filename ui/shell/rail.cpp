// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/kit/avatar.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/shell/pages.h"

#include <QAction>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int openWidth = 208; // with its line at the right
constexpr int foldedWidth = 56;

/// Text centred on a height, as QPainter's own centring does, but on a whole baseline.
void drawLine(QPainter *painter, QRectF in, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const qreal top = in.center().y() - metrics.height() / 2;
    painter->drawText(
        QPointF(in.left(), std::round(top + metrics.ascent())), metrics.elidedText(text, Qt::ElideRight, in.width()));
}

/// Folded, the rail grows by half of what the text grows, so that a large text leaves room for the page.
int foldedPixels()
{
    return foldedWidth + (scaled(foldedWidth) - foldedWidth) / 2;
}

class Heading final : public QWidget
{
public:
    Heading(const QString &text, QWidget *parent)
        : QWidget(parent)
        , m_text(text)
    {
        setAccessibleName(text);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, scaled(33)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(fontFor(TextRole::Caption));
        painter.setPen(Tokens::of(this).ink3);
        drawLine(&painter, QRectF(18, scaled(11), width() - 26, scaled(18)), m_text);
    }

private:
    QString m_text;
};

} // namespace

RailItem::RailItem(QAction *action, QWidget *parent)
    : QAbstractButton(parent)
    , m_action(action)
    , m_focus(this)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    describe();
    connect(action, &QAction::changed, this, &RailItem::describe);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_action->isEnabled())
            m_action->trigger();
        else
            QToolTip::showText(mapToGlobal(QPoint(width(), 0)), toolTip(), this);
    });
}

void RailItem::describe()
{
    const QString reason = unavailableReason(m_action);
    setText(m_action->text());
    QString name = m_action->text();
    if (m_counter > 0)
        name = tr("%1, %n", "page, number of new items", m_counter).arg(name);
    setAccessibleName(name);
    setAccessibleDescription(reason.isEmpty() ? QString() : u"%1: %2"_s.arg(m_action->text(), reason));
    setToolTip(reason.isEmpty() ? m_action->toolTip() : u"%1: %2"_s.arg(m_action->text(), reason));
    update();
}

void RailItem::setCurrent(bool current)
{
    setChecked(current);
    update();
}

void RailItem::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

void RailItem::setCounter(int count, bool urgent)
{
    if (m_counter == count && m_urgent == urgent)
        return;
    m_counter = count;
    m_urgent = urgent;
    describe();
}

void RailItem::setLive(bool live)
{
    m_live = live;
    update();
}

QSize RailItem::sizeHint() const
{
    return m_folded ? QSize(foldedPixels() - 17, scaled(30)) : QSize(openWidth - 17, scaled(30));
}

QSize RailItem::minimumSizeHint() const
{
    return {foldedWidth - 17, scaled(30)};
}

bool RailItem::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void RailItem::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractButton::focusInEvent(event);
}

void RailItem::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractButton::focusOutEvent(event);
}

void RailItem::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    const bool available = m_action->isEnabled();
    if (isChecked())
        paintBox(&painter, rect(), 6, t.sel);
    else if (underMouse() && available)
        paintBox(&painter, rect(), 6, t.hover);
    if (m_focus.shown())
        paintBox(&painter, rect(), 6, {}, t.accent);

    const QColor text = !available ? t.dis : isChecked() ? t.ink : t.ink2;
    const QColor glyph = !available ? t.dis : isChecked() ? t.accent : t.ink2;
    const int icon = m_folded ? scaled(18) : scaled(16);
    const QRectF iconBox = m_folded ? QRectF(rect()) : QRectF(10, 0, scaled(16), height());
    Icon::paint(&painter, iconBox, cb::ui::iconName(m_action), icon, glyph);

    painter.setRenderHint(QPainter::Antialiasing);
    const QString number = m_counter > 999 ? tr("999+") : QString::number(m_counter);
    if (m_folded) {
        if (m_counter > 0 && m_urgent) {
            painter.setFont(fontFor(TextRole::Caption, 600));
            const qreal width = std::max<qreal>(scaled(16), tabularWidth(painter.font(), number) + scaled(8));
            const QRectF pill(this->width() - width, 0, width, scaled(16));
            paintBox(&painter, pill, pill.height() / 2, t.red);
            painter.setPen(t.onred);
            drawTabular(&painter, pill, Qt::AlignCenter, number);
        } else if (m_live && available) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.greens);
            painter.drawEllipse(QRectF(width() - scaled(12), scaled(5), 6, 6));
        }
        return;
    }

    painter.setFont(fontFor(TextRole::Body, 500));
    painter.setPen(text);
    const qreal left = 10 + scaled(16) + 10;
    const qreal counterRight = width() - 13;
    qreal counterWidth = 0;
    const QFont counterFont = fontFor(TextRole::Caption, 600);
    if (m_counter > 0)
        counterWidth = tabularWidth(counterFont, number);
    const qreal room = counterRight - counterWidth - left - scaled(20);
    drawLine(&painter, QRectF(left, 0, room, height()), this->text());
    if (m_live && available) {
        const qreal end = left + std::min(room, QFontMetricsF(painter.font()).horizontalAdvance(this->text()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.greens);
        painter.drawEllipse(QRectF(end + 6, height() / 2.0 - 3, 6, 6));
    }
    if (m_counter > 0) {
        painter.setFont(counterFont);
        if (m_urgent) {
            const qreal pillWidth = std::max<qreal>(scaled(18), counterWidth + scaled(11));
            const QRectF pill(
                width() - 10 - pillWidth, std::round((height() - scaled(16)) / 2.0), pillWidth, scaled(16));
            paintBox(&painter, pill, pill.height() / 2, t.red);
            painter.setPen(t.onred);
            drawTabular(&painter, pill, Qt::AlignCenter, number);
        } else {
            painter.setPen(isChecked() ? t.ink2 : t.ink3);
            drawTabular(&painter, QRectF(0, 0, counterRight, height()), Qt::AlignRight | Qt::AlignVCenter, number);
        }
    }
}

class Rail::Brand final : public QWidget
{
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAccessibleName(u"Callboard"_s);
    }
    void setOrganisation(const QString &name)
    {
        m_organisation = name;
        setAccessibleName(name.isEmpty() ? u"Callboard"_s : u"Callboard, "_s + name);
        update();
    }
    void setFolded(bool folded)
    {
        m_folded = folded;
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, scaled(28) + 35}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        const int side = scaled(28);
        const QRectF tile(m_folded ? std::floor((width() - 1 - side) / 2.0) : 16, m_folded ? 12 : 17, side, side);
        paintBox(&painter, tile, 7, t.accent);
        Icon::paint(&painter, tile, u"phone-call"_s, scaled(17), t.onaccent);
        if (m_folded)
            return;
        const qreal left = tile.right() + 10;
        painter.setPen(t.ink);
        painter.setFont(fontFor(TextRole::Body, 600));
        const QRectF first(left, 17 - scaled(4), width() - left - 8, scaled(18));
        drawLine(&painter, m_organisation.isEmpty() ? tile.adjusted(left - 16, 0, 120, 0) : first, u"Callboard"_s);
        painter.setPen(t.ink3);
        painter.setFont(fontFor(TextRole::Caption));
        drawLine(&painter, QRectF(left, first.bottom() + scaled(2), first.width(), scaled(14)), m_organisation);
    }

private:
    QString m_organisation;
    bool m_folded = false;
};

/// Looks like a field and opens the palette.
class Rail::SearchField final : public QAbstractButton
{
public:
    SearchField(QAction *action, QWidget *parent)
        : QAbstractButton(parent)
        , m_action(action)
        , m_focus(this)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(action->text());
        const QString reason = unavailableReason(action);
        setToolTip(reason.isEmpty() ? action->toolTip() : u"%1: %2"_s.arg(action->text(), reason));
        setAccessibleDescription(reason.isEmpty() ? QString() : toolTip());
        connect(this, &QAbstractButton::clicked, this, [this] {
            if (m_action->isEnabled())
                m_action->trigger();
            else
                QToolTip::showText(mapToGlobal(QPoint(0, height())), toolTip(), this);
        });
    }
    [[nodiscard]] QSize sizeHint() const override { return {openWidth - 21, scaled(28)}; }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        m_focus.focusIn(event);
        QAbstractButton::focusInEvent(event);
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        m_focus.focusOut();
        QAbstractButton::focusOutEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        const bool available = m_action->isEnabled();
        paintBox(&painter, rect(), 6, available ? t.raised : t.sunken, m_focus.shown() ? t.accent : t.line2, t.border);
        const QColor ink = available ? t.ink3 : t.dis;
        Icon::paint(&painter, QRectF(10, 0, scaled(14), height()), u"search"_s, scaled(14), ink);
        painter.setFont(fontFor(TextRole::Small));
        painter.setPen(ink);
        const QString cap = capText(m_action->shortcut());
        const QSize capBox = capSize(cap);
        const qreal left = 10 + scaled(14) + 7;
        drawLine(&painter, QRectF(left, 0, width() - left - capBox.width() - 14, height()), m_action->text());
        paintCap(&painter, QRectF(QPointF(width() - 10 - capBox.width(), (height() - capBox.height()) / 2.0), capBox),
            cap, available ? t.ink2 : t.dis, available ? t.surface : t.sunken, t.line2);
    }

private:
    QAction *m_action;
    FocusMark m_focus;
};

/// Who sits here; pressed, it asks for somebody else.
class Rail::Operator final : public QAbstractButton
{
public:
    explicit Operator(QWidget *parent)
        : QAbstractButton(parent)
        , m_focus(this)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }
    void set(const QString &name, const QString &role)
    {
        m_name = name;
        m_role = role;
        setAccessibleName(name.isEmpty() ? Rail::tr("Sign in")
                : role.isEmpty()         ? name
                                         : Rail::tr("%1, %2", "person, role").arg(name, role));
        setAccessibleDescription(Rail::tr("Who sits at this desk"));
        setToolTip(name.isEmpty() ? Rail::tr("Nobody is signed in") : accessibleName());
        update();
    }
    void setFolded(bool folded)
    {
        m_folded = folded;
        updateGeometry();
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, m_folded ? scaled(28) + 26 : scaled(28) + 25}; }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        m_focus.focusIn(event);
        QAbstractButton::focusInEvent(event);
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        m_focus.focusOut();
        QAbstractButton::focusOutEvent(event);
    }
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        const int side = scaled(28);
        if (!m_folded)
            painter.fillRect(8, 0, width() - 17, 1, t.line);
        const QRectF circle(m_folded ? std::floor((width() - 1 - side) / 2.0) : 16, m_folded ? 8 : 10, side, side);
        if (underMouse() || m_focus.shown()) {
            const QRectF box = m_folded ? circle.adjusted(-4, -4, 4, 4) : QRectF(8, 5, width() - 17, side + 10);
            paintBox(&painter, box, 6, underMouse() ? t.hover : QColor(), m_focus.shown() ? t.accent : QColor());
        }
        if (m_name.isEmpty())
            Icon::paint(&painter, circle, u"circle-user"_s, scaled(22), t.ink3);
        else
            paintAvatar(&painter, t, circle, m_name);
        if (m_folded)
            return;
        const qreal left = circle.right() + 9;
        painter.setPen(t.ink);
        painter.setFont(fontFor(TextRole::Body, 500));
        const QRectF first(left, circle.top() - scaled(3), width() - left - 12, scaled(18));
        drawLine(&painter, first, m_name.isEmpty() ? Rail::tr("Sign in") : m_name);
        painter.setPen(t.ink3);
        painter.setFont(fontFor(TextRole::Caption));
        drawLine(&painter, QRectF(left, first.bottom(), first.width(), scaled(14)),
            m_name.isEmpty() ? Rail::tr("Nobody is signed in") : m_role);
    }

private:
    QString m_name;
    QString m_role;
    bool m_folded = false;
    FocusMark m_focus;
};

/// Between the groups of the folded rail, where the headings have no room.
class Rail::Divider final : public QWidget
{
public:
    explicit Divider(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, 9}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect((width() - 31) / 2, 4, 30, 1, Tokens::of(this).line);
    }
};

Rail::Rail(const QHash<QString, QAction *> &actions, QAction *palette, QWidget *parent)
    : QWidget(parent)
    , m_brand(new Brand(this))
    , m_search(new SearchField(palette, this))
    , m_operator(new Operator(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"rail"_s);
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);

    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_brand);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(10, 0, 11, 3);
    searchRow->addWidget(m_search);
    m_column->addLayout(searchRow);

    const auto addItem = [&](const PageInfo &page) {
        auto *item = new RailItem(actions.value(page.name), this);
        m_items.insert(page.name, item);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(8, 0, 8, 1);
        row->addWidget(item);
        m_column->addLayout(row);
    };
    const auto headingText = [](PageInfo::Group group) {
        switch (group) {
        case PageInfo::Group::Live:
            return tr("Live");
        case PageInfo::Group::Inbox:
            return tr("Inbox");
        case PageInfo::Group::Build:
            return tr("Build");
        case PageInfo::Group::Review:
            return tr("Review");
        case PageInfo::Group::Foot:
        case PageInfo::Group::None:
            break;
        }
        return QString();
    };
    auto group = PageInfo::Group::None;
    for (const PageInfo &page : pages()) {
        if (page.group == PageInfo::Group::None)
            continue;
        if (page.group != group) {
            group = page.group;
            if (group == PageInfo::Group::Foot) {
                m_column->addStretch(1);
            } else {
                if (!m_headings.isEmpty()) {
                    m_dividers << new Divider(this);
                    m_column->addWidget(m_dividers.last());
                }
                m_headings << new Heading(headingText(group), this);
                m_column->addWidget(m_headings.last());
            }
        }
        addItem(page);
    }
    m_column->addSpacing(8);
    m_column->addWidget(m_operator);
    m_operator->hide(); // until it is known
    connect(m_operator, &QAbstractButton::clicked, this, &Rail::operatorAsked);
    arrange();
}

void Rail::setOrganisation(const QString &name)
{
    m_brand->setOrganisation(name);
}

void Rail::setOperator(const QString &name, const QString &role)
{
    m_operator->set(name, role);
    m_operator->show();
}

void Rail::setCurrent(const QString &page)
{
    for (auto item = m_items.begin(); item != m_items.end(); ++item)
        item.value()->setCurrent(item.key() == page);
}

void Rail::setFolded(bool folded)
{
    m_folded = folded;
    arrange();
}

void Rail::arrange()
{
    setFixedWidth(m_folded ? foldedPixels() : std::max(openWidth, scaled(openWidth) - 20));
    m_brand->setFolded(m_folded);
    m_operator->setFolded(m_folded);
    m_search->setVisible(!m_folded);
    for (QWidget *heading : m_headings)
        heading->setVisible(!m_folded);
    for (QWidget *divider : m_dividers)
        divider->setVisible(m_folded);
    for (RailItem *item : m_items)
        item->setFolded(m_folded);
}

void Rail::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(width() - 1, 0, 1, height(), t.line);
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

} // namespace cb::ui

#include "moc_rail.cpp"
