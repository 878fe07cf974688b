// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/formrow.h"
#include "ui/settings/settingssource.h"
#include "ui/shell/toasthost.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace cb::ui {

/// One page of the settings: a form, and beside it (below it in a narrow window) what there is to see about it.
class SettingsSection : public QWidget
{
    Q_OBJECT
public:
    /// `name` as after "settings/".
    SettingsSection(const QString &name, const QString &title, SettingsSource &source, QWidget *parent = nullptr);
    ~SettingsSection() override;

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString title() const { return m_title; }
    /// Null when there is nothing beside the form. The page places it.
    [[nodiscard]] QWidget *side() const { return m_side; }

    /// Comes into view: what has to be asked is asked.
    virtual void opened() { }
    /// All that was asked for is on screen; settled() tells when that comes true.
    [[nodiscard]] virtual bool isSettled() const { return true; }
    /// Shows what the desk says now. What was typed and not saved stays.
    virtual void refresh();
    virtual void tick(Instant now) { Q_UNUSED(now); }

    /// Labels of what was typed and not saved.
    [[nodiscard]] virtual QStringList unsaved() const;
    /// Whether there is anything to save here at all.
    [[nodiscard]] virtual bool hasForm() const { return !m_settings.isEmpty(); }
    /// Whether it fills a wide window: a list does, a form does not.
    [[nodiscard]] virtual bool mayStretch() const { return !hasForm(); }
    virtual void revert();
    /// Marks what cannot be used, each beside its field, and puts the caret into the first. False: nothing to save.
    [[nodiscard]] virtual bool check();
    virtual void save(QObject *context, SettingsSource::Done<void> done);

    [[nodiscard]] QList<SettingRow *> settings() const { return m_settings; }
    [[nodiscard]] SettingRow *setting(const QString &key) const;
    /// Opens that secret's field, as soon as it is known where it is kept; nothing when this section has none or it is
    /// decided elsewhere.
    void replaceSecret(const QString &key);
    [[nodiscard]] QList<SecretRow *> secrets() const { return m_secrets; }

Q_SIGNALS:
    void edited();
    void settled();
    void toastAsked(const cb::ui::ToastText &toast);
    void sectionAsked(const QString &name);

protected:
    [[nodiscard]] SettingsSource &source() const { return m_source; }
    void addHeading(const QString &text);
    void addText(const QString &text);
    SettingRow *add(const QString &key, SettingRow::Editor editor = SettingRow::Editor::Line);
    SecretRow *addSecret(const QString &key);
    void addRow(FormRow *row);
    void addWidget(QWidget *widget, int stretch = 0);
    /// After the last row of a form.
    void addEnd();
    /// The column beside the form, made when first asked for.
    [[nodiscard]] QVBoxLayout *sideColumn();
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    QString m_name;
    QString m_title;
    SettingsSource &m_source;
    QVBoxLayout *m_column;
    QWidget *m_side = nullptr;
    QList<FormRow *> m_rows;
    QList<SettingRow *> m_settings;
    QList<SecretRow *> m_secrets;
    QString m_toReplace; // once it is known where it is kept
    bool m_started = false;
};

} // namespace cb::ui
