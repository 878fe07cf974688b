// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingssection.h"

#include "base/phonenumber.h"
#include "ui/kit/tokens.h"
#include "ui/settings/settingswords.h"

#include <QFrame>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// A hairline with air around it between two parts of a form.
class Hairline final : public QWidget
{
public:
    explicit Hairline(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Tokens::of(this).line); }
};

} // namespace

SettingsSection::SettingsSection(const QString &name, const QString &title, SettingsSource &source, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_title(title)
    , m_source(source)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(title);
    m_column->setContentsMargins(24, 16, 24, 20);
    m_column->setSpacing(4);
}

SettingsSection::~SettingsSection()
{
    delete m_side; // it is somebody else's child while the page shows it
}

void SettingsSection::addHeading(const QString &text)
{
    if (m_started) {
        m_column->addSpacing(10);
        m_column->addWidget(new Hairline(this));
        m_column->addSpacing(8);
    }
    m_started = true;
    auto *heading = new Label(TextRole::Body, Ink::Strong, text, this);
    heading->setRole(TextRole::Body, 600);
    m_column->addWidget(heading);
    m_column->addSpacing(2);
}

void SettingsSection::addText(const QString &text)
{
    auto *label = new Label(TextRole::Small, Ink::Medium, text, this);
    label->setWordWrap(true);
    m_column->addWidget(label);
    m_column->addSpacing(4);
}

SettingRow *SettingsSection::add(const QString &key, SettingRow::Editor editor)
{
    auto *row = new SettingRow(key, editor, settingLabel(key), this);
    m_settings << row;
    connect(row, &SettingRow::edited, this, &SettingsSection::edited);
    addRow(row);
    return row;
}

SecretRow *SettingsSection::addSecret(const QString &key)
{
    auto *row = new SecretRow(key, settingLabel(key), this);
    m_secrets << row;
    connect(row, &SecretRow::edited, this, &SettingsSection::edited);
    addRow(row);
    return row;
}

void SettingsSection::addRow(FormRow *row)
{
    m_rows << row;
    m_column->addWidget(row);
}

void SettingsSection::addWidget(QWidget *widget, int stretch)
{
    m_started = true;
    m_column->addWidget(widget, stretch);
}

void SettingsSection::addEnd()
{
    m_column->addStretch();
}

QVBoxLayout *SettingsSection::sideColumn()
{
    if (!m_side) {
        m_side = new QWidget;
        m_side->setAccessibleName(m_title);
        auto *column = new QVBoxLayout(m_side);
        column->setContentsMargins(22, 14, 22, 20);
        column->setSpacing(10);
    }
    return static_cast<QVBoxLayout *>(m_side->layout());
}

void SettingsSection::arrange()
{
    int longest = scaled(118);
    for (const FormRow *row : std::as_const(m_rows))
        longest = std::max(longest, row->labelWidth());
    const int room = width() - 48;
    // Too little room for a column of labels: they go above their fields.
    const int column = longest <= room * 2 / 5 ? longest : 0;
    for (FormRow *row : std::as_const(m_rows))
        row->arrange(column);
}

void SettingsSection::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void SettingsSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        arrange();
}

SettingRow *SettingsSection::setting(const QString &key) const
{
    const auto found = std::ranges::find(m_settings, key, &SettingRow::key);
    return found == m_settings.end() ? nullptr : *found;
}

void SettingsSection::replaceSecret(const QString &key)
{
    const auto found = std::ranges::find(m_secrets, key, &SecretRow::key);
    if (found == m_secrets.end())
        return;
    if (m_source.secret(key))
        (*found)->replace();
    else
        m_toReplace = key;
}

void SettingsSection::refresh()
{
    const config::Configuration &all = m_source.configuration();
    const bool practice = m_source.isPractice();
    const QString role = m_source.mayChange() ? QString() : tr("Changing settings needs the Administrator role.");
    for (SettingRow *row : std::as_const(m_settings)) {
        const config::Definition *definition = config::findByKey(row->key());
        const config::Origin origin = all.origin(row->key());
        const QString locked = lockText(*definition, origin, practice);
        QString text = all.text(row->key());
        if (definition->kind == config::Kind::PhoneNumber && !text.isEmpty())
            text = PhoneNumber::fromVendor(text).display();
        row->show(text, originText(*definition, origin, practice), locked.isEmpty() ? role : locked);
    }
    for (SecretRow *row : std::as_const(m_secrets)) {
        const std::optional<SecretState> state = m_source.secret(row->key());
        if (!state) {
            row->show(false, {}, tr("Asking the keyring…"), Ink::Soft, tr("the keyring has not answered yet."));
            continue;
        }
        const QString locked = secretLockText(*state, practice);
        row->show(state->place != SecretState::Place::Nowhere, state->lastFour, secretText(*state, practice), Ink::Soft,
            locked.isEmpty() ? role : locked);
        if (row->key() == m_toReplace) {
            m_toReplace.clear();
            row->replace();
        }
    }
}

QStringList SettingsSection::unsaved() const
{
    QStringList labels;
    for (const FormRow *row : m_rows) {
        const auto *setting = qobject_cast<const SettingRow *>(row);
        const auto *secret = qobject_cast<const SecretRow *>(row);
        if ((setting && setting->isChanged()) || (secret && secret->isChanged()))
            labels << row->label();
    }
    return labels;
}

void SettingsSection::revert()
{
    for (SettingRow *row : std::as_const(m_settings))
        row->revert();
    for (SecretRow *row : std::as_const(m_secrets))
        row->revert();
}

bool SettingsSection::check()
{
    SettingRow *first = nullptr;
    for (SettingRow *row : std::as_const(m_settings)) {
        row->setError({});
        if (!row->isChanged())
            continue;
        const config::Definition *definition = config::findByKey(row->key());
        if (!config::normalised(*definition, row->value())) {
            row->setError(mistakeText(*definition));
            first = first ? first : row;
        }
    }
    if (first)
        first->focusEditor();
    return !first;
}

void SettingsSection::save(QObject *context, SettingsSource::Done<void> done)
{
    QHash<QString, QString> values;
    for (const SettingRow *row : std::as_const(m_settings)) {
        if (row->isChanged())
            values.insert(row->key(), row->value());
    }
    QHash<QString, Secret> secrets;
    for (const SecretRow *row : std::as_const(m_secrets)) {
        if (row->isChanged())
            secrets.insert(row->key(), row->secret());
    }
    m_source.save(values, secrets, context, [this, done = std::move(done)](const Result<> &saved) {
        if (saved) {
            // What stands there now is what was saved, perhaps in a tidier form.
            revert();
            refresh();
        }
        done(saved);
    });
}

} // namespace cb::ui

#include "moc_settingssection.cpp"
