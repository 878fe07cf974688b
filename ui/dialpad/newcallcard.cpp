// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/newcallcard.h"

#include "ui/calls/callwords.h"
#include "ui/dialpad/card.h"
#include "ui/dialpad/dialkeys.h"
#include "ui/dialpad/dialsource.h"
#include "ui/dialpad/numberfield.h"
#include "ui/dialpad/numberrow.h"
#include "ui/dialpad/numberwords.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int recentLooked = 60; // calls among which the last numbers are found
constexpr int mostMatches = 6;
constexpr int rowsBesideInfo = 3;
constexpr int rowsAlone = 6;

/// A glyph in a tone's colour.
class ToneIcon final : public QWidget
{
public:
    using QWidget::QWidget;
    void set(Tone tone, const QString &name)
    {
        m_tone = tone;
        m_name = name;
        setVisible(!name.isEmpty());
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(16), scaled(16)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_name.isEmpty())
            return;
        QPainter painter(this);
        const Tokens &t = Tokens::of(this);
        Icon::paint(&painter, rect(), m_name, scaled(14), m_tone == Tone::Grey ? t.ink3 : t.text(m_tone));
    }

private:
    Tone m_tone = Tone::Grey;
    QString m_name;
};

/// What is known of the number: a sunken box.
class InfoBox final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(&painter, rect(), scaled(8), t.sunken, t.line, 1);
    }
};

Ink inkOf(Tone tone)
{
    return tone == Tone::Green ? Ink::Green : tone == Tone::Red ? Ink::Red : Ink::Soft;
}

bool isName(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

} // namespace

