// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/arguments.h"
#include "app/callboard/console.h"

#include "ui/shell/appearance.h"
#include "ui/shell/language.h"

#include <QApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

constexpr int wrongUse = 2;
constexpr int cannotRun = 3;

int complain(const Error &error, int exitCode)
{
    QTextStream(stderr) << "callboard: " << error.detail << Qt::endl;
    return exitCode;
}

QStringList wordsOf(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    return words;
}

/// As chosen in Settings, unless the command line says otherwise. A picture and a safe start know no choices.
ui::Appearance appearanceFor(const app::Arguments &arguments)
{
    const ui::WindowOptions &window = arguments.window;
    ui::Appearance look = window.forPicture || window.safe ? ui::Appearance() : ui::Appearance::saved();
    if (window.dark)
        look.theme = *window.dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light;
    look.textPercent = window.textSize.value_or(look.textPercent);
    if (!arguments.language.isEmpty())
        look.language = arguments.language;
    return look;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"callboard"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));

    // Before there is a window system: without one QApplication ends the program, whatever was asked.
    const Result<app::Arguments> arguments = app::parseArguments(wordsOf(argc, argv));
    if (!arguments)
        return complain(arguments.error(), wrongUse);
    if (arguments->help || arguments->version) {
        const QCoreApplication withoutDisplay(argc, argv);
        QTextStream(stdout) << (arguments->help ? app::helpText()
                                                : u"callboard %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    }

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Callboard"_s);
    QApplication::setDesktopFileName(u"callboard"_s);
    const ui::Appearance look = appearanceFor(*arguments);
    if (!ui::setLanguage(look.language))
        return complain({Error::Kind::Invalid, u"this language is not here"_s}, wrongUse);
    ui::Theme theme(look.theme, look.textPercent);
    look.applyTo(theme);

    app::Console console(*arguments);
    if (const Result<> opened = console.open(); !opened)
        return complain(opened.error(), cannotRun);
    return QApplication::exec();
}
