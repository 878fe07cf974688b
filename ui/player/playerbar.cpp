// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playerbar.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/player/player.h"
#include "ui/player/playercontrols.h"
#include "ui/player/waveformview.h"
#include "ui/shell/keymap.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr std::chrono::milliseconds step = 5s;
constexpr int boxRadius = 10;

constexpr int sideMargin = 19;
constexpr int topMargin = 13;
constexpr int bottomMargin = 14;
constexpr int indent = 60; // what stands under the waveform
constexpr int narrowMargin = 12; // all around, where there is no room for the indent

/// The line about the missing device.
class SoundNote final : public QWidget
{
public:
    SoundNote(const QString &title, const QString &text, QWidget *parent)
        : QWidget(parent)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(scaled(22), 0, 0, 0);
        auto *words = new Label(TextRole::Small, Ink::Medium,
            u"<span style=\"font-weight:600\">%1</span> %2"_s.arg(title.toHtmlEscaped(), text.toHtmlEscaped()), this);
        words->setWordWrap(true);
        row->addWidget(words);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        Icon::paint(&painter, QRectF(0, 0, scaled(16), height()), u"volume-x"_s, scaled(16), Tokens::of(this).ink2);
    }
};

} // namespace

PlayerBar::PlayerBar(const Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_turns(setup.turns ? setup.turns : new PlayerTurns(this))
    , m_player(new Player(setup.sound, this))
    , m_play(new Button({}, Button::Kind::Round, this))
    , m_view(new QStackedWidget(this))
    , m_waveform(new WaveformView(m_view))
    , m_message(new QWidget(m_view))
    , m_messageTitle(new Label(TextRole::Body, Ink::Strong, {}, m_message))
    , m_messageText(new Label(TextRole::Small, Ink::Medium, {}, m_message))
    , m_deaf(new SoundNote(
          tr("There is no sound device."), tr("Connect a headset or loudspeakers. The recording is safe."), this))
{
    setObjectName(u"player"_s);
    setAccessibleName(tr("Player"));
    // Not Fixed, which has no more than the size hint: a message that wraps needs more in a narrow pane.
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_soon.setSingleShot(true);
    m_slow.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PlayerBar::fetch);
    connect(&m_slow, &QTimer::timeout, this, [this] { say(tr("Still loading"), {}); });

    makeActions();
    m_controls = new PlayerControls(*m_player, {m_back, m_forward, m_skip}, this);
    connect(m_slower, &QAction::triggered, this, [this] { m_controls->stepSpeed(-1); });
    connect(m_faster, &QAction::triggered, this, [this] { m_controls->stepSpeed(1); });
    layOut();
    readSettings();
    connect(m_player, &Player::settingsChanged, this, &PlayerBar::writeSettings);
    connect(m_player, &Player::opened, this, [this] { setStage(Stage::Ready); });
    connect(m_player, &Player::refused, this, &PlayerBar::fail);
    connect(m_player, &Player::playingChanged, this, [this](bool playing) {
        m_waveform->setRunning(playing);
        refresh();
        if (!playing)
            leave();
    });
    connect(m_player, &Player::finished, this, [this] {
        // Heard to its end: the next time it starts from the beginning.
        Q_EMIT positionLeft(m_item.recording, 0ms);
    });
    connect(m_player, &Player::positionChanged, this, [this] {
        m_waveform->setPosition(m_player->position());
        refreshTime();
        Q_EMIT positionChanged(m_player->position());
    });
    connect(m_player, &Player::devicesChanged, this, &PlayerBar::refresh);
    connect(m_waveform, &WaveformView::seekAsked, this, &PlayerBar::seek);
    m_turns->add(*this);
    refresh();
}

PlayerBar::~PlayerBar()
{
    m_player->disconnect(this);
    leave();
    if (m_turns)
        m_turns->remove(*this);
}

void PlayerBar::makeActions()
{
    m_toggle = addKeyAction(u"player.toggle"_s, tr("Play"), u"play"_s);
    m_back = addKeyAction(u"player.back"_s, tr("5 seconds back"), u"rewind"_s);
    m_forward = addKeyAction(u"player.forward"_s, tr("5 seconds on"), u"fast-forward"_s);
    m_slower = addKeyAction(u"player.slower"_s, tr("Slower"), {});
    m_faster = addKeyAction(u"player.faster"_s, tr("Faster"), {});
    m_skip = addKeyAction(u"player.skipSilence"_s, tr("Skip silence"), u"audio-lines"_s);
    m_skip->setCheckable(true);
    connect(m_toggle, &QAction::triggered, this, &PlayerBar::toggle);
    connect(m_back, &QAction::triggered, this, [this] { moveBy(-step); });
    connect(m_forward, &QAction::triggered, this, [this] { moveBy(step); });
}

