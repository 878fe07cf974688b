// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemaildelegate.h"

#include "ui/calls/callwords.h"
#include "ui/kit/icon.h"
#include "ui/kit/rowpainter.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "voicemail/voicemailroles.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {

/// The first line of a text in this width, broken at a word, and all that follows it.
std::pair<QString, QString> firstLine(const QString &text, const QFont &font, qreal width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (!line.isValid())
        return {};
    line.setLineWidth(width);
    const int length = line.textLength();
    layout.endLayout();
    return {text.left(length).trimmed(), text.mid(length).trimmed()};
}

} // namespace

VoicemailDelegate::VoicemailDelegate(const Clock &clock, SiteTime site, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::changed, this, &VoicemailDelegate::forgetAll);
}

int VoicemailDelegate::rowHeight()
{
    return scaled(54) + 28; // three lines and what lies around them
}

int VoicemailDelegate::headerHeight()
{
    return scaled(16) + 10;
}

void VoicemailDelegate::forget(qint64 message)
{
    m_rows.remove(message);
}

void VoicemailDelegate::forgetAll()
{
    m_rows.clear();
}

QSize VoicemailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool header = index.data(VoicemailKindRole).toInt() == int(VoicemailRow::Header);
    return {option.rect.width(), header ? headerHeight() : rowHeight()};
}

VoicemailDelegate::Layout VoicemailDelegate::layout(const QRect &row) const
{
    Layout l;
    const qreal top = row.top() + 11;
    const qreal height = row.height() - 23;
    const qreal figures = scaled(86);
    l.dot = QRectF(row.left() + 12, top, 8, scaled(18));
    l.figures = QRectF(row.right() + 1 - 14 - figures, top, figures, height);
    l.words = QRectF(row.left() + 28, top, l.figures.left() - row.left() - 28 - 10, height);
    return l;
}

const VoicemailDelegate::Row &VoicemailDelegate::row(const QModelIndex &index, const Layout &l, int width) const
{
    const qint64 id = index.data(VoicemailIdRole).toLongLong();
    if (Row *known = m_rows.object(id); known && known->width == width)
        return *known;
    auto made = new Row;
    made->width = width;
    made->heard = index.data(VoicemailHeardRole).toBool();
    made->flagged = index.data(VoicemailFlaggedRole).toBool();
    made->leaving = index.data(VoicemailLeavingRole).toBool();
    const QFont body = fontFor(TextRole::Body);
    const QFont small = fontFor(TextRole::Small);
    made->name = RowText(callerName(index.data(VoicemailNameRole).toString()),
        fontFor(TextRole::Body, made->heard ? 400 : 600), l.words.width());
    made->number = RowText(numberText(index.data(VoicemailNumberRole).toString()), small,
        l.words.width() - made->name.width() - 8, Qt::ElideMiddle);
    QString words = index.data(VoicemailExcerptRole).toString().simplified();
    made->words = !words.isEmpty();
    if (words.isEmpty())
        words = missingTranscript(static_cast<TranscriptState>(index.data(VoicemailTranscriptStateRole).toInt()),
            index.data(VoicemailLanguageRole).toString());
    const auto [first, rest] = firstLine(words, small, l.words.width());
    made->first = RowText(first, small, l.words.width());
    made->second = RowText(rest, small, l.words.width());
    const QDateTime left = m_site.local(Instant(milliseconds(index.data(VoicemailLeftAtRole).toLongLong())));
    made->time = RowText(QLocale().toString(left, tr("HH:mm", "time of day")), body, l.figures.width());
    made->length = RowText(lengthText(seconds(index.data(VoicemailLengthRole).toLongLong())), body, l.figures.width());
    m_rows.insert(id, made);
    return *made;
}

