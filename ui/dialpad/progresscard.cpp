// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/progresscard.h"

#include "ui/calls/callwords.h"
#include "ui/dialpad/card.h"
#include "ui/dialpad/numberwords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/shell/rowtext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

/// A sentence that failed something, on its tint.
class Sentence final : public Label
{
public:
    explicit Sentence(QWidget *parent)
        : Label(TextRole::Body, Ink::Red, {}, parent)
    {
        setWordWrap(true);
        setTextFormat(Qt::RichText);
        setContentsMargins(scaled(12) + scaled(16) + scaled(10), scaled(9), scaled(12), scaled(9));
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            paintBox(&painter, rect(), scaled(6), Tokens::of(this).redbg);
            Icon::paint(
                &painter, QRectF(scaled(12), 0, scaled(16), height()), u"circle-x"_s, scaled(16), Tokens::of(this).red);
        }
        Label::paintEvent(event);
    }
};

struct Step {
    QString word;
    QString more;
    std::optional<Instant> at;
    bool done = false;
    bool current = false;
};

/// A person over a number, as both cards begin.
QHBoxLayout *personRow(Avatar *avatar, Label *name, Label *number, QWidget *trailing)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(10));
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    name->setWordWrap(true);
    number->setWordWrap(true);
    words->addWidget(name);
    words->addWidget(number);
    row->addWidget(avatar, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    if (trailing)
        row->addWidget(trailing, 0, Qt::AlignTop);
    return row;
}

bool isPlaced(const Call &call)
{
    return call.direction != CallDirection::Inbound;
}

QList<Step> stepsOf(const CallDetail &detail)
{
    const Call &call = detail.call;
    QList<Step> steps;
    const QString line = detail.line ? detail.line->label : QString();
    steps << Step{ProgressCard::tr("Dialing"),
        line.isEmpty() ? QString() : ProgressCard::tr("from %1", "Dialing from one of our numbers").arg(line),
        call.startedAt, true, false};
    // The operator's own telephone, accepted with key 1.
    const auto own =
        std::find_if(detail.legs.begin(), detail.legs.end(), [](const CallLeg &leg) { return leg.agent.isValid(); });
    const bool answered = call.answeredAt.has_value();
    if (own != detail.legs.end())
        steps << Step{ProgressCard::tr("Accepted"),
            own->answeredAt && !own->agentName.isEmpty()
                ? ProgressCard::tr("by %1", "Accepted by a person").arg(own->agentName)
                : QString(),
            own->answeredAt, own->answeredAt.has_value(), false};
    steps << Step{
        ProgressCard::tr("Ringing"), {}, std::nullopt, answered || call.progress >= CallProgress::Ringing, false};
    steps << Step{ProgressCard::tr("Answered"), {}, call.answeredAt, answered, false};
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        if (steps[i].done) {
            steps[i].current = i < steps.size() - 1;
            break;
        }
    }
    return steps;
}

} // namespace

