// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/practicephone.h"
#include "base/sitetime.h"
#include "people/people.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QComboBox;

namespace cb::ui {

class Button;
class CallerEdit;
class CaptionModel;
class CaptionView;
class Card;
class DialKeys;
class DialSource;
class Label;
class PhoneSound;
class SpeakBox;
class TravelBox;

/// The practice phone: who calls which of our numbers, keys, speech, and what the caller hears.
class PhoneCard final : public QWidget
{
    Q_OBJECT
public:
    struct Setup {
        PracticePhone &phone;
        TimeTravel *travel = nullptr; // null: the clock cannot be moved
        DialSource &source; // whom we know
        const Clock &clock;
        SiteTime site;
        bool forPicture = false; // opens no sound device
    };
    explicit PhoneCard(const Setup &setup, QWidget *parent = nullptr);
    ~PhoneCard() override;

    void tick(Instant now);
    void focusPhone();
    [[nodiscard]] bool isSettled() const { return m_callersHere; }
    /// The number the combo or what was typed into it means; empty: withheld. Nothing for what is no number.
    [[nodiscard]] std::optional<QString> callerNumber() const;

    [[nodiscard]] QComboBox *caller() const { return m_caller; }
    [[nodiscard]] QComboBox *line() const { return m_line; }
    [[nodiscard]] DialKeys *keys() const { return m_keys; }
    [[nodiscard]] Button *mainButton() const { return m_main; }
    [[nodiscard]] CaptionView *captions() const { return m_captions; }
    [[nodiscard]] SpeakBox *speakBox() const { return m_speak; }
    [[nodiscard]] TravelBox *travelBox() const { return m_travel; }

Q_SIGNALS:
    void settled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void fillCallers(const QList<Contact> &contacts);
    void fillLines();
    void callOrHangUp();
    void refresh();

    Setup m_setup;
    std::unique_ptr<PhoneSound> m_sound;
    QHash<QString, QString> m_names; // by number
    bool m_callersHere = false;
    Card *m_card;
    CallerEdit *m_callerEdit = nullptr;
    QComboBox *m_caller = nullptr;
    QComboBox *m_line = nullptr;
    DialKeys *m_keys = nullptr;
    SpeakBox *m_speak = nullptr;
    Button *m_main = nullptr;
    CaptionModel *m_model = nullptr;
    CaptionView *m_captions = nullptr;
    QWidget *m_nothing = nullptr;
    TravelBox *m_travel = nullptr;
    Label *m_problem = nullptr; // why the last call was not placed
};

} // namespace cb::ui
