// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/travelbox.h"

#include "ui/kit/button.h"
#include "ui/kit/choices.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// Buttons beside each other, and below where the room ends.
class FlowRow final : public QWidget
{
public:
    explicit FlowRow(QWidget *parent)
        : QWidget(parent)
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    void add(QWidget *item) { m_items << item; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(width, false); }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {scaled(200), place(std::max(width(), scaled(200)), false)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        int widest = 0;
        for (const QWidget *item : m_items)
            widest = std::max(widest, item->sizeHint().width());
        return {widest, place(std::max(width(), widest), false)};
    }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        place(width(), true);
        updateGeometry();
    }

private:
    int place(int width, bool really) const
    {
        const int gap = scaled(6);
        int x = 0;
        int y = 0;
        int high = 0;
        for (QWidget *item : m_items) {
            const QSize size = item->sizeHint();
            if (x > 0 && x + size.width() > width) {
                x = 0;
                y += high + gap;
                high = 0;
            }
            if (really)
                item->setGeometry(x, y, size.width(), size.height());
            x += size.width() + gap;
            high = std::max(high, size.height());
        }
        return y + high;
    }
    QList<QWidget *> m_items;
};

} // namespace

TravelBox::TravelBox(TimeTravel &travel, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_travel(travel)
    , m_clock(clock)
    , m_site(std::move(site))
    , m_toggle(new Toggle(tr("Time travel"), this))
    , m_editor(new QDateTimeEdit(this))
{
    setAccessibleName(tr("Time travel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(15), scaled(12), scaled(15), scaled(13));
    column->setSpacing(scaled(9));
    auto *heading = new QHBoxLayout;
    auto *title = new Label(TextRole::Small, Ink::Strong, tr("Time travel"), this);
    title->setRole(TextRole::Small, 600);
    heading->addWidget(title, 1);
    heading->addWidget(m_toggle);
    column->addLayout(heading);
    m_editor->setAccessibleName(tr("Practice date and time"));
    m_editor->setCalendarPopup(true);
    m_editor->setDisplayFormat(tr("ddd d MMM yyyy, HH:mm", "date and time to be edited"));
    m_editor->setTimeSpec(Qt::LocalTime); // wall time of the site; only its digits count
    m_editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(m_editor);
    auto *chips = new FlowRow(this);
    using Moment = TimeTravel::Moment;
    for (const auto &[moment, text] : {std::pair(Moment::Closed, tr("Closed", "when the desk is closed")),
             std::pair(Moment::Holiday, tr("Holiday")), std::pair(Moment::BeforeShift, tr("Shift −2 h"))}) {
        auto *chip = new Button(text, Button::Kind::Chip, chips);
        chip->setSize(Button::Size::Small);
        chip->setCheckable(true);
        chips->add(chip);
        m_chips.insert(int(moment), chip);
        connect(chip, &QAbstractButton::clicked, this, [this, moment = moment] {
            if (const Result<Instant> at = m_travel.moment(moment)) {
                m_chosen = int(moment);
                showTime(*at);
                m_travel.travel(*at);
            }
            refresh();
        });
    }
    column->addWidget(chips);
    auto *hint = new Label(TextRole::Small, Ink::Soft,
        tr("Hours, holidays and shifts act as if it were then. Going there ends the practice calls under way."), this);
    hint->setWordWrap(true);
    column->addWidget(hint);

    connect(m_toggle, &QAbstractButton::clicked, this, [this](bool on) {
        if (on)
            go();
        else
            m_travel.comeBack();
    });
    connect(m_editor, &QDateTimeEdit::editingFinished, this, [this] {
        if (m_toggle->isChecked())
            go();
    });
    connect(m_editor, &QDateTimeEdit::dateTimeChanged, this, [this] { m_chosen = -1; });
    connect(&travel, &TimeTravel::changed, this, &TravelBox::refresh);
    showTime(clock.now());
    refresh();
}

void TravelBox::showTime(Instant at)
{
    const QDateTime there = m_site.local(at);
    const QSignalBlocker quiet(m_editor);
    m_editor->setDateTime(QDateTime(there.date(), QTime(there.time().hour(), there.time().minute()), Qt::LocalTime));
}

void TravelBox::go()
{
    const QDateTime wanted(m_editor->date(), m_editor->time(), m_site.zone());
    const Instant to = toInstant(wanted);
    // The minute in which we are already is no journey.
    if (m_travel.isAway() && std::chrono::abs(to - m_clock.now()) < std::chrono::minutes(1))
        return;
    m_travel.travel(to);
}

void TravelBox::refresh()
{
    const bool away = m_travel.isAway();
    m_toggle->setChecked(away);
    if (!away)
        m_chosen = -1;
    for (auto chip = m_chips.begin(); chip != m_chips.end(); ++chip) {
        chip.value()->setChecked(chip.key() == m_chosen);
        QString reason;
        if (!m_travel.moment(TimeTravel::Moment(chip.key()))) {
            switch (TimeTravel::Moment(chip.key())) {
            case TimeTravel::Moment::Closed:
                reason = tr("the desk never closes.");
                break;
            case TimeTravel::Moment::Holiday:
                reason = tr("the opening hours name no holiday.");
                break;
            case TimeTravel::Moment::BeforeShift:
                reason = tr("shifts come with a later version.");
                break;
            }
        }
        chip.value()->setUnavailable(reason);
    }
    if (!m_editor->hasFocus())
        showTime(m_clock.now());
}

void TravelBox::tick(Instant now)
{
    if (!m_editor->hasFocus())
        showTime(now);
}

void TravelBox::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    // At the foot of a card: its corner at the right is the card's.
    const int corner = scaled(10);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(-corner, -corner, width() + corner, height() + corner), corner, corner);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, t.sunken);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(0, 0, width(), 1, t.line);
}

} // namespace cb::ui

#include "moc_travelbox.cpp"
