// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_group.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderGroup)
};

} // namespace

static const std::vector<JsonValue> &itemsOf(const JsonValue &json, std::string_view name)
{
    static const std::vector<JsonValue> none;
    const auto *member = json.find(name);
    return member != nullptr ? member->items() : none;
}

/// The latest moment that a payload without `updated_at` speaks of.
static std::int64_t lastMoment(const JsonValue &json)
{
    static constexpr auto names = std::to_array<std::string_view>(
        {"updated_at", "created_at", "processed_at", "cancelled_at", "closed_at", "happened_at"});
    static constexpr auto lists
        = std::to_array<std::string_view>({"transactions", "refunds", "fulfillments", "agreements"});
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const auto name : names) {
        if (const auto moment = parseMoment(textOf(json, name)))
            last = std::max(last, moment->micros);
    }
    for (const auto name : lists) {
        for (const auto &item : itemsOf(json, name))
            last = std::max(last, lastMoment(item));
    }
    return last;
}

PayloadVerdict refused(const Refusal &refusal, const std::string &path, const QString &whatNext)
{
    const auto dot = path.empty() || refusal.field.empty() ? "" : ".";
    return {.state = State::Refused,
            .code = refusal.code,
            .field = path + dot + refusal.field,
            .message = whatNext.isEmpty() ? refusal.message : refusal.message + QLatin1Char(' ') + whatNext,
            .waitsFor = {}};
}

static int rankOfStatus(const std::string &status)
{
    if (status == "cancelled" || status == "canceled")
        return 3;
    return status == "success" ? 2 : status == "failure" || status == "error" ? 1 : 0;
}

const Sighting &latestOf(const std::vector<Sighting> &sightings)
{
    const auto key = [](const Sighting &sighting) {
        const auto &json = *sighting.json;
        const bool hasLines = cutListOf(json).empty()
            && (json.find("refund_line_items") != nullptr || json.find("order_adjustments") != nullptr
                || json.find("line_items") != nullptr);
        return std::tuple(hasLines, rankOfStatus(textOf(json, "status")), sighting.moment);
    };
    auto latest = sightings.begin();
    for (auto each = sightings.begin(); each != sightings.end(); ++each) {
        if (key(*each) >= key(*latest))
            latest = each;
    }
    return *latest;
}

OrderGroup::OrderGroup(std::span<const KeptPayload> payloads)
    : verdicts(payloads.size())
    , m_payloads(payloads)
{
    parse();
    for (const auto place : m_inTime)
        learnOffset(m_json[place]);
    readParts();
    for (const auto place : m_inTime) {
        if (m_payloads[place].kind == "order")
            agreements.add(m_json[place]);
    }
    for (const auto place : m_inTime) {
        const auto &json = m_json[place];
        const auto &kind = m_payloads[place].kind;
        const Sighting whole{.payload = place, .json = &json, .path = {}, .moment = momentOf(place)};
        const auto id = std::string(plainId(textOf(json, "id")));
        if (kind == "order") {
            readOrder(place);
        } else if (kind == "refund") {
            refunds[id].push_back(whole);
            for (const auto &transaction : itemsOf(json, "transactions"))
                addTransaction({.payload = place, .json = &transaction, .path = "transactions", .moment = whole.moment},
                               id);
        } else if (kind == "transaction") {
            addTransaction(whole, {});
        } else if (kind == "fulfillment") {
            fulfilments[id].push_back(whole);
        }
    }
    supersedeSightings();
}

