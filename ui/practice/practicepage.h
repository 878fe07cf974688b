// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/practicephone.h"
#include "base/sitetime.h"
#include "calls/call.h"
#include "ui/shell/page.h"

#include <QTimer>

class QAction;

namespace cb::ui {

class DialSource;
class FailedCard;
class NewCallCard;
class PhoneCard;
class ProgressCard;

/// Calling: the dial pad, how a call of ours gets on, and in practice mode the telephone that acts as the caller.
/// Opens as "practice" (the phone) and "newcall" (the dial pad). Where there is no room for both it shows the one that
/// was asked for.
class PracticePage final : public Page
{
    Q_OBJECT
public:
    enum class NoPhone { None, NotPractising, OtherEngine }; // why there is no practice phone
    struct Setup {
        DialSource &source;
        PracticePhone *phone = nullptr;
        TimeTravel *travel = nullptr;
        NoPhone noPhone = NoPhone::NotPractising;
        const Clock &clock;
        SiteTime site;
        Operator::Id me; // whose calls come first
        bool practice = false;
        bool forPicture = false;
    };
    explicit PracticePage(const Setup &setup, QWidget *parent = nullptr);

    void open(const QString &name) override;
    [[nodiscard]] QString openName() const override;
    void tick(Instant now) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] bool isSettled() const override;
    bool clear() override;
    [[nodiscard]] QStringList keyAreas() const override { return {QStringLiteral("window")}; }
    [[nodiscard]] QString railName() const override { return QStringLiteral("calls"); }

    [[nodiscard]] NewCallCard *newCall() const { return m_newCall; }
    [[nodiscard]] ProgressCard *progress() const { return m_progress; }
    [[nodiscard]] FailedCard *failed() const { return m_failed; }
    [[nodiscard]] PhoneCard *phone() const { return m_phone; } // null without a practice phone

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeNoPhone();
    void arrange();
    void readCalls();
    void takeCalls(const QList<Call> &calls);
    void checkSettled();

    Setup m_setup;
    NewCallCard *m_newCall;
    ProgressCard *m_progress;
    FailedCard *m_failed;
    PhoneCard *m_phone = nullptr;
    QWidget *m_phonePane = nullptr;
    QWidget *m_middle = nullptr;
    QTimer m_calls;
    QString m_placed; // the number that was called from here last
    bool m_callsHere = false;
    int m_reading = 0; // details on their way
    bool m_showsPhone = true; // where only one side has room
    bool m_settledTold = false;
};

} // namespace cb::ui
