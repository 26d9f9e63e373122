// SPDX-License-Identifier: MIT
#include "store/close/open_item_store.h"

#include "ledger/roles.h"

#include <algorithm>

namespace leapfrog {

// Each statement begins with the figures of the accounts: $1 organisation, $2 whether previous figures count, $3 day,
// $4 moment, $5 and $6 the accounts. What an entry of before this was kept settles is plain where it opens its own
// document's item; else its body says it (is_untold).
static constexpr std::string_view figuresSql = R"(
    WITH figure AS (
        SELECT entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule,
               entry.source_line, entry.due_date, entry.account = ANY ($5::text[]) AS is_receivable,
               CASE WHEN entry.settles IS NOT NULL THEN entry.settles WHEN entry.rule IN ('SI-AR', 'VB-AP') THEN entry.document_id ELSE '' END AS item,
               entry.settles IS NULL AND entry.rule IN ('CN-AR', 'PAY-AR', 'PAY-AP', 'WO-AR', 'WO-AP') AS is_untold
          FROM )";
static constexpr std::string_view nowSql = "ledger_figure";
static constexpr std::string_view knownSql
    = "(SELECT $1::text AS org_id, known.* FROM ledger_known($1, $4::timestamptz, '-infinity', $3::date) AS known)";
static constexpr std::string_view whereSql = R"( AS entry
         WHERE entry.org_id = $1 AND entry.entry_date <= $3::date AND ($2 OR NOT entry.is_previous) AND $4::text IS NOT NULL
           AND entry.account = ANY ($5::text[] || $6::text[])))";

static constexpr std::string_view rolesSql = R"(
    SELECT DISTINCT role.name, coalesce(of_then.roles ->> role.name, role.usual)
      FROM (SELECT org.roles FROM organisation AS org WHERE org.org_id = $1
            UNION ALL SELECT old.roles FROM settings_history AS old WHERE old.org_id = $1) AS of_then
     CROSS JOIN (VALUES ('receivable', $2), ('payable', $3)) AS role(name, usual))";

static constexpr std::string_view balancesSql = R"(
    SELECT figure.account, sum(figure.base_amount)::text FROM figure GROUP BY 1)";

static constexpr std::string_view sumsSql = R"(
    SELECT figure.is_receivable, figure.item <> '', CASE WHEN figure.item = '' THEN figure.document_id ELSE figure.item END, figure.currency,
           sum(figure.amount)::text, sum(figure.base_amount)::text, min(figure.entry_date)
      FROM figure WHERE NOT figure.is_untold
     GROUP BY 1, 2, 3, 4 HAVING sum(figure.amount) <> 0 OR sum(figure.base_amount) <> 0)";

static constexpr std::string_view untoldSql = R"(
    SELECT figure.is_receivable, figure.document_id, figure.currency, figure.amount, figure.base_amount, figure.entry_date, figure.rule,
           coalesce(figure.source_line, -1), figure.version, figure.line_no,
           coalesce(CASE WHEN figure.version >= coalesce(own.body_since, 0) THEN own.body END,
                    (SELECT old.body FROM document_history AS old
                      WHERE old.org_id = $1 AND old.document_id = figure.document_id
                        AND figure.version BETWEEN old.from_version AND old.through_version LIMIT 1), '')
      FROM figure
      LEFT JOIN document AS own ON own.org_id = $1 AND own.document_id = figure.document_id
     WHERE figure.is_untold AND (figure.document_id, figure.version, figure.line_no) > ($7, $8::int, $9::int)
     ORDER BY figure.document_id, figure.version, figure.line_no LIMIT $10)";

static constexpr std::string_view settledBySql = R"(
    SELECT figure.document_id, min(figure.item) FROM figure
     WHERE figure.document_id = ANY ($7) AND NOT figure.is_untold
     GROUP BY 1 HAVING count(DISTINCT figure.item) = 1 AND min(figure.item) NOT IN ('', figure.document_id))";

static constexpr std::string_view factsSql = R"(
    SELECT wanted.document_id, coalesce(own.document_type, ''), coalesce(own.party, ''), opened.is_receivable, opened.currency, opened.amount::text,
           opened.entry_date, opened.due_date
      FROM unnest($7::text[]) AS wanted(document_id)
      LEFT JOIN document AS own ON own.org_id = $1 AND own.document_id = wanted.document_id
      LEFT JOIN (SELECT figure.document_id, figure.is_receivable, figure.currency, sum(figure.amount) AS amount, min(figure.entry_date) AS entry_date,
                        max(figure.due_date) AS due_date
                   FROM figure WHERE figure.document_id = ANY ($7) AND figure.item = figure.document_id GROUP BY 1, 2, 3) AS opened
        ON opened.document_id = wanted.document_id)";

