// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "import/kept_payload.h"
#include "import/shopify/orders/order_agreements.h"
#include "import/shopify/read/moment.h"
#include "import/shopify/read/order_snapshot.h"
#include "import/shopify/read/transaction.h"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace leapfrog {

/// Ids by their size as numbers: as they were given, so in the order of time.
struct ByNumber
{
    bool operator()(const std::string &a, const std::string &b) const
    {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }
};

/// One payload's word on a refund, transaction or fulfilment: on its own, or within an order or refund.
struct Sighting
{
    std::size_t payload = 0; ///< its place among the group's payloads
    const JsonValue *json = nullptr;
    std::string path; ///< within the payload, as `refunds[0]`; empty: it is the payload
    std::int64_t moment = 0; ///< of the state that the payload shows
};

/// A state of the order that adds up.
struct OrderSighting
{
    std::size_t payload = 0;
    std::int64_t moment = 0;
    std::string date; ///< the text of that moment
    OrderState state;
    OrderSnapshot order;
    const JsonValue *json = nullptr;
};

/// An order's transaction, in the latest of its states.
struct GroupTransaction
{
    Sighting latest;
    std::vector<std::size_t> payloads; ///< that are this transaction themselves
    ShopifyTransaction transaction;
    std::optional<Refusal> problem;
    std::string refund; ///< the refund that lists it; empty: none
    bool wasPending = false;
};

/// All that the payloads of an order's group say, in the latest state of each thing. What it is does not depend on the
/// order of the payloads, and doubled ones count once.
class OrderGroup
{
public:
    explicit OrderGroup(std::span<const KeptPayload> payloads);

    [[nodiscard]] std::span<const KeptPayload> payloads() const { return m_payloads; }
    /// A payload, taken apart.
    [[nodiscard]] const JsonValue &json(std::size_t payload) const { return m_json[payload]; }
    /// When a payload's state was so: microseconds since 1970 by its `updated_at`, else by the last moment it names.
    [[nodiscard]] std::int64_t momentOf(std::size_t payload) const;

    std::vector<OrderSighting> orders; ///< that add up, by time
    std::vector<OrderState> states; ///< of all whole orders, refused ones too, by time
    std::map<std::string, std::vector<Sighting>, ByNumber> refunds;
    std::map<std::string, std::vector<Sighting>, ByNumber> fulfilments;
    std::map<std::string, GroupTransaction, ByNumber> transactions;
    OrderAgreements agreements; ///< of all its states
    std::vector<std::optional<PayloadVerdict>> verdicts; ///< of refused and superseded ones, in the order of payloads
    int offset = 0; ///< seconds east of UTC that the payloads are written with
    bool offsetKnown = false;

private:
    void parse();
    void readParts();
    void readOrder(std::size_t payload);
    void addEmbedded(std::size_t payload, const JsonValue &json, std::int64_t moment);
    void addTransaction(const Sighting &sighting, const std::string &refund);
    void learnOffset(const JsonValue &json);
    void supersedeSightings();

    std::span<const KeptPayload> m_payloads;
    std::deque<JsonValue> m_json; ///< by place; null for what can't be parsed
    std::vector<std::size_t> m_inTime; ///< places, doubled ones left out
};

/// The state of a refund's or fulfilment's sightings that counts: the one with most to say, then the latest.
const Sighting &latestOf(const std::vector<Sighting> &sightings);

/// What is said of a thing whose list came in part.
QString firstPageOnly(std::string_view list);

PayloadVerdict refused(const Refusal &refusal, const std::string &path, const QString &whatNext);

} // namespace leapfrog
