// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does.
void addDepth(CLI::App &app, Session &session);
void addEnqueue(CLI::App &app, Session &session);
void addJobs(CLI::App &app, Session &session);
void addWork(CLI::App &app, Session &session);
void addWorkers(CLI::App &app, Session &session);
void addPause(CLI::App &app, Session &session); ///< pause and resume, in workers.cpp

} // namespace leapfrog::cli
