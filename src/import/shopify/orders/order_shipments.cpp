// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_shipments.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>
#include <array>
#include <functional>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

/// Something that moves revenue, in the order of time.
struct Event
{
    std::int64_t moment = 0;
    int rank = 0; ///< of those at the same moment: shipped, taken back, a shipment that was cancelled
    std::function<void()> happen;
};

/// What a fulfilment says.
struct Fulfilment
{
    std::string id;
    std::string shippedAt;
    std::string cancelledAt = {}; ///< empty: it was not
    std::vector<std::pair<std::string, std::int64_t>> items = {}; ///< key and quantity; empty: all that is left
    const Sighting *inPart = nullptr; ///< a state of it that tells some of its items, where none tells all
    Wide earned = 0;
    std::vector<DeferredRevenue::Shipped> shipped = {};
};

} // namespace

static std::vector<std::pair<std::string, std::int64_t>> itemsOf(const Payload &fulfilment)
{
    std::vector<std::pair<std::string, std::int64_t>> items;
    for (auto &item : fulfilment.listIfAny("line_items")) {
        auto within = item.objectIfAny("line_item");
        const auto id = within ? within->wordIfAny("id") : item.wordIfAny("id");
        items.emplace_back("item/" + std::string(plainId(id)), item.has("quantity") ? item.count("quantity") : 0);
    }
    return items;
}

/// The states of a fulfilment as one: shipped where one of them was a success, cancelled where the last one is.
static std::optional<Fulfilment> read(const std::vector<Sighting> &sightings)
{
    Fulfilment fulfilment;
    for (const auto &sighting : sightings) {
        std::optional<Refusal> ignored;
        const Payload payload(*sighting.json, ignored);
        const auto status = payload.wordIfAny("status");
        const auto created = payload.wordIfAny("created_at");
        if (status == "success" && parseMoment(created)) {
            fulfilment.shippedAt = created;
            if (!cutListOf(*sighting.json).empty())
                fulfilment.inPart = &sighting;
            else if (auto items = itemsOf(payload); !items.empty())
                fulfilment.items = std::move(items);
        }
        const auto updated = payload.wordIfAny("updated_at");
        if ((status == "cancelled" || status == "canceled") && parseMoment(updated) && fulfilment.cancelledAt.empty())
            fulfilment.cancelledAt = updated;
    }
    if (!fulfilment.items.empty())
        fulfilment.inPart = nullptr;
    return fulfilment.shippedAt.empty() ? std::nullopt : std::optional(std::move(fulfilment));
}

/// Splits what is taken back: against deferred revenue as far as it was not earned.
void OrderShipments::takeBackDeferred(OrderWork::Credit &credit, DeferredRevenue &deferred) const
{
    std::vector<CreditLine> lines;
    const bool isReduction = std::ranges::all_of(credit.lines, [](const CreditLine &each) { return each.key.empty(); });
    for (auto &line : credit.lines) {
        const Wide net = grossOf(line.line, m_work.order.taxIncluded) - sumOf(line.line.taxes);
        Wide notEarned = 0;
        if (line.line.kind == "goods")
            notEarned = isReduction ? deferred.reduce(net) : deferred.takeBack(line.key, line.line.quantity, net);
        if (notEarned == 0) {
            lines.push_back(std::move(line));
            continue;
        }
        auto earned = line;
        line.line.role = "deferred_revenue";
        if (notEarned < net) {
            earned.line.amount -= notEarned;
            line.line.amount = notEarned;
            line.line.discount = 0;
            line.line.taxes.clear();
            lines.push_back(std::move(earned));
        }
        lines.push_back(std::move(line));
    }
    credit.lines = std::move(lines);
}

