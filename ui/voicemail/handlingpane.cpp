// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/handlingpane.h"

#include "ui/calls/callwords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/heading.h"
#include "ui/kit/icon.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/text.h"
#include "ui/voicemail/badgebutton.h"
#include "ui/voicemail/voicemailwords.h"

#include <QAction>
#include <QGridLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr qsizetype mostEarlier = 5;

/// Empties a layout; a line inside it is an item itself.
void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        else if (QLayout *inner = item->layout())
            clear(inner);
        delete item;
    }
}

QVBoxLayout *columnOf(QWidget *widget, int spacing)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

Button *small(const QString &text, Button::Kind kind, QWidget *parent)
{
    auto *button = new Button(text, kind, parent);
    button->setSize(Button::Size::Small);
    return button;
}

QString earlierWords(const EarlierContact &contact)
{
    if (contact.kind == EarlierContact::Kind::Voicemail)
        return contact.length ? HandlingPane::tr("Voicemail, %1", "length").arg(lengthText(*contact.length))
                              : HandlingPane::tr("Voicemail");
    if (contact.outcome == CallOutcome::Answered && contact.length)
        return HandlingPane::tr("Call, %1", "length").arg(lengthText(*contact.length));
    return outcomeBadge(contact.outcome).text;
}

} // namespace

HandlingPane::HandlingPane(QAction *assign, QAction *due, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{
    setObjectName(u"handling"_s);
    setAccessibleName(tr("Handling"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 0, 0, 0);
    column->setSpacing(8);

    column->addWidget(new SectionHeading(tr("Email delivery"), {}, this));
    auto *later = new Label(TextRole::Small, Ink::Soft,
        tr("Unavailable, because email comes with a later version. The message itself is kept here."), this);
    later->setWordWrap(true);
    column->addWidget(later);
    column->addSpacing(12);

    column->addWidget(new SectionHeading(tr("Handling"), {}, this));
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &name, QWidget *value) {
        const int at = grid->rowCount();
        auto *label = new Label(TextRole::Body, Ink::Soft, name, this);
        grid->addWidget(label, at, 0, Qt::AlignTop);
        label->setMinimumHeight(scaled(26));
        grid->addWidget(value, at, 1);
    };
    auto *who = new QWidget(this);
    auto *whoRow = new QHBoxLayout(who);
    whoRow->setContentsMargins(0, 0, 0, 0);
    whoRow->setSpacing(8);
    m_avatar = new Avatar({}, 22, who);
    m_assigned = small({}, Button::Kind::Quiet, who);
    m_assigned->setFlush(true);
    connect(m_assigned, &QAbstractButton::clicked, assign, &QAction::trigger);
    whoRow->addWidget(m_avatar);
    whoRow->addWidget(m_assigned);
    whoRow->addStretch(1);
    addRow(tr("Assigned"), who);

    m_due = new BadgeButton(tr("Due"), this);
    connect(m_due, &QAbstractButton::clicked, due, &QAction::trigger);
    addRow(tr("Due"), m_due);

    m_tags = new QWidget(this);
    columnOf(m_tags, 4);
    addRow(tr("Tags"), m_tags);
    column->addLayout(grid);
    m_newTag = new LineEdit(tr("New tag"), this);
    m_newTag->setPlaceholderText(tr("Add a tag"));
    m_newTag->setMaxLength(40);
    connect(m_newTag, &QLineEdit::returnPressed, this, [this] {
        if (const QString tag = m_newTag->text().simplified(); !tag.isEmpty())
            Q_EMIT tagAdded(tag);
        m_newTag->clear();
    });
    column->addWidget(m_newTag);
    column->addSpacing(12);

    column->addWidget(new SectionHeading(tr("Notes"), {}, this));
    m_notes = new QWidget(this);
    columnOf(m_notes, 6);
    column->addWidget(m_notes);
    m_newNote = new LineEdit(tr("New note"), this);
    m_newNote->setPlaceholderText(tr("Add a note"));
    m_newNote->setMaxLength(1000);
    connect(m_newNote, &QLineEdit::returnPressed, this, [this] {
        if (const QString text = m_newNote->text().trimmed(); !text.isEmpty())
            Q_EMIT noteAdded(text);
        m_newNote->clear();
    });
    column->addWidget(m_newNote);
    column->addSpacing(12);

    m_earlierTitle = new SectionHeading(tr("Earlier from this number"), {}, this);
    column->addWidget(m_earlierTitle);
    m_earlier = new QWidget(this);
    columnOf(m_earlier, 0);
    column->addWidget(m_earlier);
    column->addStretch(1);
}

QWidget *HandlingPane::assignAnchor() const
{
    return m_assigned;
}

QWidget *HandlingPane::dueAnchor() const
{
    return m_due;
}

void HandlingPane::setDetail(const VoicemailDetail &detail)
{
    m_detail = detail;
    const Voicemail &message = detail.voicemail;
    m_avatar->setVisible(message.assignedTo.isValid());
    m_avatar->setName(message.assignedName);
    m_assigned->setText(message.assignedTo.isValid() ? message.assignedName : tr("Nobody"));
    m_assigned->setAccessibleName(tr("Assigned to %1").arg(m_assigned->text()));
    tick();
    fillTags();
    fillNotes();
    fillEarlier();
}

void HandlingPane::tick()
{
    const std::optional<Instant> due = m_detail.voicemail.dueAt;
    m_due->setBadge(due ? dueBadge(*due, m_clock.now(), m_site)
                        : BadgeText{Tone::Grey, u"clock"_s, tr("no time", "nothing is due")});
}

void HandlingPane::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    m_assigned->setUnavailable(reason);
    m_due->setEnabled(reason.isEmpty());
    m_newTag->setEnabled(reason.isEmpty());
    m_newNote->setEnabled(reason.isEmpty());
    m_newTag->setToolTip(reason);
    m_newNote->setToolTip(reason);
}

