// SPDX-License-Identifier: MIT
#include "cli/settings/settings_options.h"

namespace leapfrog::cli {

void addPairs(CLI::App &command, const char *name, std::map<std::string, std::string> &pairs, const char *words)
{
    command
        .add_option_function<std::vector<std::string>>(
            name,
            [&pairs](const std::vector<std::string> &given) {
                for (const auto &pair : given) {
                    const auto equals = pair.rfind('='); // a tax code may hold one, an account code does not
                    pairs[pair.substr(0, equals)] = pair.substr(equals + 1);
                }
            },
            words)
        ->check([](const std::string &pair) {
            const auto equals = pair.rfind('=');
            return equals != std::string::npos && equals > 0 ? std::string() : "\"" + pair + "\" is not NAME=ACCOUNT";
        })
        ->type_name("NAME=ACCOUNT");
}

void addPostingSettings(CLI::App &command, OrganisationChange &change)
{
    command.add_option("--lock-policy", change.lockPolicy, "what happens to changes in a locked period")
        ->check(CLI::IsMember({"refuse", "catch_up"}));
    command.add_option("--deferral-rounding", change.deferralRounding, "how parts of a deferral are rounded")
        ->check(CLI::IsMember({"cumulative", "residual_last"}));
    addPairs(command, "--role", change.roles, "account that plays a role, as sales=4001; empty: the default");
    addPairs(command, "--tax-account", change.taxAccounts, "account of a tax code, as \"GST=2110\"; empty: none");
}

void addShopSettings(CLI::App &command, OrganisationChange &change)
{
    addPairs(command, "--gateway", change.gateways,
             "account that holds a payment gateway's money, as paypal=1022; empty: the default");
    command.add_option("--time-zone", change.timeZone,
                       "of moments that a shop gives in UTC, as Europe/Berlin; empty: as its payloads say");
    command.add_option("--revenue-at", change.revenueAt, "when revenue counts: ordered, or fulfilled")
        ->check(CLI::IsMember({"order", "fulfilment"}));
}

} // namespace leapfrog::cli
