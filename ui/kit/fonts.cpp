// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/fonts.h"

#include <QFontDatabase>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcFonts, "callboard.ui.fonts", QtInfoMsg)

namespace cb::ui {

namespace {

bool add(const QString &file)
{
    const bool added = QFontDatabase::addApplicationFont(u":/fonts/"_s + file) >= 0;
    if (!added)
        qCWarning(lcFonts) << "font not loaded" << file;
    return added;
}

} // namespace

void loadFonts()
{
    static const bool loaded = [] {
        bool all = true;
        for (const QString &file : {u"Inter-Regular.ttf"_s, u"Inter-Medium.ttf"_s, u"Inter-SemiBold.ttf"_s})
            all &= add(file);
        return all;
    }();
    Q_UNUSED(loaded);
}

QString monoFamily()
{
    static const bool loaded = add(u"JetBrainsMono-Regular.ttf"_s);
    return loaded ? u"JetBrains Mono"_s : u"Noto Sans Mono"_s;
}

} // namespace cb::ui
