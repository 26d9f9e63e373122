// SPDX-License-Identifier: MIT
#include "cli/ledger/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "cli/settings/settings_check.h"
#include "cli/settings/settings_options.h"
#include "engine/guard/backoff.h"
#include "store/books/organisations.h"
#include "store/inbox/forgotten_party.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Organisation)
};

struct Options
{
    std::string org;
    OrganisationChange change;
    std::string party;
    bool yes = false;
};

} // namespace

static QString word(LockPolicy policy)
{
    return policy == LockPolicy::Refuse ? QStringLiteral("refuse") : QStringLiteral("catch_up");
}

static QString word(DeferralRounding rounding)
{
    return rounding == DeferralRounding::Cumulative ? QStringLiteral("cumulative") : QStringLiteral("residual_last");
}

static QString word(ShopifySettings::RevenueAt revenueAt)
{
    return revenueAt == ShopifySettings::RevenueAt::Order ? QStringLiteral("order") : QStringLiteral("fulfilment");
}

static QJsonObject toJson(const OrganisationState &state)
{
    QJsonObject roles;
    for (std::size_t i = 0; i < roleCount; ++i) {
        const auto role = static_cast<Role>(i);
        roles[words(std::string(roleName(role)))] = words(state.context.roles[role]);
    }
    QJsonObject taxAccounts;
    for (const auto &[code, account] : state.context.taxAccounts)
        taxAccounts[words(code)] = words(account);
    QJsonObject gateways;
    for (const auto &[name, account] : state.shop.gateways)
        gateways[words(name)] = words(account);
    const auto &locked = state.context.lockedThrough;
    return {{QStringLiteral("org_id"), words(state.id)},
            {QStringLiteral("base_currency"), words(state.context.baseCurrency)},
            {QStringLiteral("lock_policy"), word(state.context.lockPolicy)},
            {QStringLiteral("locked_through"), locked ? QJsonValue(words(dateText(*locked))) : QJsonValue()},
            {QStringLiteral("deferral_rounding"), word(state.context.deferralRounding)},
            {QStringLiteral("roles"), roles},
            {QStringLiteral("tax_accounts"), taxAccounts},
            {QStringLiteral("gateways"), gateways},
            {QStringLiteral("time_zone"),
             state.shop.timeZone.empty() ? QJsonValue() : QJsonValue(words(state.shop.timeZone))},
            {QStringLiteral("revenue_at"), word(state.shop.revenueAt)},
            {QStringLiteral("fiscal_year_start"), state.fiscalYearStart},
            {QStringLiteral("settings_changed_at"), cli::toJson(state.settingsChangedAt)},
            {QStringLiteral("settings_changed_by"),
             state.settingsChangedBy.empty() ? QJsonValue() : QJsonValue(words(state.settingsChangedBy))},
            {QStringLiteral("documents"), static_cast<qint64>(state.documents)},
            {QStringLiteral("posted"), static_cast<qint64>(state.posted)}};
}

static void print(const OrganisationState &state)
{
    const auto &context = state.context;
    Table table({Words::tr("Setting"), Words::tr("Value")});
    table.add({Words::tr("organisation"), words(state.id)});
    table.add({Words::tr("base currency"), words(context.baseCurrency)});
    table.add({Words::tr("lock policy"), word(context.lockPolicy)});
    table.add({Words::tr("locked through"),
               context.lockedThrough ? words(dateText(*context.lockedThrough)) : Words::tr("nothing is locked")});
    table.add({Words::tr("deferral rounding"), word(context.deferralRounding)});
    for (std::size_t i = 0; i < roleCount; ++i) {
        const auto role = static_cast<Role>(i);
        table.add({Words::tr("role %1").arg(words(std::string(roleName(role)))), words(context.roles[role])});
    }
    for (const auto &[code, account] : context.taxAccounts)
        table.add({Words::tr("tax %1").arg(words(code)), words(account)});
    for (const auto &[name, account] : state.shop.gateways)
        table.add({Words::tr("gateway %1").arg(words(name)), words(account)});
    table.add({Words::tr("time zone"),
               state.shop.timeZone.empty() ? Words::tr("as the payloads say") : words(state.shop.timeZone)});
    table.add({Words::tr("revenue at"), word(state.shop.revenueAt)});
    table.add({Words::tr("fiscal year starts in month"), QString::number(state.fiscalYearStart)});
    table.add({Words::tr("documents"), QString::number(state.documents)});
    table.print();
}

static void answer(const Session &session, const OrganisationState &state)
{
    session.json ? printJson(toJson(state)) : print(state);
}

