// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does.
void addLedger(CLI::App &app, Session &session);
void addPeriod(CLI::App &app, Session &session);
void addAccounts(CLI::App &app, Session &session);
void addOrganisation(CLI::App &app, Session &session);

} // namespace leapfrog::cli