void OrderGroup::parse()
{
    m_inTime.resize(m_payloads.size());
    std::iota(m_inTime.begin(), m_inTime.end(), std::size_t{0});
    for (std::size_t place = 0; place < m_payloads.size(); ++place) {
        auto json = parseJson(m_payloads[place].payload);
        if (!json || !json->isObject())
            verdicts[place] = PayloadVerdict{.state = State::Refused,
                                             .code = "malformed",
                                             .field = {},
                                             .message = Words::tr("What was kept of it is no JSON object."),
                                             .waitsFor = {}};
        m_json.push_back(json ? std::move(*json) : JsonValue());
    }
    std::vector<std::int64_t> moments(m_payloads.size());
    for (std::size_t place = 0; place < m_payloads.size(); ++place)
        moments[place] = momentOf(place);
    const auto key = [&](std::size_t place) {
        const auto &payload = m_payloads[place];
        return std::tie(moments[place], payload.kind, payload.payload);
    };
    std::ranges::sort(m_inTime,
                      [&key](std::size_t a, std::size_t b) { return key(a) < key(b) || (key(a) == key(b) && a < b); });
    for (std::size_t at = 1; at < m_inTime.size(); ++at) {
        if (key(m_inTime[at - 1]) == key(m_inTime[at]))
            verdicts[m_inTime[at]] = PayloadVerdict{.state = State::Superseded,
                                                    .code = {},
                                                    .field = {},
                                                    .message = Words::tr("The same came twice."),
                                                    .waitsFor = {}};
    }
    std::erase_if(m_inTime, [this](std::size_t place) { return verdicts[place].has_value(); });
}

std::int64_t OrderGroup::momentOf(std::size_t payload) const
{
    if (const auto moment = parseMoment(m_payloads[payload].updatedAt))
        return moment->micros;
    return lastMoment(m_json[payload]);
}

/// Zones are learned from the moments that every payload has.
void OrderGroup::learnOffset(const JsonValue &json)
{
    for (const auto *const name : {"updated_at", "processed_at", "created_at"}) {
        const auto moment = parseMoment(textOf(json, name));
        if (moment && moment->offset) {
            offset = *moment->offset;
            offsetKnown = true;
            return;
        }
    }
}

/// Lines of a bulk file that came long after their order become members of that state of it again.
void OrderGroup::readParts()
{
    std::map<std::string, std::map<std::string, std::map<std::string, std::string>>> parts; // state, list, id → texts
    for (const auto place : m_inTime) {
        if (m_payloads[place].kind != "order_part")
            continue;
        for (const auto &[name, list] : m_json[place].members()) {
            for (const auto &item : list.items()) {
                const auto key = textOf(item, "id") + (name == "agreements" ? toJson(item) : "");
                parts[m_payloads[place].updatedAt][name][key] = toJson(item);
            }
        }
    }
    if (parts.empty())
        return;
    for (const auto place : m_inTime) {
        auto &json = m_json[place];
        const auto own = parts.find(m_payloads[place].updatedAt);
        const auto any = own != parts.end() ? own : parts.find(std::string());
        if (m_payloads[place].kind != "order" || any == parts.end())
            continue;
        auto text = toJson(json);
        for (const auto &[name, items] : any->second) {
            std::string list;
            for (const auto &item : itemsOf(json, name))
                list += (list.empty() ? "" : ",") + toJson(item);
            for (const auto &[id, item] : items)
                list += (list.empty() ? "" : ",") + item;
            const auto at = text.find("\"" + name + "\":[");
            if (at != std::string::npos && !itemsOf(json, name).empty())
                text.replace(at, name.size() + 1, "\"" + name + "_before"); // the list with all of them counts
            text.pop_back();
            text += ",\"" + name + "\":[" + list + "]}";
        }
        if (auto whole = parseJson(text))
            json = std::move(*whole);
    }
}

QString firstPageOnly(std::string_view list)
{
    return Words::tr("Only the first page of its %1 came (pageInfo.hasNextPage). It waits for the rest and is not "
                     "posted: fetch it with larger pages and import it again.")
        .arg(QString::fromUtf8(list.data(), std::ssize(list)));
}

