// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/json.h"
#include "ledger/posting.h"
#include "ledger/refusal.h"
#include "ledger/roles.h"

#include <tl/expected.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// What happens to a posting dated in a locked period (docs/accounting-rules.md §6).
enum class LockPolicy
{
    Refuse, ///< the document is refused as `period_locked`
    CatchUp, ///< the difference to what was posted before goes to the first open day
};

/// How the parts of a deferral are rounded (docs/accounting-rules.md §5).
enum class DeferralRounding
{
    Cumulative,
    ResidualLast,
};

/// All that post() needs to know besides the document. A default-made one is the default context of
/// docs/accounting-rules.md §3. Plain data: copy it freely; read it from any number of threads.
struct Context
{
    std::string baseCurrency = "EUR"; ///< an ISO 4217 code that findCurrency() knows
    Roles roles;
    std::set<std::string, std::less<>> accounts; ///< accounts a document may name besides those that play a role
    std::map<std::string, std::string, std::less<>> taxAccounts; ///< tax code → account, sales and purchases alike
    std::optional<Date> lockedThrough; ///< the last locked day
    LockPolicy lockPolicy = LockPolicy::Refuse;
    DeferralRounding deferralRounding = DeferralRounding::Cumulative;
    std::string settingsChangedAt; ///< when these settings were made, in the database's words; empty: never changed
    std::vector<Posting> previous; ///< what the version posted before gave (date, account, currency, both amounts)

    /// Whether days are locked and postings for them go to the first open day: post() then needs `previous`.
    [[nodiscard]] bool catchesUp() const { return lockedThrough && lockPolicy == LockPolicy::CatchUp; }
    /// Whether a document may name this account.
    [[nodiscard]] bool knows(std::string_view account) const;
    /// The account of a tax code, or else the one that plays `fallback`.
    [[nodiscard]] const std::string &taxAccount(std::string_view code, Role fallback) const;

    /// Reads a context as in docs/accounting-rules.md §3. Its fields override those of `defaults`; `roles` overrides
    /// role by role. Strict like a document; `field` of a refusal is the path below `path`, as `context.roles.bank`.
    static tl::expected<Context, Refusal> fromJson(const JsonValue &json, const Context &defaults,
                                                   std::string_view path = "context");
};

} // namespace leapfrog