/// Dots on a line, one below the other.
class ProgressCard::Steps final : public QWidget
{
public:
    Steps(SiteTime site, QWidget *parent)
        : QWidget(parent)
        , m_site(std::move(site))
    { }
    void set(const QList<Step> &steps)
    {
        m_steps = steps;
        setAccessibleName(ProgressCard::tr("Steps of the call"));
        setAccessibleDescription(done().join(u". "_s));
        updateGeometry();
        update();
    }
    [[nodiscard]] QStringList done() const
    {
        QStringList all;
        for (const Step &step : m_steps) {
            if (!step.done)
                continue;
            QString words = step.more.isEmpty() ? step.word : step.word + u' ' + step.more;
            if (step.at)
                words += u", "_s + time(*step.at);
            all << words;
        }
        return all;
    }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(200), int(m_steps.size()) * pitch()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {scaled(160), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont strong = fontFor(TextRole::Body, 500);
        const QFont plain = fontFor(TextRole::Body);
        const QFont small = fontFor(TextRole::Small);
        const int dot = scaled(8);
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            const Step &step = m_steps.at(i);
            const qreal middle = (i + 0.5) * pitch();
            const qreal centre = dot / 2.0;
            if (i + 1 < m_steps.size())
                painter.fillRect(QRectF(std::floor(centre), middle + dot, 1, pitch() - 2 * dot), t.line2);
            painter.setPen(Qt::NoPen);
            painter.setBrush(step.current ? t.ambers : step.done ? t.greens : t.line2);
            painter.drawEllipse(QRectF(centre - dot / 2.0, middle - dot / 2.0, dot, dot));
            qreal x = dot + scaled(10);
            const RowText when(step.at ? time(*step.at) : QString(), small, width() / 3.0);
            painter.setPen(t.ink3);
            when.paint(&painter, width() - when.width(), baselineAround(small, middle));
            const qreal room = width() - when.width() - scaled(8);
            const RowText word(step.word, step.done ? strong : plain, room - x);
            painter.setPen(step.done ? t.ink : t.ink2);
            word.paint(&painter, x, baselineAround(strong, middle));
            x += word.width() + scaled(4);
            painter.setPen(t.ink2);
            RowText(step.more, plain, std::max<qreal>(1, room - x)).paint(&painter, x, baselineAround(plain, middle));
        }
    }
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::StyleChange)
            updateGeometry();
    }

private:
    [[nodiscard]] static int pitch() { return scaled(28); }
    [[nodiscard]] QString time(Instant at) const
    {
        return QLocale().toString(m_site.local(at), ProgressCard::tr("HH:mm:ss", "time of day"));
    }
    SiteTime m_site;
    QList<Step> m_steps;
};

ProgressCard::ProgressCard(SiteTime site, bool canHangUp, QWidget *parent)
    : QWidget(parent)
    , m_site(std::move(site))
    , m_card(new Card(tr("Call progress"), {}, this))
    , m_empty(new EmptyState(Tone::Grey, u"phone-outgoing"_s, tr("No call is being placed"),
          tr("A call you place shows here, step by step."), this))
    , m_content(new QWidget(this))
    , m_avatar(new Avatar(QString(), 34, m_content))
    , m_name(new Label(TextRole::Body, Ink::Strong, {}, m_content))
    , m_number(new Label(TextRole::Small, Ink::Medium, {}, m_content))
    , m_timer(new TabularLabel(TextRole::Title, Ink::Strong, {}, m_content))
    , m_cancel(new Button(tr("Cancel", "a call that is being placed"), Button::Kind::Danger, this))
    , m_steps(new Steps(m_site, m_content))
{
    setAccessibleName(tr("Call progress"));
    m_card->setTitleInk(true);
    m_name->setRole(TextRole::Body, 600);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_card);
    auto *inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(scaled(12));
    inside->addLayout(personRow(m_avatar, m_name, m_number, m_timer));
    inside->addWidget(m_steps);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12));
    column->addWidget(m_content);
    column->addWidget(m_empty, 1);
    column->addStretch();
    m_card->setBody(body);
    m_cancel->setIconName(u"phone-off"_s);
    if (!canHangUp)
        m_cancel->setUnavailable(tr("ending calls comes with a later version."));
    m_card->foot()->addStretch();
    m_card->foot()->addWidget(m_cancel);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_call)
            Q_EMIT hangUpAsked(m_call->call.id);
    });
    setCall(std::nullopt, {});
}

void ProgressCard::setCall(const std::optional<CallDetail> &call, Instant now)
{
    m_call = call && isPlaced(call->call) ? call : std::nullopt;
    m_content->setVisible(m_call.has_value());
    m_empty->setVisible(!m_call);
    m_cancel->setVisible(m_call.has_value());
    if (!m_call) {
        m_card->setBadge({});
        m_card->setRemark({});
        return;
    }
    const Call &shown = m_call->call;
    m_avatar->setName(shown.name);
    m_name->setText(callerName(shown.name));
    m_number->setText(numberText(shown.number.e164()));
    m_card->setRemark(shown.agentName);
    m_card->setBadge(stateBadge(shown.state, shown.queuePosition));
    m_steps->set(stepsOf(*m_call));
    m_cancel->setText(shown.answeredAt ? tr("Hang up") : tr("Cancel", "a call that is being placed"));
    tick(now);
}

