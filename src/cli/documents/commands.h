// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

namespace leapfrog::cli {

// One function per command, each in the file of its name: declares its options and what it does.
void addPost(CLI::App &app, Session &session);
void addImport(CLI::App &app, Session &session);
void addInbox(CLI::App &app, Session &session);
void addRecreate(CLI::App &app, Session &session);
void addRecreations(CLI::App &app, Session &session);

} // namespace leapfrog::cli