void HandlingPane::focusTag()
{
    m_newTag->setFocus(Qt::OtherFocusReason);
}

void HandlingPane::fillTags()
{
    clear(m_tags->layout());
    m_tags->setVisible(!m_detail.voicemail.tags.isEmpty());
    auto *column = static_cast<QVBoxLayout *>(m_tags->layout());
    QHBoxLayout *line = nullptr;
    int used = 0;
    const int room = scaled(150);
    for (const QString &tag : std::as_const(m_detail.voicemail.tags)) {
        auto *button = small(tag, Button::Kind::Normal, m_tags);
        button->setToolTip(tr("Remove the tag “%1”").arg(tag));
        button->setUnavailable(m_readOnly);
        connect(button, &QAbstractButton::clicked, this, [this, tag] { Q_EMIT tagRemoved(tag); });
        const int width = button->sizeHint().width() + 6;
        if (!line || used + width > room) {
            line = new QHBoxLayout;
            line->setSpacing(6);
            line->setAlignment(Qt::AlignLeft);
            column->addLayout(line);
            used = 0;
        }
        line->addWidget(button);
        used += width;
    }
}

void HandlingPane::fillNotes()
{
    clear(m_notes->layout());
    m_notes->setVisible(!m_detail.notes.isEmpty());
    for (const VoicemailNote &note : std::as_const(m_detail.notes)) {
        auto *text = new Label(TextRole::Body, Ink::Strong, note.text, m_notes);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        auto *by = new Label(TextRole::Caption, Ink::Soft,
            tr("%1, %2", "author, when").arg(note.authorName, shortMoment(note.at, m_clock.now(), m_site)), m_notes);
        m_notes->layout()->addWidget(text);
        m_notes->layout()->addWidget(by);
    }
}

void HandlingPane::fillEarlier()
{
    clear(m_earlier->layout());
    m_earlierTitle->setRemark(m_detail.earlier.isEmpty() ? tr("nothing") : QString());
    for (const EarlierContact &contact : m_detail.earlier.mid(0, mostEarlier)) {
        auto *row = new QWidget(m_earlier);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        auto *what = small(earlierWords(contact), Button::Kind::Quiet, row);
        what->setFlush(true);
        const bool call = contact.kind == EarlierContact::Kind::Call;
        what->setIconName(call ? directionIcon(contact.direction, isMissed(contact.outcome)) : u"voicemail"_s);
        connect(what, &QAbstractButton::clicked, this, [this, contact, call] {
            if (call)
                Q_EMIT callAsked(contact.call);
            else
                Q_EMIT voicemailAsked(contact.voicemail);
        });
        line->addWidget(what);
        line->addStretch(1);
        line->addWidget(new Label(TextRole::Small, Ink::Soft, shortMoment(contact.at, m_clock.now(), m_site), row));
        m_earlier->layout()->addWidget(row);
    }
}

} // namespace cb::ui

#include "moc_handlingpane.cpp"
