// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/messagepane.h"

#include "ui/calls/callwords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/heading.h"
#include "ui/kit/text.h"
#include "ui/player/soundhandle.h"
#include "ui/player/soundwords.h"
#include "ui/voicemail/handlingpane.h"
#include "ui/voicemail/voicemailwords.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int padding = 28;

/// A part of the pane with a hairline below.
class Band final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(0, height() - 1, width(), 1, Tokens::of(this).line);
    }
};

class Hairline final : public QWidget
{
public:
    explicit Hairline(QWidget *parent)
        : QWidget(parent)
    {
        setMinimumSize(1, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), Tokens::of(this).line); }
};

/// "+1 206 555 0164 to Main line, via Intake then After queue timeout"
QString wayWords(const VoicemailDetail &detail)
{
    QString words = numberText(detail.voicemail.caller.e164());
    if (detail.line)
        words = MessagePane::tr("%1 to %2", "number, our line").arg(words, detail.line->label);
    QStringList path = detail.path;
    if (detail.line && !path.isEmpty() && path.first() == detail.line->label)
        path.removeFirst();
    if (path.isEmpty())
        return words;
    return MessagePane::tr("%1, via %2", "…, steps of a flow")
        .arg(words, path.join(MessagePane::tr(" then ", "between the steps of a flow")));
}

PlayerItem itemOf(const VoicemailDetail &detail)
{
    const Voicemail &message = detail.voicemail;
    return {.recording = message.recordingSid,
        .state = playerState(message.audio, message.problem, detail.mayListen),
        .length = message.length,
        .position = message.position,
        .why =
            detail.mayListen ? soundSentence(message.audio, message.problem) : MessagePane::tr("The message is safe.")};
}

} // namespace

MessagePane::MessagePane(
    const Actions &actions, const PlayerBar::Setup &player, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_content(new QWidget(this))
    , m_nothing(new Label(TextRole::Body, Ink::Soft, tr("Choose a message to hear it here."), this))
    , m_sound(new SoundHandle(player.media, this))
    , m_player(new PlayerBar(player, this))
{
    setObjectName(u"message"_s);
    setAccessibleName(tr("Chosen message"));
    m_player->setRemedy(actions.fetch);
    connect(m_sound, &SoundHandle::failed, this, &MessagePane::failed);
    connect(m_player, &PlayerBar::positionLeft, this, [this](const QString &, std::chrono::milliseconds at) {
        if (m_inPlayer)
            Q_EMIT positionLeft(*m_inPlayer, at);
    });
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    whole->addWidget(m_nothing, 1);
    whole->addWidget(m_content, 1);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeActions());

    m_scroll = new QScrollArea(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *inside = new QWidget(m_scroll);
    inside->setAutoFillBackground(false);
    auto *parts = new QVBoxLayout(inside);
    parts->setContentsMargins(padding, 20, padding, 20);
    parts->setSpacing(16);
    parts->addWidget(m_player);
    m_below = new QHBoxLayout;
    m_below->setSpacing(0);
    m_line = new Hairline(inside);
    m_handling = new HandlingPane(actions.assign, actions.due, clock, m_site, inside);
    m_below->addWidget(makeTranscript(), 1);
    m_below->addWidget(m_line);
    m_below->addWidget(m_handling);
    parts->addLayout(m_below, 1);
    m_scroll->setWidget(inside);
    column->addWidget(m_scroll, 1);
    clear();
}

MessagePane::~MessagePane()
{
    m_player->disconnect(this); // it goes after us, and has its last word then
}

QWidget *MessagePane::makeHead()
{
    auto *band = new Band(m_content);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(padding, 16, padding, 16);
    row->setSpacing(14);
    m_back = Button::iconOnly(u"arrow-left"_s, m_actions.back->text(), band);
    connect(m_back, &QAbstractButton::clicked, m_actions.back, &QAction::trigger);
    m_back->hide();
    m_avatar = new Avatar({}, 44, band);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    m_name = new Label(TextRole::Title, Ink::Strong, {}, band);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_way = new Label(TextRole::Body, Ink::Medium, {}, band);
    m_way->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    names->addWidget(m_name);
    names->addWidget(m_way);
    auto *when = new QVBoxLayout;
    when->setSpacing(2);
    m_when = new Label(TextRole::Body, Ink::Strong, {}, band);
    m_when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    when->addWidget(m_when);
    when->addWidget(m_sound);
    row->addWidget(m_back);
    row->addWidget(m_avatar);
    row->addLayout(names, 1);
    row->addLayout(when);
    return band;
}

QWidget *MessagePane::makeActions()
{
    m_bar = new Band(m_content);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(padding, 10, padding, 11);
    row->setSpacing(8);
    const auto add = [&](QAction *action, Button::Kind kind) {
        auto *button = new Button(action->text(), kind, m_bar);
        button->setAction(action);
        button->setKeyHint(action->shortcut().toString(QKeySequence::NativeText));
        row->addWidget(button);
        m_buttons << button;
        return button;
    };
    add(m_actions.callBack, Button::Kind::Main);
    add(m_actions.assign, Button::Kind::Normal);
    Button *email = add(m_actions.email, Button::Kind::Normal);
    Button *text = add(m_actions.text, Button::Kind::Normal);
    text->setKeyHint({});
    row->addStretch(1);
    Button *unread = add(m_actions.unread, Button::Kind::Quiet);
    unread->setKeyHint({});
    add(m_actions.archive, Button::Kind::Normal);
    m_foldable = {text, email, unread};
    m_more = Button::iconOnly(u"ellipsis"_s, m_actions.more->text(), m_bar);
    connect(m_more, &QAbstractButton::clicked, m_actions.more, &QAction::trigger);
    row->addWidget(m_more);
    return m_bar;
}

QWidget *MessagePane::makeTranscript()
{
    m_words = new QWidget(m_scroll);
    auto *column = new QVBoxLayout(m_words);
    column->setContentsMargins(12, 0, 24, 0);
    column->setSpacing(8);
    auto *title = new SectionHeading(tr("Transcript"), {}, m_words);
    m_copy = new Button(tr("Copy"), Button::Kind::Quiet, m_words);
    m_copy->setSize(Button::Size::Small);
    m_copy->setIconName(u"copy"_s);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_detail->transcript);
        Q_EMIT copied(tr("The transcript is copied"));
    });
    title->addTrailing(m_copy);
    column->addWidget(title);
    auto *words = new Label(TextRole::Heading, Ink::Strong, {}, m_words);
    words->setRole(TextRole::Heading, 400);
    words->setTextFormat(Qt::RichText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_transcript = words;
    column->addWidget(words);
    column->addStretch(1);
    return m_words;
}

