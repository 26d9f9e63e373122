// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "ledger/context.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <map>
#include <optional>
#include <string>

namespace leapfrog {

/// An organisation and its settings: the posting context of all its documents (docs/accounting-rules.md §3).
struct OrganisationState
{
    std::string id;
    Context context; ///< `previous` is empty
    ShopifySettings shop; ///< how its shop's payloads are read; only what an organisation says
    int fiscalYearStart = 1; ///< its first month
    QDateTime settingsChangedAt; ///< when what decides a posting was changed last; invalid: never
    std::string settingsChangedBy; ///< the login
    std::int64_t documents = 0;
    std::int64_t posted = 0; ///< documents that have been posted at least once
};

/// What to change; what is not there stays.
struct OrganisationChange
{
    std::optional<std::string> baseCurrency = {};
    std::optional<std::string> lockPolicy = {}; ///< `refuse` or `catch_up`
    std::optional<std::string> deferralRounding = {}; ///< `cumulative` or `residual_last`
    std::map<std::string, std::string> roles = {}; ///< role → account; an empty account brings the default back
    std::map<std::string, std::string> taxAccounts = {}; ///< tax code → account; an empty account takes the code out
    std::map<std::string, std::string> gateways = {}; ///< gateway, any case → account; an empty account takes it out
    std::optional<std::string> timeZone = {}; ///< IANA name; empty: as the payloads say
    std::optional<std::string> revenueAt = {}; ///< `order` or `fulfilment`
    std::optional<int> fiscalYearStart = {}; ///< first month of the fiscal year, 1 to 12

    /// Whether it changes how payloads are read: "import again" applies it to those that are there.
    [[nodiscard]] bool concernsPayloads() const { return !gateways.empty() || timeZone || revenueAt; }

    friend bool operator==(const OrganisationChange &, const OrganisationChange &) = default;
};

/// Reads and changes the settings of organisations. Call from the connection's thread. Errors: those of
/// Connection::run().
class OrganisationStore
{
public:
    explicit OrganisationStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Errors too: NotFound `unknown_organisation`, Refused `bad_settings`.
    Result<OrganisationState> show(const std::string &orgId);

    /// Changes settings, all or none, and gives the new state. What is posted stays as it is; recreating applies the
    /// new settings. An organisation that is not there is made when a base currency is given. Errors too: NotFound
    /// `unknown_organisation`; Denied `missing_right`; Invalid or Refused with a code of docs/accounting-rules.md §7
    /// and the field
    /// (`roles.bank`); Refused `base_currency_in_use` once there are documents.
    Result<OrganisationState> change(const std::string &orgId, const OrganisationChange &change);
    /// The same as part of the transaction that is open: an error leaves only a rollback.
    Result<OrganisationState> changeWithin(const std::string &orgId, const OrganisationChange &change);
    /// What change() would give whoever may. Nothing is changed, and it takes no right to change anything.
    Result<OrganisationState> preview(const std::string &orgId, const OrganisationChange &change);

private:
    Result<OrganisationState> tryChange(const std::string &orgId, const OrganisationChange &change, bool keep);
    Result<> whyNotThere(const std::string &orgId);
    Result<> write(const std::string &orgId, const OrganisationChange &change);

    Connection &m_connection;
};

} // namespace leapfrog
