// SPDX-License-Identifier: MIT
#include "store/books/organisations.h"

#include "core/currency.h"
#include "store/books/documents.h"
#include "store/books/posting_store.h"
#include "store/books/shop_settings.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrganisationStore)
};

} // namespace

static constexpr std::string_view stateSql = R"(
    SELECT organisation.settings_changed_at, organisation.settings_changed_by, count(document.document_id), count(nullif(document.posted_version, 0)),
           organisation.fiscal_year_start
      FROM organisation LEFT JOIN document USING (org_id) WHERE organisation.org_id = $1 GROUP BY organisation.org_id)";

// A role or tax code with an empty account is taken out; the others are put in.
static constexpr std::string_view changeSql = R"(
    UPDATE organisation
       SET base_currency = coalesce($2, base_currency),
           lock_policy = coalesce($3, lock_policy),
           deferral_rounding = coalesce($4, deferral_rounding),
           roles = CASE WHEN jsonb_typeof(roles) = 'object' THEN roles ELSE '{}' END - $5::text[] || coalesce((SELECT jsonb_object_agg(role, code)
                       FROM unnest($5::text[], $6::text[]) AS named(role, code) WHERE code <> ''), '{}'),
           tax_accounts = CASE WHEN jsonb_typeof(tax_accounts) = 'object' THEN tax_accounts ELSE '{}' END - $7::text[] || coalesce((SELECT jsonb_object_agg(tax, code)
                       FROM unnest($7::text[], $8::text[]) AS named(tax, code) WHERE code <> ''), '{}'),
           gateways = CASE WHEN jsonb_typeof(gateways) = 'object' THEN gateways ELSE '{}' END - $9::text[] || coalesce((SELECT jsonb_object_agg(name, code)
                       FROM unnest($9::text[], $10::text[]) AS named(name, code) WHERE code <> ''), '{}'),
           time_zone = coalesce($11, time_zone),
           revenue_at = coalesce($12, revenue_at),
           fiscal_year_start = coalesce($13, fiscal_year_start)
     WHERE org_id = $1
    RETURNING (SELECT EXISTS (SELECT 1 FROM document WHERE document.org_id = $1)), (SELECT base_currency FROM organisation WHERE org_id = $1))";

