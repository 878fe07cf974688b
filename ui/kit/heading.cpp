// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/heading.h"

#include "ui/kit/text.h"

#include <QHBoxLayout>

namespace cb::ui {

SectionHeading::SectionHeading(const QString &text, const QString &remark, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_text(new Label(TextRole::Body, Ink::Strong))
    , m_remark(new Label(TextRole::Small, Ink::Soft))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(8);
    m_text->setRole(TextRole::Small, 600);
    m_row->addWidget(m_text);
    m_row->addWidget(m_remark);
    m_row->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
    setRemark(remark);
}

void SectionHeading::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void SectionHeading::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void SectionHeading::addTrailing(QWidget *widget)
{
    m_row->addWidget(widget);
}

} // namespace cb::ui

#include "moc_heading.cpp"
