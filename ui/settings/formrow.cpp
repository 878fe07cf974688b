// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formrow.h"

#include "ui/kit/button.h"
#include "ui/kit/choices.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int labelGap = 12;
constexpr int shortWidth = 96;
constexpr int paragraphHeight = 74;

} // namespace

FormRow::FormRow(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_label(new Label(TextRole::Body, Ink::Medium, label, this))
    , m_field(new QHBoxLayout)
    , m_below(new Label(TextRole::Small, Ink::Soft, {}, this))
{
    m_grid->setContentsMargins({});
    m_grid->setVerticalSpacing(3);
    m_grid->setHorizontalSpacing(labelGap);
    m_field->setContentsMargins({});
    m_field->setSpacing(8);
    m_label->setWordWrap(true);
    m_below->setTextFormat(Qt::PlainText);
    m_below->setWordWrap(true);
    m_below->hide();
    arrange(scaled(118));
}

QString FormRow::label() const
{
    return m_label->text();
}

int FormRow::labelWidth() const
{
    return int(std::ceil(QFontMetricsF(fontFor(TextRole::Body)).horizontalAdvance(m_label->text()))) + 1;
}

void FormRow::arrange(int labelWidth)
{
    for (QLayoutItem *item : {static_cast<QLayoutItem *>(m_field)})
        m_grid->removeItem(item);
    m_grid->removeWidget(m_label);
    m_grid->removeWidget(m_below);
    const bool beside = labelWidth > 0;
    const int column = beside ? 1 : 0;
    const int row = beside ? 0 : 1;
    m_grid->setColumnMinimumWidth(0, beside ? labelWidth : 0);
    m_grid->setColumnStretch(0, beside ? 0 : 1);
    m_grid->setColumnStretch(1, beside ? 1 : 0);
    m_label->setFixedWidth(beside ? labelWidth : QWIDGETSIZE_MAX);
    if (!beside)
        m_label->setMinimumWidth(0);
    // Level with the words of a one-line field, also when the field is higher.
    const int top = beside ? std::max(0, (scaled(30) - lineHeight(TextRole::Body)) / 2) : 0;
    m_label->setContentsMargins(0, top, 0, 0);
    m_grid->addWidget(m_label, 0, 0, Qt::AlignTop);
    m_grid->addLayout(m_field, row, column);
    m_grid->addWidget(m_below, row + 1, column);
}

void FormRow::setBuddy(QWidget *editor)
{
    m_label->setBuddy(editor);
}

void FormRow::setNote(const QString &sentence, Ink ink)
{
    m_note = sentence;
    m_noteInk = ink;
    showBelow();
}

void FormRow::setError(const QString &sentence)
{
    m_error = sentence;
    showBelow();
}

void FormRow::showBelow()
{
    const bool wrong = !m_error.isEmpty();
    m_below->setInk(wrong ? Ink::Red : m_noteInk);
    m_below->setText(wrong ? m_error : m_note);
    m_below->setVisible(!m_below->text().isEmpty());
}

RemarkEdit::RemarkEdit(const QString &name, QWidget *parent)
    : LineEdit(name, parent)
{
    connect(this, &QLineEdit::textChanged, this, qOverload<>(&QWidget::update));
}

void RemarkEdit::setRemark(const QString &remark)
{
    m_remark = remark;
    setToolTip(remark);
    leaveRoom();
    update();
}

void RemarkEdit::setMono(bool mono)
{
    m_mono = mono;
    setFont(fontFor(mono ? TextRole::Code : TextRole::Body));
}

int RemarkEdit::remarkWidth() const
{
    return m_remark.isEmpty()
        ? 0
        : int(std::ceil(QFontMetricsF(fontFor(TextRole::Small)).horizontalAdvance(m_remark))) + scaled(8);
}

void RemarkEdit::leaveRoom()
{
    // A long remark gives way to the value: it is in the tooltip, too.
    const int remark = remarkWidth() <= width() / 2 ? remarkWidth() : 0;
    setTextMargins(scaled(8), 0, scaled(9) + remark, 0);
}

void RemarkEdit::paintEvent(QPaintEvent *event)
{
    LineEdit::paintEvent(event);
    if (m_remark.isEmpty() || remarkWidth() > width() / 2)
        return;
    QPainter painter(this);
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(Tokens::of(this).ink3);
    painter.drawText(QRectF(rect()).adjusted(0, 0, -scaled(10), 0), Qt::AlignRight | Qt::AlignVCenter, m_remark);
}

void RemarkEdit::changeEvent(QEvent *event)
{
    LineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        setMono(m_mono);
        leaveRoom();
    }
}

