// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/voicemailparts.h"

#include "app/callboard/session.h"

#include "ui/player/mediaremote.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/voicemail/messagepane.h"

using namespace Qt::StringLiterals;

namespace cb::app {

VoicemailParts::VoicemailParts(
    Session &session, const engine::Desk &desk, const Clock &clock, const voicemail::Reader &reader)
    : m_session(session)
    , m_clock(clock)
    , m_people(session.database())
    , m_service(session.database(), session.sender(), reader)
    , m_model(session.database(), reader)
    , m_recordings(session.database(), desk, clock, reader)
{
    connect(&session.feed(), &store::ChangeFeed::changed, &m_model, &voicemail::VoicemailModel::apply);
}

ui::VoicemailPage *VoicemailParts::makePage(
    const SiteTime &site, const ui::VoicemailPage::CallBack &callBack, bool forPicture, QWidget *parent)
{
    const ui::PlayerBar::Setup player{m_recordings, forPicture ? ui::stillSound() : ui::systemSound(), forPicture};
    auto *page =
        new ui::VoicemailPage({m_model, m_service, m_people, player, m_clock, site, callBack, forPicture}, parent);
    if (!forPicture)
        new ui::MediaRemote(*page->message()->player(), ui::MediaRemote::sessionBus());
    return page;
}

void VoicemailParts::countIn(ui::MainWindow &window)
{
    m_window = &window;
    connect(&m_session.feed(), &store::ChangeFeed::changed, this, [this](const store::Changes &changes) {
        if (changes.byKind.contains(u"voicemail"_s))
            count();
    });
    count();
}

void VoicemailParts::count()
{
    m_service.counts(m_window, [window = m_window](const Result<VoicemailCounts> &counts) {
        if (ui::RailItem *item = window->rail()->item(u"voicemail"_s); item && counts)
            item->setCounter(counts->fresh);
    });
}

} // namespace cb::app
