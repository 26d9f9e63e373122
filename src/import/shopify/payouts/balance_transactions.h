// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "import/document_text.h"
#include "ledger/refusal.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

class JsonValue;

/// A payout's parts. They come to its net: gross − fees − reserve + adjustments.
struct PayoutFigures
{
    Wide gross = 0; ///< charges and refunds
    Wide fees = 0;
    Wide reserve = 0; ///< held back
    std::vector<DocumentText::Adjustment> adjustments;

    [[nodiscard]] Wide net() const;
    /// Adds to the adjustment of that role and reason.
    void adjust(Wide amount, std::string_view role, const std::string &reason);
};

/// What a payout's balance transactions come to, told apart by their types.
class BalanceTransactions
{
public:
    explicit BalanceTransactions(const Currency &currency)
        : m_currency(currency)
    { }

    /// Nothing when it was read; else what is wrong with it.
    std::optional<Refusal> add(const JsonValue &transaction);

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] const PayoutFigures &figures() const { return m_figures; }
    /// The rate that they tell, or empty.
    [[nodiscard]] const std::string &exchangeRate() const { return m_exchangeRate; }
    /// What each of an order's transactions came to, by its number.
    [[nodiscard]] const std::map<std::string, Wide> &ofTransactions() const { return m_ofTransactions; }

private:
    const Currency &m_currency;
    int m_count = 0;
    PayoutFigures m_figures;
    std::string m_exchangeRate;
    std::map<std::string, Wide> m_ofTransactions;
};

} // namespace leapfrog
