// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/arguments.h"

#include "ui/kit/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/pages.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::app {

namespace {

constexpr QSize smallest(320, 240);
constexpr QSize largest(16384, 16384);

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Callboard, the operator console."_s);
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Tells how the program is used."_s},
        {{u"v"_s, u"version"_s}, u"Tells the version."_s},
        {u"practice"_s, u"The sample organisation and its own carrier; no account is needed."_s},
        {u"data"_s, u"The data folder."_s, u"DIR"_s},
        {u"config"_s, u"The configuration file; otherwise callboard.yaml in the data folder."_s, u"FILE"_s},
        {u"page"_s, u"The page to open."_s, u"NAME"_s, u"calls"_s},
        {u"theme"_s, u"light or dark; otherwise as chosen in Settings."_s, u"NAME"_s},
        {u"size"_s, u"Size of the window's inside, such as 1440x900."_s, u"WxH"_s},
        {u"lang"_s, u"en or es; otherwise as chosen in Settings."_s, u"CODE"_s},
        {u"text-size"_s, u"90, 100, 115 or 130 per cent; otherwise as chosen in Settings."_s, u"PERCENT"_s},
        {u"snap"_s, u"Writes a picture of the page, once it is settled, and ends."_s, u"FILE.png"_s},
        {u"safe"_s, u"Starts without the saved layout."_s},
    });
}

/// Without what Qt takes for itself once there is an application. We read the line before that, as neither help nor a
/// mistake needs a display. Source: "Supported Command Line Options" of QGuiApplication and QApplication, Qt 6.4, and
/// those of its xcb platform.
QStringList withoutToolkitOptions(const QStringList &arguments)
{
    static const QStringList valued{u"platform"_s, u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s,
        u"qwindowgeometry"_s, u"geometry"_s, u"qwindowtitle"_s, u"title"_s, u"qwindowicon"_s, u"icon"_s, u"session"_s,
        u"style"_s, u"stylesheet"_s, u"display"_s};
    static const QStringList bare{u"reverse"_s, u"widgetcount"_s, u"nograb"_s, u"dograb"_s};
    QStringList ours;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const QString name = argument.mid(argument.startsWith("--"_L1) ? 2 : 1).section(u'=', 0, 0);
        const bool option = i > 0 && argument.startsWith(u'-');
        if (option && valued.contains(name))
            i += argument.contains(u'=') ? 0 : 1;
        else if (!option || !bare.contains(name))
            ours << argument;
    }
    return ours;
}

tl::unexpected<Error> wrong(const QString &detail)
{
    return failure(Error::Kind::Invalid, detail);
}

Result<QSize> sizeFrom(const QString &text)
{
    const QStringList parts = text.split(u'x');
    bool wide = false;
    bool high = false;
    const QSize size(parts.value(0).toInt(&wide), parts.value(1).toInt(&high));
    if (parts.size() != 2 || !wide || !high || size.width() < smallest.width() || size.height() < smallest.height()
        || size.width() > largest.width() || size.height() > largest.height())
        return wrong(u"--size must be like 1440x900"_s);
    return size;
}

} // namespace

Result<Arguments> parseArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(withoutToolkitOptions(arguments)))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"\"%1\" is not understood"_s.arg(parser.positionalArguments().first()));

    Arguments parsed;
    parsed.help = parser.isSet(u"help"_s);
    parsed.version = parser.isSet(u"version"_s);
    parsed.dataFolder = parser.value(u"data"_s);
    parsed.configFile = parser.value(u"config"_s);
    parsed.snapFile = parser.value(u"snap"_s);
    parsed.language = parser.value(u"lang"_s);
    parsed.window.safe = parser.isSet(u"safe"_s);
    parsed.window.practice = parser.isSet(u"practice"_s);
    parsed.window.forPicture = !parsed.snapFile.isEmpty();
    parsed.window.page = parser.value(u"page"_s);
    if (!ui::builtPage(parsed.window.page))
        return wrong(u"there is no page \"%1\""_s.arg(parsed.window.page));
    if (!parsed.language.isEmpty() && !ui::languages().contains(parsed.language))
        return wrong(u"--lang must be one of %1"_s.arg(ui::languages().join(u", "_s)));
    if (parser.isSet(u"theme"_s)) {
        const QString theme = parser.value(u"theme"_s);
        if (theme != u"light" && theme != u"dark")
            return wrong(u"--theme must be light or dark"_s);
        parsed.window.dark = theme == u"dark";
    }
    if (parser.isSet(u"size"_s)) {
        const Result<QSize> size = sizeFrom(parser.value(u"size"_s));
        if (!size)
            return tl::unexpected(size.error());
        parsed.window.size = *size;
    }
    if (parser.isSet(u"text-size"_s)) {
        constexpr auto sizes = ui::Theme::textPercents;
        parsed.window.textSize = parser.value(u"text-size"_s).toInt();
        if (std::find(sizes.begin(), sizes.end(), *parsed.window.textSize) == sizes.end())
            return wrong(u"--text-size must be 90, 100, 115 or 130"_s);
    }
    return parsed;
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace cb::app
