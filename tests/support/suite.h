// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace cb::test {

/// Base of every suite: a warning that the test did not announce with QTest::ignoreMessage fails it.
class Suite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    virtual void init();
};

using Factory = std::unique_ptr<QObject> (*)();
void add(const char *name, Factory factory);

/// Runs the suites named in the arguments, or all. Returns the number of failed tests.
[[nodiscard]] int run(int argc, char **argv);

/// `static const test::Register<ErrorTest> errorTest;` makes a suite known to main() and, through CMake, to ctest.
template <typename SuiteType>
struct Register {
    Register()
    {
        add(SuiteType::staticMetaObject.className(), [] { return std::unique_ptr<QObject>(new SuiteType); });
    }
};

} // namespace cb::test

namespace test = cb::test; // so that a suite reads `test::Register<…>`
