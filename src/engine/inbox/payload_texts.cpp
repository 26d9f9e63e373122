// SPDX-License-Identifier: MIT
#include "engine/inbox/payload_texts.h"

#include "core/json.h"
#include "import/shopify/read/rest_names.h"
#include "ledger/post.h"

#include <QCoreApplication>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::GroupReader)
};

} // namespace

/// The order that a balance transaction is about, or nothing.
static std::string orderGroupOf(const KeptPayload &payload)
{
    if (payload.kind != "balance_transaction")
        return {};
    const auto json = parseJson(payload.payload);
    if (!json)
        return {};
    auto order = textOf(*json, "source_order_id");
    if (const auto *const associated = json->find("associated_order"); order.empty() && associated != nullptr)
        order = textOf(*associated, "id"); // GraphQL
    return order.empty() ? std::string() : "order/" + order;
}

/// Whether its ids are longer than any of Shopify's, and than the database keeps.
static bool hasLongId(const JudgedPayload &one)
{
    static constexpr std::size_t mostBytes = 400;
    return one.payload.shopifyId.size() > mostBytes || one.payload.group.size() > mostBytes
        || one.orderGroup.size() > mostBytes;
}

static std::string ratesText(const std::map<std::string, std::string> &fxRates)
{
    std::string text;
    for (const auto &[currency, rate] : fxRates) {
        text += text.empty() ? '{' : ',';
        appendJsonString(text, currency);
        text += ':';
        appendJsonString(text, rate);
    }
    return text + '}';
}

JudgedPayload judgedPayload(const TakenApart &taken, const std::map<std::string, std::string> &fxRates)
{
    JudgedPayload one{.payload = taken.payload,
                      .digest = digestOf(taken.payload.payload),
                      .verdict = taken.verdict.value_or(PayloadVerdict()),
                      .isFinal = taken.verdict.has_value(),
                      .orderGroup = orderGroupOf(taken.payload)};
    one.payload.file = QString::fromStdString(one.payload.file).toStdString(); // a file's name may be any bytes
    if (hasLongId(one)) {
        one.payload.shopifyId.clear();
        one.payload.group.clear();
        one.orderGroup.clear();
        one.isFinal = true;
        one.verdict = {.state = State::Refused,
                       .code = "bad_value",
                       .field = "id",
                       .message
                       = Words::tr("Its id, or that of what it belongs to, is longer than any of Shopify's. Nothing of "
                                   "it is posted. Look where the payload comes from."),
                       .waitsFor = {}};
    }
    if (one.payload.group.empty())
        one.payload.group = one.payload.kind + '/'
            + (one.payload.shopifyId.empty() ? one.digest.substr(0, 16) : one.payload.shopifyId);
    if ((one.payload.kind == "payout" || one.payload.kind == "order") && !fxRates.empty())
        one.fxRates = ratesText(fxRates);
    return one;
}

std::map<std::string, std::string> fxRatesOf(const std::vector<JudgedPayload> &payloads)
{
    std::map<std::string, std::string> rates;
    for (const auto &one : payloads) {
        if (one.fxRates == "{}")
            continue;
        if (const auto json = parseJson(one.fxRates)) {
            for (const auto &[currency, rate] : json->members())
                rates[currency] = rate.text();
        }
    }
    return rates;
}

void addBookedOnClearing(std::map<std::string, std::int64_t> &booked, const std::string &body, const Context &context)
{
    const auto json = parseJson(body);
    const auto *const meta = json ? json->find("meta") : nullptr;
    const auto transaction = meta != nullptr ? textOf(*meta, "shopify_transaction") : std::string();
    if (transaction.empty())
        return;
    const auto postings = post(*json, context);
    if (!postings)
        return;
    for (const auto &posting : *postings) {
        if (posting.account == context.roles[Role::CardClearing])
            booked[transaction] += posting.baseAmount;
    }
}

std::string noteNameOf(const JudgedPayload &one)
{
    const auto state = one.verdict.state;
    if (one.payload.kind != "order" || state == State::Read || state == State::Superseded)
        return {};
    const auto json = parseJson(one.payload.payload);
    return json ? textOf(*json, "name") : std::string();
}

} // namespace leapfrog
