// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/voicemailparts.h"

#include "app/callboard/session.h"

#include "ui/player/mediaremote.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/windowoptions.h"

#include <utility>

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
    , m_sounds(session.database(), session.sender(), reader.roles)
{
    connect(&session.feed(), &store::ChangeFeed::changed, &m_sounds, &recordings::RecordingService::apply);
    connect(&session.feed(), &store::ChangeFeed::lost, &m_sounds, &recordings::RecordingService::changed);
    m_service.showIn(&m_model);
    connect(&session.feed(), &store::ChangeFeed::changed, &m_model, &voicemail::VoicemailModel::apply);
    connect(&session.feed(), &store::ChangeFeed::lost, &m_model, &voicemail::VoicemailModel::reload);
}

ui::VoicemailPage *VoicemailParts::makePage(const SiteTime &site, const ui::VoicemailPage::CallBack &callBack,
    const ui::WindowOptions &options, QWidget *parent)
{
    return new ui::VoicemailPage(
        {m_model, m_service, m_people, player(options), m_clock, site, callBack, options.forPicture, options.safe},
        parent);
}

ui::CallSound::Setup VoicemailParts::callSound(const ui::WindowOptions &options)
{
    return {m_sounds, player(options)};
}

ui::PlayerBar::Setup VoicemailParts::player(const ui::WindowOptions &options)
{
    if (!options.forPicture && !std::exchange(m_hasRemote, true))
        new ui::MediaRemote(m_turns, &ui::MediaRemote::sessionBus);
    return {m_recordings, options.forPicture ? ui::stillSound() : ui::systemSound(), options.forPicture, options.safe,
        &m_turns};
}

void VoicemailParts::countIn(ui::MainWindow &window)
{
    m_window = &window;
    connect(&m_session.feed(), &store::ChangeFeed::changed, this, [this](const store::Changes &changes) {
        if (changes.byKind.contains(u"voicemail"_s))
            count();
    });
    connect(&m_session.feed(), &store::ChangeFeed::lost, this, &VoicemailParts::count);
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

#include "moc_voicemailparts.cpp"
