// SPDX-License-Identifier: MIT
#include "store/books/reports.h"

#include "store/books/entries.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ReportStore)
};

} // namespace

static constexpr std::string_view headSql = R"(
    SELECT org.base_currency, open.awaiting_posting, open.refused, open.awaiting, coalesce(inbox.refused, 0), coalesce(inbox.waiting, 0)
      FROM organisation AS org
      LEFT JOIN import_payload_count AS inbox ON inbox.org_id = org.org_id
     CROSS JOIN (SELECT count(*) FILTER (WHERE is_awaiting_posting) AS awaiting_posting, count(*) FILTER (WHERE is_refused) AS refused,
                        count(*) FILTER (WHERE awaiting_recreation) AS awaiting
                   FROM document_open WHERE org_id = $1) AS open
     WHERE org.org_id = $1)";

static constexpr std::string_view trialBalanceSql = R"(
    SELECT org.base_currency, open.awaiting_posting, open.refused, open.awaiting, coalesce(inbox.refused, 0), coalesce(inbox.waiting, 0),
           sums.account, sums.debit, sums.credit
      FROM organisation AS org
      LEFT JOIN import_payload_count AS inbox ON inbox.org_id = org.org_id
     CROSS JOIN (SELECT count(*) FILTER (WHERE is_awaiting_posting) AS awaiting_posting, count(*) FILTER (WHERE is_refused) AS refused,
                        count(*) FILTER (WHERE awaiting_recreation) AS awaiting
                   FROM document_open WHERE org_id = $1) AS open
      LEFT JOIN LATERAL (
           SELECT part.account, sum(part.debit)::text AS debit, sum(part.credit)::text AS credit
             FROM ledger_sums($1, $2, $3::date, $4::date) AS part WHERE NOT part.is_before GROUP BY part.account) AS sums ON true
     WHERE org.org_id = $1 ORDER BY sums.account COLLATE "C")";

static constexpr std::string_view entryColumns = "document_id, version, line_no, entry_date, account, currency, "
                                                 "amount, base_amount, rule, source_line, posted_at, "
                                                 "posted_by, deleted_at, replaced_by_version, recreation_id";

// A document that was first posted when its date was locked already has its deferral in the entries that catch up, on
// an account that plays or played the role.
static constexpr std::string_view deferralSql = R"(
    SELECT entry.document_id, entry.account, entry.currency,
           entry.rule = 'DEF-1' OR (entry.rule = 'LOCK-CU' AND NOT deferred.is_named) AS begins, entry.entry_date,
           sum(entry.amount)::bigint, sum(entry.base_amount)::bigint
      FROM (SELECT document_id, account, currency, bool_or(rule = 'DEF-1') AS is_named FROM ledger_figure AS figure
             WHERE org_id = $1 AND ($4 OR NOT is_previous) AND rule IN ('DEF-1', 'LOCK-CU')
               AND ($2 = '' OR document_id = $2)
               AND (rule = 'DEF-1' OR account = ANY ($3)
                    OR account IN (SELECT coalesce(settings_history.roles ->> deferred.role, deferred.usual) FROM settings_history
                                    CROSS JOIN (VALUES ('deferred_revenue', '2200'), ('prepaid_expenses', '1500')) AS deferred(role, usual)
                                    WHERE settings_history.org_id = $1))
             GROUP BY 1, 2, 3) AS deferred
      JOIN ledger_figure AS entry USING (document_id, account, currency)
     WHERE entry.org_id = $1 AND ($4 OR NOT entry.is_previous) AND entry.rule IN ('DEF-1', 'DEF-2', 'LOCK-CU')
     GROUP BY 1, 2, 3, 4, 5
     ORDER BY 1, 2, 3, 5, 4 DESC)";

Wide wideOf(std::string_view digits)
{
    const bool negative = digits.starts_with('-');
    Wide value = 0;
    for (const char digit : digits.substr(negative ? 1 : 0))
        value = value * 10 + (digit - '0');
    return negative ? -value : value;
}

static AccountSums sumsOf(const std::string &account, Wide debit, Wide credit)
{
    AccountSums sums;
    sums.account = account;
    sums.balance = debit - credit;
    sums.debit = debit;
    sums.credit = credit;
    return sums;
}

static Result<ReportHead> headOf(const std::string &orgId, AwaitingFigures awaiting, const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed({.code = Error::Code::NotFound,
                       .message = Words::tr("There is no organisation \"%1\" here.").arg(QString::fromStdString(orgId)),
                       .cause = {},
                       .reason = "unknown_organisation",
                       .field = "org"});
    const auto row = rows->first();
    const auto *const currency = findCurrency(row.view(0));
    if (currency == nullptr)
        return failed({.code = Error::Code::Refused,
                       .message = Words::tr("The base currency of \"%1\" is \"%2\", which is no ISO 4217 currency.")
                                      .arg(QString::fromStdString(orgId), row.words(0)),
                       .cause = {},
                       .reason = "bad_currency",
                       .field = "base_currency"});
    return ReportHead{.orgId = orgId,
                      .currency = currency,
                      .awaitingPosting = row.big(1),
                      .refusedDocuments = row.big(2),
                      .awaitingRecreation = row.big(3),
                      .figures = awaiting,
                      .refusedPayloads = row.big(4),
                      .waitingPayloads = row.big(5)};
}

