// SPDX-License-Identifier: MIT
#include "console/books/account_names.h"

#include "ledger/chart_of_accounts.h"

namespace leapfrog {

AccountNames accountNames(const Context &context)
{
    // The default chart names roles; which code plays a role is the organisation's own choice.
    static const auto chart = ChartOfAccounts::defaultChart();
    static const Roles defaultRoles;
    AccountNames names;
    for (std::size_t i = 0; i < roleCount; ++i) {
        const auto role = static_cast<Role>(i);
        if (const auto *const account = chart.find(defaultRoles[role]))
            names.emplace(context.roles[role], QString::fromStdString(account->name));
    }
    for (const auto &[code, account] : chart.accounts()) // what played a role before
        names.emplace(code, QString::fromStdString(account.name));
    return names;
}

QString accountWords(const std::string &code, const AccountNames &names)
{
    const auto found = names.find(code);
    const auto text = QString::fromStdString(code);
    return found == names.end() ? text : text + QLatin1Char(' ') + found->second;
}

} // namespace leapfrog
