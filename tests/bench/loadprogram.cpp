// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The load as a process of its own, as processes.h starts it.
#include "bench/bench.h"
#include "bench/load.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

int load(int, char **, const Options &options)
{
    if (options.rest.size() != 8)
        return 2;
    LoadOptions wanted;
    wanted.hook = options.rest.at(0) == u"incoming"_s ? Hook::Incoming : Hook::Status;
    wanted.port = options.rest.at(1).toUShort();
    wanted.run = options.rest.at(2).toUInt();
    wanted.connections = options.rest.at(3).toInt();
    wanted.warmUpSeconds = options.rest.at(4).toDouble();
    wanted.seconds = options.rest.at(5).toDouble();
    wanted.perSecond = options.rest.at(6).toDouble();
    wanted.stamped = options.rest.at(7).toInt() != 0;
    const LoadResult result = runLoad(wanted);
    std::puts(result.json().c_str());
    return result.trouble.empty() ? 0 : 3;
}

const Register registered(HiddenProgram{u"--load"_s, load});

} // namespace

} // namespace cb::bench