static std::string firstDay(const std::optional<Date> &from)
{
    return from ? dateText(*from) : "-infinity";
}

static std::string lastDay(const std::optional<Date> &through)
{
    return through ? dateText(*through) : "infinity";
}

Result<ReportHead> ReportStore::head(const std::string &orgId, AwaitingFigures awaiting, const Days &days,
                                     const std::string &knownAt)
{
    return withReopened(headOf(orgId, awaiting, m_connection.run(headSql, {orgId})), days, knownAt);
}

Result<ReportHead> ReportStore::withReopened(Result<ReportHead> head, const Days &days, const std::string &knownAt)
{
    if (!head)
        return head;
    const auto rows = m_connection.run(
        R"(
        SELECT coalesce(to_char(opened.first_day, 'YYYY-MM-DD'), ''), to_char(opened.last_day, 'YYYY-MM-DD'),
               to_char(opened.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), opened.who, opened.why
          FROM period_reopened($1, $2::date, $3::date, $4::timestamptz) AS opened)",
        {head->orgId, firstDay(days.from), lastDay(days.through), knownAt.empty() ? "infinity" : knownAt});
    if (!rows)
        return failed(rows);
    for (const Row row : *rows)
        head->reopened.push_back(
            {.from = row.text(0), .through = row.text(1), .at = row.text(2), .who = row.text(3), .why = row.text(4)});
    return head;
}

Result<TrialBalance> ReportStore::trialBalance(const std::string &orgId, AwaitingFigures awaiting, const Days &days)
{
    const auto rows = m_connection.run(
        trialBalanceSql, {orgId, awaiting == AwaitingFigures::Previous, firstDay(days.from), lastDay(days.through)});
    auto head = withReopened(headOf(orgId, awaiting, rows), days, {});
    if (!head)
        return failed(head);
    TrialBalance report{.head = std::move(*head), .accounts = {}};
    for (const Row row : *rows) {
        if (!row.isNull(6))
            report.accounts.push_back(sumsOf(row.text(6), wideOf(row.view(7)), wideOf(row.view(8))));
    }
    return report;
}

static EntryRow entryOf(const Row &row)
{
    return {.documentId = row.text(0),
            .version = row.integer(1),
            .lineNo = row.integer(2),
            .posting = postingOf(row, 3),
            .postedAt = row.moment(10),
            .postedBy = row.text(11),
            .deletedAt = row.moment(12),
            .replacedByVersion = row.integer(13),
            .recreationId = row.text(14),
            .isPrevious = row.boolean(15)};
}

/// What stands for ledger_figure at the moment that is the parameter of this number.
static std::string knownFigures(int parameter)
{
    return "(SELECT $1::text AS org_id, known.* FROM ledger_known($1, $" + std::to_string(parameter)
        + "::timestamptz, '-infinity', 'infinity') AS known)";
}

/// One page of one kind of entries, in order.
static std::string entrySql(const EntryFilter &filter, std::string_view from)
{
    const bool byDate = !filter.account.empty() && filter.documentId.empty();
    std::string sql = "SELECT ";
    sql += entryColumns;
    sql += ", ";
    sql += from;
    sql += " AND org_id = $1 AND entry_date BETWEEN $2 AND $3 ";
    sql += filter.account.empty() ? "AND $4 = '' " : "AND account = $4 ";
    sql += filter.documentId.empty() ? "AND $5 = '' " : "AND document_id = $5 ";
    sql += byDate ? "AND (entry_date, document_id, version, line_no) > ($6::date, $7, $8::int, $9::int) "
                    "ORDER BY entry_date, document_id, version, line_no LIMIT $10"
                  : "AND $6::date IS NOT NULL AND (document_id, version, line_no) > ($7, $8::int, $9::int) "
                    "ORDER BY document_id, version, line_no LIMIT $10";
    return sql;
}

/// One page needs no more than the rows it shows: each order is that of an index. Of documents that await recreation it
/// reads all previous entries: they are few at a time.
static Result<Rows> entryRows(Connection &connection, const EntryFilter &filter, const std::optional<EntryRow> &after,
                              int limit)
{
    const bool byDate = !filter.account.empty() && filter.documentId.empty();
    const std::string afterDay = after ? dateText(after->posting.date) : "-infinity";
    if (!filter.knownAt.empty()) {
        const auto known = entrySql(filter,
                                    filter.awaiting == AwaitingFigures::Previous
                                        ? "is_previous FROM " + knownFigures(11) + " AS entry WHERE true"
                                        : "is_previous FROM " + knownFigures(11) + " AS entry WHERE NOT is_previous");
        return connection.run(known,
                              {filter.orgId, firstDay(filter.from), lastDay(filter.through), filter.account,
                               filter.documentId, afterDay, after ? after->documentId : "", after ? after->version : 0,
                               after ? after->lineNo : 0, limit, filter.knownAt});
    }
    auto sql = entrySql(
        filter, filter.allVersions ? "false FROM gl_entry WHERE true" : "false FROM gl_entry WHERE deleted_at IS NULL");
    if (!filter.allVersions && filter.awaiting == AwaitingFigures::Previous) {
        sql.insert(0, "SELECT * FROM ((");
        sql += ") UNION ALL (";
        sql += entrySql(filter, "true FROM ledger_figure WHERE is_previous");
        sql += ")) AS entry ORDER BY ";
        sql += byDate ? "entry_date, " : "";
        sql += "document_id, version, line_no LIMIT $10";
    }
    return connection.run(sql,
                          {filter.orgId, firstDay(filter.from), lastDay(filter.through), filter.account,
                           filter.documentId, afterDay, after ? after->documentId : "", after ? after->version : 0,
                           after ? after->lineNo : 0, limit});
}