void ProgressCard::tick(Instant now)
{
    if (m_call)
        m_timer->setText(timerText(std::max(0ms, now - m_call->call.stateSince)));
}

QStringList ProgressCard::stepsDone() const
{
    return m_call ? m_steps->done() : QStringList();
}

FailedCard::FailedCard(SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_site(std::move(site))
    , m_card(new Card(tr("Call failed"), {}, this))
    , m_avatar(new Avatar(QString(), 34, this))
    , m_name(new Label(TextRole::Body, Ink::Strong, {}, this))
    , m_number(new Label(TextRole::Small, Ink::Medium, {}, this))
    , m_headline(new Sentence(this))
    , m_elsewhere(new Label(TextRole::Body, Ink::Medium, {}, this))
    , m_try(new Button(QString(), Button::Kind::Main, this))
{
    setAccessibleName(tr("Call failed"));
    m_card->setTitleInk(true);
    m_card->setBadge(BadgeText{Tone::Red, u"phone-off"_s, tr("Not connected")});
    m_name->setRole(TextRole::Body, 600);
    m_elsewhere->setWordWrap(true);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_card);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12));
    column->setSpacing(scaled(12));
    column->addLayout(personRow(m_avatar, m_name, m_number, nullptr));
    column->addWidget(m_headline);
    column->addWidget(m_elsewhere);
    column->addStretch();
    m_card->setBody(body);
    m_try->setIconName(u"phone"_s);
    m_card->foot()->addWidget(m_try);
    m_card->foot()->addStretch();
    connect(m_try, &QAbstractButton::clicked, this, [this] { Q_EMIT numberChosen(m_other); });
    setCall(std::nullopt);
}

void FailedCard::setCall(const std::optional<CallDetail> &call)
{
    m_call = call;
    setVisible(call.has_value());
    if (!call)
        return;
    const Call &shown = call->call;
    m_avatar->setName(shown.name);
    m_name->setText(callerName(shown.name));
    m_number->setText(tr("%1, at %2", "number, time of day")
                          .arg(numberText(shown.number.e164()),
                              QLocale().toString(m_site.local(shown.startedAt), tr("HH:mm", "time of day"))));
    m_headline->setText(u"<b style=\"font-weight:600\">%1</b> %2"_s.arg(
        failureSentence(shown.end).toHtmlEscaped(), lengthSentence().toHtmlEscaped()));
    m_other.clear();
    if (call->contact) {
        for (const PhoneNumber &number : call->contact->phones) {
            if (number != shown.number) {
                m_other = number.e164();
                break;
            }
        }
    }
    const bool another = !m_other.isEmpty();
    m_elsewhere->setText(another ? tr("There is another number on file.") : tr("There is no other number on file."));
    const PhoneNumber next = another ? PhoneNumber::fromVendor(m_other) : shown.number;
    m_other = next.e164();
    m_try->setText(another ? tr("Try %1").arg(next.display()) : tr("Try again"));
}

QString FailedCard::sentence() const
{
    if (!m_call)
        return {};
    const QString length = lengthSentence();
    return failureSentence(m_call->call.end) + (length.isEmpty() ? QString() : u' ' + length);
}

QString FailedCard::lengthSentence() const
{
    const Call &shown = m_call->call;
    const auto length = shown.duration();
    if (!length)
        return {};
    const int seconds = int(std::chrono::round<std::chrono::seconds>(*length).count());
    // 404 is the one answer of the carrier that means "not in service".
    if (shown.end == CallEnd::NotInService)
        return tr("The carrier answered 404 after %n s.", nullptr, seconds);
    return tr("It ended after %n s.", nullptr, seconds);
}

} // namespace cb::ui

#include "moc_progresscard.cpp"
