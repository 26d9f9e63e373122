// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QTest>

namespace leapfrog::test {

/// Code, message, cause and field of an error in one line, for a failed check.
QByteArray describe(const Error &error);

} // namespace leapfrog::test

/// QVERIFY for a Result: prints code, message and cause when it is an error.
#define VERIFY_RESULT(result)                                                                                          \
    QVERIFY2((result).has_value(), (result).has_value() ? "" : leapfrog::test::describe((result).error()).constData())
