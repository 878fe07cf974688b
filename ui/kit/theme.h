// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QObject>
#include <QWidget>

#include <array>

namespace cb::ui {

/// Colours, text size and motion of the whole window. One is made by main() after QApplication, or by a test; while
/// none lives, widgets paint light at 100 %. A change restyles every widget at once.
class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)
    static constexpr std::array textPercents{90, 100, 115, 130};

    /// Installs style, fonts, palette and style sheet on the application.
    explicit Theme(Choice choice = Choice::System, int textPercent = 100, QObject *parent = nullptr);
    ~Theme() override;

    /// The living theme, or null.
    [[nodiscard]] static Theme *current();
    [[nodiscard]] static const Tokens &currentTokens();
    /// Text size factor of the living theme: 0.9, 1.0, 1.15 or 1.3.
    [[nodiscard]] static double textScale();
    /// How long an animation asked to last `ms` may last: 0 with reduced motion or a style without animations.
    [[nodiscard]] static int duration(int ms);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] int textPercent() const { return m_textPercent; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    [[nodiscard]] bool reduceMotion() const { return m_reduceMotion; }

    void setChoice(Choice choice);
    /// 90, 100, 115 or 130; another value takes the nearest.
    void setTextPercent(int percent);
    void setHighContrast(bool on);
    void setReduceMotion(bool on);

    /// The filled style sheet for these tokens.
    [[nodiscard]] static QString styleSheet(const Tokens &tokens);

Q_SIGNALS:
    /// Colours or text size are new; every widget has had its StyleChange.
    void changed();

private:
    void apply();
    [[nodiscard]] bool systemIsDark() const;

    Choice m_choice;
    int m_textPercent;
    bool m_highContrast = false;
    bool m_reduceMotion = false;
    bool m_systemDark; // Qt 6.4 tells by the palette it starts with
    Tokens m_tokens;
};

/// A part of a window with tokens of its own: the gallery's halves.
class ThemedArea : public QWidget
{
    Q_OBJECT
public:
    explicit ThemedArea(const Tokens &tokens, QWidget *parent = nullptr);
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    void setTokens(const Tokens &tokens);

private:
    Tokens m_tokens;
};

} // namespace cb::ui