QAction *PlayerBar::addKeyAction(const QString &id, const QString &text, const QString &icon)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        setIconName(action, icon);
    KeyMap::bundled().bind(action, id);
    addAction(action);
    m_actions << action;
    return action;
}

void PlayerBar::layOut()
{
    m_messageTitle->setRole(TextRole::Body, 600);
    m_messageText->setWordWrap(true);
    m_play->setAction(m_toggle);
    m_messageBox = new QHBoxLayout(m_message);
    m_messageBox->setContentsMargins({});
    m_messageBox->setSpacing(scaled(12));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_messageTitle);
    words->addWidget(m_messageText);
    words->addStretch();
    m_messageBox->addLayout(words, 1);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_view->addWidget(m_waveform);
    m_view->addWidget(m_message);

    auto *top = new QHBoxLayout;
    top->setSpacing(scaled(16));
    top->addWidget(m_play);
    top->addWidget(m_view, 1);

    m_controlsRow = new QHBoxLayout;
    m_controlsRow->addWidget(m_controls);
    m_noteRow = new QHBoxLayout;
    m_noteRow->addWidget(m_deaf);
    m_deaf->hide();

    m_column = new QVBoxLayout(this);
    m_column->setSpacing(8);
    m_column->setSizeConstraint(QLayout::SetNoConstraint);
    m_column->addLayout(top);
    m_column->addLayout(m_controlsRow);
    m_column->addLayout(m_noteRow);
    arrange();

    const QList<QWidget *> order = stops();
    for (qsizetype i = 0; i < order.size(); ++i) {
        order[i]->installEventFilter(this);
        if (i > 0)
            setTabOrder(order[i - 1], order[i]);
    }
}

/// Under the waveform where there is room for that, else from edge to edge.
void PlayerBar::arrange()
{
    const int under = scaled(indent);
    const bool laidOut = testAttribute(Qt::WA_Resized);
    const bool narrow = laidOut && width() < 2 * sideMargin + under + m_controls->oneRowWidth();
    if (narrow)
        m_column->setContentsMargins(narrowMargin, narrowMargin, narrowMargin, narrowMargin);
    else
        m_column->setContentsMargins(sideMargin, topMargin, sideMargin, bottomMargin);
    for (QBoxLayout *row : {m_controlsRow, m_noteRow})
        row->setContentsMargins(narrow ? 0 : under, 0, 0, 0);
    m_messageBox->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QList<QWidget *> PlayerBar::stops() const
{
    QList<QWidget *> all{m_play, m_waveform};
    if (m_remedy)
        all << m_remedy;
    return all + m_controls->stops();
}

QSize PlayerBar::minimumSizeHint() const
{
    return {2 * narrowMargin + m_controls->minimumSizeHint().width(), QWidget::minimumSizeHint().height()};
}

void PlayerBar::setRemedy(QAction *remedy)
{
    m_remedy = new Button(remedy->text(), Button::Kind::Normal, m_message);
    m_remedy->setAction(remedy);
    m_remedy->setSize(Button::Size::Small);
    m_remedy->installEventFilter(this);
    m_messageBox->addWidget(m_remedy, 0, Qt::AlignLeft | Qt::AlignVCenter);
    setTabOrder(m_waveform, m_remedy);
    setTabOrder(m_remedy, m_controls->stops().first());
    connect(remedy, &QAction::changed, this, &PlayerBar::refreshRemedy);
    refreshRemedy();
}

void PlayerBar::refreshRemedy()
{
    if (m_remedy)
        m_remedy->setVisible(m_remedy->action()->isEnabled() && (m_stage == Stage::Told || m_stage == Stage::Failed));
}

void PlayerBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The window holds the media keys, from now on: Qt passes by what only a hidden widget has.
    window()->addActions(m_turns->mediaKeys());
    m_turns->seen(*this);
    readSettings(); // another player may have written them meanwhile
}

void PlayerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PlayerBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        arrange();
        updateGeometry();
    }
}

