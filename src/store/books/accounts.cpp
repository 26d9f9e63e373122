// SPDX-License-Identifier: MIT
#include "store/books/accounts.h"

#include "store/books/posting_store.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::AccountStore)
};

} // namespace

static constexpr std::string_view importSql = R"(
    WITH incoming AS (SELECT given.code, given.name, given.kind FROM unnest($2::text[], $3::text[], $4::text[]) AS given(code, name, kind)),
    stored AS (
        INSERT INTO account AS old (org_id, code, name, kind) SELECT $1, incoming.code, incoming.name, incoming.kind FROM incoming
        ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, kind = excluded.kind
         WHERE (old.name, old.kind) IS DISTINCT FROM (excluded.name, excluded.kind)
        RETURNING xmax = 0 AS is_new)
    SELECT (SELECT count(*) FROM stored WHERE is_new), (SELECT count(*) FROM stored WHERE NOT is_new),
           CASE WHEN $5 THEN account_keep_only($1, $2) ELSE 0 END)";

// The last role that an account played before the settings changed, where it still has entries.
static constexpr std::string_view pastRolesSql = R"(
    SELECT DISTINCT ON (past.account) past.account, past.role
      FROM settings_history AS old
     CROSS JOIN LATERAL jsonb_each_text(CASE WHEN jsonb_typeof(old.roles) = 'object' THEN old.roles ELSE '{}' END) AS past(role, account)
     WHERE old.org_id = $1
       AND EXISTS (SELECT 1 FROM gl_entry AS entry WHERE entry.org_id = $1 AND entry.account = past.account AND entry.deleted_at IS NULL)
     ORDER BY past.account, old.until DESC, past.role)";

static constexpr std::string_view inUseSql = R"(
    SELECT json_agg(known.code ORDER BY known.code), string_agg(known.code, ', ' ORDER BY known.code)
      FROM account AS known
     WHERE known.org_id = $1 AND known.code <> ALL ($2)
       AND EXISTS (SELECT 1 FROM gl_entry AS entry WHERE entry.org_id = $1 AND entry.account = known.code AND entry.deleted_at IS NULL)
    HAVING count(*) > 0)";

static Error unknownOrganisation(const std::string &orgId)
{
    return {.code = Error::Code::NotFound,
            .message = QCoreApplication::translate("leapfrog::AccountStore", "There is no organisation \"%1\" here.")
                           .arg(QString::fromStdString(orgId)),
            .cause = {},
            .reason = "unknown_organisation",
            .field = "org"};
}

static const ChartOfAccounts &standardChart()
{
    static const auto chart = ChartOfAccounts::defaultChart();
    return chart;
}

/// What an account is that plays a role: as the default chart calls it, or else as the role is called.
static Account accountOf(Role role, const std::string &code)
{
    static const Roles defaults;
    if (const auto *usual = standardChart().find(defaults[role]))
        return {.code = code, .name = usual->name, .kind = usual->kind};
    return {.code = code, .name = std::string(roleName(role)), .kind = guessedKind(code)};
}

static void addNew(ChartOfAccounts &chart, Account account)
{
    if (!account.code.empty() && chart.find(account.code) == nullptr)
        chart.add(std::move(account));
}

/// Accounts that play a role, by that; then those of the default chart, which may have played one.
static ChartOfAccounts chartOfRoles(const Roles &roles)
{
    ChartOfAccounts chart;
    for (std::size_t i = 0; i < roleCount; ++i)
        addNew(chart, accountOf(static_cast<Role>(i), roles[static_cast<Role>(i)]));
    for (const auto &[code, account] : standardChart().accounts())
        addNew(chart, account);
    return chart;
}

Result<ChartOfAccounts> AccountStore::chart(const std::string &orgId)
{
    const auto context = PostingStore(m_connection).context(orgId);
    if (!context)
        return failed(context);
    const auto rows = m_connection.run("SELECT code, name, kind FROM account WHERE org_id = $1", {orgId});
    if (!rows)
        return failed(rows);
    const auto pastRoles = m_connection.run(pastRolesSql, {orgId});
    if (!pastRoles)
        return failed(pastRoles);
    auto chart = chartOfRoles(context->roles);
    for (const Row row : *pastRoles) {
        if (const auto role = findRole(row.view(1)))
            addNew(chart, accountOf(*role, row.text(0)));
    }
    for (const Row row : *rows) {
        const auto *const role = chart.find(row.view(0));
        Account account{.code = row.text(0), .name = row.text(1), .kind = chart.kindOf(row.view(0))};
        if (account.name.empty())
            account.name = role != nullptr ? role->name : account.code;
        if (const auto kind = findAccountKind(row.view(2)))
            account.kind = *kind;
        chart.add(std::move(account));
    }
    return chart;
}

Result<ChartCounts> AccountStore::import(const std::string &orgId, const ChartOfAccounts &chart, OtherAccounts others)
{
    std::vector<std::string> codes;
    std::vector<std::string> names;
    std::vector<std::string> kinds;
    for (const auto &[code, account] : chart.accounts()) {
        codes.push_back(code);
        names.push_back(account.name);
        kinds.emplace_back(accountKindName(account.kind));
    }
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    const auto known = m_connection.run("SELECT 1 FROM organisation WHERE org_id = $1 FOR SHARE", {orgId});
    if (!known)
        return failed(known);
    if (known->isEmpty())
        return failed(unknownOrganisation(orgId));
    const bool removes = others == OtherAccounts::Remove;
    if (removes) {
        const auto used = m_connection.run(inUseSql, {orgId, codes});
        if (!used)
            return failed(used);
        if (!used->isEmpty())
            return failed({.code = Error::Code::Refused,
                           .message = Words::tr("These accounts have entries and are not in the new chart: %1. Nothing "
                                                "was changed.")
                                          .arg(used->first().words(1)),
                           .cause = used->first().words(0),
                           .reason = "account_in_use",
                           .field = "accounts"});
    }
    const auto rows = m_connection.run(importSql, {orgId, codes, names, kinds, removes});
    if (!rows)
        return failed(rows);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    ChartCounts counts{
        .added = rows->first().integer(0), .changed = rows->first().integer(1), .removed = rows->first().integer(2)};
    counts.unchanged = static_cast<int>(codes.size()) - counts.added - counts.changed;
    return counts;
}

} // namespace leapfrog
