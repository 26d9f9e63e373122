// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QTest>

namespace leapfrog::test {

/// Code, message, cause and field of an error in one line, for a failed check.
QByteArray describe(const Error &error);

/// The value, or the end of the test executable with the reason.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).constData());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace leapfrog::test

/// QVERIFY for a Result: prints code, message and cause when it is an error. Evaluates it once.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &checkedResult = (result);                                                                          \
        QVERIFY2(checkedResult.has_value(),                                                                            \
                 checkedResult ? "" : leapfrog::test::describe(checkedResult.error()).constData());                    \
    } while (false)