void OrderShipments::make()
{
    if (!m_work.defers()) {
        for (const auto &[id, sightings] : m_work.group.fulfilments) {
            for (const auto &sighting : sightings) {
                auto &verdict = m_work.group.verdicts[sighting.payload];
                if (sighting.path.empty() && !verdict)
                    verdict = PayloadVerdict{.state = State::NotNeeded,
                                             .code = "at_order",
                                             .field = {},
                                             .message = tr("Revenue counts when it is ordered here."),
                                             .waitsFor = {}};
            }
        }
        return;
    }
    DeferredRevenue deferred;
    for (const auto &change : m_work.changes) {
        for (const auto &part : change.added) {
            if (part.line.kind == "goods")
                deferred.add(part.key, part.line.quantity, part.net(m_work.order.taxIncluded));
        }
    }
    std::vector<Fulfilment> fulfilments;
    for (const auto &[id, sightings] : m_work.group.fulfilments) {
        auto fulfilment = read(sightings);
        if (fulfilment && fulfilment->inPart != nullptr) {
            m_work.waitFor(*fulfilment->inPart, "no_lines", firstPageOnly(cutListOf(*fulfilment->inPart->json)),
                           "fulfillment_lines");
        } else if (fulfilment) {
            fulfilment->id = id;
            fulfilments.push_back(std::move(*fulfilment));
        }
    }
    // Where only a status tells it: the day of the first state that does.
    for (const auto &order : m_work.group.orders) {
        Fulfilment byStatus{.id = {}, .shippedAt = order.date};
        for (const auto &part : order.order.parts) {
            if (part.line.kind == "goods" && (order.order.fulfilled || part.fulfilled))
                byStatus.items.emplace_back(part.key, part.line.quantity);
        }
        if (!byStatus.items.empty())
            fulfilments.push_back(std::move(byStatus));
    }
    std::vector<Fulfilment> rests; // cents that a taking back leaves
    std::vector<Event> events;
    for (auto &fulfilment : fulfilments) {
        const auto ship = [&deferred, &fulfilment, this] {
            auto items = fulfilment.items;
            if (items.empty()) {
                for (const auto &part : m_work.parts)
                    items.emplace_back(part.key, part.line.quantity);
            }
            for (const auto &[key, quantity] : items) {
                fulfilment.shipped.push_back(deferred.fulfil(key, quantity));
                fulfilment.earned += fulfilment.shipped.back().net;
            }
        };
        const auto unship = [&deferred, &fulfilment] {
            for (const auto &shipped : fulfilment.shipped)
                deferred.unfulfil(shipped);
        };
        const bool byStatus = fulfilment.id.empty();
        events.push_back(
            {.moment = parseMoment(fulfilment.shippedAt)->micros, .rank = byStatus ? 1 : 0, .happen = ship});
        if (!fulfilment.cancelledAt.empty())
            events.push_back({.moment = parseMoment(fulfilment.cancelledAt)->micros, .rank = 3, .happen = unship});
    }
    for (auto &credit : m_work.credits)
        events.push_back({.moment = credit.moment, .rank = 2, .happen = [this, &credit, &deferred, &rests] {
                              takeBackDeferred(credit, deferred);
                              rests.push_back({.id = {}, .shippedAt = credit.date, .earned = deferred.takeRest()});
                          }});
    std::ranges::stable_sort(events, {}, [](const Event &event) { return std::pair(event.moment, event.rank); });
    for (const auto &event : events)
        event.happen();

    std::ranges::move(rests, std::back_inserter(fulfilments));
    std::erase_if(fulfilments, [](const Fulfilment &fulfilment) { return fulfilment.earned == 0; });
    std::ranges::stable_sort(fulfilments, {},
                             [](const Fulfilment &each) { return parseMoment(each.shippedAt)->micros; });
    int number = 0;
    const auto post = [this](const std::string &id, const std::string &date, Wide earned, const char *what) {
        DocumentText text(m_work.maker.head(id, "journal", m_work.dayOf(date), m_work.currency()), m_work.currency());
        const auto words = what + m_work.order.name;
        text.entries(std::array{DocumentText::Entry{.role = "deferred_revenue", .amount = earned, .description = words},
                                DocumentText::Entry{.role = "sales", .amount = -earned, .description = words}});
        text.origin("shopify_order", m_work.order.id);
        m_work.give(text.finish(), m_work.group.orders.back().payload, {});
    };
    for (const auto &fulfilment : fulfilments) {
        const auto id = m_work.numbers.idOf('F', m_work.dayOf(fulfilment.shippedAt), ++number);
        post(id, fulfilment.shippedAt, fulfilment.earned, "Shipped of ");
        if (!fulfilment.cancelledAt.empty())
            post(id + "-X", fulfilment.cancelledAt, -fulfilment.earned, "Shipment cancelled of ");
    }
}

} // namespace leapfrog
