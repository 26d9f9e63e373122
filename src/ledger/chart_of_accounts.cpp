// SPDX-License-Identifier: MIT
#include "ledger/chart_of_accounts.h"

#include "core/csv.h"
#include "core/json.h"
#include "ledger/object_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

constexpr std::array<std::string_view, 5> kindNames{"asset", "liability", "equity", "income", "expense"};

struct DefaultAccount
{
    std::string_view code;
    std::string_view name;
    AccountKind kind;
};

constexpr auto defaults = std::to_array<DefaultAccount>({
    {"1000", "Bank", AccountKind::Asset},
    {"1010", "Cash", AccountKind::Asset},
    {"1020", "Card clearing", AccountKind::Asset},
    {"1021", "Other clearing", AccountKind::Asset},
    {"1030", "Gateway reserve", AccountKind::Asset},
    {"1040", "Payouts in transit", AccountKind::Asset},
    {"1200", "Accounts receivable", AccountKind::Asset},
    {"1400", "Input tax", AccountKind::Asset},
    {"1500", "Prepaid expenses", AccountKind::Asset},
    {"1600", "Vendor credit", AccountKind::Asset},
    {"2000", "Accounts payable", AccountKind::Liability},
    {"2100", "Output tax", AccountKind::Liability},
    {"2200", "Deferred revenue", AccountKind::Liability},
    {"2300", "Gift card liability", AccountKind::Liability},
    {"2400", "Tips payable", AccountKind::Liability},
    {"2450", "Duties payable", AccountKind::Liability},
    {"2460", "Marketplace tax", AccountKind::Liability},
    {"2500", "Customer credit", AccountKind::Liability},
    {"2600", "Capital loan", AccountKind::Liability},
    {"3000", "Opening balances", AccountKind::Equity},
    {"4000", "Sales", AccountKind::Income},
    {"4050", "Sales returns", AccountKind::Income},
    {"4100", "Shipping revenue", AccountKind::Income},
    {"4150", "Additional fees", AccountKind::Income},
    {"4200", "Gift card breakage", AccountKind::Income},
    {"4300", "Other income", AccountKind::Income},
    {"4310", "Restocking fees", AccountKind::Income},
    {"4900", "Exchange gains", AccountKind::Income},
    {"5900", "Exchange losses", AccountKind::Expense},
    {"6000", "Expenses", AccountKind::Expense},
    {"6100", "Payment fees", AccountKind::Expense},
    {"6110", "Gateway adjustments", AccountKind::Expense},
    {"6120", "Disputes", AccountKind::Expense},
    {"6130", "Shipping costs", AccountKind::Expense},
    {"6200", "Bad debt", AccountKind::Expense},
    {"6300", "Refund discrepancies", AccountKind::Expense},
    {"6900", "Rounding", AccountKind::Expense},
});

/// Reads one row of a chart; what is wrong with it is the refusal's code and message.
class ChartRow
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ChartOfAccounts)

public:
    static tl::expected<Account, Refusal> read(const CsvRow &row);
    static Refusal refusal(std::string_view code, int line, const QString &message)
    {
        return {std::string(code), "line " + std::to_string(line), message};
    }
};

tl::expected<Account, Refusal> ChartRow::read(const CsvRow &row)
{
    if (row.fields.size() != 3)
        return tl::unexpected(refusal("missing_field", row.line, tr("A row has a code, a name and a kind.")));
    Account account{std::string(csvText(row.fields[0])), std::string(csvText(row.fields[1])), AccountKind::Asset};
    if (!isFitText(account.code) || !isFitText(account.name))
        return tl::unexpected(refusal("bad_text", row.line,
                                      tr("Code and name must have 1 to 200 characters and no control characters.")));
    const auto kind = findAccountKind(csvText(row.fields[2]));
    if (!kind)
        return tl::unexpected(refusal("bad_value", row.line,
                                      tr("“%1” is no kind of account.").arg(QString::fromStdString(row.fields[2]))));
    account.kind = *kind;
    return account;
}

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

std::string_view accountKindName(AccountKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<AccountKind> findAccountKind(std::string_view name)
{
    const auto *const found = std::ranges::find(kindNames, name);
    if (found == kindNames.end())
        return {};
    return static_cast<AccountKind>(found - kindNames.begin());
}

AccountKind guessedKind(std::string_view code)
{
    switch (code.empty() ? '1' : code.front()) {
    case '2':
        return AccountKind::Liability;
    case '3':
        return AccountKind::Equity;
    case '4':
        return AccountKind::Income;
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return AccountKind::Expense;
    default:
        return AccountKind::Asset;
    }
}

ChartOfAccounts ChartOfAccounts::defaultChart()
{
    ChartOfAccounts chart;
    for (const auto &account : defaults)
        chart.add({std::string(account.code), std::string(account.name), account.kind});
    return chart;
}

void ChartOfAccounts::add(Account account)
{
    auto code = account.code;
    m_accounts.insert_or_assign(std::move(code), std::move(account));
}

const Account *ChartOfAccounts::find(std::string_view code) const
{
    const auto found = m_accounts.find(code);
    return found != m_accounts.end() ? &found->second : nullptr;
}

AccountKind ChartOfAccounts::kindOf(std::string_view code) const
{
    const auto *const account = find(code);
    return account != nullptr ? account->kind : guessedKind(code);
}

std::string ChartOfAccounts::toCsv() const
{
    std::string csv = "code,name,kind\r\n";
    for (const auto &[code, account] : m_accounts) {
        appendCsvText(csv, code);
        csv += ',';
        appendCsvText(csv, account.name);
        csv += ',';
        csv += accountKindName(account.kind);
        csv += "\r\n";
    }
    return csv;
}

tl::expected<ChartOfAccounts, Refusal> ChartOfAccounts::fromCsv(std::string_view csv)
{
    const auto rows = parseCsv(csv);
    if (!rows)
        return tl::unexpected(
            Refusal{"malformed", {}, ChartRow::tr("This is not valid CSV: a quote is out of place.")});
    if (rows->empty() || rows->front().fields != std::vector<std::string>{"code", "name", "kind"})
        return tl::unexpected(
            ChartRow::refusal("missing_field", 1, ChartRow::tr("The first line must be: code,name,kind")));

    ChartOfAccounts chart;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        auto account = ChartRow::read((*rows)[i]);
        if (!account)
            return tl::unexpected(account.error());
        if (chart.find(account->code) != nullptr)
            return tl::unexpected(ChartRow::refusal(
                "duplicate_field", (*rows)[i].line,
                ChartRow::tr("The account “%1” occurs twice.").arg(QString::fromStdString(account->code))));
        chart.add(std::move(*account));
    }
    return chart;
}

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
