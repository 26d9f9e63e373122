// SPDX-License-Identifier: MIT
#include "store/close/seal_store.h"

#include <QString>

#include <unordered_map>

namespace leapfrog {

static constexpr std::string_view groundsSql = R"(
    SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), session_user::text, to_jsonb(org.*)::text,
           coalesce((SELECT max(gate.changes) FROM period_gate AS gate WHERE gate.org_id = $1), 0), closed.locked_through,
           (SELECT count(*) FROM gl_entry AS entry WHERE entry.org_id = $1 AND entry.entry_date <= $2::date)
      FROM organisation AS org LEFT JOIN period_lock AS closed ON closed.org_id = org.org_id WHERE org.org_id = $1)";

static constexpr std::string_view lockSql = R"(
    SELECT concat_ws(chr(9), to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), event.who,
                     coalesce(event.locked_through::text, '-'), event.why)
      FROM period_lock_event AS event WHERE event.org_id = $1 ORDER BY event.at, event.locked_through)";

static constexpr std::string_view balanceSql = R"(
    SELECT entry.account, sum(entry.base_amount)::text FROM gl_entry AS entry
     WHERE entry.org_id = $1 AND entry.deleted_at IS NULL AND entry.entry_date <= $2::date GROUP BY 1)";

static constexpr std::string_view pageSql = R"(
    SELECT entry.document_id FROM gl_entry AS entry
     WHERE entry.org_id = $1 AND entry.document_id > $2 AND entry.entry_date <= $3::date GROUP BY 1 ORDER BY 1 LIMIT $4)";

// The body of a version is the document's own since body_since, else it is in the history.
static constexpr std::string_view factsSql = R"(
    SELECT wanted.document_id, coalesce(own.document_type, ''), asked.version,
           coalesce(CASE WHEN asked.version >= coalesce(own.body_since, 0) THEN own.body END,
                    (SELECT old.body FROM document_history AS old
                      WHERE old.org_id = $1 AND old.document_id = wanted.document_id
                        AND asked.version BETWEEN old.from_version AND old.through_version LIMIT 1)),
           coalesce(asked.version >= own.body_since, true)
      FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS wanted(document_id, version, place)
      LEFT JOIN LATERAL (
           SELECT document_type, posted_version, body_since, body FROM document
            WHERE document.org_id = $1 AND document.document_id = wanted.document_id LIMIT 1) AS own ON true
     CROSS JOIN LATERAL (SELECT coalesce(nullif(wanted.version, 0), own.posted_version, 0) AS version) AS asked
     ORDER BY wanted.place)";

// What an entry settles and taxes stands behind the rest, and only where it is kept: so what was sealed before it was
// says what it said.
static constexpr std::string_view entriesSql = R"(
    SELECT wanted.document_id,
           concat_ws(chr(9), entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule,
                     coalesce(entry.source_line::text, '-'),
                     to_char(entry.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.posted_by,
                     coalesce(to_char(entry.deleted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '-'),
                     coalesce(entry.replaced_by_version::text, '-'),
                     CASE WHEN entry.settles IS NOT NULL OR entry.due_date IS NOT NULL OR entry.taxes IS NOT NULL
                          THEN concat_ws(chr(9), coalesce(entry.settles, '-'), coalesce(entry.due_date::text, '-'), coalesce(entry.taxes::text, '-')) END)
      FROM unnest($2::text[]) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT own.version, own.line_no, own.entry_date, own.account, own.currency, own.amount, own.base_amount, own.rule, own.source_line,
                  own.posted_at, own.posted_by, own.deleted_at, own.replaced_by_version, own.settles, own.due_date, own.taxes
             FROM gl_entry AS own
            WHERE own.org_id = $1 AND own.document_id = wanted.document_id AND own.entry_date <= $3::date
            ORDER BY own.version, own.line_no LIMIT ALL OFFSET 0) AS entry)";

static constexpr std::string_view saltsSql = R"(
    SELECT salt.document_id, salt.path, salt.salt FROM period_seal_salt AS salt WHERE salt.org_id = $1 AND salt.document_id = ANY ($2))";

static constexpr std::string_view keepSaltsSql = R"(
    INSERT INTO period_seal_salt (org_id, document_id, path, salt)
    SELECT $1, fresh.document_id, fresh.path, fresh.salt FROM unnest($2::text[], $3::text[], $4::text[]) AS fresh(document_id, path, salt)
    ON CONFLICT DO NOTHING)";

static constexpr std::string_view sealsSql = R"(
    SELECT seal.seal_no, seal.locked_through, to_char(seal.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), seal.sealed_by,
           seal.head, seal.previous_head
      FROM period_seal AS seal WHERE seal.org_id = $1 ORDER BY seal.seal_no)";

static constexpr std::string_view keepSql = R"(
    INSERT INTO period_seal (org_id, seal_no, locked_through, sealed_at, sealed_by, why, head, previous_head)
    VALUES ($1, $2, $3::date, $4::timestamptz, $5, $6, $7, $8))";

static constexpr std::string_view settingsAtSql = R"(
    SELECT coalesce((SELECT coalesce(old.was::text, '') FROM settings_history AS old
                      WHERE old.org_id = $1 AND old.until > $2::timestamptz ORDER BY old.until LIMIT 1),
                    (SELECT to_jsonb(org.*)::text FROM organisation AS org WHERE org.org_id = $1), ''))";

