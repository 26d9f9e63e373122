// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/refusal.h"

#include <QString>

#include <tl/expected.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

enum class AccountKind
{
    Asset,
    Liability,
    Equity,
    Income,
    Expense,
};

/// `asset`, `liability` … as in files and the database.
std::string_view accountKindName(AccountKind kind);
std::optional<AccountKind> findAccountKind(std::string_view name);

/// What an account is taken for when the chart says nothing: by the first digit of its code, as in the default chart
/// (1 asset, 2 liability, 3 equity, 4 income, 5 to 9 expense); an asset when there is no digit.
AccountKind guessedKind(std::string_view code);

struct Account
{
    std::string code;
    std::string name; ///< what people call it; data, not translated once it is stored
    AccountKind kind = AccountKind::Asset;

    friend bool operator==(const Account &, const Account &) = default;
};

/// An organisation's accounts by code. Plain data.
class ChartOfAccounts
{
public:
    /// The accounts of docs/accounting-rules.md §3 with English names.
    static ChartOfAccounts defaultChart();

    void add(Account account);
    [[nodiscard]] const Account *find(std::string_view code) const;
    /// The account's kind, or guessedKind() when it is not in the chart.
    [[nodiscard]] AccountKind kindOf(std::string_view code) const;
    [[nodiscard]] const std::map<std::string, Account, std::less<>> &accounts() const { return m_accounts; }

    /// As CSV `code,name,kind` with a heading line (RFC 4180); text that a spreadsheet would run is made harmless.
    [[nodiscard]] std::string toCsv() const;
    /// Reads what toCsv() writes. Errors: `malformed`, `missing_field`, `bad_text`, `bad_value`, `duplicate_field`,
    /// with `line N` as the field.
    static tl::expected<ChartOfAccounts, Refusal> fromCsv(std::string_view csv);

    /// As JSON: `[{"code","name","kind"}, …]`, one account per line.
    [[nodiscard]] std::string toJson() const;
    /// Reads what toJson() writes, also as the member `accounts` of an object. Errors: `malformed`, and those of
    /// documents (docs/accounting-rules.md §7), with the path as the field, as `accounts[3].kind`.
    static tl::expected<ChartOfAccounts, Refusal> fromJson(std::string_view json);

private:
    std::map<std::string, Account, std::less<>> m_accounts;
};

} // namespace leapfrog
