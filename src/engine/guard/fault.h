// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace leapfrog {

/// Whether what failed is the job's own fault, and counts as its attempt. What the server could not do for anybody (out
/// of reach, no room, read-only, a lock …), or does not let this login do, never is: no such fault may bury a job.
inline bool isOfTheJob(const Error &error)
{
    if (error.code == Error::Code::Conflict)
        return error.reason == "timeout"; // its own statement takes too long
    return error.code != Error::Code::Unavailable && error.code != Error::Code::Denied
        && error.code != Error::Code::Cancelled;
}

/// Whether another attempt can't help: a rule said no. The server's own complaints (a value, a constraint) may come
/// from what passes, so they are tried again; their reason is an SQLSTATE.
inline bool isPermanent(const Error &error)
{
    const bool isState = (error.reason.size() == 5 && error.reason.front() == '2') || error.reason == "too_large";
    return (error.code == Error::Code::Refused || error.code == Error::Code::Invalid) && !isState;
}

/// Whether a new connection may find what this one did not: another server, or one that is there again.
inline bool asksForAnotherConnection(const Error &error)
{
    return error.reason == "unreachable" || error.reason == "shutting_down" || error.reason == "read_only";
}

} // namespace leapfrog