Result<EntryPage> ReportStore::entries(const EntryFilter &filter, const std::optional<EntryRow> &after, int limit)
{
    auto head
        = this->head(filter.orgId, filter.awaiting, {.from = filter.from, .through = filter.through}, filter.knownAt);
    if (!head)
        return failed(head);
    const auto rows = entryRows(m_connection, filter, after, limit + 1);
    if (!rows)
        return failed(rows);
    EntryPage page{.head = std::move(*head), .entries = {}, .more = rows->size() > limit};
    for (int i = 0; i < std::min(limit, rows->size()); ++i)
        page.entries.push_back(entryOf((*rows)[i]));
    if (!page.entries.empty() || filter.documentId.empty())
        return page;

    const auto known = m_connection.run("SELECT 1 FROM document WHERE org_id = $1 AND document_id = $2",
                                        {filter.orgId, filter.documentId});
    if (!known)
        return failed(known);
    if (known->isEmpty())
        return failed(
            {.code = Error::Code::NotFound,
             .message = Words::tr("Organisation \"%1\" has no document \"%2\".")
                            .arg(QString::fromStdString(filter.orgId), QString::fromStdString(filter.documentId)),
             .cause = {},
             .reason = "unknown_document",
             .field = "document"});
    return page;
}

static void addRelease(DeferralRow &deferral, const DeferralRelease &release)
{
    auto &releases = deferral.releases;
    if (releases.empty() || releases.back().date != release.date) {
        releases.push_back(release);
        return;
    }
    releases.back().amount += release.amount;
    releases.back().baseAmount += release.baseAmount;
}

static std::string deferralsKnown()
{
    static constexpr std::string_view view = "ledger_figure";
    std::string sql(deferralSql);
    for (auto at = sql.find(view); at != std::string::npos; at = sql.find(view, at))
        sql.replace(at, view.size(), knownFigures(5));
    return sql;
}

Result<DeferralReport> ReportStore::deferrals(const std::string &orgId, const std::string &documentId, Date asOf,
                                              AwaitingFigures awaiting, const std::string &knownAt)
{
    auto head = this->head(orgId, awaiting, {.from = {}, .through = asOf}, knownAt);
    if (!head)
        return failed(head);
    const auto context = PostingStore(m_connection).context(orgId);
    if (!context)
        return failed(context);
    const auto &roles = context->roles;
    const std::vector<std::string> deferredAccounts{roles[Role::DeferredRevenue], roles[Role::PrepaidExpenses]};
    const bool previous = awaiting == AwaitingFigures::Previous;
    const auto rows = knownAt.empty()
        ? m_connection.run(deferralSql, {orgId, documentId, deferredAccounts, previous})
        : m_connection.run(deferralsKnown(), {orgId, documentId, deferredAccounts, previous, knownAt});
    if (!rows)
        return failed(rows);

    DeferralReport report{.head = std::move(*head), .deferrals = {}, .remaining = {}};
    std::map<std::string, Wide> remaining;
    for (const Row row : *rows) {
        const DeferralRelease change{
            .date = row.date(4).value_or(Date()), .amount = row.big(5), .baseAmount = row.big(6)};
        auto &all = report.deferrals;
        const bool isThere = change.date <= asOf;
        if (all.empty() || all.back().documentId != row.view(0) || all.back().account != row.view(1)
            || all.back().currency != row.view(2))
            all.push_back(
                {.documentId = row.text(0), .account = row.text(1), .currency = row.text(2), .date = change.date});
        auto &deferral = all.back();
        if (!row.boolean(3)) {
            addRelease(deferral, change);
        } else if (isThere) {
            deferral.deferred += change.amount;
            deferral.deferredBase += change.baseAmount;
        }
        if (isThere) {
            deferral.remaining += change.amount;
            deferral.remainingBase += change.baseAmount;
            remaining[deferral.account] += change.baseAmount;
        }
    }
    std::erase_if(report.deferrals, [asOf](const DeferralRow &deferral) { return deferral.date > asOf; });
    for (const auto &[account, balance] : remaining)
        report.remaining.push_back({.account = account, .balance = balance});
    return report;
}

} // namespace leapfrog
