// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "ledger/chart_of_accounts.h"
#include "ledger/object_reader.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

constexpr std::array<std::string_view, 3> accountFields{"code", "name", "kind"};

constexpr auto kinds = std::to_array<Choice<AccountKind>>({{"asset", AccountKind::Asset},
                                                           {"liability", AccountKind::Liability},
                                                           {"equity", AccountKind::Equity},
                                                           {"income", AccountKind::Income},
                                                           {"expense", AccountKind::Expense}});

void readAccount(ObjectReader &reader, ChartOfAccounts &chart)
{
    Account account{.code = reader.text("code"), .name = reader.text("name"), .kind = reader.choice("kind", kinds)};
    if (!reader.failed() && chart.find(account.code) != nullptr)
        reader.refuse("duplicate_field", "code",
                      QCoreApplication::translate("leapfrog::ChartOfAccounts", "The account “%1” occurs twice.")
                          .arg(QString::fromStdString(account.code)));
    chart.add(std::move(account));
}

} // namespace

std::string ChartOfAccounts::toJson() const
{
    std::string json = "[";
    std::string_view separator = "\n";
    for (const auto &[code, account] : m_accounts) {
        json += separator;
        json += "{\"code\":";
        appendJsonString(json, code);
        json += ",\"name\":";
        appendJsonString(json, account.name);
        json += ",\"kind\":\"";
        json += accountKindName(account.kind);
        json += "\"}";
        separator = ",\n";
    }
    json += "\n]";
    return json;
}

tl::expected<ChartOfAccounts, Refusal> ChartOfAccounts::fromJson(std::string_view json)
{
    const auto parsed = parseJson(json);
    if (!parsed)
        return tl::unexpected(Refusal{"malformed", {}, parsed.error().message});
    FirstRefusal refusal;
    const FieldPath root;
    const auto *list = &*parsed;
    if (parsed->isObject()) {
        ObjectReader whole(refusal, *parsed, root);
        whole.array("accounts"); // refuses what is none
        list = parsed->find("accounts");
    } else if (!parsed->isArray()) {
        refusal.set("wrong_type", {},
                    QCoreApplication::translate("leapfrog::ChartOfAccounts", "A chart is an array of accounts."));
    }
    ChartOfAccounts chart;
    int index = 0;
    for (std::size_t i = 0; !refusal.isSet() && i < list->items().size(); ++i) {
        const FieldPath path{&root, "accounts", index++};
        ObjectReader reader(refusal, list->items()[i], path);
        reader.allowOnly(accountFields);
        readAccount(reader, chart);
    }
    if (refusal.isSet())
        return tl::unexpected(refusal.take());
    return chart;
}

} // namespace leapfrog
