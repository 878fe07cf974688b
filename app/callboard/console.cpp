// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/console.h"

#include "app/callboard/practicehouse.h"
#include "app/callboard/seat.h"
#include "app/callboard/settingsdesk.h"
#include "app/callboard/voicemailparts.h"

#include "engine/carrieraccount.h"
#include "people/peopleservice.h"
#include "traffic/outboxmodel.h"
#include "traffic/outboxservice.h"
#include "ui/calls/callspage.h"
#include "ui/calls/roomcalls.h"
#include "ui/dialpad/roomdial.h"
#include "ui/gallery/gallerypage.h"
#include "ui/player/alarm.h"
#include "ui/practice/practicepage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/deskkeeper.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/snap.h"
#include "ui/shell/statuspanel.h"
#include "ui/shell/statusstrip.h"
#include "ui/signin/rolewords.h"
#include "ui/signin/signincard.h"
#include "ui/traffic/outboxlist.h"

#include <QApplication>
#include <QTextStream>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::app {

Console::Console(Arguments arguments, std::unique_ptr<ui::Tray> tray)
    : m_arguments(std::move(arguments))
    , m_tray(std::move(tray))
{ }

Console::~Console()
{
    m_alarm.reset();
    m_keeper.reset();
    m_tray.reset();
    m_window.reset();
    m_voicemail.reset();
    m_dial.reset();
    m_settings.reset();
    m_calls.reset();
    m_decisions.reset();
    m_outbox.reset();
    m_live.reset();
    m_people.reset();
    m_service.reset();
    m_seat.reset();
    m_practice.reset(); // it talks to the session's engine
    m_session.reset();
}

Result<> Console::open()
{
    if (m_arguments.window.page == u"gallery") {
        openGallery();
        return {};
    }
    if (const Result<> opened = openSession(); !opened)
        return opened;
    makeModels();
    makeWindow();
    if (!m_arguments.snapFile.isEmpty()) {
        takePicture();
        return {};
    }
    m_window->show();
    m_alarm = std::make_unique<ui::Alarm>(m_session->board(), ui::systemSound());
    // After the first paint: callers wait a moment longer than the person at the desk.
    QTimer::singleShot(0, this, [this] {
        m_session->openDoor();
        if (m_practice)
            m_practice->begin(*m_session);
        if (m_session->engine())
            keepAtWork();
    });
    return {};
}

Result<> Console::openSession()
{
    if (m_arguments.window.practice)
        m_practice = std::make_unique<PracticeHouse>();
    m_clock = m_practice ? m_practice->makeClock(m_arguments.window.forPicture) : std::make_unique<SystemClock>();
    Result<engine::Desk> desk = engine::findDesk({.dataFolder = m_arguments.dataFolder,
        .configFile = m_arguments.configFile,
        .practice = m_arguments.window.practice});
    if (!desk)
        return tl::unexpected(desk.error());

    Session::Options options;
    if (m_practice) {
        m_practice->furnish(*desk);
        options.account = m_practice->account();
        options.origin = CallOrigin::Practice;
    }
    m_desk = *desk;
    options.desk = m_desk;
    Result<std::unique_ptr<Session>> session = Session::open(options, *m_clock);
    if (!session)
        return tl::unexpected(session.error());
    m_session = std::move(*session);
    m_site = m_session->configuration().site();
    if (m_practice) {
        if (const Result<> brought = m_practice->bringSample(*m_session, *m_clock, m_arguments.window.forPicture);
            !brought)
            return brought;
    }
    m_seat = std::make_unique<Seat>(*m_session, m_arguments.window.forPicture ? QString() : m_desk.dataFolder,
        m_practice ? m_practice->usual() : Operator::Id());
    connect(m_seat.get(), &Seat::changed, this, &Console::seatChanged);
    connect(m_session.get(), &Session::configurationChanged, this, &Console::followConfiguration);
    return {};
}

