// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// One step of a test of a connection.
struct TestStep
{
    enum class State
    {
        Good,
        Noted, ///< it works, but somebody should know
        Failed, ///< no further step was tried
    };
    State state = State::Good;
    QString words; ///< what was found, and if it is not good what to do
};

/// Tries a connection step by step: names resolved, server reached, encrypted, signed in, what the login may do,
/// schema, clock. Changes nothing. Blocks: not in the UI thread. `told` hears each step, in that thread.
void tryConnection(const std::string &conninfo, const std::string &password,
                   const std::function<void(const TestStep &)> &told, const std::stop_token &stop);

/// The steps as lines: "✓ Signed in as anna."
QString stepsAsText(const std::vector<TestStep> &steps);

} // namespace leapfrog
