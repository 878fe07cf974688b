// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statuspanel.h"

#include "ui/kit/button.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {
constexpr int gap = 6; // between the strip and the box
constexpr int padding = 16;
constexpr int requestsShown = 8;
} // namespace

StatusPanel::StatusPanel(DeskPart part, const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_part(part)
    , m_board(board)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_title(new Label(TextRole::Heading, Ink::Strong, {}, this))
    , m_sentence(new Label(TextRole::Body, Ink::Medium, {}, this))
    , m_place(new QVBoxLayout)
    , m_retry(new Button(tr("Try again"), Button::Kind::Main, this))
    , m_close(new Button(tr("Close"), Button::Kind::Normal, this))
{
    setObjectName(u"statusPanel"_s);
    setAttribute(Qt::WA_TranslucentBackground);
    auto *column = new QVBoxLayout(this);
    const int margin = shadowMargin + padding;
    column->setContentsMargins(margin, margin - 2, margin, margin);
    column->setSpacing(8);
    column->setSizeConstraint(QLayout::SetFixedSize);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(scaled(part == DeskPart::Listener ? 400 : 300));
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(m_place);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(m_retry);
    foot->addWidget(m_close);
    column->addLayout(foot);
    connect(m_close, &QAbstractButton::clicked, this, &QWidget::close);
    connect(m_retry, &QAbstractButton::clicked, this, [this] {
        Q_EMIT listenerRetryAsked();
        this->close();
    });
    connect(&board, &DeskBoard::changed, this, &StatusPanel::refresh);
    refresh();
}

void StatusPanel::setDetail(QWidget *detail)
{
    m_detail = detail;
    m_sentence->setFixedWidth(std::max(m_sentence->width(), detail->minimumWidth()));
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_place) + 1, detail);
}

void StatusPanel::openAbove(const QWidget *anchor)
{
    m_anchor = anchor;
    adjustSize();
    place();
    QWidget::show();
    // What a person is to decide comes first.
    QWidget *first = m_retry->isHidden() ? m_close : m_retry;
    const QList<Button *> decisions = m_detail ? m_detail->findChildren<Button *>() : QList<Button *>();
    for (Button *button : decisions) {
        if (button->isVisible()) {
            first = button;
            break;
        }
    }
    first->setFocus(Qt::PopupFocusReason);
}

void StatusPanel::place()
{
    if (!m_anchor)
        return;
    const QPoint corner = m_anchor->mapToGlobal(QPoint());
    int left = corner.x();
    if (const QScreen *screen = m_anchor->screen()) {
        const QRect room = screen->availableGeometry();
        left = std::max(room.left(), std::min(left, room.right() + 1 - (width() - 2 * shadowMargin)));
    }
    move(left - shadowMargin, corner.y() - gap - (height() - shadowMargin));
}

void StatusPanel::refresh()
{
    const DeskStatus &status = m_board.status();
    show(deskSegment(m_part, status, m_clock.now()), deskFigures(m_part, status, m_clock.now()),
        m_part == DeskPart::Listener ? status.recent.mid(0, requestsShown) : QList<WebhookLine>());
    Q_EMIT refreshed();
}

void StatusPanel::show(const DeskSegment &segment, const QList<DeskFigure> &figures, const QList<WebhookLine> &requests)
{
    m_title->setText(segment.name);
    m_sentence->setText(segment.sentence);
    setAccessibleName(segment.name);
    setAccessibleDescription(segment.sentence);
    m_retry->setVisible(m_part == DeskPart::Listener && segment.health == Health::Down);
    if (m_body && figures == m_figures && requests == m_requests)
        return;
    m_figures = figures;
    m_requests = requests;

    delete m_body;
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const DeskFigure &figure : figures) {
        grid->addWidget(new Label(TextRole::Small, Ink::Soft, figure.name, m_body), row, 0);
        grid->addWidget(new Label(TextRole::Small, Ink::Strong, figure.value, m_body), row++, 1, 1, 2);
    }
    if (m_part == DeskPart::Listener) {
        auto *heading = new Label(TextRole::Small, Ink::Medium,
            requests.isEmpty() ? tr("Nothing has come in since the start.") : tr("Last requests"), m_body);
        if (!requests.isEmpty())
            heading->setRole(TextRole::Small, 600);
        grid->setRowMinimumHeight(row++, 6);
        grid->addWidget(heading, row++, 0, 1, 3);
    }
    for (const WebhookLine &request : requests) {
        const QString at = QLocale().toString(m_site.local(request.at), tr("HH:mm:ss", "time of day"));
        const Ink answerInk = request.httpStatus >= 400 ? Ink::Red : Ink::Soft;
        grid->addWidget(new Label(TextRole::Small, Ink::Soft, at, m_body), row, 0);
        grid->addWidget(new Label(TextRole::Small, Ink::Strong, request.path, m_body), row, 1);
        grid->addWidget(new Label(TextRole::Small, answerInk, answerWords(request), m_body), row++, 2, Qt::AlignRight);
    }
    m_place->addWidget(m_body);
}

void StatusPanel::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    const QRect box = rect().adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin);
    paintShadow(&painter, box, scaled(8), t.dark);
    paintBox(&painter, box, scaled(8), t.raised, t.line2);
}

void StatusPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(); // it grows upwards
}

void StatusPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void StatusPanel::mousePressEvent(QMouseEvent *event)
{
    // The margin belongs to the shadow: a press there is a press beside the panel.
    if (!rect()
             .adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin)
             .contains(event->position().toPoint()))
        close();
}

} // namespace cb::ui

#include "moc_statuspanel.cpp"