Result<SealGrounds> SealStore::grounds(Date through)
{
    const auto rows = m_connection.run(groundsSql, {m_orgId, dateText(through)});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(
            {.code = Error::Code::NotFound,
             .message = QStringLiteral("There is no organisation \"%1\" here.").arg(QString::fromStdString(m_orgId)),
             .cause = {},
             .reason = "unknown_organisation",
             .field = "org"});
    const auto row = rows->first();
    SealGrounds grounds{.now = row.text(0),
                        .login = row.text(1),
                        .settings = row.text(2),
                        .lockEvents = {},
                        .lockChanges = row.integer(3),
                        .lockedThrough = row.date(4),
                        .trialBalance = {},
                        .entries = row.big(5)};
    const auto events = m_connection.run(lockSql, {m_orgId});
    const auto balances = events ? m_connection.run(balanceSql, {m_orgId, dateText(through)}) : failed(events);
    if (!balances)
        return failed(balances);
    for (const Row event : *events)
        grounds.lockEvents.push_back(event.text(0));
    for (const Row balance : *balances)
        grounds.trialBalance.emplace(balance.text(0), balance.text(1));
    return grounds;
}

Result<std::vector<std::string>> SealStore::documents(Date through, const std::string &after, int limit)
{
    const auto rows = m_connection.run(pageSql, {m_orgId, after, dateText(through), limit});
    if (!rows)
        return failed(rows);
    std::vector<std::string> ids;
    for (const Row row : *rows)
        ids.push_back(row.text(0));
    return ids;
}

Result<std::vector<SealFacts>> SealStore::facts(const std::vector<std::string> &ids, const std::vector<int> &versions,
                                                Date through)
{
    const auto rows = m_connection.runHot(factsSql, {m_orgId, ids, versions});
    const auto entries = rows ? m_connection.runHot(entriesSql, {m_orgId, ids, dateText(through)}) : failed(rows);
    const auto salts = entries ? m_connection.runHot(saltsSql, {m_orgId, ids}) : failed(entries);
    if (!salts)
        return failed(salts);
    std::vector<SealFacts> all;
    std::unordered_map<std::string, std::size_t> places;
    for (const Row row : *rows) {
        places.emplace(row.text(0), all.size());
        all.push_back({.id = row.text(0),
                       .type = row.text(1),
                       .version = row.integer(2),
                       .body = row.isNull(3) ? std::nullopt : std::optional(row.text(3)),
                       .isNewest = row.boolean(4),
                       .entries = {},
                       .salts = {}});
    }
    for (const Row row : *entries)
        all[places.at(row.text(0))].entries.push_back(row.text(1));
    for (const Row row : *salts)
        all[places.at(row.text(0))].salts.emplace(row.text(1), row.text(2));
    return all;
}

Result<> SealStore::keepSalts(const std::vector<std::array<std::string, 3>> &rows)
{
    std::array<std::vector<std::string>, 3> columns;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            columns[i].push_back(row[i]);
    }
    const auto kept = m_connection.run(keepSaltsSql, {m_orgId, columns[0], columns[1], columns[2]});
    return kept ? Result<>() : Result<>(failed(kept));
}

Result<bool> SealStore::hasSealedDocuments()
{
    const auto rows
        = m_connection.run("SELECT EXISTS (SELECT 1 FROM period_seal_salt AS salt WHERE salt.org_id = $1)", {m_orgId});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

Result<std::vector<KeptSeal>> SealStore::seals()
{
    const auto rows = m_connection.run(sealsSql, {m_orgId});
    if (!rows)
        return failed(rows);
    std::vector<KeptSeal> seals;
    for (const Row row : *rows)
        seals.push_back({.number = row.integer(0),
                         .through = row.date(1).value_or(Date()),
                         .sealedAt = row.text(2),
                         .sealedBy = row.text(3),
                         .head = row.text(4),
                         .previousHead = row.text(5)});
    return seals;
}

Result<> SealStore::keep(const KeptSeal &seal, const std::string &why)
{
    const auto rows = m_connection.run(keepSql,
                                       {m_orgId, seal.number, dateText(seal.through), seal.sealedAt, seal.sealedBy, why,
                                        seal.head, seal.previousHead});
    return rows ? Result<>() : Result<>(failed(rows));
}

Result<> SealStore::end(int number, const std::string &head)
{
    const auto rows = m_connection.run("UPDATE period_seal SET head = $3 WHERE org_id = $1 AND seal_no = $2",
                                       {m_orgId, number, head});
    return rows ? Result<>() : Result<>(failed(rows));
}

Result<> SealStore::keepPart(int number, int part, const std::string &lines)
{
    const auto rows
        = m_connection.run("INSERT INTO period_seal_part (org_id, seal_no, part_no, lines) VALUES ($1, $2, $3, $4)",
                           {m_orgId, number, part, lines});
    return rows ? Result<>() : Result<>(failed(rows));
}

Result<std::optional<std::string>> SealStore::part(int number, int part)
{
    const auto rows
        = m_connection.run("SELECT lines FROM period_seal_part WHERE org_id = $1 AND seal_no = $2 AND part_no = $3",
                           {m_orgId, number, part});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::nullopt : std::optional(rows->first().text(0));
}

Result<std::string> SealStore::settingsAt(const std::string &moment)
{
    const auto rows = m_connection.run(settingsAtSql, {m_orgId, moment});
    if (!rows)
        return failed(rows);
    return rows->first().text(0);
}

} // namespace leapfrog