NewCallCard::NewCallCard(const Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_countries(NumberInfo::countries())
    , m_card(new Card(tr("New call"), u"phone"_s, this))
{
    setAccessibleName(tr("New call"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_card);
    auto *escape = new KeyCap(capText(QKeySequence(Qt::Key_Escape)), this);
    escape->setToolTip(tr("Clears the number, then goes back to the calls"));
    m_card->addTrailing(escape);
    m_card->setBody(makeBody());

    m_call = new Button(tr("Call"), Button::Kind::Approve, this);
    m_call->setSize(Button::Size::Large);
    m_call->setIconName(u"phone"_s);
    m_call->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *drop = new Button(tr("Drop message…"), Button::Kind::Normal, this);
    drop->setSize(Button::Size::Large);
    drop->setIconName(u"voicemail"_s);
    drop->setUnavailable(tr("leaving a recorded message comes with a later version."));
    m_card->foot()->addWidget(m_call, 3);
    m_card->foot()->addWidget(drop, 2);
    connect(m_call, &QAbstractButton::clicked, this, &NewCallCard::place);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120ms);
    connect(&m_typing, &QTimer::timeout, this, &NewCallCard::lookUp);
    m_calls.setSingleShot(true);
    m_calls.setInterval(500ms);
    connect(&m_calls, &QTimer::timeout, this, &NewCallCard::readRecent);
    connect(&setup.source, &DialSource::callsChanged, this, [this] {
        if (!m_calls.isActive())
            m_calls.start();
    });
    setup.source.ourNumbers(this, [this](const Result<QList<OurNumber>> &lines) {
        m_linesHere = true;
        if (lines)
            takeLines(*lines);
        if (isSettled())
            Q_EMIT settled();
    });
    readRecent();
    look();
}

QWidget *NewCallCard::makeBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(scaled(15), scaled(13), scaled(15), scaled(4));
    column->setSpacing(0);
    auto *title = new Label(TextRole::Small, Ink::Medium, tr("Number or name"), body);
    m_field = new NumberField(tr("Number or name"), body);
    title->setBuddy(m_field);
    column->addWidget(title);
    column->addSpacing(5);
    column->addWidget(m_field);
    column->addSpacing(7);

    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(6);
    m_verdictIcon = new ToneIcon(body);
    m_verdict = new Label(TextRole::Small, Ink::Soft, {}, body);
    m_verdict->setMinimumHeight(lineHeight(TextRole::Small));
    m_place = new Label(TextRole::Small, Ink::Soft, {}, body);
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_place->setWordWrap(true);
    verdict->addWidget(m_verdictIcon);
    verdict->addWidget(m_verdict);
    verdict->addWidget(m_place, 1);
    column->addLayout(verdict);
    column->addSpacing(12);

    auto *choices = new QGridLayout;
    choices->setHorizontalSpacing(8);
    choices->setVerticalSpacing(5);
    m_country = new QComboBox(body);
    m_from = new QComboBox(body);
    for (QComboBox *box : {m_country, m_from}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        box->setMaxVisibleItems(14);
    }
    for (const NumberInfo::Country &country : std::as_const(m_countries)) {
        m_country->addItem(countryCodeText(country));
        QStringList names;
        for (const QString &region : country.regions)
            names << countryName(region);
        m_country->setItemData(m_country->count() - 1, names.join(u", "_s), Qt::ToolTipRole);
        m_country->setItemData(m_country->count() - 1,
            tr("+%1, %2", "country code, countries").arg(country.code).arg(names.join(u", "_s)),
            Qt::AccessibleTextRole);
    }
    auto *countryLabel = new Label(TextRole::Small, Ink::Medium, tr("Country"), body);
    countryLabel->setBuddy(m_country);
    auto *fromLabel = new Label(TextRole::Small, Ink::Medium, tr("Call from"), body);
    fromLabel->setBuddy(m_from);
    m_country->setAccessibleName(countryLabel->text());
    m_from->setAccessibleName(fromLabel->text());
    choices->addWidget(countryLabel, 0, 0);
    choices->addWidget(fromLabel, 0, 1);
    choices->addWidget(m_country, 1, 0);
    choices->addWidget(m_from, 1, 1);
    choices->setColumnStretch(0, 2);
    choices->setColumnStretch(1, 3);
    column->addLayout(choices);
    column->addSpacing(11);

    m_keys = new DialKeys(tr("Keypad"), body);
    column->addWidget(m_keys);
    column->addSpacing(12);
    column->addWidget(makeInfo());
    column->addSpacing(14);
    m_listTitle = new Label(TextRole::Small, Ink::Strong, tr("Recent"), body);
    m_listTitle->setRole(TextRole::Small, 600);
    column->addWidget(m_listTitle);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    for (int i = 0; i < rowsAlone; ++i) {
        auto *row = new NumberRow(body);
        row->hide();
        m_rows << row;
        m_list->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, i] {
            const QList<Entry> &shown = m_matches.isEmpty() ? m_recent : m_matches;
            if (i < shown.size()) {
                setNumber(shown.at(i).number.display());
                m_field->setFocus(Qt::OtherFocusReason);
            }
        });
    }
    column->addLayout(m_list);
    column->addStretch();

    connect(m_field, &QLineEdit::textChanged, this, &NewCallCard::look);
    connect(m_field, &NumberField::downPressed, this, [this] {
        if (!rows().isEmpty())
            rows().first()->setFocus(Qt::TabFocusReason);
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!m_matches.isEmpty() && isName(m_field->text()))
            setNumber(m_matches.first().number.display());
        else
            m_call->click();
    });
    connect(m_keys, &DialKeys::pressed, this, [this](QChar sign) { m_field->type(sign); });
    connect(m_country, &QComboBox::activated, this, &NewCallCard::chooseCountry);
    return body;
}

QWidget *NewCallCard::makeInfo()
{
    m_box = new InfoBox(this);
    auto *grid = new QGridLayout(m_box);
    grid->setContentsMargins(scaled(12), scaled(9), scaled(12), scaled(9));
    grid->setVerticalSpacing(scaled(6));
    m_name = new Label(TextRole::Body, Ink::Medium, {}, m_box);
    m_name->setWordWrap(true);
    m_cost = new Label(TextRole::Body, Ink::Strong, {}, m_box);
    m_time = new Label(TextRole::Body, Ink::Strong, {}, m_box);
    for (Label *value : {m_cost, m_time}) {
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setWordWrap(true);
    }
    grid->addWidget(m_name, 0, 0, 1, 2);
    grid->addWidget(new Label(TextRole::Body, Ink::Medium, tr("Cost"), m_box), 1, 0);
    grid->addWidget(m_cost, 1, 1);
    grid->addWidget(new Label(TextRole::Body, Ink::Medium, tr("Local time"), m_box), 2, 0);
    grid->addWidget(m_time, 2, 1);
    grid->setColumnStretch(1, 1);
    m_box->hide();
    return m_box;
}