bool PlayerBar::eventFilter(QObject *watched, QEvent *event)
{
    // The keys of a control that has focus are its own: Space presses a button, Left and Right choose a speed.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool presses = key == Qt::Key_Space && qobject_cast<Button *>(watched);
        const bool chooses = (key == Qt::Key_Left || key == Qt::Key_Right) && m_controls->usesArrows(watched);
        if (presses || chooses) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlayerBar::setItem(const PlayerItem &item)
{
    const bool same = m_stage != Stage::Empty && item.recording == m_item.recording;
    if (same && item.state == PlayerItem::State::Here && m_item.state == PlayerItem::State::Here
        && m_stage != Stage::Failed) {
        m_item = item; // its sound is here or comes; where it stands is known better here
        refreshTime();
        return;
    }
    const bool wasAwaited = same && m_playWhenHere;
    leave();
    m_player->close();
    m_waveform->clearOutline();
    m_item = item;
    m_playWhenHere = wasAwaited && (item.state == PlayerItem::State::Here || item.state == PlayerItem::State::OnItsWay);
    ++m_fetch;
    m_slow.stop();
    if (item.state == PlayerItem::State::Here) {
        setStage(Stage::Fetching);
        m_soon.start(120ms);
        m_slow.start(8s);
    } else {
        m_soon.stop();
        setStage(Stage::Told);
    }
}

void PlayerBar::clear()
{
    leave();
    m_player->close();
    m_waveform->clearOutline();
    m_item = {};
    m_playWhenHere = false;
    ++m_fetch;
    m_soon.stop();
    m_slow.stop();
    setStage(Stage::Empty);
}

void PlayerBar::fetch()
{
    const quint64 number = ++m_fetch;
    m_setup.media.fetch(m_item.recording, this, [this, number](const Result<MediaFile> &file) {
        if (number == m_fetch)
            take(file);
    });
}

void PlayerBar::take(const Result<MediaFile> &file)
{
    if (!file) {
        fail(file.error());
        return;
    }
    std::optional<audio::Outline> known;
    if (const auto kept = audio::Outline::fromBytes(file->outline, file->checksum)) {
        known = *kept;
        m_waveform->setOutline(*kept); // seen before it is decoded
        m_waveform->setPosition(m_item.position);
    }
    m_player->open(file->bytes, known, m_item.position);
}

void PlayerBar::fail(const Error &error)
{
    m_slow.stop();
    m_playWhenHere = false;
    m_waveform->clearOutline();
    const bool damaged = error.kind == Error::Kind::Invalid;
    const bool gone = error.kind == Error::Kind::NotFound;
    if (damaged)
        m_item.state = PlayerItem::State::Damaged;
    else if (gone)
        m_item.state = PlayerItem::State::Elsewhere;
    setStage(Stage::Failed);
    if (damaged || gone) {
        Q_EMIT lost(m_item.recording);
        return;
    }
    const ErrorText words = errorText(error);
    say(words.sentence, words.nextStep);
}

void PlayerBar::setStage(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Ready) {
        m_slow.stop();
        m_waveform->setOutline(m_player->recording()->outline);
        m_waveform->setPosition(m_player->position());
    }
    sayState();
    refresh();
    refreshTime();
    if (stage == Stage::Ready && m_playWhenHere) {
        m_playWhenHere = false;
        play();
    }
    if (isSettled())
        Q_EMIT settled();
}

bool PlayerBar::isSettled() const
{
    return m_stage != Stage::Fetching;
}

void PlayerBar::say(const QString &title, const QString &text)
{
    m_messageTitle->setText(title);
    m_messageText->setText(text);
    m_messageText->setVisible(!text.isEmpty());
    m_view->setCurrentWidget(title.isEmpty() ? static_cast<QWidget *>(m_waveform) : m_message);
}

void PlayerBar::sayState()
{
    const auto tell = [this](const QString &title, const QString &text) {
        say(title, m_item.why.isEmpty() ? text : m_item.why);
    };
    if (m_stage != Stage::Told && m_stage != Stage::Failed) {
        say({}, {});
        return;
    }
    switch (m_item.state) {
    case PlayerItem::State::Here:
        say({}, {});
        break;
    case PlayerItem::State::OnItsWay:
        tell(tr("The recording is on its way"), tr("Twilio usually needs 5 to 10 s."));
        break;
    case PlayerItem::State::Absent:
        tell(tr("There is no recording"), tr("Twilio has none for this call."));
        break;
    case PlayerItem::State::Elsewhere:
        tell(tr("The recording is not here"), tr("Its file is not on this desk."));
        break;
    case PlayerItem::State::Damaged:
        tell(tr("The recording cannot be played"), tr("Its file is damaged. Everything else about it is safe."));
        break;
    case PlayerItem::State::TooLarge:
        tell(tr("The recording is too large"), tr("It was left at Twilio. The limit is in Settings."));
        break;
    case PlayerItem::State::Removed:
        tell(tr("The recording was removed"), tr("It was older than recordings are kept."));
        break;
    case PlayerItem::State::Denied:
        tell(tr("Listening needs the Operator role"), tr("The recording is safe."));
        break;
    }
}