QWidget *MessagePane::moreAnchor() const
{
    return m_more;
}

QSize MessagePane::minimumSizeHint() const
{
    return {scaled(420), scaled(320)};
}

void MessagePane::setDetail(const VoicemailDetail &detail)
{
    const bool other = !m_detail || m_detail->voicemail.id != detail.voicemail.id;
    m_detail = detail;
    const Voicemail &message = detail.voicemail;
    m_nothing->hide();
    m_content->show();
    m_avatar->setName(message.name);
    m_name->setText(callerName(message.name));
    m_name->setToolTip(m_name->text());
    m_way->setText(wayWords(detail));
    m_way->setToolTip(m_way->text());
    m_when->setText(momentWords(message.leftAt, m_clock.now(), m_site));
    const bool mp3 = detail.recording && detail.recording->mp3;
    QString sound = lengthText(message.length);
    if (const QString size = soundWords(message.sizeBytes, mp3); !size.isEmpty())
        sound = tr("%1, %2", "length, size").arg(sound, size);
    const bool here = message.audio == AudioState::Here && detail.mayListen;
    m_sound->setSound(here ? message.recordingSid : QString(), soundFileName(message, m_site), sound);
    m_player->setItem(itemOf(detail)); // lets go of the one before
    m_inPlayer = message.id;
    fillTranscript();
    m_handling->setDetail(detail);
    setAccessibleDescription(m_name->text());
    if (other)
        m_scroll->ensureVisible(0, 0);
    arrange();
}

void MessagePane::fillTranscript()
{
    const Voicemail &message = m_detail->voicemail;
    m_copy->setVisible(!m_detail->transcript.isEmpty());
    auto *words = static_cast<Label *>(m_transcript);
    if (m_detail->transcript.isEmpty()) {
        words->setInk(Ink::Soft);
        QString why = missingTranscript(message.transcript, message.language);
        if (!m_detail->mayListen)
            why = tr("Reading transcripts needs the Operator role.");
        else if (message.transcript != TranscriptState::Awaited && message.audio == AudioState::Here)
            why = tr("%1. The recording is complete.", "No transcript").arg(why);
        m_transcript->setText(why.toHtmlEscaped());
        return;
    }
    words->setInk(Ink::Strong);
    QString html;
    const QStringList paragraphs = m_detail->transcript.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs)
        html += u"<p style=\"margin:0 0 %1px 0; line-height:%2px\">%3</p>"_s.arg(scaled(14))
                    .arg(scaled(25))
                    .arg(paragraph.toHtmlEscaped());
    m_transcript->setText(html);
}

void MessagePane::clear()
{
    m_detail.reset();
    m_player->clear();
    m_inPlayer.reset();
    m_content->hide();
    m_nothing->show();
}

void MessagePane::tick()
{
    if (m_detail)
        m_handling->tick();
}

void MessagePane::setAlone(bool alone)
{
    m_back->setVisible(alone);
}

void MessagePane::setReadOnly(const QString &reason)
{
    m_handling->setReadOnly(reason);
}

/// Beside the words while there is room for both, else below them.
void MessagePane::arrange()
{
    const bool wide = width() >= scaled(720);
    m_below->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_below->setSpacing(wide ? 0 : 16);
    m_line->setFixedSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    if (wide)
        m_line->setFixedWidth(1);
    else
        m_line->setFixedHeight(1);
    m_handling->layout()->setContentsMargins(wide ? 24 : 12, 0, 0, 0);
    m_handling->setMinimumWidth(wide ? scaled(262) : 0);
    m_handling->setMaximumWidth(wide ? scaled(262) : QWIDGETSIZE_MAX);
    foldActions();
}

/// What does not fit goes into the menu, the less used first; what is done most keeps its words.
void MessagePane::foldActions()
{
    for (Button *button : std::as_const(m_foldable))
        button->show();
    int needed = 2 * padding + m_more->sizeHint().width();
    for (const Button *button : std::as_const(m_buttons))
        needed += button->sizeHint().width() + 8;
    for (Button *button : std::as_const(m_foldable)) {
        if (needed <= width())
            break;
        needed -= button->sizeHint().width() + 8;
        button->hide();
    }
}

void MessagePane::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence pressed(event->keyCombination());
    for (QAction *action : std::as_const(m_keys)) {
        if (action->isEnabled() && action->shortcuts().contains(pressed)) {
            action->trigger();
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void MessagePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MessagePane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Tokens::of(this).surface);
}

void MessagePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_detail) {
        fillTranscript();
        arrange();
    }
}

} // namespace cb::ui

#include "moc_messagepane.cpp"
