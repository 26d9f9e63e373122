// SPDX-License-Identifier: MIT
#include "import/payloads.h"

#include <QtGlobal>

#include <algorithm>

namespace leapfrog::test {

/// JSON as it is written here without its line ends and indentation: one line of a JSON Lines file.
static std::string oneLine(std::string_view json)
{
    std::string line;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] != '\n')
            line += json[at];
        else
            at = std::min(json.find_first_not_of(' ', at + 1), json.size()) - 1;
    }
    return line;
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("there is no %s in the payload", std::string(from).c_str());
    return text.replace(at, from.size(), to);
}

std::string orderOnTop()
{
    return oneLine(R"({"id":1,"admin_graphql_api_id":"gid://shopify/Order/1","name":"#1001",
        "processed_at":"2026-01-31T23:30:00-05:00","cancelled_at":null,"test":false,
        "currency":"CAD","presentment_currency":"CAD","taxes_included":false,"financial_status":"paid",
        "customer":{"id":5,"first_name":"Ada","last_name":"Byron"},
        "total_price":"26.43","total_price_set":{"shop_money":{"amount":"26.43","currency_code":"CAD"},
            "presentment_money":{"amount":"26.43","currency_code":"CAD"}},
        "total_tip_received":"2.00",
        "line_items":[{"id":11,"title":"Lamp","quantity":2,"price":"10.00","gift_card":false,
            "price_set":{"shop_money":{"amount":"10.00","currency_code":"CAD"}},
            "discount_allocations":[{"amount":"1.00","amount_set":{"shop_money":{"amount":"1.00"}}},{"amount":"0.50"}],
            "tax_lines":[{"title":"GST","price":"0.93","rate":0.05},{"title":"QST","price":"1.85","rate":0.09975}]}],
        "shipping_lines":[{"id":12,"title":"Standard","price":"4.00","is_removed":false,
            "discount_allocations":[{"amount":"1.00"}],
            "tax_lines":[{"title":"GST","price":"0.15","rate":0.05},{"title":"QST","price":"0.00","rate":0.09975}]}],
        "refunds":[]})");
}

std::string orderIncluded()
{
    return oneLine(R"({"id":2,"name":"#1002","processed_at":"2026-02-01T00:10:00+00:00","currency":"GBP",
        "presentment_currency":"USD","taxes_included":true,"financial_status":"paid",
        "total_price":"176.00","total_price_set":{"shop_money":{"amount":"176.00","currency_code":"GBP"},
            "presentment_money":{"amount":"300.01","currency_code":"USD"}},
        "line_items":[
            {"id":21,"title":"Coat","quantity":1,"price":"120.00",
                "tax_lines":[{"title":"GB VAT","price":"20.00","rate":0.2}]},
            {"id":22,"title":"Gift card","quantity":1,"price":"50.00","gift_card":true,"tax_lines":[]}],
        "shipping_lines":[
            {"id":23,"title":"Courier","price":"9.00","is_removed":true,
                "tax_lines":[{"title":"Old VAT","price":"1.50","rate":0.2}]},
            {"id":24,"title":"Post","price":"6.00","tax_lines":[{"title":"GB VAT","price":"1.00","rate":0.2}]}]})");
}

std::string refundOnTop()
{
    return oneLine(R"({"id":71,"order_id":1,"processed_at":"2026-02-03T09:00:00-05:00",
        "refund_line_items":[{"id":72,"line_item_id":11,"quantity":1,"subtotal":9.25,"total_tax":1.39}],
        "order_adjustments":[
            {"id":73,"kind":"shipping_refund","amount":"-3.00","tax_amount":"-0.15"},
            {"id":74,"kind":"refund_discrepancy","amount":"0.90","tax_amount":"0.10"}],
        "transactions":[{"id":81,"order_id":1,"kind":"refund","gateway":"shopify_payments","status":"success",
            "amount":"12.79","currency":"CAD","processed_at":"2026-02-03T09:00:00-05:00"}]})");
}

std::string transaction(int id, int orderId, std::string_view kind, std::string_view amount, std::string_view currency,
                        std::string_view gateway)
{
    return R"({"id":)" + std::to_string(id) + R"(,"order_id":)" + std::to_string(orderId) + R"(,"kind":")"
        + std::string(kind) + R"(","gateway":")" + std::string(gateway)
        + R"(","status":"success","processed_at":"2026-02-02T10:00:00-05:00","amount":")" + std::string(amount)
        + R"(","currency":")" + std::string(currency) + R"(","receipt":{"fee_amount":"9.99"}})";
}

std::string payout()
{
    return oneLine(R"({"id":90,"status":"paid","date":"2026-02-05","currency":"CAD","amount":"405.20",
        "summary":{"adjustments_fee_amount":"15.00","adjustments_gross_amount":"-20.00",
            "charges_fee_amount":"14.80","charges_gross_amount":"500.00",
            "refunds_fee_amount":"0.00","refunds_gross_amount":"-40.00",
            "reserved_funds_fee_amount":"0.00","reserved_funds_gross_amount":"-30.00",
            "retried_payouts_fee_amount":"0.00","retried_payouts_gross_amount":"25.00"}})");
}

} // namespace leapfrog::test
