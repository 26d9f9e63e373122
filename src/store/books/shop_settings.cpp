// SPDX-License-Identifier: MIT
#include "store/books/shop_settings.h"

#include "core/json.h"

namespace leapfrog {

static constexpr std::string_view settingsSql
    = "SELECT base_currency, time_zone, gateways::text, revenue_at FROM organisation WHERE org_id = $1";

Result<ShopifySettings> shopSettings(Connection &connection, const std::string &orgId)
{
    const auto rows = connection.run(settingsSql, {orgId});
    if (!rows)
        return failed(rows);
    ShopifySettings settings;
    if (rows->isEmpty())
        return settings;
    const auto row = rows->first();
    settings.baseCurrency = row.text(0);
    settings.timeZone = row.text(1);
    settings.revenueAt
        = row.view(3) == "fulfilment" ? ShopifySettings::RevenueAt::Fulfilment : ShopifySettings::RevenueAt::Order;
    const auto gateways = parseJson(row.view(2));
    if (!gateways)
        return failed(gateways);
    for (const auto &[name, account] : gateways->members())
        settings.gateways[name] = account.text();
    return settings;
}

} // namespace leapfrog
