// SPDX-License-Identifier: MIT
#include "import/shopify/document_maker.h"

#include "core/currency.h"
#include "core/json.h"
#include "ledger/post.h"

#include <QCoreApplication>

namespace leapfrog {

DocumentMaker::DocumentMaker(const ShopifySettings &settings)
    : m_settings(settings)
{
    for (const auto &[gateway, account] : settings.gateways)
        m_context.accounts.insert(account);
}

const Currency &DocumentMaker::baseOr(const Currency &currency) const
{
    const auto *const base = findCurrency(m_settings.baseCurrency);
    return base != nullptr ? *base : currency;
}

/// Empty: it is the base currency, or nobody gave a rate.
std::string DocumentMaker::rateOf(const Currency &currency) const
{
    const auto rate = m_settings.fxRates.find(std::string(currency.code));
    return rate != m_settings.fxRates.end() && &baseOr(currency) != &currency ? rate->second : std::string();
}

Wide DocumentMaker::inBase(Wide minor, const Currency &currency) const
{
    const auto rate = Rate::parse(rateOf(currency));
    const auto amount = inComputedRange(minor);
    if (!rate || !amount)
        return minor;
    const auto converted = rate->convert(*amount, currency.decimals, baseOr(currency).decimals);
    return converted ? Wide(*converted) : minor;
}

DocumentText::Head DocumentMaker::head(std::string id, std::string type, std::string date, const Currency &currency,
                                       std::string party) const
{
    return {.id = std::move(id),
            .type = std::move(type),
            .date = std::move(date),
            .partyName = std::move(party),
            .fxRate = rateOf(currency)};
}

std::optional<Refusal> DocumentMaker::problemOf(const ImportedDocument &document) const
{
    const auto json = parseJson(document.body);
    if (!json)
        return Refusal{.code = "malformed", .field = {}, .message = json.error().message};
    const auto *const currency = findCurrency(document.currency);
    const auto &base = baseOr(*currency);
    if (&base != currency && json->find("fx_rate") == nullptr)
        return Refusal{
            .code = "missing_rate",
            .field = "fx_rate",
            .message = QCoreApplication::translate(
                           "leapfrog::DocumentMaker",
                           "It is in %1, the organisation's base currency is %2, and Shopify tells no rate. Import it "
                           "into an organisation of its own, or again with --fx-rate %1=RATE (%2 for one %1).")
                           .arg(QString::fromStdString(document.currency),
                                QString::fromUtf8(base.code.data(), std::ssize(base.code)))};
    auto context = m_context;
    context.baseCurrency = base.code;
    const auto postings = post(*json, context);
    return postings ? std::nullopt : std::optional(postings.error());
}

QString shownMoney(Wide minor, const Currency &currency)
{
    return QString::fromStdString(Money{.minor = minor, .currency = &currency}.text());
}

} // namespace leapfrog
