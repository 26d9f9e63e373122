// SPDX-License-Identifier: MIT
#include "store/close/tax_store.h"

#include "ledger/roles.h"
#include "store/books/entries.h"

namespace leapfrog {

// Each statement begins with the figures of the days: $1 organisation, $2 whether previous figures count, $3 and $4
// days, $5 moment. Entries of before taxes were kept are is_untaxed where a document may have taxed: also those of
// totals, at which tax of 0 stands.
static constexpr std::string_view figuresSql = R"(
    WITH figure AS (
        SELECT entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule,
               entry.source_line, CASE jsonb_typeof(entry.taxes) WHEN 'array' THEN entry.taxes END AS taxes,
               entry.settles IS NULL
                   AND entry.rule IN ('SI-TAX', 'CN-TAX', 'VB-TAX', 'VB-RC', 'WO-TAX', 'SI-AR', 'CN-AR', 'VB-AP', 'WO-AR') AS is_untaxed
          FROM )";
static constexpr std::string_view nowSql = "ledger_figure";
static constexpr std::string_view knownSql
    = "(SELECT $1::text AS org_id, known.* FROM ledger_known($1, $5::timestamptz, $3::date, $4::date) AS known)";
static constexpr std::string_view whereSql = R"( AS entry
         WHERE entry.org_id = $1 AND entry.entry_date BETWEEN $3::date AND $4::date AND ($2 OR NOT entry.is_previous) AND $5::text IS NOT NULL))";

static constexpr std::string_view accountsSql = R"(
    SELECT coalesce(of_then.roles ->> role.name, role.usual), role.name
      FROM (SELECT org.roles FROM organisation AS org WHERE org.org_id = $1
            UNION ALL SELECT old.roles FROM settings_history AS old WHERE old.org_id = $1) AS of_then
     CROSS JOIN (VALUES ('output_tax', $2), ('input_tax', $3)) AS role(name, usual)
    UNION
    SELECT code.value, ''
      FROM (SELECT org.tax_accounts FROM organisation AS org WHERE org.org_id = $1
            UNION ALL SELECT old.tax_accounts FROM settings_history AS old WHERE old.org_id = $1) AS of_then
     CROSS JOIN LATERAL jsonb_each_text(of_then.tax_accounts) AS code(key, value)
     ORDER BY 1, 2)";

static constexpr std::string_view sumsSql = R"(
    SELECT date_trunc('month', figure.entry_date)::date, coalesce(part.value ->> 'code', ''), coalesce(part.value ->> 'rule', figure.rule),
           coalesce(part.value ->> 'account', figure.account), sum((part.value ->> 'taxable_base')::numeric)::text,
           sum((part.value ->> 'tax_base')::numeric)::text, count(DISTINCT figure.document_id)
      FROM figure CROSS JOIN LATERAL jsonb_array_elements(figure.taxes) AS part(value)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4)";

static constexpr std::string_view movementsSql = R"(
    SELECT figure.account, sum(figure.base_amount)::text FROM figure WHERE figure.account = ANY ($6) GROUP BY 1)";

// Tax that came to nothing on its own account stands at another entry: such an entry is not without taxes of its own.
static constexpr std::string_view uncodedSql = R"(
    SELECT figure.account, figure.document_id, coalesce(own.document_type, ''), min(figure.entry_date), sum(figure.base_amount)::text
      FROM figure LEFT JOIN document AS own ON own.org_id = $1 AND own.document_id = figure.document_id
     WHERE figure.account = ANY ($6) AND NOT figure.is_untaxed
       AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(figure.taxes) AS part(value)
                        WHERE coalesce(part.value ->> 'account', figure.account) = figure.account)
     GROUP BY 1, 2, 3 ORDER BY 1, 4, 2)";