void VoicemailDelegate::paintHeader(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Tokens::of(option.widget);
    paintGroupHeader(painter, t, option.rect);
    const QFont font = fontFor(TextRole::Small);
    painter->setPen(t.ink2);
    RowText(dayTitle(index.data(VoicemailDayRole).toDate(), m_site.day(m_clock.now())), font, option.rect.width() - 42)
        .paint(painter, option.rect.left() + 28, baselineAround(font, option.rect.center().y()));
}

void VoicemailDelegate::paintLoading(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Tokens &t = Tokens::of(option.widget);
    painter->fillRect(option.rect, t.surface);
    paintRowBackground(painter, t, option.rect, rowStates(option));
    const Layout l = layout(option.rect);
    const qreal line = scaled(18);
    for (const auto &[at, share] : {std::pair(0, 0.4), std::pair(1, 0.9), std::pair(2, 0.7)})
        paintBox(painter, QRectF(l.words.left(), l.words.top() + at * line + 5, l.words.width() * share, scaled(8)), 4,
            t.hover);
}

void VoicemailDelegate::paintNote(QPainter *painter, const Tokens &t, const QRectF &in, const RowNote &note) const
{
    if (note.text.isEmpty())
        return;
    const QFont font = fontFor(TextRole::Caption);
    const int side = scaled(13);
    const QColor colour = note.tone == Tone::Grey ? t.ink3 : t.text(note.tone);
    const RowText text(note.text, font, in.width() - side - 4);
    painter->setPen(colour);
    text.paint(painter, in.right() - text.width(), baselineAround(font, in.center().y()));
    Icon::paint(
        painter, QRectF(in.right() - text.width() - 4 - side, in.top(), side, in.height()), note.icon, side, colour);
}

void VoicemailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    switch (static_cast<VoicemailRow>(index.data(VoicemailKindRole).toInt())) {
    case VoicemailRow::Header:
        paintHeader(painter, option, index);
        return;
    case VoicemailRow::Loading:
        paintLoading(painter, option);
        return;
    case VoicemailRow::Message:
        break;
    }
    const Tokens &t = Tokens::of(option.widget);
    painter->fillRect(option.rect, t.surface);
    paintRowBackground(painter, t, option.rect, rowStates(option));
    const Layout l = layout(option.rect);
    const Row &r = row(index, l, option.rect.width());
    const qreal step = l.words.height() / 3;
    const auto base = [&](TextRole role, int line) {
        return baselineAround(fontFor(role), l.words.top() + (line + 0.5) * step);
    };

    // One that is about to leave stands back until it goes.
    const QColor strong = r.leaving ? t.ink3 : t.ink;
    const QColor plain = r.leaving ? t.ink3 : t.ink2;
    if (!r.heard)
        paintDot(painter, l.dot, t.accent);
    painter->setPen(strong);
    r.name.paint(painter, l.words.left(), base(TextRole::Body, 0));
    painter->setPen(plain);
    r.number.paint(painter, l.words.left() + r.name.width() + 8, base(TextRole::Body, 0));
    painter->setPen(r.words ? plain : t.ink3);
    r.first.paint(painter, l.words.left(), base(TextRole::Small, 1));
    r.second.paint(painter, l.words.left(), base(TextRole::Small, 2));

    painter->setPen(plain);
    r.time.paint(painter, l.figures.right() - r.time.width(), base(TextRole::Body, 0));
    r.length.paint(painter, l.figures.right() - r.length.width(), base(TextRole::Body, 1));
    if (r.flagged) {
        const int side = scaled(13);
        Icon::paint(painter,
            QRectF(l.figures.right() - r.length.width() - 6 - side, l.figures.top() + step, side, step), u"flag"_s,
            side, t.amber);
    }
    // Not kept: what is due changes by the minute.
    paintNote(painter, t, QRectF(l.figures.left(), l.figures.top() + 2 * step, l.figures.width(), step),
        rowNote(index, m_clock.now(), m_site));
}

} // namespace cb::ui

#include "moc_voicemaildelegate.cpp"
