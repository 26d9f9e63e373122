// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does. Those of `ledger` and
// `period` come after addLedger() and addPeriod().
void addFlux(CLI::App &app, Session &session);
void addOpenItems(CLI::App &app, Session &session);
void addOpening(CLI::App &app, Session &session);
void addPeriodClose(CLI::App &app, Session &session);
void addRehearse(CLI::App &app, Session &session);
void addStatements(CLI::App &app, Session &session);
void addTax(CLI::App &app, Session &session);
void addTrialBalance(CLI::App &app, Session &session);

} // namespace leapfrog::cli
