// SPDX-License-Identifier: MIT
#include "ledger/context.h"

#include "core/currency.h"
#include "ledger/object_reader.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

constexpr auto lockPolicies
    = std::to_array<Choice<LockPolicy>>({{"refuse", LockPolicy::Refuse}, {"catch_up", LockPolicy::CatchUp}});

constexpr auto deferralRoundings = std::to_array<Choice<DeferralRounding>>(
    {{"cumulative", DeferralRounding::Cumulative}, {"residual_last", DeferralRounding::ResidualLast}});

/// Reads an object of texts whose names are not fields. `meta` is free there too, unless it is a text.
template <typename Take> void readTexts(FirstRefusal &refusal, ObjectReader &parent, std::string_view field, Take take)
{
    const auto *const value = parent.find(field);
    if (value == nullptr)
        return;
    const FieldPath path{&parent.path(), field};
    ObjectReader reader(refusal, *value, path);
    std::set<std::string_view> seen;
    for (const auto &[name, member] : value->members()) {
        if (name == "meta" && member.isObject())
            continue;
        if (!seen.insert(name).second)
            reader.refuseDoubled(name);
        if (!reader.failed() && !isFitText(name))
            reader.refuse("bad_text", name,
                          QCoreApplication::translate("leapfrog::Context", "A name is empty, too long or not text."));
        const auto &text = readText(refusal, member, FieldPath{&path, name});
        if (reader.failed())
            return;
        take(reader, name, text);
    }
}

void readAccounts(FirstRefusal &refusal, ObjectReader &reader, Context &context)
{
    if (!reader.has("accounts"))
        return;
    context.accounts.clear();
    int index = 0;
    for (const auto &account : reader.array("accounts")) {
        const auto &code = readText(refusal, account, FieldPath{&reader.path(), "accounts", index++});
        if (refusal.isSet())
            return;
        context.accounts.insert(code);
    }
}

Posting readPosting(FirstRefusal &refusal, const JsonValue &value, const FieldPath &path, const Currency &base)
{
    // What post() prints may be handed back as it is, so its other fields are allowed.
    static constexpr std::array<std::string_view, 8> fields{"date",        "account", "currency", "amount",
                                                            "base_amount", "rule",    "why",      "line"};
    ObjectReader reader(refusal, value, path);
    reader.allowOnly(fields);
    Posting posting;
    posting.date = reader.date("date");
    posting.account = reader.text("account");
    const auto *const currency = reader.currency("currency");
    if (currency == nullptr)
        return posting;
    posting.currency = currency->code;
    posting.amount = static_cast<std::int64_t>(reader.amount("amount", *currency, Sign::Any, computedDigits));
    posting.baseAmount = static_cast<std::int64_t>(reader.amount("base_amount", base, Sign::Any, computedDigits));
    if (const auto *const rule = reader.optionalText("rule"))
        posting.rule = *rule;
    return posting;
}

void readPrevious(FirstRefusal &refusal, ObjectReader &reader, Context &context)
{
    if (!reader.has("previous"))
        return;
    context.previous.clear();
    const auto *const base = findCurrency(context.baseCurrency);
    Q_ASSERT(base != nullptr); // defaults hold a currency that is known
    int index = 0;
    for (const auto &value : reader.array("previous")) {
        const FieldPath path{&reader.path(), "previous", index++};
        context.previous.push_back(readPosting(refusal, value, path, *base));
        if (refusal.isSet())
            return;
    }
}

void readLock(ObjectReader &reader, Context &context)
{
    if (const auto *const locked = reader.find("locked_through"); locked != nullptr && locked->isNull())
        context.lockedThrough.reset();
    else if (locked != nullptr)
        context.lockedThrough = reader.date("locked_through");
    context.lockPolicy = reader.choice("lock_policy", lockPolicies, context.lockPolicy);
    context.deferralRounding = reader.choice("deferral_rounding", deferralRoundings, context.deferralRounding);
}

void readRolesAndTaxes(FirstRefusal &refusal, ObjectReader &reader, Context &context)
{
    readTexts(refusal, reader, "roles",
              [&context](ObjectReader &roles, const std::string &name, const std::string &account) {
                  if (const auto role = findRole(name))
                      context.roles.set(*role, account);
                  else
                      roles.refuseUnknown(name);
              });
    if (reader.has("tax_accounts"))
        context.taxAccounts.clear();
    readTexts(refusal, reader, "tax_accounts",
              [&context](ObjectReader &, const std::string &code, const std::string &account) {
                  context.taxAccounts[code] = account;
              });
}

} // namespace

bool Context::knows(std::string_view account) const
{
    return roles.contains(account) || accounts.contains(account);
}

const std::string &Context::taxAccount(std::string_view code, Role fallback) const
{
    const auto found = taxAccounts.find(code);
    return found != taxAccounts.end() ? found->second : roles[fallback];
}

tl::expected<Context, Refusal> Context::fromJson(const JsonValue &json, const Context &defaults, std::string_view path)
{
    static constexpr std::array<std::string_view, 8> fields{"base_currency",     "roles",          "accounts",
                                                            "tax_accounts",      "locked_through", "lock_policy",
                                                            "deferral_rounding", "previous"};
    Context context = defaults;
    FirstRefusal refusal;
    const FieldPath root{nullptr, path};
    ObjectReader reader(refusal, json, root);
    reader.allowOnly(fields);
    if (reader.has("base_currency")) {
        if (const auto *const base = reader.currency("base_currency"))
            context.baseCurrency = base->code;
    }
    readRolesAndTaxes(refusal, reader, context);
    readAccounts(refusal, reader, context);
    readLock(reader, context);
    if (!refusal.isSet())
        readPrevious(refusal, reader, context);
    if (refusal.isSet())
        return tl::unexpected(refusal.take());
    return context;
}

} // namespace leapfrog