void NewCallCard::takeLines(const QList<OurNumber> &lines)
{
    m_lines = lines;
    std::ranges::sort(m_lines, {}, [](const OurNumber &line) { return line.phone.e164(); });
    m_from->clear();
    for (const OurNumber &line : std::as_const(m_lines)) {
        m_from->addItem(lineText(line.label, line.phone.e164()));
        m_from->setItemData(m_from->count() - 1, line.phone.display(), Qt::ToolTipRole);
    }
    // Numbers are typed as in the country of our own.
    if (!m_lines.isEmpty()) {
        const QString region = m_lines.first().phone.region();
        if (!region.isEmpty())
            m_field->setRegion(region);
    }
    look();
}

void NewCallCard::readRecent()
{
    m_setup.source.recentCalls(recentLooked, this, [this](const Result<QList<Call>> &calls) {
        const bool first = !std::exchange(m_recentHere, true);
        if (calls)
            takeRecent(*calls);
        if (first && isSettled())
            Q_EMIT settled();
    });
}

void NewCallCard::takeRecent(const QList<Call> &calls)
{
    m_recent.clear();
    QSet<QString> seen;
    const QDate today = m_setup.site.day(m_setup.clock.now());
    for (const Call &call : calls) {
        if (call.number.isEmpty() || isOpen(call.state) || seen.contains(call.number.e164()))
            continue;
        seen.insert(call.number.e164());
        const QDateTime at = m_setup.site.local(call.startedAt);
        const QString when = call.day == today ? QLocale().toString(at, tr("HH:mm", "time of day"))
                                               : QLocale().toString(at, tr("d MMM", "day and month"));
        m_recent << Entry{directionIcon(call.direction, isMissed(call.outcome)), call.name, call.number, when};
        if (m_recent.size() >= rowsAlone)
            break;
    }
    showRows();
}

void NewCallCard::look()
{
    const QString text = m_field->text();
    m_info = isName(text) ? NumberInfo() : NumberInfo::of(text, m_field->region());
    const NumberVerdict verdict = verdictOn(m_info.check);
    static_cast<ToneIcon *>(m_verdictIcon)->set(verdict.tone, verdict.iconName);
    m_verdict->setText(verdict.text);
    m_verdict->setInk(inkOf(verdict.tone));
    m_place->setText(placeOf(m_info));
    m_field->setAccessibleDescription(verdict.text);
    // The country follows what was typed, until somebody chooses one.
    const int code = m_info.countryCode;
    for (qsizetype i = 0; i < m_countries.size(); ++i) {
        const NumberInfo::Country &country = m_countries.at(i);
        if (code != 0 ? country.code == code : country.regions.contains(m_field->region())) {
            m_country->setCurrentIndex(int(i));
            break;
        }
    }
    ++m_question;
    m_matches.clear();
    m_contact.clear();
    showInfo(m_setup.clock.now());
    showRows();
    showCall();
    if (!text.trimmed().isEmpty())
        m_typing.start();
}

void NewCallCard::lookUp()
{
    const QString text = m_field->text().trimmed();
    const bool whole = m_info.check == NumberInfo::Check::Complete;
    if (text.isEmpty())
        return;
    const quint64 question = ++m_question;
    m_setup.source.findContacts(whole ? m_info.number.e164() : text, mostMatches, this,
        [this, question, whole](const Result<QList<Contact>> &found) {
            if (question != m_question || !found)
                return;
            if (whole) {
                for (const Contact &contact : *found) {
                    if (contact.phones.contains(m_info.number))
                        m_contact = contact.name;
                }
                showInfo(m_setup.clock.now());
                return;
            }
            for (const Contact &contact : *found) {
                for (const PhoneNumber &number : contact.phones) {
                    if (m_matches.size() < mostMatches)
                        m_matches << Entry{u"user-round"_s, contact.name, number, {}};
                }
            }
            showRows();
        });
}