void Console::makeModels()
{
    store::ChangeFeed *feed = &m_session->feed();
    m_service = std::make_unique<calls::CallService>(m_session->database(), m_session->sender());
    m_people = std::make_unique<people::PeopleService>(m_session->database());
    m_live = std::make_unique<calls::LiveCallModel>(m_session->database());
    m_service->showIn(m_live.get());
    connect(feed, &store::ChangeFeed::changed, m_live.get(), &calls::LiveCallModel::apply);
    connect(feed, &store::ChangeFeed::changed, m_service.get(), &calls::CallService::apply);
    connect(m_live.get(), &calls::LiveCallModel::ready, feed, [this, feed] {
        feed->start(m_live->position());
        m_session->readSettings(); // for what was saved since the session was opened
    });
    connect(feed, &store::ChangeFeed::lost, m_live.get(), &calls::LiveCallModel::load);
    m_outbox = std::make_unique<traffic::OutboxModel>(m_session->database(), *m_clock);
    m_decisions = std::make_unique<traffic::OutboxService>(m_session->sender());
    connect(feed, &store::ChangeFeed::changed, m_outbox.get(), &traffic::OutboxModel::apply);
    connect(feed, &store::ChangeFeed::lost, m_outbox.get(), &traffic::OutboxModel::load);
    connect(m_live.get(), &calls::LiveCallModel::ready, m_outbox.get(), &traffic::OutboxModel::load);
    m_calls = std::make_unique<ui::RoomCalls>(*m_live, *m_service, [this, feed](QObject *parent) {
        auto *history = new calls::HistoryModel(m_session->database(), parent);
        connect(feed, &store::ChangeFeed::changed, history, &calls::HistoryModel::apply);
        connect(feed, &store::ChangeFeed::lost, history, &calls::HistoryModel::reload);
        return history;
    });
    m_live->load();
}

ui::DeskIdentity Console::identity() const
{
    const std::optional<Operator> &person = m_session->person();
    return {m_practice ? m_practice->organisation() : m_session->configuration().text(u"site.organisation"_s),
        person ? person->name : QString(), person ? ui::rolesText(person->roles) : QString()};
}

void Console::makeWindow()
{
    m_window = std::make_unique<ui::MainWindow>(m_session->board(), *m_clock, m_site, m_arguments.window);
    connect(m_window.get(), &ui::MainWindow::listenerRetryAsked, this, [this] { m_session->openDoor(); });
    connect(m_window.get(), &ui::MainWindow::operatorAsked, this, [this] {
        auto *card = new ui::SignInCard(*m_seat, m_window.get());
        card->setAttribute(Qt::WA_DeleteOnClose);
        card->open();
    });
    showOutbox();
    // The rail says how many calls are live whichever page is open.
    const auto countCalls = [this] {
        ui::RailItem *item = m_window->rail()->item(u"calls"_s);
        item->setCounter(m_live->callCount());
        item->setLive(m_live->callCount() > 0);
    };
    connect(m_live.get(), &calls::LiveCallModel::countsChanged, m_window.get(), countCalls);
    countCalls();
    makePages();
    m_window->open(m_arguments.window.page);
}

/// The pages for whoever sits here.
void Console::makePages()
{
    m_pagesFor = m_session->person();
    m_window->setIdentity(identity());
    const Operator::Id me = m_seat->current();
    // A console beside an engine does not know its commands; that engine is of the same version.
    const bool canPlace = !m_session->engine() || m_session->engine()->registry().find(u"calls.place"_s);
    const auto prices = [this] {
        return (m_settings ? m_settings->configuration() : m_session->configuration()).prices();
    };
    m_dial = std::make_unique<ui::RoomDial>(*m_service, *m_people, *m_live, m_session->sender(), prices, me, canPlace);
    m_window->addPage({u"calls"_s, u"history"_s}, [this, me](QWidget *parent) -> ui::Page * {
        return new ui::CallsPage({*m_calls, m_session->board(), *m_clock, m_site, me, m_arguments.window.forPicture,
                                     m_arguments.window.safe, m_voicemail->callSound(m_arguments.window)},
            parent);
    });
    m_voicemail =
        std::make_unique<VoicemailParts>(*m_session, m_desk, *m_clock, voicemail::Reader{me, m_session->roles()});
    m_window->addPage({u"voicemail"_s}, [this](QWidget *parent) -> ui::Page * {
        ui::VoicemailPage::CallBack callBack;
        if (m_dial->placing() == ui::DialSource::Placing::Possible)
            callBack = [this](const PhoneNumber &to, const PhoneNumber &from, QObject *context,
                           const std::function<void(const Result<> &)> &done) {
                m_dial->place(to, from, context, done);
            };
        return m_voicemail->makePage(m_site, callBack, m_arguments.window, parent);
    });
    m_voicemail->countIn(*m_window);
    m_window->addPage({u"practice"_s, u"newcall"_s}, [this, me](QWidget *parent) -> ui::Page * {
        using Page = ui::PracticePage;
        Page::Setup setup{.source = *m_dial, .clock = *m_clock, .site = m_site, .me = me};
        setup.practice = m_arguments.window.practice;
        setup.forPicture = m_arguments.window.forPicture;
        if (m_practice) {
            setup.phone = m_practice->phone();
            setup.travel = m_practice->timeTravel();
            setup.noPhone = setup.phone ? Page::NoPhone::None : Page::NoPhone::OtherEngine;
        }
        return new Page(setup, parent);
    });
    m_window->addPage(ui::SettingsPage::pageNames(), [this](QWidget *parent) -> ui::Page * {
        makeSettings();
        return new ui::SettingsPage({*m_settings, m_session->board(), *m_clock, m_site}, parent);
    });
}