static Result<> show(Session &session, Connection &connection, const Options &options)
{
    const auto org = theOrganisation(connection, options.org);
    if (!org)
        return failed(org);
    const auto state = OrganisationStore(connection).show(*org);
    if (!state)
        return failed(state);
    answer(session, *state);
    return {};
}

/// What the change would break; nothing where there is nothing yet, or nothing that can be read.
static Result<std::vector<NewlyRefused>> broken(Connection &connection, const std::string &org,
                                                const OrganisationChange &change)
{
    OrganisationStore store(connection);
    const auto now = store.show(org);
    if (!now)
        return std::vector<NewlyRefused>();
    const auto next = store.preview(org, change);
    if (!next)
        return failed(next);
    return newlyRefused(connection, org, now->context, next->context);
}

static Result<> set(Session &session, Connection &connection, const Options &options)
{
    const auto org = theOrganisation(connection, options.org);
    if (!org)
        return failed(org);
    if (!options.yes && !options.change.roles.empty()) { // an account of no role any more may be unknown
        const auto refused = broken(connection, *org, options.change);
        if (!refused)
            return failed(refused);
        if (!refused->empty()) {
            sayBroken(session, *org, *refused);
            return {};
        }
    }
    const auto state = OrganisationStore(connection).change(*org, options.change);
    if (!state)
        return failed(state);
    answer(session, *state);
    const bool decidesPostings
        = options.change.deferralRounding || !options.change.roles.empty() || !options.change.taxAccounts.empty();
    if (decidesPostings && state->posted > 0)
        session.tell(Words::tr("%1 documents are posted by the settings of before: \"leapfrogctl ledger verify\" names "
                               "those that differ, \"leapfrogctl recreate\" posts them anew.")
                         .arg(state->posted));
    if (options.change.concernsPayloads() && state->documents > 0)
        session.tell(Words::tr("This holds for payloads that come from now on: \"leapfrogctl import again --preview\" "
                               "says what it would change in what is there."));
    return {};
}

static Result<> forget(Session &session, Connection &connection, const Options &options)
{
    const auto org = theOrganisation(connection, options.org);
    if (!org)
        return failed(org);
    const auto forgotten = retryConflicts([&] { return forgetParty(connection, *org, options.party); });
    if (!forgotten)
        return failed(forgotten);
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(*org)},
                   {QStringLiteral("documents"), static_cast<qint64>(forgotten->documents)},
                   {QStringLiteral("payloads"), static_cast<qint64>(forgotten->payloads)}});
    else
        printLine(Words::tr("The name was taken out of %1 documents and %2 payloads.")
                      .arg(forgotten->documents)
                      .arg(forgotten->payloads)
                      .toStdString());
    return {};
}

using Act = Result<> (*)(Session &, Connection &, const Options &);

static std::pair<CLI::App *, std::shared_ptr<Options>> addAct(CLI::App &organisation, Session &session,
                                                              const char *name, const char *description, Act act)
{
    auto *command = organisation.add_subcommand(name, description);
    auto options = std::make_shared<Options>();
    command->add_option("--org", options->org, "organisation; default: the only one");
    command->callback([=, &session] {
        auto connection = session.connect("organisation");
        auto done = connection ? act(session, **connection, *options) : failed(connection);
        if (!done)
            session.fail(done.error());
    });
    return {command, options};
}

void addOrganisation(CLI::App &app, Session &session)
{
    auto *organisation = app.add_subcommand("organisation", "the settings by which an organisation's books are kept");
    organisation->require_subcommand(1);
    addAct(*organisation, session, "show", "all settings", show);
    const auto [setting, options]
        = addAct(*organisation, session, "set", "change settings; what is posted stays until it is recreated", set);
    auto &change = options->change;
    setting->add_option("--base-currency", change.baseCurrency,
                        "of an organisation without documents; makes one that is not there");
    addPostingSettings(*setting, change);
    setting->add_flag("--yes,--force", options->yes,
                      "change it also when documents would be refused by it when they are next posted");
    addShopSettings(*setting, change);
    setting->add_option("--fiscal-year-start", change.fiscalYearStart, "first month of the fiscal year, 1 to 12")
        ->check(CLI::Range(1, 12));
    setting->require_option(1, 0);
    const auto [forgetting, forgetOptions]
        = addAct(*organisation, session, "forget-party",
                 "blank a person's name in documents, their history and payloads; entries stay", forget);
    forgetting->add_option("name", forgetOptions->party, "the name, spelled as documents have it")->required();
}

} // namespace leapfrog::cli
