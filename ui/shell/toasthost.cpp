// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasthost.h"

#include "ui/kit/shapes.h"
#include "ui/kit/theme.h"
#include "ui/kit/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QPropertyAnimation>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {
constexpr int betweenToasts = 8; // between two toasts
}

ToastHost::ToastHost(QWidget *over)
    : QWidget(over)
{
    setObjectName(u"toasts"_s);
    setAttribute(Qt::WA_NoSystemBackground);
    over->installEventFilter(this);
    hide();
}

void ToastHost::add(const ToastText &text)
{
    while (m_toasts.size() >= 3)
        remove(m_toasts.first().toast);
    auto *toast = new Toast(text.tone, text.icon, text.text, this);
    toast->setAccessibleName(text.text);
    if (!text.action.isEmpty())
        toast->addAction(text.action, text.actionKey);
    connect(toast, &Toast::actionChosen, this, [this, toast] { run(toast); });
    auto *life = new QTimer(toast);
    life->setSingleShot(true);
    connect(life, &QTimer::timeout, this, [this, toast] { remove(toast); });
    life->start(text.life);
    toast->installEventFilter(this);
    m_toasts.append({toast, life, text});
    arrange();
    show();
    raise();
    toast->show();
    if (const int time = Theme::duration(120); time > 0) {
        auto *rise = new QPropertyAnimation(toast, "pos", toast);
        rise->setDuration(time);
        rise->setEasingCurve(QEasingCurve::OutCubic);
        rise->setStartValue(toast->pos() + QPoint(0, 4));
        rise->setEndValue(toast->pos());
        rise->start(QAbstractAnimation::DeleteWhenStopped);
    }
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastHost::run(Toast *toast)
{
    const auto shown = std::ranges::find(m_toasts, toast, &Shown::toast);
    if (shown == m_toasts.end())
        return;
    const auto work = shown->text.run;
    remove(toast);
    if (work)
        work();
}

bool ToastHost::runNewest()
{
    for (auto shown = m_toasts.rbegin(); shown != m_toasts.rend(); ++shown) {
        if (shown->text.run) {
            run(shown->toast);
            return true;
        }
    }
    return false;
}

void ToastHost::remove(Toast *toast)
{
    m_toasts.removeIf([toast](const Shown &shown) { return shown.toast == toast; });
    toast->hide();
    toast->deleteLater();
    arrange();
    setVisible(!m_toasts.isEmpty());
}

/// The host is as large as its toasts and no larger, so that it takes no clicks from the page.
void ToastHost::arrange()
{
    const QWidget *over = parentWidget();
    int width = 0;
    int height = 2 * shadowMargin;
    for (const Shown &shown : std::as_const(m_toasts)) {
        width = std::max(width, shown.toast->sizeHint().width());
        height += shown.toast->sizeHint().height() - 2 * shadowMargin + betweenToasts;
    }
    width = std::min(width, over->width());
    setGeometry((over->width() - width) / 2, over->height() - height - 4, width, height);
    int y = 0;
    for (const Shown &shown : std::as_const(m_toasts)) {
        const QSize size = shown.toast->sizeHint().boundedTo({width, height});
        shown.toast->setGeometry((width - size.width()) / 2, y, size.width(), size.height());
        y += size.height() - 2 * shadowMargin + betweenToasts;
    }
}

bool ToastHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            arrange();
    } else if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        for (const Shown &shown : std::as_const(m_toasts)) {
            if (shown.toast != watched)
                continue;
            if (event->type() == QEvent::Enter)
                shown.life->stop();
            else
                shown.life->start(shown.text.life / 2);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cb::ui

#include "moc_toasthost.cpp"