void NewCallCard::showInfo(Instant now)
{
    const bool whole = m_info.check == NumberInfo::Check::Complete;
    m_box->setVisible(whole);
    if (!whole)
        return;
    m_name->setText(m_contact.isEmpty() ? tr("Not among the contacts") : m_contact);
    m_name->setInk(m_contact.isEmpty() ? Ink::Soft : Ink::Strong);
    const PriceList prices = m_setup.source.prices();
    m_cost->setText(costText(prices, m_info.number));
    QString remark = costRemark(prices);
    if (m_setup.practice)
        remark.prepend(tr("Practice: nothing is charged.") + u' ');
    m_cost->setToolTip(remark);
    m_cost->setAccessibleDescription(remark);
    const QString there = localTime(m_info.region, now);
    m_time->setText(there.isEmpty() ? tr("unknown") : there);
}

void NewCallCard::showRows()
{
    const bool matching = !m_matches.isEmpty();
    const QList<Entry> &shown = matching ? m_matches : m_recent;
    const int most = m_box->isHidden() ? rowsAlone : rowsBesideInfo;
    m_listTitle->setText(matching ? tr("Contacts") : tr("Recent"));
    m_listTitle->setVisible(!shown.isEmpty());
    for (int i = 0; i < m_rows.size(); ++i) {
        const bool visible = i < std::min<qsizetype>(most, shown.size());
        m_rows.at(i)->setVisible(visible);
        if (visible)
            m_rows.at(i)->set(shown.at(i).iconName, shown.at(i).name, shown.at(i).number.display(), shown.at(i).when);
    }
}

void NewCallCard::showCall()
{
    m_call->setBusy(m_placing);
    using Placing = DialSource::Placing;
    if (m_setup.source.placing() == Placing::NotBuilt)
        m_call->setUnavailable(tr("calling out comes with a later version."));
    else if (m_setup.source.placing() == Placing::NobodyAtTheDesk)
        m_call->setUnavailable(tr("nobody is signed in whose telephone could ring."));
    else if (m_lines.isEmpty())
        m_call->setUnavailable(tr("the desk has no number of its own."));
    else if (m_info.check != NumberInfo::Check::Complete)
        m_call->setUnavailable(tr("enter a complete number."));
    else
        m_call->setUnavailable({});
}

void NewCallCard::chooseCountry(int row)
{
    const NumberInfo::Country &country = m_countries.at(row);
    m_field->setRegion(country.regions.first());
    // The code in front is what counts for a number that has one.
    QString text = m_field->text();
    if (text.startsWith(u'+') && m_info.countryCode != 0 && m_info.countryCode != country.code) {
        const QString old = u"+%1"_s.arg(m_info.countryCode);
        text = u"+%1"_s.arg(country.code) + text.mid(old.size());
        m_field->setText(NumberInfo::grouped(text, m_field->region()));
    } else if (text.isEmpty()) {
        m_field->setText(u"+%1 "_s.arg(country.code));
    }
    look();
    m_field->setFocus(Qt::OtherFocusReason);
}

void NewCallCard::place()
{
    const qsizetype line = m_from->currentIndex();
    if (m_placing || line < 0 || line >= m_lines.size() || m_info.check != NumberInfo::Check::Complete)
        return;
    m_placing = true;
    showCall();
    const PhoneNumber number = m_info.number;
    m_setup.source.place(number, m_lines.at(line).phone, this, [this, number](const Result<> &done) {
        m_placing = false;
        showCall();
        if (!done) {
            Q_EMIT toastAsked({Tone::Red, u"circle-x"_s, errorText(done.error()).joined(), {}, {}, {}, 10s});
            return;
        }
        m_field->clear();
        Q_EMIT this->placed(number.e164());
    });
}

void NewCallCard::focusNumber()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void NewCallCard::setNumber(const QString &number)
{
    m_field->setText(number);
}

bool NewCallCard::clear()
{
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    focusNumber();
    return true;
}

void NewCallCard::tick(Instant now)
{
    if (m_box->isVisible())
        showInfo(now);
}

QList<NumberRow *> NewCallCard::rows() const
{
    QList<NumberRow *> shown;
    for (NumberRow *row : m_rows) {
        if (!row->isHidden())
            shown << row;
    }
    return shown;
}

void NewCallCard::keyPressEvent(QKeyEvent *event)
{
    if (const QChar sign = DialKeys::signOf(event); !sign.isNull()) {
        m_keys->press(sign);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_call->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace cb::ui

#include "moc_newcallcard.cpp"