void Console::seatChanged()
{
    if (m_pagesFor && m_session->person() && m_pagesFor->id == m_session->person()->id
        && m_pagesFor->roles == m_session->person()->roles) {
        m_window->setIdentity(identity());
        return;
    }
    const QString open = m_window->page()->openName();
    m_window->closePages();
    makePages();
    m_window->open(open);
}

/// Another name, zone or day's start. Pages are made for one site, as their rows stand under its days, so they are made
/// anew; but the settings stay where they are, since it is there that somebody may be changing them.
void Console::followConfiguration()
{
    m_window->setIdentity(identity());
    const SiteTime site = m_session->configuration().site();
    if (site == m_site)
        return;
    m_site = site;
    m_window->setSite(m_site);
    auto *settings = qobject_cast<ui::SettingsPage *>(m_window->page());
    const QString open = m_window->page()->openName();
    m_window->closePages(settings);
    makePages();
    if (settings)
        settings->setSite(m_site);
    else
        m_window->open(open);
}

/// Over the segment of Twilio: what is to go there, and what a person decides about it.
void Console::showOutbox()
{
    m_window->statusStrip()->setDetail(ui::DeskPart::Carrier, [this](ui::StatusPanel *panel) -> QWidget * {
        const auto decide = [this](ui::OutboxList::Decision decision, const Outgoing &outgoing, QObject *context,
                                const std::function<void(const Result<> &)> &done) {
            const auto answered = [done](const Result<commands::Outcome> &outcome) {
                done(outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
            };
            switch (decision) {
            case ui::OutboxList::Decision::SendAgain:
                return m_decisions->sendAgain(outgoing, context, answered);
            case ui::OutboxList::Decision::ItArrived:
                return m_decisions->itArrived(outgoing, context, answered);
            case ui::OutboxList::Decision::Cancel:
                return m_decisions->cancel(outgoing, context, answered);
            }
        };
        auto *list = new ui::OutboxList(*m_outbox, *m_clock, decide, panel);
        m_outbox->load();
        connect(panel, &ui::StatusPanel::refreshed, m_outbox.get(), &traffic::OutboxModel::load);
        connect(panel, &ui::StatusPanel::refreshed, list, &ui::OutboxList::refresh);
        return list;
    });
}

void Console::makeSettings()
{
    SettingsDesk::Options options;
    options.desk = m_desk;
    options.roles = m_session->roles();
    if (m_practice && m_arguments.window.forPicture) {
        options.account = std::make_unique<engine::KnownAccount>(m_practice->accountOfPictures());
    } else {
        options.account = std::make_unique<engine::CarrierAccount>(m_desk, *m_clock, [this] {
            return engine::CarrierAccount::Setup{
                m_settings->configuration(), m_practice ? m_practice->carrierUrl() : QUrl()};
        });
    }
    m_settings = std::make_unique<SettingsDesk>(*m_session, std::move(options), *m_clock);
}

void Console::openGallery()
{
    m_gallery = std::make_unique<ui::GalleryPage>();
    m_gallery->resize(m_arguments.window.size.isEmpty() ? QSize(1440, 900) : m_arguments.window.size);
    m_gallery->show();
    if (m_arguments.snapFile.isEmpty())
        return;
    QTimer::singleShot(0, this, [this] {
        const bool written = m_gallery->grab().save(m_arguments.snapFile, "PNG");
        if (!written)
            QTextStream(stderr) << "callboard: cannot write " << m_arguments.snapFile << Qt::endl;
        QApplication::exit(written ? 0 : 1);
    });
}

/// The calls are answered here: the program stays when its window is closed.
void Console::keepAtWork()
{
    if (!m_tray)
        m_tray = ui::systemTray();
    m_keeper = std::make_unique<ui::DeskKeeper>(
        ui::DeskKeeper::Setup{*m_tray, *m_window, m_session->board(), m_arguments.window});
    // Quitting closes the window first, and it may be asked for in the middle of one of its events.
    connect(
        m_keeper.get(), &ui::DeskKeeper::quitAsked, qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
}

void Console::takePicture()
{
    m_window->show();
    if (!m_live->isReady()) { // every page's picture has the rail's counters
        connect(m_live.get(), &calls::LiveCallModel::ready, this, &Console::takePicture, Qt::SingleShotConnection);
        return;
    }
    ui::snap(*m_window, m_arguments.snapFile, [](const Result<> &written) {
        if (!written)
            QTextStream(stderr) << "callboard: " << written.error().detail << Qt::endl;
        QApplication::exit(written ? 0 : 1);
    });
}

} // namespace cb::app

#include "moc_console.cpp"
