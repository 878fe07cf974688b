// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/numberinfo.h"
#include "base/sitetime.h"
#include "calls/call.h"
#include "ui/shell/toasthost.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace cb::ui {

class Button;
class Card;
class DialKeys;
class DialSource;
class Label;
class NumberField;
class NumberRow;

/// The dial pad: number or name, what is known of it, whom it is, what was called lately, and Call.
class NewCallCard final : public QWidget
{
    Q_OBJECT
public:
    struct Setup {
        DialSource &source;
        const Clock &clock;
        SiteTime site;
        bool practice = false; // nothing is charged
    };
    explicit NewCallCard(const Setup &setup, QWidget *parent = nullptr);

    void focusNumber();
    void setNumber(const QString &number);
    bool clear(); // false: there was nothing to clear
    void tick(Instant now);
    /// Lines and recent numbers are here.
    [[nodiscard]] bool isSettled() const { return m_linesHere && m_recentHere; }

    [[nodiscard]] NumberField *field() const { return m_field; }
    [[nodiscard]] DialKeys *keys() const { return m_keys; }
    [[nodiscard]] Button *callButton() const { return m_call; }
    [[nodiscard]] const NumberInfo &info() const { return m_info; }
    [[nodiscard]] Label *cost() const { return m_cost; }
    [[nodiscard]] QList<NumberRow *> rows() const; // those in view

Q_SIGNALS:
    void settled();
    void placed(const QString &number); // E.164
    void toastAsked(const cb::ui::ToastText &toast);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry {
        QString iconName;
        QString name;
        PhoneNumber number;
        QString when;
    };
    QWidget *makeBody();
    QWidget *makeInfo();
    void takeLines(const QList<OurNumber> &lines);
    void readRecent();
    void takeRecent(const QList<Call> &calls);
    void look(); // at what was typed
    void lookUp(); // whom it is
    void showInfo(Instant now);
    void showRows();
    void showCall();
    void chooseCountry(int row);
    void place();

    Setup m_setup;
    NumberInfo m_info;
    QList<NumberInfo::Country> m_countries;
    QList<OurNumber> m_lines;
    QList<Entry> m_recent;
    QList<Entry> m_matches;
    QString m_contact; // whose number it is
    quint64 m_question = 0; // answers to older ones are dropped
    bool m_linesHere = false;
    bool m_recentHere = false;
    bool m_placing = false;
    QTimer m_typing; // looks up once the hand rests
    QTimer m_calls;

    Card *m_card;
    NumberField *m_field = nullptr;
    Label *m_verdict = nullptr;
    QWidget *m_verdictIcon = nullptr;
    Label *m_place = nullptr;
    QComboBox *m_country = nullptr;
    QComboBox *m_from = nullptr;
    DialKeys *m_keys = nullptr;
    QWidget *m_box = nullptr;
    Label *m_name = nullptr;
    Label *m_cost = nullptr;
    Label *m_time = nullptr;
    Label *m_listTitle = nullptr;
    QVBoxLayout *m_list = nullptr;
    QList<NumberRow *> m_rows;
    Button *m_call = nullptr;
};

} // namespace cb::ui
