// SPDX-License-Identifier: MIT
#include "store/close/book_sums.h"

#include "store/books/accounts.h"

#include <QDateTime>
#include <QRegularExpression>

namespace leapfrog {

static constexpr std::string_view sumsSql = R"(
    SELECT part.account, part.month, part.is_before, part.debit::text, part.credit::text
      FROM ledger_sums($1, $2, $3::date, $4::date) AS part ORDER BY part.account COLLATE "C", part.month, part.is_before DESC)";

static constexpr std::string_view knownSumsSql = R"(
    SELECT entry.account, date_trunc('month', entry.entry_date)::date, entry.entry_date < $3::date,
           coalesce(sum(entry.base_amount) FILTER (WHERE entry.base_amount > 0), 0)::text,
           coalesce(-sum(entry.base_amount) FILTER (WHERE entry.base_amount < 0), 0)::text
      FROM ledger_known($1, $5::timestamptz, '-infinity', $4::date) AS entry
     WHERE $2 OR NOT entry.is_previous
     GROUP BY 1, 2, 3 ORDER BY entry.account COLLATE "C", 2, 3 DESC)";

// What was first changed after the moment is what it was then.
static constexpr std::string_view namesSql = R"(
    SELECT DISTINCT ON (old.code) old.code, old.name, coalesce(old.kind, '')
      FROM account_history AS old WHERE old.org_id = $1 AND old.until > $2::timestamptz ORDER BY old.code, old.until)";

static constexpr std::string_view fiscalSql = R"(
    SELECT coalesce((SELECT (old.was ->> 'fiscal_year_start')::int FROM settings_history AS old
                      WHERE old.org_id = $1 AND old.was IS NOT NULL AND old.until > $2::timestamptz ORDER BY old.until LIMIT 1),
                    (SELECT org.fiscal_year_start FROM organisation AS org WHERE org.org_id = $1)))";

static constexpr std::string_view sinceSql = R"(
    SELECT to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM schema_migration WHERE version = 18 AND applied_at > $1::timestamptz)";

std::optional<Moment> Moment::parse(const std::string &text)
{
    static const QRegularExpression form(QStringLiteral(
        R"(^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,6})?)?(Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d)?)$)"));
    const auto found = form.match(QString::fromStdString(text));
    const auto seconds = found.captured(3).isEmpty() ? QStringLiteral("00") : found.captured(3);
    const auto plain = found.captured(1) + QLatin1Char('T') + found.captured(2) + QLatin1Char(':') + seconds;
    if (!found.hasMatch() || !QDateTime::fromString(plain, Qt::ISODate).isValid())
        return {};
    return Moment{.text = text};
}

QDateTime Moment::time() const
{
    auto iso = QString::fromStdString(text).replace(QLatin1Char(' '), QLatin1Char('T'));
    static const QRegularExpression shortOffset(QStringLiteral("[+-]\\d{2}$"));
    if (shortOffset.match(iso).hasMatch())
        iso += QStringLiteral(":00");
    return QDateTime::fromString(iso, Qt::ISODateWithMs);
}

static std::string momentOf(const Figures &figures)
{
    return figures.knownAt ? figures.knownAt->text : "infinity";
}

Result<ReportHead> BookSumsStore::head(const std::string &orgId, const Figures &figures, const Days &days)
{
    auto head = ReportStore(m_connection).head(orgId, figures.awaiting, days, momentOf(figures));
    if (!head || !figures.knownAt)
        return head;
    const auto rows = m_connection.run(
        "SELECT open.awaiting_posting, open.refused, open.awaiting FROM ledger_open_known($1, $2::timestamptz) AS open",
        {orgId, momentOf(figures)});
    if (!rows)
        return failed(rows);
    head->awaitingPosting = rows->first().big(0);
    head->refusedDocuments = rows->first().big(1);
    head->awaitingRecreation = rows->first().big(2);
    return head;
}

Result<ChartOfAccounts> BookSumsStore::chart(const std::string &orgId, const Figures &figures)
{
    auto chart = AccountStore(m_connection).chart(orgId);
    if (!chart || !figures.knownAt)
        return chart;
    const auto rows = m_connection.run(namesSql, {orgId, momentOf(figures)});
    if (!rows)
        return failed(rows);
    for (const Row row : *rows) {
        Account account{.code = row.text(0), .name = row.text(1), .kind = chart->kindOf(row.view(0))};
        if (const auto kind = findAccountKind(row.view(2)))
            account.kind = *kind;
        if (account.name.empty())
            account.name = account.code;
        chart->add(std::move(account));
    }
    return chart;
}

Result<std::string> BookSumsStore::notKnownBefore(const Figures &figures)
{
    if (!figures.knownAt)
        return std::string();
    const auto rows = m_connection.run(sinceSql, {momentOf(figures)});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

Result<BookSums> BookSumsStore::read(const std::string &orgId, const Figures &figures, const Days &days)
{
    auto snapshot = Transaction::beginSnapshot(m_connection); // figures and what is left out of one moment
    if (!snapshot)
        return failed(snapshot);
    auto head = this->head(orgId, figures, days);
    if (!head)
        return failed(head);
    auto chart = this->chart(orgId, figures);
    if (!chart)
        return failed(chart);
    auto since = notKnownBefore(figures);
    if (!since)
        return failed(since);
    const auto fiscal = m_connection.run(fiscalSql, {orgId, momentOf(figures)});
    if (!fiscal)
        return failed(fiscal);
    const bool previous = figures.awaiting == AwaitingFigures::Previous;
    const std::string from = days.from ? dateText(*days.from) : "-infinity";
    const std::string through = days.through ? dateText(*days.through) : "infinity";
    const auto rows = figures.knownAt
        ? m_connection.run(knownSumsSql, {orgId, previous, from, through, momentOf(figures)})
        : m_connection.run(sumsSql, {orgId, previous, from, through});
    if (!rows)
        return failed(rows);
    BookSums sums{.head = std::move(*head),
                  .chart = std::move(*chart),
                  .fiscalStartMonth = fiscal->first().integer(0),
                  .sums = {},
                  .notKnownBefore = std::move(*since)};
    for (const Row row : *rows)
        sums.sums.push_back({.account = row.text(0),
                             .month = row.date(1).value_or(Date()),
                             .isBefore = row.boolean(2),
                             .debit = wideOf(row.view(3)),
                             .credit = wideOf(row.view(4))});
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    return sums;
}

} // namespace leapfrog
