// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/buttonaccess.h"

#include "ui/kit/button.h"
#include "ui/kit/choices.h"

#include <QAccessible>
#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class ButtonAccess final : public QAccessibleWidget
{
public:
    explicit ButtonAccess(Button *button)
        : QAccessibleWidget(button, QAccessible::Button)
        , m_button(button)
    { }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = m_button->isCheckable();
        state.checked = m_button->isChecked();
        state.busy = m_button->isBusy();
        state.disabled = state.disabled || m_button->isUnavailable();
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        if (kind == QAccessible::Name && own.isEmpty())
            return m_button->text().remove(u'&');
        if (kind == QAccessible::Accelerator && own.isEmpty())
            return m_button->keyHint();
        return own;
    }
    QStringList actionNames() const override
    {
        if (m_button->isUnavailable() || m_button->isBusy())
            return {setFocusAction()};
        return {m_button->isCheckable() ? toggleAction() : pressAction(), setFocusAction()};
    }
    void doAction(const QString &name) override
    {
        if (name == pressAction() || name == toggleAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    Button *m_button;
};

class ChoiceAccess final : public QAccessibleWidget
{
public:
    explicit ChoiceAccess(QAbstractButton *button)
        : QAccessibleWidget(button, QAccessible::CheckBox)
        , m_button(button)
    { }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = m_button->isChecked();
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && own.isEmpty() ? m_button->text().remove(u'&') : own;
    }
    QStringList actionNames() const override { return {toggleAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name == toggleAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton *m_button;
};

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className == QLatin1StringView(Button::staticMetaObject.className()))
        return new ButtonAccess(static_cast<Button *>(object));
    if (className == QLatin1StringView(Toggle::staticMetaObject.className())
        || className == QLatin1StringView(CheckBox::staticMetaObject.className()))
        return new ChoiceAccess(static_cast<QAbstractButton *>(object));
    return nullptr;
}

} // namespace

void installButtonAccess()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace cb::ui
