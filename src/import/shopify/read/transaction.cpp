// SPDX-License-Identifier: MIT
#include "import/shopify/read/transaction.h"

#include "import/shopify/read/payload.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

using Effect = ShopifyTransaction::Effect;

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyTransaction)
};

} // namespace

static Effect effectOf(Payload &payload, const ShopifyTransaction &transaction)
{
    static constexpr auto kinds = std::to_array<std::pair<std::string_view, Effect>>({{"sale", Effect::Payment},
                                                                                      {"capture", Effect::Payment},
                                                                                      {"refund", Effect::Refund},
                                                                                      {"change", Effect::Change}});
    const auto *const test = payload.raw("test");
    if (test != nullptr && test->boolean())
        return Effect::Test;
    const auto &kind = transaction.kind;
    if (kind == "void" || kind == "suggested_refund" || kind.ends_with("authorization"))
        return Effect::NoCash;
    if (transaction.status == "pending")
        return Effect::Pending;
    if (transaction.status != "success")
        return Effect::NoCash;
    for (const auto &[name, effect] : kinds) {
        if (name == kind)
            return effect;
    }
    payload.refuse("bad_value", "kind",
                   Words::tr("“%2” in %1 is no kind of transaction that is known here.")
                       .arg(QStringLiteral("%1"), QString::fromStdString(kind)));
    return Effect::NoCash;
}

int ShopifyTransaction::rank() const
{
    if (status == "success")
        return 2;
    return status == "failure" || status == "error" ? 1 : 0;
}

tl::expected<ShopifyTransaction, Refusal> readTransaction(const JsonValue &json)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    ShopifyTransaction transaction;
    transaction.id = payload.id("id");
    transaction.kind = payload.text("kind");
    transaction.status = payload.text("status");
    transaction.gateway = payload.wordIfAny("gateway");
    if (!problem)
        transaction.effect = effectOf(payload, transaction);
    if (transaction.movesCash() || transaction.effect == Effect::Pending)
        transaction.date = payload.moment("processed_at", "created_at");
    if (problem)
        return tl::unexpected(std::move(*problem));
    return transaction;
}

namespace {

class CashReader
{
public:
    CashReader(Payload &payload, const Currency &shop, const Currency &presentment, bool presentmentTotalKnown)
        : m_payload(payload)
        , m_shop(shop)
        , m_presentment(presentment)
        , m_scalable(presentmentTotalKnown && &shop != &presentment)
    { }
    ShopifyCash read();

private:
    void readAmount();
    void readPlain();

    Payload &m_payload;
    const Currency &m_shop;
    const Currency &m_presentment;
    bool m_scalable;
    ShopifyCash m_cash;
};

void CashReader::readPlain()
{
    const auto code = m_payload.wordIfAny("currency");
    if (code == m_shop.code || (code.empty() && &m_shop == &m_presentment)) {
        m_cash.amount = m_payload.money("amount", m_shop);
        return;
    }
    m_cash.inPresentment = true;
    if (code == m_presentment.code)
        m_cash.amount = m_payload.amount("amount", m_presentment);
    if (code == m_presentment.code && (m_scalable || m_cash.amount == 0))
        return;
    if (code == m_presentment.code)
        m_payload.refuse("missing_rate", "currency",
                         Words::tr("%1 is not the shop's currency, and the order does not tell its total in it."));
    else if (code.empty())
        m_payload.refuse("missing_field", "currency", Words::tr("%1 is missing, and the order has two currencies."));
    else
        m_payload.refuse("bad_currency", "currency", Words::tr("%1 is not a currency of the order."));
}

void CashReader::readAmount()
{
    auto set = m_payload.objectIfAny("amount_set");
    auto shown = set ? set->objectIfAny("presentment_money") : std::nullopt;
    if (shown && m_scalable && shown->wordIfAny("currency_code") == m_presentment.code) {
        m_cash.inPresentment = true;
        m_cash.amount = shown->amount("amount", m_presentment);
    } else if (set) {
        m_cash.amount = m_payload.money("amount", m_shop);
    } else {
        readPlain();
    }
    if (m_cash.amount < 0)
        m_payload.refuse("negative_amount", "amount", Words::tr("%1 is below 0."));
}

ShopifyCash CashReader::read()
{
    readAmount();
    m_cash.rounding = m_payload.moneyIfAny("amount_rounding", m_shop);
    if (auto adjustment = m_payload.objectIfAny("currency_exchange_adjustment")) {
        const auto code = adjustment->wordIfAny("currency");
        if (!code.empty() && code != m_shop.code)
            adjustment->refuse("bad_currency", "currency", Words::tr("%1 is not the shop's currency."));
        m_cash.exchange = adjustment->moneyIfAny("adjustment", m_shop);
    }
    return m_cash;
}

} // namespace

tl::expected<ShopifyCash, Refusal> readCash(const JsonValue &json, const Currency &shop, const Currency &presentment,
                                            bool presentmentTotalKnown)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    const auto cash = CashReader(payload, shop, presentment, presentmentTotalKnown).read();
    if (problem)
        return tl::unexpected(std::move(*problem));
    return cash;
}

} // namespace leapfrog
