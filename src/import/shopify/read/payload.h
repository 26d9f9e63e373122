// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "core/money.h"
#include "ledger/refusal.h"

#include <QCoreApplication>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Reads one JSON object of a Shopify payload member by member and keeps the first problem, so that a mapping reads
/// straight through and asks once at its end. After a problem every answer is an empty or zero value.
/// A member that is null or an empty text counts as absent. Unknown members are Shopify's business and are ignored.
class Payload
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Payload)

public:
    /// `problem` collects the first problem of this object and of all objects reached from it. Both must outlive this.
    Payload(const JsonValue &json, std::optional<Refusal> &problem, std::string path = {});

    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// A text that must be there.
    std::string text(std::string_view name);
    /// A text, or an empty one.
    std::string textIfAny(std::string_view name);
    /// Shopify's number of a thing, as digits; a text of digits is one too, and so is a global id.
    std::string id(std::string_view name);
    std::string idIfAny(std::string_view name);
    bool flagIfAny(std::string_view name);
    /// A whole number from 0, at most 15 digits; a text of it is one too.
    std::int64_t count(std::string_view name);
    /// A moment as it is written, checked (`bad_date`).
    std::string moment(std::string_view name);
    /// The first of two moments that is there.
    std::string moment(std::string_view name, std::string_view otherwise);
    /// A fraction as a percent without needless digits: 0.09975 is "9.975". Empty for what is none.
    [[nodiscard]] std::string percentIfAny(std::string_view name) const;
    /// A text or number as it stands; empty for anything else. For what informs and never refuses money.
    [[nodiscard]] std::string wordIfAny(std::string_view name) const;
    /// A list of objects, other elements left out; empty for anything else. Likewise.
    [[nodiscard]] std::vector<Payload> listIfAny(std::string_view name) const;
    /// A currency that ISO 4217 knows.
    const Currency *currency(std::string_view name);
    /// Shop money in minor units: `X_set.shop_money.amount` where there is one, else `X`, which may be an object of the
    /// same kind (docs/accounting-rules.md §8).
    std::int64_t money(std::string_view name, const Currency &shop);
    /// The same, 0 when there is neither.
    std::int64_t moneyIfAny(std::string_view name, const Currency &shop);
    /// The amount of `X_set.presentment_money`, or nothing when there is none.
    std::optional<std::int64_t> presentmentMoney(std::string_view name, const Currency &presentment);
    /// A plain amount in minor units, a text or a JSON number, read exactly. Zeros beyond the currency's decimals are
    /// nothing.
    std::int64_t amount(std::string_view name, const Currency &currency);
    /// An object, or nothing.
    std::optional<Payload> objectIfAny(std::string_view name);
    /// The objects of an array that must be there.
    std::vector<Payload> items(std::string_view name);
    std::vector<Payload> itemsIfAny(std::string_view name);

    /// Notes a problem with a member, unless there was one before. `%1` in the message becomes the member's path.
    void refuse(std::string code, std::string_view name, const QString &message);

    /// The member, even when it is null; nullptr when it is absent.
    [[nodiscard]] const JsonValue *raw(std::string_view name) const { return m_json->find(name); }
    [[nodiscard]] bool failed() const { return m_problem->has_value(); }
    [[nodiscard]] const JsonValue &json() const { return *m_json; }

private:
    [[nodiscard]] const JsonValue *find(std::string_view name) const;
    const JsonValue *require(std::string_view name);
    [[nodiscard]] std::string pathOf(std::string_view name) const;
    std::optional<Payload> moneyObject(std::string_view name, std::string_view which);

    const JsonValue *m_json;
    std::optional<Refusal> *m_problem;
    std::string m_path;
};

/// What a payload says that it comes to, as it is written there: "10.80 USD". For refusals.
QString statedAmount(const JsonValue &payload);
/// The same of a refund: what its transactions say, one after the other.
QString statedMoney(const JsonValue &refund);

} // namespace leapfrog
