// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/arguments.h"
#include "app/callboard/console.h"

#include "ui/kit/theme.h"
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

ui::Theme::Choice choice(const ui::WindowOptions &options)
{
    if (!options.dark)
        return ui::Theme::Choice::System;
    return *options.dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"callboard"_s);
    QApplication::setApplicationDisplayName(u"Callboard"_s);
    QApplication::setApplicationVersion(QStringLiteral(CALLBOARD_VERSION));
    QApplication::setDesktopFileName(u"callboard"_s);

    const Result<app::Arguments> arguments = app::parseArguments(QApplication::arguments());
    if (!arguments)
        return complain(arguments.error(), wrongUse);
    if (arguments->help || arguments->version) {
        QTextStream(stdout) << (arguments->help ? app::helpText()
                                                : u"callboard %1\n"_s.arg(QApplication::applicationVersion()));
        return 0;
    }
    if (!ui::setLanguage(arguments->language))
        return complain({Error::Kind::Invalid, u"this language is not here"_s}, wrongUse);
    const ui::Theme theme(choice(arguments->window), arguments->window.textSize);

    app::Console console(*arguments);
    if (const Result<> opened = console.open(); !opened)
        return complain(opened.error(), cannotRun);
    return QApplication::exec();
}
