// SPDX-License-Identifier: MIT
#include "support/result_helpers.h"

namespace leapfrog::test {

QByteArray describe(const Error &error)
{
    return QByteArray("error ") + QByteArray::number(static_cast<int>(error.code)) + " [" + error.reason.c_str() + "] "
        + error.message.toUtf8() + " (cause: " + error.cause.toUtf8() + ", field: " + error.field.c_str() + ")";
}

} // namespace leapfrog::test
