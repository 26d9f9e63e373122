// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/chart_of_accounts.h"
#include "store/database/connection.h"

#include <string>

namespace leapfrog {

/// What an import of a chart of accounts did.
struct ChartCounts
{
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int removed = 0;
};

/// Which accounts stay that an imported chart does not name.
enum class OtherAccounts
{
    Keep,
    Remove, ///< unless an entry in force stands on one
};

/// The chart of accounts of an organisation. Call from the connection's thread. Errors: those of Connection::run();
/// NotFound `unknown_organisation`.
class AccountStore
{
public:
    explicit AccountStore(Connection &connection)
        : m_connection(connection)
    { }

    /// All accounts that the organisation's books can use or have used: those that play a role, its own, those of the
    /// default chart, and those that played a role before and still have entries. Names and kinds are its own where it
    /// has them, else those of the role, else those of the default chart, else a guess.
    Result<ChartOfAccounts> chart(const std::string &orgId);

    /// Adds accounts and changes names and kinds, in one statement. Errors too: Refused `account_in_use` (`cause`: JSON
    /// array of codes) when accounts that would be removed have entries in force; nothing is changed then.
    Result<ChartCounts> import(const std::string &orgId, const ChartOfAccounts &chart, OtherAccounts others);

private:
    Connection &m_connection;
};

} // namespace leapfrog
