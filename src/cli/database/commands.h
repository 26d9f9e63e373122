// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does.
void addMigrate(CLI::App &app, Session &session);
void addDoctor(CLI::App &app, Session &session);
void addSettings(CLI::App &app, Session &session);
void addConnection(CLI::App &app, Session &session);
void addDemo(CLI::App &app, Session &session);

} // namespace leapfrog::cli
