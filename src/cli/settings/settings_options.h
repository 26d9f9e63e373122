// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "store/books/organisations.h"

#include <map>
#include <string>

namespace leapfrog::cli {

/// Adds an option that may be given several times, each as NAME=ACCOUNT.
void addPairs(CLI::App &command, const char *name, std::map<std::string, std::string> &pairs, const char *words);

/// Adds the options for what decides how documents are posted: --role, --tax-account, --lock-policy and
/// --deferral-rounding.
void addPostingSettings(CLI::App &command, OrganisationChange &change);

/// Adds the options for how a shop's payloads are read: --gateway, --time-zone and --revenue-at.
void addShopSettings(CLI::App &command, OrganisationChange &change);

} // namespace leapfrog::cli
