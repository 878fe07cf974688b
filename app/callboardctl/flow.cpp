// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ivr/compiledflow.h"
#include "ivr/flowjson.h"
#include "ivr/ivranswers.h"
#include "ivr/stepregistry.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"check"_s, u"Reads a flow and names what is wrong with it."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The flow, as docs/flows.md describes it."_s);
}

int run(const QCommandLineParser &, const QStringList &arguments)
{
    if (arguments.size() != 2 || arguments.first() != u"check")
        return failed({Error::Kind::Invalid, u"use: callboardctl flow check FILE"_s});
    QFile file(arguments.last());
    if (!file.open(QIODevice::ReadOnly))
        return failed({Error::Kind::NotFound, u"cannot read %1: %2"_s.arg(arguments.last(), file.errorString())});
    const Result<ivr::Flow> flow = ivr::parseFlow(file.read(ivr::FlowLimits::bytes + 1));
    if (!flow) {
        print(flow.error().detail);
        return finding;
    }
    ivr::StepRegistry steps = ivr::StepRegistry::standard();
    ivr::addAnswers(steps);
    const auto compiled = ivr::CompiledFlow::compile(*flow, 1, steps);
    for (const ivr::FlowProblem &problem : compiled->problems())
        print(u"%1: %2"_s.arg(problem.path, problem.message));
    if (compiled->problems().isEmpty())
        print(u"%1: %2 steps, nothing is wrong"_s.arg(flow->key).arg(flow->steps.size()));
    return compiled->problems().isEmpty() ? good : finding;
}

} // namespace

Command flowCommand()
{
    return {u"flow"_s, u"Checks the files of flows."_s, describe, run};
}

} // namespace cb::ctl
