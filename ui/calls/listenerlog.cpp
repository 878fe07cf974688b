// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/listenerlog.h"

#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/shell/deskwords.h"
#include "ui/shell/rowtext.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int lines = 3;
constexpr int padding = 16;

int pitch()
{
    return scaled(14) + 5;
}

} // namespace

ListenerLog::ListenerLog(const DeskBoard &board, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_site(std::move(site))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&board, &DeskBoard::changed, this, &ListenerLog::refresh);
    refresh();
}

QString ListenerLog::summary() const
{
    const ListenerStatus &listener = m_board.status().listener;
    switch (listener.health) {
    case Health::Off:
        return tr("off");
    case Health::Down:
        return tr("stopped");
    case Health::Ok:
    case Health::Degraded:
        break;
    }
    return listener.refusedToday > 0 ? tr("signature checks on, %n refused today", nullptr, listener.refusedToday)
                                     : tr("signature checks on");
}

void ListenerLog::refresh()
{
    setAccessibleName(tr("Listener: %1").arg(summary()));
    QStringList words;
    for (const WebhookLine &line : m_board.status().recent.mid(0, lines))
        words << line.path + u": "_s + answerWords(line);
    setAccessibleDescription(words.join(u". "_s));
    update();
}

QSize ListenerLog::sizeHint() const
{
    return {scaled(280), 1 + 10 + scaled(18) + 6 + lines * pitch() + 10};
}

void ListenerLog::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.sunken);
    painter.fillRect(0, 0, width(), 1, t.line);

    const ListenerStatus &listener = m_board.status().listener;
    const QColor dot = listener.health == Health::Ok ? t.greens
        : listener.health == Health::Degraded        ? t.ambers
        : listener.health == Health::Down            ? t.reds
                                                     : t.greys;
    const qreal middle = 1 + 9 + scaled(18) / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    painter.drawEllipse(QRectF(padding, std::floor(middle - 3.5) + 0.5, 7, 7));
    const QFont strong = fontFor(TextRole::Small, 600);
    const qreal base = baselineAround(strong, middle);
    qreal x = padding + 7 + 6;
    const RowText title(tr("Listener"), strong, width() / 2.0);
    painter.setPen(t.ink);
    title.paint(&painter, x, base);
    x += title.width() + 6;
    painter.setPen(t.ink3);
    RowText(summary(), fontFor(TextRole::Small), width() - padding - x).paint(&painter, x, base);

    const QFont caption = fontFor(TextRole::Caption);
    qreal y = 1 + 10 + scaled(18) + 4;
    for (const WebhookLine &line : m_board.status().recent.mid(0, lines)) {
        const qreal lineBase = baselineAround(caption, y + pitch() / 2.0);
        const QString when = QLocale().toString(m_site.local(line.at), tr("HH:mm:ss", "time of day"));
        const RowText at(when, caption, width(), Qt::ElideMiddle);
        painter.setPen(t.ink3);
        at.paint(&painter, padding, lineBase);
        const bool refused = line.httpStatus >= 400;
        const RowText answer(answerWords(line), caption, width() / 2.0);
        painter.setPen(refused ? t.red : t.ink3);
        answer.paint(&painter, width() - padding - answer.width(), lineBase);
        painter.setPen(t.ink2);
        const qreal left = padding + at.width() + 10;
        RowText(line.path, fontFor(TextRole::Caption, 500), width() - padding - answer.width() - 10 - left)
            .paint(&painter, left, lineBase);
        y += pitch();
    }
}

void ListenerLog::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

} // namespace cb::ui

#include "moc_listenerlog.cpp"