OpenItemStore::OpenItemStore(Connection &connection, std::string orgId, const Figures &figures, Date asOf)
    : m_connection(connection)
    , m_orgId(std::move(orgId))
    , m_previous(figures.awaiting == AwaitingFigures::Previous)
    , m_day(dateText(asOf))
    , m_moment(figures.knownAt ? figures.knownAt->text : std::string("infinity"))
{ }

std::string OpenItemStore::figures(std::string_view sql) const
{
    std::string whole(figuresSql);
    whole += m_moment == "infinity" ? nowSql : knownSql;
    whole += whereSql;
    whole += sql;
    return whole;
}

static OpenKind kindOf(bool isReceivable)
{
    return isReceivable ? OpenKind::Receivable : OpenKind::Payable;
}

Result<std::vector<ControlAccounts>> OpenItemStore::accounts()
{
    const Roles usual;
    const auto rows = m_connection.run(rolesSql, {m_orgId, usual[Role::Receivable], usual[Role::Payable]});
    if (!rows)
        return failed(rows);
    m_receivable.clear();
    m_payable.clear();
    for (const Row row : *rows)
        (row.view(0) == roleName(Role::Receivable) ? m_receivable : m_payable).push_back(row.text(1));
    // One account for both is shown once.
    std::erase_if(m_payable, [this](const std::string &account) {
        return std::ranges::find(m_receivable, account) != m_receivable.end();
    });
    const auto balances
        = m_connection.run(figures(balancesSql), {m_orgId, m_previous, m_day, m_moment, m_receivable, m_payable});
    if (!balances)
        return failed(balances);
    std::vector<ControlAccounts> kinds{{OpenKind::Receivable, {}}, {OpenKind::Payable, {}}};
    for (const auto &account : m_receivable)
        kinds[0].balances[account] = 0;
    for (const auto &account : m_payable)
        kinds[1].balances[account] = 0;
    for (const Row row : *balances) {
        const auto account = row.text(0);
        kinds[kinds[0].balances.contains(account) ? 0 : 1].balances[account] = wideOf(row.view(1));
    }
    return kinds;
}

Result<std::map<OpenItemKey, OpenItemSum>> OpenItemStore::sums()
{
    const auto rows
        = m_connection.run(figures(sumsSql), {m_orgId, m_previous, m_day, m_moment, m_receivable, m_payable});
    if (!rows)
        return failed(rows);
    std::map<OpenItemKey, OpenItemSum> sums;
    for (const Row row : *rows)
        sums.emplace(OpenItemKey{kindOf(row.boolean(0)), row.boolean(1), row.text(2), row.text(3)},
                     OpenItemSum{wideOf(row.view(4)), wideOf(row.view(5)), row.date(6).value_or(Date())});
    return sums;
}

Result<OpenItemStore::UntoldPage> OpenItemStore::untold(const UntoldPage &after, int limit)
{
    const auto rows = m_connection.run(figures(untoldSql),
                                       {m_orgId, m_previous, m_day, m_moment, m_receivable, m_payable, after.document,
                                        after.version, after.line, limit});
    if (!rows)
        return failed(rows);
    UntoldPage page;
    for (const Row row : *rows) {
        page.entries.push_back({.key = {kindOf(row.boolean(0)), true, row.text(1), row.text(2)},
                                .rule = row.text(6),
                                .line = row.integer(7),
                                .sum = {row.big(3), row.big(4), row.date(5).value_or(Date())},
                                .body = row.text(10)});
        page.document = row.text(1);
        page.version = row.integer(8);
        page.line = row.integer(9);
    }
    return page;
}

Result<std::map<std::string, std::string>> OpenItemStore::settledBy(const std::vector<std::string> &documents)
{
    const auto rows = m_connection.run(figures(settledBySql),
                                       {m_orgId, m_previous, m_day, m_moment, m_receivable, m_payable, documents});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> settled;
    for (const Row row : *rows)
        settled.emplace(row.text(0), row.text(1));
    return settled;
}

Result<std::map<std::string, OpenItemFacts>> OpenItemStore::facts(const std::vector<std::string> &documents)
{
    const auto rows = m_connection.run(figures(factsSql),
                                       {m_orgId, m_previous, m_day, m_moment, m_receivable, m_payable, documents});
    if (!rows)
        return failed(rows);
    std::map<std::string, OpenItemFacts> all;
    for (const Row row : *rows) {
        auto &facts = all[row.text(0)];
        facts.type = row.text(1);
        facts.party = row.text(2);
        if (row.isNull(3))
            continue;
        const auto date = row.date(6);
        facts.date = facts.date && date ? std::min(*facts.date, *date) : date;
        facts.due = std::max(facts.due, row.date(7));
        facts.original[{kindOf(row.boolean(3)), row.text(4)}] += wideOf(row.view(5));
    }
    return all;
}

} // namespace leapfrog
