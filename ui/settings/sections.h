// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "config/dotenv.h"
#include "ui/settings/settingssection.h"

#include <QDateTime>

class QComboBox;

namespace cb::ui {

class Button;
class CheckList;
class EmptyState;
class SectionHeading;

/// The organisation and its day.
class WorkspaceSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit WorkspaceSection(SettingsSource &source, QWidget *parent = nullptr);
};

/// How the window looks to this person on this computer: at once, and without the desk.
class AppearanceSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit AppearanceSection(SettingsSource &source, QWidget *parent = nullptr);
    void refresh() override;
    [[nodiscard]] bool mayStretch() const override { return false; }

private:
    SettingRow *addLook(const QString &key, SettingRow::Editor editor, const QString &label);
    SettingRow *addChoice(const QString &key, const QString &label);
    void take();
    SettingRow *m_theme;
    SettingRow *m_text;
    SettingRow *m_contrast;
    SettingRow *m_stillness;
    SettingRow *m_language;
};

/// The account at Twilio, and beside it what Twilio says about it right now.
class TwilioSection final : public SettingsSection
{
    Q_OBJECT
public:
    TwilioSection(SettingsSource &source, const DeskBoard &board, const Clock &clock, QWidget *parent = nullptr);
    void opened() override;
    [[nodiscard]] bool isSettled() const override;
    void refresh() override;
    void tick(Instant now) override;

private:
    void showAccount();
    void showReport(const AccountReport &report);
    /// The two troubles an account can have: they look alike to nobody.
    void showRefusedKey();
    void showWrongToken();
    void showSilence(const Error &error);

    const DeskBoard &m_board;
    const Clock &m_clock;
    SectionHeading *m_heading;
    Button *m_again;
    CheckList *m_list;
    EmptyState *m_trouble;
};

/// Where webhooks come in.
class ListenerSection final : public SettingsSection
{
    Q_OBJECT
public:
    ListenerSection(
        SettingsSource &source, const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent = nullptr);
    void opened() override;
    [[nodiscard]] bool isSettled() const override { return m_refusalsRead; }
    void tick(Instant now) override;
    void setSite(const SiteTime &site);

private:
    void showState();
    void showEvents(Instant now);
    void readRefusals();

    const DeskBoard &m_board;
    const Clock &m_clock;
    SiteTime m_site;
    EmptyState *m_stopped;
    SectionHeading *m_eventsHeading;
    CheckList *m_events;
    Label *m_refusedWords;
    CheckList *m_refused;
    QList<RefusedRequest> m_refusals;
    int m_refusedCount = -1; // of the board, when the refusals were read
    bool m_refusalsRead = false;
};

/// Our numbers: where Twilio sends their calls, and where it should.
class NumbersSection final : public SettingsSection
{
    Q_OBJECT
public:
    NumbersSection(SettingsSource &source, const Clock &clock, QWidget *parent = nullptr);
    void opened() override;
    [[nodiscard]] bool isSettled() const override { return m_read && m_mailboxesRead; }
    void refresh() override;
    [[nodiscard]] bool hasForm() const override { return false; }
    [[nodiscard]] QList<CheckList *> lists() const { return m_lists; }
    [[nodiscard]] CheckList *mailboxes() const { return m_mailboxes; }

private:
    void read();
    void show(const QList<OurNumberSetup> &numbers);
    void showNumber(const OurNumberSetup &setup);
    void showOthers();
    void edit(const OurNumberSetup &setup);
    void showMailboxes();
    void editMailbox(const Mailbox &mailbox);
    void putBack(const OurNumber &number);
    void order(const QString &done, const Result<> &outcome);
    void test();

    const Clock &m_clock;
    QWidget *m_numbers;
    QVBoxLayout *m_column;
    CheckList *m_others;
    Button *m_add;
    CheckList *m_mailboxes;
    Button *m_addMailbox;
    Label *m_noUrl;
    QComboBox *m_from;
    LineEdit *m_to;
    Button *m_test;
    QList<CheckList *> m_lists;
    QList<OurNumberSetup> m_known;
    QList<OurNumberSetup> m_offered; // the account's numbers that are not ours yet, by row
    MailboxChoices m_choices; // the general mailbox stands above them
    bool m_read = false;
    bool m_mailboxesRead = false;
};

/// What is recorded, how, and how long it stays.
class RecordingSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit RecordingSection(SettingsSource &source, QWidget *parent = nullptr);
    void refresh() override;

private:
    void estimate();
};

/// What the carrier takes, as far as it is known here.
class PricesSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit PricesSection(SettingsSource &source, QWidget *parent = nullptr);
};

/// The settings and secrets of a .env file: shown first, then saved as a whole.
class ImportSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit ImportSection(SettingsSource &source, QWidget *parent = nullptr);
    /// Shows what the file brings. Nothing is saved yet.
    void read(const QByteArray &text);
    [[nodiscard]] QStringList unsaved() const override;
    [[nodiscard]] bool hasForm() const override { return true; }
    void revert() override;
    [[nodiscard]] bool check() override { return !unsaved().isEmpty(); }
    void save(QObject *context, SettingsSource::Done<void> done) override;
    [[nodiscard]] CheckList *list() const { return m_list; }
    void refresh() override;

private:
    void choose();
    void show();
    Button *m_choose;
    Label *m_words;
    CheckList *m_list;
    config::DotEnv m_file;
    QString m_trouble; // the file cannot be read at all
    bool m_read = false;
};

/// Whether everything is in place, in one list.
class HealthSection final : public SettingsSection
{
    Q_OBJECT
public:
    explicit HealthSection(SettingsSource &source, QWidget *parent = nullptr);
    void opened() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] bool hasForm() const override { return false; }

private:
    void showFindings();
    SectionHeading *m_heading;
    Button *m_again;
    CheckList *m_list;
    QStringList m_sections; // of each item, where it is mended
};

} // namespace cb::ui