void RemarkEdit::resizeEvent(QResizeEvent *event)
{
    LineEdit::resizeEvent(event);
    leaveRoom();
}

SettingRow::SettingRow(const QString &key, Editor editor, const QString &label, QWidget *parent)
    : FormRow(label, parent)
    , m_key(key)
    , m_kind(editor)
    , m_unit(new Label(TextRole::Small, Ink::Soft, {}, this))
    , m_origin(new Label(TextRole::Small, Ink::Soft, {}, this))
{
    m_unit->hide();
    m_origin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    switch (editor) {
    case Editor::Line:
    case Editor::Code:
    case Editor::Short:
        m_line = new RemarkEdit(label, this);
        m_line->setMono(editor == Editor::Code);
        connect(m_line, &QLineEdit::textEdited, this, &SettingRow::noteEdited);
        setBuddy(m_line);
        field()->addWidget(m_line);
        m_origin->setVisible(editor == Editor::Short);
        if (editor == Editor::Short)
            m_line->setFixedWidth(scaled(shortWidth));
        break;
    case Editor::Choice:
        m_choice = new QComboBox(this);
        m_choice->setAccessibleName(label);
        m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_choice->setMinimumContentsLength(8);
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(m_choice, &QComboBox::activated, this, &SettingRow::noteEdited);
        setBuddy(m_choice);
        field()->addWidget(m_choice, 1);
        break;
    case Editor::Switch:
        m_switch = new Toggle(label, this);
        connect(m_switch, &QAbstractButton::clicked, this, &SettingRow::noteEdited);
        setBuddy(m_switch);
        field()->addStrut(scaled(30)); // as high as a field, so that the label is level with it
        field()->addWidget(m_switch);
        break;
    case Editor::Paragraph:
        m_paragraph = new QPlainTextEdit(this);
        m_paragraph->setAccessibleName(label);
        m_paragraph->setTabChangesFocus(true);
        m_paragraph->setFixedHeight(scaled(paragraphHeight));
        connect(m_paragraph, &QPlainTextEdit::textChanged, this, &SettingRow::noteEdited);
        setBuddy(m_paragraph);
        field()->addWidget(m_paragraph, 1);
        m_origin->hide();
        break;
    }
    field()->addWidget(m_unit);
    if (m_origin->isVisibleTo(this)) {
        field()->addStretch(editor == Editor::Choice ? 0 : 1);
        field()->addWidget(m_origin);
    }
}

void SettingRow::addChoice(const QString &value, const QString &text)
{
    m_choice->addItem(text, value);
}

void SettingRow::setUnit(const QString &text)
{
    m_unit->setText(text);
    m_unit->setVisible(!text.isEmpty());
}

void SettingRow::setPlaceholder(const QString &text)
{
    if (m_line)
        m_line->setPlaceholderText(text);
}

QString SettingRow::value() const
{
    if (m_choice)
        return m_choice->currentData().toString();
    if (m_switch)
        return m_switch->isChecked() ? u"true"_s : u"false"_s;
    return m_paragraph ? m_paragraph->toPlainText().trimmed() : m_line->text().trimmed();
}

void SettingRow::setValue(const QString &value)
{
    if (m_switch) {
        m_switch->setChecked(value == u"true");
    } else if (m_choice) {
        if (m_choice->findData(value) < 0)
            m_choice->addItem(value, value); // a value we offer no words for stays as it is
        m_choice->setCurrentIndex(m_choice->findData(value));
    } else if (m_paragraph) {
        const QSignalBlocker quiet(m_paragraph);
        m_paragraph->setPlainText(value);
    } else {
        m_line->setText(value);
        m_line->setCursorPosition(0);
    }
}

