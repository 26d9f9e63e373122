// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does.
void addMember(CLI::App &app, Session &session);
void addRole(CLI::App &app, Session &session);
void addAudit(CLI::App &app, Session &session);

} // namespace leapfrog::cli