static constexpr std::string_view untaxedSql = R"(
    SELECT figure.document_id, figure.version, figure.line_no,
           coalesce(CASE WHEN figure.version >= coalesce(own.body_since, 0) THEN own.body END,
                    (SELECT old.body FROM document_history AS old
                      WHERE old.org_id = $1 AND old.document_id = figure.document_id
                        AND figure.version BETWEEN old.from_version AND old.through_version LIMIT 1), ''),
           figure.entry_date, figure.account, figure.currency, figure.amount, figure.base_amount, figure.rule, figure.source_line
      FROM figure LEFT JOIN document AS own ON own.org_id = $1 AND own.document_id = figure.document_id
     WHERE figure.is_untaxed AND (figure.document_id, figure.version, figure.line_no) > ($6, $7::int, $8::int)
     ORDER BY figure.document_id, figure.version, figure.line_no LIMIT $9)";

TaxStore::TaxStore(Connection &connection, std::string orgId, const Figures &figures, const Days &days)
    : m_connection(connection)
    , m_orgId(std::move(orgId))
    , m_previous(figures.awaiting == AwaitingFigures::Previous)
    , m_from(days.from ? dateText(*days.from) : "-infinity")
    , m_through(days.through ? dateText(*days.through) : "infinity")
    , m_moment(figures.knownAt ? figures.knownAt->text : std::string("infinity"))
{ }

std::string TaxStore::figures(std::string_view sql) const
{
    std::string whole(figuresSql);
    whole += m_moment == "infinity" ? nowSql : knownSql;
    whole += whereSql;
    whole += sql;
    return whole;
}

Result<std::map<std::string, std::string>> TaxStore::accounts()
{
    const Roles usual;
    const auto rows = m_connection.run(accountsSql, {m_orgId, usual[Role::OutputTax], usual[Role::InputTax]});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> accounts;
    for (const Row row : *rows) {
        auto &role = accounts[row.text(0)];
        if (role != roleName(Role::OutputTax) && !row.view(1).empty())
            role = row.text(1);
    }
    return accounts;
}

Result<std::vector<TaxSum>> TaxStore::sums()
{
    const auto rows = m_connection.run(figures(sumsSql), {m_orgId, m_previous, m_from, m_through, m_moment});
    if (!rows)
        return failed(rows);
    std::vector<TaxSum> sums;
    for (const Row row : *rows)
        sums.push_back({.month = row.date(0).value_or(Date()),
                        .code = row.text(1),
                        .rule = row.text(2),
                        .account = row.text(3),
                        .taxable = wideOf(row.view(4)),
                        .tax = wideOf(row.view(5)),
                        .documents = row.big(6)});
    return sums;
}

Result<std::map<std::string, Wide>> TaxStore::movements(const std::vector<std::string> &accounts)
{
    const auto rows
        = m_connection.run(figures(movementsSql), {m_orgId, m_previous, m_from, m_through, m_moment, accounts});
    if (!rows)
        return failed(rows);
    std::map<std::string, Wide> movements;
    for (const Row row : *rows)
        movements.emplace(row.text(0), wideOf(row.view(1)));
    return movements;
}

Result<std::vector<UncodedEntry>> TaxStore::uncoded(const std::vector<std::string> &accounts)
{
    const auto rows
        = m_connection.run(figures(uncodedSql), {m_orgId, m_previous, m_from, m_through, m_moment, accounts});
    if (!rows)
        return failed(rows);
    std::vector<UncodedEntry> entries;
    for (const Row row : *rows)
        entries.push_back({.account = row.text(0),
                           .documentId = row.text(1),
                           .documentType = row.text(2),
                           .date = row.date(3).value_or(Date()),
                           .amount = wideOf(row.view(4))});
    return entries;
}

Result<TaxStore::UntaxedPage> TaxStore::untaxed(const UntaxedPage &after, int limit)
{
    const auto rows = m_connection.run(
        figures(untaxedSql),
        {m_orgId, m_previous, m_from, m_through, m_moment, after.document, after.version, after.line, limit});
    if (!rows)
        return failed(rows);
    UntaxedPage page;
    for (const Row row : *rows) {
        page.entries.push_back(
            {.documentId = row.text(0), .version = row.integer(1), .posting = postingOf(row, 4), .body = row.text(3)});
        page.document = row.text(0);
        page.version = row.integer(1);
        page.line = row.integer(2);
    }
    return page;
}

} // namespace leapfrog
