// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

const QList<PageInfo> &pages()
{
    using enum PageInfo::Group;
    static const QList<PageInfo> all{
        {u"calls"_s, u"phone-call"_s, u"page.calls"_s, Live, true},
        {u"conferences"_s, u"users-round"_s, u"page.conferences"_s, Live, false},
        {u"callouts"_s, u"calendar-x-2"_s, u"page.callouts"_s, Inbox, false},
        {u"voicemail"_s, u"voicemail"_s, u"page.voicemail"_s, Inbox, true},
        {u"messages"_s, u"message-square-text"_s, u"page.messages"_s, Inbox, false},
        {u"ivr"_s, u"workflow"_s, u"page.ivr"_s, Build, false},
        {u"email"_s, u"mail"_s, u"page.email"_s, Build, false},
        {u"insights"_s, u"chart-column"_s, u"page.insights"_s, Review, false},
        {u"settings"_s, u"settings"_s, u"page.settings"_s, Foot, true},
        {u"history"_s, {}, {}, None, true},
        {u"settings/workspace"_s, {}, {}, None, true},
        {u"settings/appearance"_s, {}, {}, None, true},
        {u"settings/twilio"_s, {}, {}, None, true},
        {u"settings/listener"_s, {}, {}, None, true},
        {u"settings/numbers"_s, {}, {}, None, true},
        {u"settings/recording"_s, {}, {}, None, true},
        {u"settings/prices"_s, {}, {}, None, true},
        {u"settings/import"_s, {}, {}, None, true},
        {u"settings/health"_s, {}, {}, None, true},
        {u"roster"_s, {}, {}, None, false},
        {u"prompts"_s, {}, {}, None, false},
        {u"people"_s, {}, {}, None, false},
        {u"traffic"_s, {}, {}, None, false},
        {u"practice"_s, u"flask-conical"_s, u"page.practice"_s, None, true},
        {u"wizard"_s, {}, {}, None, false},
        {u"gallery"_s, {}, {}, None, true},
    };
    return all;
}

const PageInfo *builtPage(const QString &name)
{
    const auto found = std::ranges::find(pages(), name, &PageInfo::name);
    return found != pages().end() && found->built ? &*found : nullptr;
}

QString pageTitle(const QString &name)
{
    struct Title {
        QLatin1StringView name;
        const char *text;
    };
    static constexpr Title titles[] = {
        {"calls"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Calls")},
        {"conferences"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Conferences")},
        {"callouts"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Call-outs")},
        {"voicemail"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Voicemail")},
        {"messages"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Messages")},
        {"ivr"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "IVR flows")},
        {"email"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Email")},
        {"insights"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Analytics")},
        {"settings"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Settings")},
        {"history"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "History")},
        {"practice"_L1, QT_TRANSLATE_NOOP("cb::ui::Pages", "Practice phone")},
    };
    for (const Title &title : titles) {
        if (title.name == name)
            return QCoreApplication::translate("cb::ui::Pages", title.text);
    }
    return {};
}

} // namespace cb::ui
