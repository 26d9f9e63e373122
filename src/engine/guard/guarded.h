// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QCoreApplication>

#include <exception>
#include <new>

namespace leapfrog {

/// An exception as the error that it is: ours, Internal.
inline Error thrownError(const char *reason, const char *what)
{
    return {.code = Error::Code::Internal,
            .message = QCoreApplication::translate("leapfrog::Engine", "Leapfrog met a fault of its own. Report this."),
            .cause = QString::fromUtf8(what),
            .reason = reason,
            .field = {}};
}

/// Runs `act`, which returns a Result. What it throws (no memory, a library's exception) becomes an error, so that no
/// thread ends the program.
template <typename Act> auto guarded(Act act) -> decltype(act())
{
    try {
        return act();
    } catch (const std::bad_alloc &exception) {
        return failed(thrownError("no_memory", exception.what()));
    } catch (const std::exception &exception) {
        return failed(thrownError("exception", exception.what()));
    } catch (...) {
        return failed(thrownError("exception", "unknown"));
    }
}

} // namespace leapfrog
