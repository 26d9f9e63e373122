// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/appearance.h"
#include "console/window/links/deep_link.h"

#include <optional>
#include <string>

namespace leapfrog {

/// What the command line of `leapfrog` says.
struct LaunchOptions
{
    std::optional<std::string> dsn; ///< a database instead of the one that was open last
    Appearance::Given appearance; ///< for this run
    std::string screen; ///< backlog, documents, recreations, jobs, ledger, workers, inbox, members, audit; empty: the
                        ///< one that was shown last
    std::string grabFile; ///< makes a picture of the window there and quits
    bool demo = false; ///< opens the demo
    bool newWindow = false; ///< even when a window has that database open
    DeepLink link; ///< what to show; its screen is `screen`

    /// Reads it. A value: the program ends with it at once (after --help, --version, or a mistake that was reported).
    std::optional<int> parse(int argc, const char *const *argv);
};

} // namespace leapfrog