Result<OrganisationState> OrganisationStore::show(const std::string &orgId)
{
    auto context = PostingStore(m_connection).context(orgId);
    if (!context && context.error().code != Error::Code::NotFound)
        return failed(context);
    const auto rows = m_connection.run(stateSql, {orgId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty() || !context)
        return failed(
            {.code = Error::Code::NotFound,
             .message = Words::tr("There is no organisation \"%1\" here. Import documents into it, or make it "
                                  "by naming its base currency.")
                            .arg(QString::fromStdString(orgId)),
             .cause = {},
             .reason = "unknown_organisation",
             .field = "org"});
    auto shop = shopSettings(m_connection, orgId);
    if (!shop)
        return failed(shop);
    const auto row = rows->first();
    return OrganisationState{.id = orgId,
                             .context = std::move(*context),
                             .shop = std::move(*shop),
                             .fiscalYearStart = row.integer(4),
                             .settingsChangedAt = row.moment(0),
                             .settingsChangedBy = row.text(1),
                             .documents = row.big(2),
                             .posted = row.big(3)};
}

static Error invalid(const char *code, const std::string &field, const QString &message)
{
    return {.code = Error::Code::Invalid, .message = message, .cause = {}, .reason = code, .field = field};
}

static void appendPairs(std::string &json, const char *name, const std::map<std::string, std::string> &pairs)
{
    json += std::string(json.size() > 1 ? ",\"" : "\"") + name + "\":{";
    const char *separator = "";
    for (const auto &[key, account] : pairs) {
        if (account.empty())
            continue;
        json += separator;
        appendJsonString(json, key);
        json += ':';
        appendJsonString(json, account);
        separator = ",";
    }
    json += '}';
}

static void appendChoice(std::string &json, const char *name, const std::optional<std::string> &choice)
{
    if (!choice)
        return;
    json += std::string(json.size() > 1 ? ",\"" : "\"") + name + "\":";
    appendJsonString(json, *choice);
}

/// A context with what is changed of it, or why it can't be read, with its own code and field.
static Result<Context> contextWith(const Context &now, const OrganisationChange &change)
{
    static const Roles defaultRoles;
    Context base = now;
    for (const auto &[name, account] : change.roles) {
        if (const auto role = findRole(name); role && account.empty())
            base.roles.set(*role, defaultRoles[*role]);
    }
    auto taxes = now.taxAccounts;
    for (const auto &[code, account] : change.taxAccounts)
        taxes[code] = account; // an empty one is left out below
    std::string json = "{";
    appendPairs(json, "roles", change.roles);
    appendPairs(json, "tax_accounts", {taxes.begin(), taxes.end()});
    appendChoice(json, "lock_policy", change.lockPolicy);
    appendChoice(json, "deferral_rounding", change.deferralRounding);
    const auto settings = parseJson(json + '}');
    if (!settings)
        return failed(settings);
    auto context = Context::fromJson(*settings, base, "organisation");
    if (!context)
        return failed(toError(context.error()));
    return std::move(*context);
}

/// A currency or a role that is not known would make every posting fail.
static Result<> checkNames(const OrganisationChange &change)
{
    if (change.baseCurrency && findCurrency(*change.baseCurrency) == nullptr)
        return failed(
            invalid("bad_currency", "base_currency",
                    Words::tr("\"%1\" is no ISO 4217 currency.").arg(QString::fromStdString(*change.baseCurrency))));
    for (const auto &[role, account] : change.roles) {
        if (!findRole(role) && !account.empty()) // what somebody else wrote can be taken out
            return failed(invalid("unknown_field", "roles." + role,
                                  Words::tr("There is no role \"%1\".").arg(QString::fromStdString(role))));
    }
    if (const auto context = contextWith(Context(), change); !context)
        return failed(context);
    return {};
}

/// Gateways are compared without case.
static std::map<std::string, std::string> inSmallLetters(const std::map<std::string, std::string> &gateways)
{
    std::map<std::string, std::string> small;
    for (const auto &[name, account] : gateways)
        small[QString::fromStdString(name).toLower().toStdString()] = account;
    return small;
}

/// What would make payloads unreadable, or give documents that no rule takes.
static Result<> checkShop(const OrganisationChange &change, const Context &context)
{
    if (change.timeZone && !change.timeZone->empty()
        && !QTimeZone::isTimeZoneIdAvailable(QByteArray::fromStdString(*change.timeZone)))
        return failed(invalid("bad_value", "time_zone",
                              Words::tr("\"%1\" is no time zone. Name one as Europe/Berlin or America/New_York.")
                                  .arg(QString::fromStdString(*change.timeZone))));
    if (change.revenueAt && *change.revenueAt != "order" && *change.revenueAt != "fulfilment")
        return failed(invalid("bad_value", "revenue_at",
                              Words::tr("Revenue counts at \"order\" or at \"fulfilment\", not at \"%1\".")
                                  .arg(QString::fromStdString(*change.revenueAt))));
    for (const auto &[name, account] : change.gateways) {
        if (!account.empty() && !context.knows(account))
            return failed(
                invalid("unknown_account", "gateways." + name,
                        Words::tr("There is no account \"%1\" in the chart: add it with leapfrogctl accounts import.")
                            .arg(QString::fromStdString(account))));
    }
    return {};
}

static std::pair<std::vector<std::string>, std::vector<std::string>>
columns(const std::map<std::string, std::string> &pairs)
{
    std::pair<std::vector<std::string>, std::vector<std::string>> columns;
    for (const auto &[key, value] : pairs) {
        columns.first.push_back(key);
        columns.second.push_back(value);
    }
    return columns;
}

/// Row-level security hides from an UPDATE what this login may only look at.
Result<> OrganisationStore::whyNotThere(const std::string &orgId)
{
    const auto seen = m_connection.run("SELECT 1 FROM organisation WHERE org_id = $1", {orgId});
    if (!seen)
        return failed(seen);
    if (seen->isEmpty())
        return {}; // show() says that there is none
    return failed({.code = Error::Code::Denied,
                   .message = Words::tr("In %1 your login may not change settings. An owner of %1 can, or allow it.")
                                  .arg(QString::fromStdString(orgId)),
                   .cause = {},
                   .reason = "missing_right",
                   .field = {}});
}

Result<> OrganisationStore::write(const std::string &orgId, const OrganisationChange &change)
{
    if (change.baseCurrency) {
        const auto holds = DocumentStore(m_connection).ensureOrganisation(orgId, *change.baseCurrency);
        if (!holds)
            return failed(holds);
    }
    const auto [roles, roleCodes] = columns(change.roles);
    const auto [taxes, taxCodes] = columns(change.taxAccounts);
    const auto [gateways, gatewayCodes] = columns(inSmallLetters(change.gateways));
    const auto rows = m_connection.run(changeSql,
                                       {orgId, change.baseCurrency, change.lockPolicy, change.deferralRounding, roles,
                                        roleCodes, taxes, taxCodes, gateways, gatewayCodes, change.timeZone,
                                        change.revenueAt, change.fiscalYearStart});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return whyNotThere(orgId);
    const auto row = rows->first();
    // Nothing can be in the books in one that is no currency.
    if (row.boolean(0) && change.baseCurrency && row.view(1) != *change.baseCurrency
        && findCurrency(row.view(1)) != nullptr)
        return failed({.code = Error::Code::Refused,
                       .message = Words::tr("Organisation \"%1\" has documents in its books already; its base currency "
                                            "stays %2.")
                                      .arg(QString::fromStdString(orgId), row.words(1)),
                       .cause = {},
                       .reason = "base_currency_in_use",
                       .field = "base_currency"});
    return {};
}

Result<OrganisationState> OrganisationStore::changeWithin(const std::string &orgId, const OrganisationChange &change)
{
    if (auto known = checkNames(change); !known)
        return failed(known);
    if (auto written = write(orgId, change); !written)
        return failed(written);
    // Reading it back checks accounts and words by the rules of the context: what does not pass is rolled back.
    auto state = show(orgId);
    if (!state)
        return state;
    if (auto fits = checkShop(change, state->context); !fits)
        return failed(fits);
    return state;
}

Result<OrganisationState> OrganisationStore::tryChange(const std::string &orgId, const OrganisationChange &change,
                                                       bool keep)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    auto state = changeWithin(orgId, change);
    if (!state || !keep)
        return state;
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return state;
}

