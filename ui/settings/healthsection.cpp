// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/button.h"
#include "ui/kit/heading.h"
#include "ui/settings/checklist.h"
#include "ui/settings/settingswords.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

HealthSection::HealthSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"health"_s, tr("Health"), source, parent)
    , m_heading(new SectionHeading(tr("Is everything in place?")))
    , m_again(new Button(tr("Check again")))
    , m_list(new CheckList(tr("Findings")))
{
    m_again->setIconName(u"refresh-cw"_s);
    m_again->setSize(Button::Size::Small);
    m_heading->addTrailing(m_again);
    addWidget(m_heading);
    addWidget(m_list);
    addEnd();
    connect(m_again, &QAbstractButton::clicked, &source, &SettingsSource::examine);
    connect(&source, &SettingsSource::examined, this, [this] {
        showFindings();
        if (isSettled())
            Q_EMIT settled();
    });
    connect(m_list, &CheckList::actionAsked, this, [this](int item) { Q_EMIT sectionAsked(m_sections.at(item)); });
    showFindings();
}

void HealthSection::opened()
{
    if (!source().isExamining())
        source().examine();
}

bool HealthSection::isSettled() const
{
    return source().findings().has_value() && !source().isExamining();
}

void HealthSection::showFindings()
{
    m_again->setBusy(source().isExamining());
    if (!source().findings()) {
        m_heading->setRemark(tr("Looking…"));
        return;
    }
    const QList<Finding> &findings = *source().findings();
    QList<CheckList::Item> items;
    m_sections.clear();
    for (const Finding &finding : findings) {
        const FindingText words = findingText(finding);
        const bool mend = finding.state != Finding::State::Ok && !words.section.isEmpty();
        items << CheckList::Item{stateIcon(finding.state), stateTone(finding.state), stateWord(finding.state),
            words.subject, words.sentence, words.advice, mend ? tr("Open") : QString(),
            mend ? tr("Open the settings of: %1").arg(words.subject) : QString(),
            finding.state == Finding::State::Fail};
        m_sections << words.section;
    }
    m_list->setItems(items);
    const auto open =
        std::ranges::count_if(findings, [](const Finding &finding) { return finding.state != Finding::State::Ok; });
    m_heading->setRemark(source().isExamining() ? tr("Looking…")
            : open == 0                         ? tr("Yes. Nothing needs attention.")
                                                : tr("%n things need attention.", nullptr, int(open)));
}

} // namespace cb::ui
