// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/stepregistry.h"

#include "ivr/steps/conditionstep.h"
#include "ivr/steps/gatherstep.h"
#include "ivr/steps/hangupstep.h"
#include "ivr/steps/menustep.h"
#include "ivr/steps/openhoursstep.h"
#include "ivr/steps/recordstep.h"
#include "ivr/steps/redirectstep.h"
#include "ivr/steps/saystep.h"
#include "ivr/steps/setvariablestep.h"
#include "ivr/steps/splitstep.h"
#include "ivr/steps/transferstep.h"
#include "ivr/steps/voicemailstep.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

StepRegistry StepRegistry::standard()
{
    StepRegistry registry;
    for (const StepKind &kind : {sayStep(), menuStep(), gatherStep(), recordStep(), voicemailStep(), openHoursStep(),
             conditionStep(), splitStep(), setVariableStep(), transferStep(), redirectStep(), hangUpStep()})
        registry.add(kind);
    registry.addFact(u"hours"_s, false);
    return registry;
}

void StepRegistry::add(StepKind kind)
{
    Q_ASSERT(kind.exits && kind.compile && !m_index.contains(kind.name));
    m_index.insert(kind.name, m_kinds.size());
    m_kinds << std::move(kind);
}

const StepKind *StepRegistry::find(const QString &name) const
{
    const auto index = m_index.constFind(name);
    return index == m_index.constEnd() ? nullptr : &m_kinds[*index];
}

void StepRegistry::addFact(const QString &name, bool remembered)
{
    m_facts.insert(name, remembered);
}

std::optional<bool> StepRegistry::fact(const QString &name) const
{
    const auto found = m_facts.constFind(name);
    return found == m_facts.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace cb::ivr
