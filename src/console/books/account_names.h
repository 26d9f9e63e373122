// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"

#include <QString>

#include <map>
#include <string>

namespace leapfrog {

/// Account code → what the account is for in this organisation ("Accounts receivable"), for the accounts that play a
/// role; others are known by their code only.
using AccountNames = std::map<std::string, QString, std::less<>>;

AccountNames accountNames(const Context &context);

/// "1200 Accounts receivable", or the code alone.
QString accountWords(const std::string &code, const AccountNames &names);

} // namespace leapfrog