Result<OrganisationState> OrganisationStore::change(const std::string &orgId, const OrganisationChange &change)
{
    auto state = tryChange(orgId, change, true);
    if (state || state.error().code == Error::Code::Unavailable)
        return state;
    // Other settings that can't be read are in the way: the database says only that something is.
    const auto context = PostingStore(m_connection).context(orgId);
    return !context && context.error().reason == "bad_settings" ? failed(context) : state;
}

static void changeShop(ShopifySettings &shop, const OrganisationChange &change)
{
    for (const auto &[name, account] : inSmallLetters(change.gateways)) {
        if (account.empty())
            shop.gateways.erase(name);
        else
            shop.gateways[name] = account;
    }
    shop.timeZone = change.timeZone.value_or(shop.timeZone);
    if (change.revenueAt)
        shop.revenueAt = *change.revenueAt == "fulfilment" ? ShopifySettings::RevenueAt::Fulfilment
                                                           : ShopifySettings::RevenueAt::Order;
}

Result<OrganisationState> OrganisationStore::preview(const std::string &orgId, const OrganisationChange &change)
{
    if (change.baseCurrency) // may make it
        return tryChange(orgId, change, false);
    if (auto known = checkNames(change); !known)
        return failed(known);
    auto state = show(orgId);
    if (!state && state.error().reason == "bad_settings") // the change may be what mends them
        return tryChange(orgId, change, false);
    if (!state)
        return state;
    auto context = contextWith(state->context, change);
    if (!context)
        return failed(context);
    context->settingsChangedAt = state->context.settingsChangedAt;
    state->context = std::move(*context);
    if (auto fits = checkShop(change, state->context); !fits)
        return failed(fits);
    changeShop(state->shop, change);
    state->fiscalYearStart = change.fiscalYearStart.value_or(state->fiscalYearStart);
    return state;
}

} // namespace leapfrog