void OrderGroup::readOrder(std::size_t payload)
{
    const auto &json = m_json[payload];
    const auto moment = momentOf(payload);
    addEmbedded(payload, json, moment);
    if (const auto cut = cutListOf(json); !cut.empty()) {
        verdicts[payload] = PayloadVerdict{.state = State::Waiting,
                                           .code = "no_lines",
                                           .field = std::string(cut),
                                           .message = firstPageOnly(cut),
                                           .waitsFor = m_payloads[payload].group};
        return;
    }
    auto state = readOrderState(json);
    if (!state.whole)
        return;
    states.push_back(state);
    auto order = leapfrog::readOrder(json, agreements.tipItems);
    if (!order) {
        verdicts[payload] = refused(order.error(), {}, {});
        return;
    }
    auto date = textOf(json, "updated_at");
    if (!parseMoment(date))
        date = order->processedAt;
    orders.push_back({.payload = payload,
                      .moment = moment,
                      .date = std::move(date),
                      .state = std::move(state),
                      .order = std::move(*order),
                      .json = &json});
}

void OrderGroup::addEmbedded(std::size_t payload, const JsonValue &json, std::int64_t moment)
{
    std::size_t index = 0;
    for (const auto &refund : itemsOf(json, "refunds")) {
        const auto path = "refunds[" + std::to_string(index++) + ']';
        const auto id = std::string(plainId(textOf(refund, "id")));
        refunds[id].push_back({.payload = payload, .json = &refund, .path = path, .moment = moment});
        for (const auto &transaction : itemsOf(refund, "transactions"))
            addTransaction({.payload = payload, .json = &transaction, .path = path + ".transactions", .moment = moment},
                           id);
    }
    index = 0;
    for (const auto &transaction : itemsOf(json, "transactions"))
        addTransaction({.payload = payload,
                        .json = &transaction,
                        .path = "transactions[" + std::to_string(index++) + ']',
                        .moment = moment},
                       {});
    index = 0;
    for (const auto &fulfilment : itemsOf(json, "fulfillments"))
        fulfilments[std::string(plainId(textOf(fulfilment, "id")))].push_back(
            {.payload = payload,
             .json = &fulfilment,
             .path = "fulfillments[" + std::to_string(index++) + ']',
             .moment = moment});
}

void OrderGroup::addTransaction(const Sighting &sighting, const std::string &refund)
{
    auto read = readTransaction(*sighting.json);
    const auto id = read ? read->id : std::string(plainId(textOf(*sighting.json, "id")));
    auto &known = transactions[id];
    if (sighting.path.empty())
        known.payloads.push_back(sighting.payload);
    known.wasPending = known.wasPending || (read && read->effect == ShopifyTransaction::Effect::Pending);
    if (!refund.empty())
        known.refund = refund;
    const bool isFirst = known.latest.json == nullptr;
    if (!read) {
        if (isFirst) {
            known.latest = sighting;
            known.problem = std::move(read.error());
        }
        return;
    }
    // A later word on the same state counts, but for what it leaves out: the fuller one stays.
    const bool isFuller = sighting.json->members().size() >= (isFirst ? 0 : known.latest.json->members().size());
    if (!isFirst && !known.problem
        && (read->rank() < known.transaction.rank() || (read->rank() == known.transaction.rank() && !isFuller)))
        return;
    known.latest = sighting;
    known.transaction = std::move(*read);
    known.problem.reset();
}

/// Payloads that are refunds, transactions or fulfilments themselves, and of which a later state is there.
void OrderGroup::supersedeSightings()
{
    const auto supersede = [this](std::size_t payload) {
        verdicts[payload] = PayloadVerdict{.state = State::Superseded,
                                           .code = {},
                                           .field = {},
                                           .message = Words::tr("A later state of it is there."),
                                           .waitsFor = {}};
    };
    for (const auto *const things : {&refunds, &fulfilments}) {
        for (const auto &[id, sightings] : *things) {
            const auto &latest = latestOf(sightings);
            for (const auto &sighting : sightings) {
                if (sighting.path.empty() && sighting.payload != latest.payload && latest.path.empty())
                    supersede(sighting.payload);
            }
        }
    }
    for (const auto &[id, transaction] : transactions) {
        for (const auto payload : transaction.payloads) {
            if (payload != transaction.latest.payload && transaction.latest.path.empty())
                supersede(payload);
        }
    }
}

} // namespace leapfrog
