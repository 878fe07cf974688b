// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <string>

using namespace Qt::StringLiterals;

namespace cb::test {

namespace {
std::map<std::string, Factory> &suites()
{
    static std::map<std::string, Factory> all;
    return all;
}

std::string shortName(std::string name)
{
    const auto colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
}
} // namespace

void Suite::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void add(const char *name, Factory factory)
{
    suites()[shortName(name)] = factory;
}

int run(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const std::string wanted = argc > 1 && argv[1][0] != '-' ? argv[1] : "";
    if (!wanted.empty()) {
        arguments.removeAt(1);
        if (!suites().contains(wanted)) {
            fprintf(stderr, "no suite named %s\n", wanted.c_str());
            return 2;
        }
    }
    int failed = 0;
    for (const auto &[name, factory] : suites()) {
        if (wanted.empty() || wanted == name)
            failed += QTest::qExec(factory().get(), arguments);
    }
    return failed;
}

} // namespace cb::test

#include "moc_suite.cpp"