void SettingRow::show(const QString &value, const QString &origin, const QString &locked)
{
    const bool typed = isChanged();
    m_filled = true;
    m_shown = value;
    m_locked = !locked.isEmpty();
    if (!typed || m_locked)
        setValue(value);
    if (m_line)
        m_line->setReadOnly(m_locked);
    if (m_line && m_kind != Editor::Short)
        m_line->setRemark(origin);
    else
        m_origin->setText(origin);
    if (!m_paragraph && (!m_line || m_kind == Editor::Short))
        m_origin->setVisible(!origin.isEmpty()); // an empty one would leave its gap
    if (m_choice)
        m_choice->setEnabled(!m_locked);
    if (m_switch)
        m_switch->setEnabled(!m_locked);
    if (m_paragraph)
        m_paragraph->setReadOnly(m_locked);
    QWidget *editor = m_line ? static_cast<QWidget *>(m_line)
        : m_choice           ? static_cast<QWidget *>(m_choice)
        : m_switch           ? static_cast<QWidget *>(m_switch)
                             : m_paragraph;
    editor->setAccessibleDescription(m_locked ? locked : origin);
    if (m_hint.isNull())
        m_hint = note().isNull() ? u""_s : note();
    setNote(m_locked ? locked : m_paragraph && m_hint.isEmpty() ? origin : m_hint);
}

void SettingRow::revert()
{
    setValue(m_shown);
    setError({});
}

void SettingRow::setError(const QString &sentence)
{
    FormRow::setError(sentence);
    if (m_line)
        m_line->setError(sentence);
}

void SettingRow::focusEditor()
{
    if (m_line)
        m_line->setFocus(Qt::OtherFocusReason);
    else if (m_choice)
        m_choice->setFocus(Qt::OtherFocusReason);
    else if (m_switch)
        m_switch->setFocus(Qt::OtherFocusReason);
    else
        m_paragraph->setFocus(Qt::OtherFocusReason);
}

void SettingRow::noteEdited()
{
    setError({});
    Q_EMIT edited();
}

SecretRow::SecretRow(const QString &key, const QString &label, QWidget *parent)
    : FormRow(label, parent)
    , m_key(key)
    , m_line(new RemarkEdit(label, this))
    , m_button(new Button(tr("Replace"), Button::Kind::Normal, this))
{
    m_line->setMono(true);
    m_line->setReadOnly(true);
    m_button->setAccessibleName(tr("Replace %1", "a secret").arg(label));
    setBuddy(m_line);
    field()->addWidget(m_line, 1);
    field()->addWidget(m_button);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        setReplacing(!m_replacing);
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        setError({});
        Q_EMIT edited();
    });
}

void SecretRow::show(bool kept, const QString &ending, const QString &note, Ink ink, const QString &locked)
{
    m_mask = kept ? QString(16, u'•') + ending : QString();
    m_button->setUnavailable(locked);
    if (!m_replacing) {
        m_line->setText(m_mask);
        m_line->setPlaceholderText(kept ? QString() : tr("Not set yet"));
        m_button->setText(kept ? tr("Replace") : tr("Enter"));
    }
    setNote(note, ink);
}

void SecretRow::setReplacing(bool on)
{
    m_replacing = on;
    setError({});
    m_line->setReadOnly(!on);
    m_line->setEchoMode(on ? QLineEdit::Password : QLineEdit::Normal);
    m_line->setText(on ? QString() : m_mask);
    m_line->setPlaceholderText(on ? tr("Paste it here") : m_mask.isEmpty() ? tr("Not set yet") : QString());
    m_button->setText(on ? tr("Cancel") : m_mask.isEmpty() ? tr("Enter") : tr("Replace"));
    if (on)
        m_line->setFocus(Qt::OtherFocusReason);
}

void SecretRow::replace()
{
    if (!m_replacing && !m_button->isUnavailable())
        setReplacing(true);
}

Secret SecretRow::secret() const
{
    return Secret(m_replacing ? m_line->text().trimmed().toUtf8() : QByteArray());
}

bool SecretRow::isChanged() const
{
    return m_replacing && !m_line->text().trimmed().isEmpty();
}

void SecretRow::revert()
{
    if (m_replacing)
        setReplacing(false);
}

void SecretRow::setError(const QString &sentence)
{
    FormRow::setError(sentence);
    m_line->setError(sentence);
}

} // namespace cb::ui

#include "moc_formrow.cpp"
