// SPDX-License-Identifier: MIT
#pragma once

#include "store/inbox/payload_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace leapfrog {

/// Which payloads of one organisation a screen shows; empty fields do not narrow.
struct InboxFilter
{
    std::string orgId;
    std::string state = {}; ///< stateName()
    std::string kind = {};
    std::string code = {};
    /// What somebody looks for: the number of an order, payout or payload, a group as `order/5111`, or a document's id.
    std::string text = {};

    friend bool operator==(const InboxFilter &, const InboxFilter &) = default;
};

/// Payloads, the last arrived first.
struct PayloadPage
{
    std::vector<PayloadRow> rows;
    std::int64_t next = 0; ///< `before` of the next page: all down to it was looked at; 0: there is no more
    std::int64_t looked = 0; ///< at how many payloads was looked for them
};

/// How many payloads have one state for one reason.
struct InboxReason
{
    std::string state; ///< `refused` or `waiting`
    std::string kind;
    std::string code;
    std::int64_t payloads = 0; ///< counted up to InboxListStore::countCap
    QString example; ///< what the last of them says
    QDateTime lastAt; ///< when that came into this state

    [[nodiscard]] bool isWhole() const;
    friend bool operator==(const InboxReason &, const InboxReason &) = default;
};

/// How many payloads of which an organisation has that are in nobody's figures, up to InboxListStore::countCap each.
struct InboxOrganisation
{
    std::string orgId;
    std::int64_t refused = 0;
    std::int64_t waiting = 0;

    friend bool operator==(const InboxOrganisation &, const InboxOrganisation &) = default;
};

/// What an act is about: the payloads of a filter, or those of the filter in these groups.
struct InboxScope
{
    PayloadFilter filter;
    std::vector<std::string> groups = {};
};

/// How many that are.
struct InboxScopeSize
{
    std::int64_t payloads = 0; ///< counted up to InboxListStore::countCap
    std::int64_t groups = 0; ///< of these payloads: orders and payouts, each of which is read whole

    [[nodiscard]] bool isWhole() const;
};

/// A payload as a screen shows it.
struct InboxPayload
{
    PayloadRow row;
    std::string begin; ///< of the payload, as many characters as were asked for
    std::int64_t bytes = 0; ///< of all of it
    std::vector<MadeDocument> documents; ///< of its group, by id
    std::vector<PayloadRow> history; ///< all payloads of its group in the order of arrival, at most `mostHistory`
};

/// The inbox for screens: what is looked at again and again costs the same for a hundred payloads and a million. Call
/// from the connection's thread. Errors: those of Connection::run().
class InboxListStore
{
public:
    static constexpr int countCap = 5'000; ///< more of one reason are not counted
    static constexpr int lookAtMost = 1'500; ///< payloads for one page, where no index leads to those wanted
    static constexpr int mostHistory = 500;

    explicit InboxListStore(Connection &connection)
        : m_connection(connection)
    { }

    /// `before`: PayloadPage::next of the page before, 0 for the first page. A page with fewer rows than `limit` may
    /// have a next one: what is rare is looked for a part at a time.
    Result<PayloadPage> page(const InboxFilter &filter, std::int64_t before, int limit);
    /// What was refused, then what waits, by reason.
    Result<std::vector<InboxReason>> reasons(const std::string &orgId);
    /// Those that have payloads, by id. Costs something for each of them.
    Result<std::vector<InboxOrganisation>> organisations();
    Result<InboxScopeSize> sizeOf(const InboxScope &scope);
    /// NotFound `unknown_payload` when there is none of that number.
    Result<InboxPayload> find(std::int64_t number, int characters);

private:
    Connection &m_connection;
};

} // namespace leapfrog