void PlayerBar::refresh()
{
    const bool playing = m_player->isPlaying();
    const bool deaf = !m_player->hasDevice();
    const bool hearable = m_stage == Stage::Ready || m_stage == Stage::Fetching;
    m_toggle->setText(playing ? tr("Pause") : tr("Play"));
    setIconName(m_toggle, playing ? u"pause"_s : u"play"_s);
    const QString why = m_stage == Stage::Empty ? tr("nothing is chosen.")
        : !hearable                             ? m_messageTitle->text() + u'.'
        : deaf                                  ? tr("there is no sound device.")
                                                : QString();
    setUnavailable(m_toggle, why);
    for (QAction *action : {m_back, m_forward})
        setUnavailable(action, m_stage == Stage::Ready ? QString() : tr("there is nothing to hear yet."));
    m_deaf->setVisible(deaf && hearable);
    refreshRemedy();
    m_waveform->setEnabled(m_stage == Stage::Ready);
}

void PlayerBar::refreshTime()
{
    const bool ready = m_stage == Stage::Ready;
    const auto length = ready ? m_player->length() : m_item.length;
    const auto now = ready ? m_player->position() : m_item.position;
    if (m_stage == Stage::Empty)
        m_controls->setTime({}, {});
    else
        m_controls->setTime(playTimeText(now), tr("/ %1", "of the whole time").arg(playTimeText(length)));
    arrange();
    m_waveform->setAccessibleDescription(
        tr("%1 of %2", "time, whole time").arg(playTimeText(now), playTimeText(length)));
}

void PlayerBar::leave()
{
    if (m_stage != Stage::Ready || m_player->position() >= m_player->length()
        || m_player->position() == m_item.position)
        return;
    m_item.position = m_player->position();
    Q_EMIT positionLeft(m_item.recording, m_item.position);
}

void PlayerBar::toggle()
{
    if (isWanted())
        pause();
    else
        play();
}

void PlayerBar::play()
{
    if (m_stage == Stage::Fetching) {
        m_playWhenHere = true;
        return;
    }
    if (m_stage != Stage::Ready || isPlaying() || !m_player->hasDevice())
        return; // media keys and the session's bus ask whether or not there is anything to hear
    m_player->play();
    Q_EMIT started(m_item.recording);
}

void PlayerBar::pause()
{
    m_playWhenHere = false;
    m_player->pause();
}

void PlayerBar::stop()
{
    pause();
    seek(0ms);
    leave();
}

bool PlayerBar::isPlaying() const
{
    return m_player->isPlaying();
}

bool PlayerBar::isWanted() const
{
    return isPlaying() || m_playWhenHere;
}

std::chrono::milliseconds PlayerBar::position() const
{
    return m_stage == Stage::Ready ? m_player->position() : m_item.position;
}

void PlayerBar::seek(std::chrono::milliseconds position)
{
    if (m_stage == Stage::Ready)
        m_player->seek(position);
}

void PlayerBar::moveBy(std::chrono::milliseconds span)
{
    seek(std::max(std::chrono::milliseconds(0), position() + span));
}

void PlayerBar::setSpeed(double speed)
{
    m_controls->setSpeed(speed);
}

void PlayerBar::readSettings()
{
    if (m_setup.forPicture || m_setup.safe)
        return;
    const QScopedValueRollback reading(m_readsSettings, true);
    const QSettings saved;
    m_player->setSpeed(saved.value(u"player/speed"_s, 1.0).toDouble());
    m_player->setSkipSilence(saved.value(u"player/skipSilence"_s, false).toBool());
    m_player->setLevelled(saved.value(u"player/levelled"_s, true).toBool());
    m_player->setVolume(saved.value(u"player/volume"_s, 1.0).toDouble());
    m_player->setDevice(saved.value(u"player/device"_s).toByteArray());
}

void PlayerBar::writeSettings() const
{
    if (m_setup.forPicture || m_readsSettings)
        return;
    QSettings saved;
    saved.setValue(u"player/speed"_s, m_player->speed());
    saved.setValue(u"player/skipSilence"_s, m_player->skipsSilence());
    saved.setValue(u"player/levelled"_s, m_player->isLevelled());
    saved.setValue(u"player/volume"_s, m_player->volume());
    saved.setValue(u"player/device"_s, m_player->device());
}

void PlayerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    paintBox(&painter, rect(), boxRadius, t.sunken, t.line, t.border);
}

} // namespace cb::ui

#include "moc_playerbar.cpp"
