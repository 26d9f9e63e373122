// SPDX-License-Identifier: MIT
#include "store/close/flux_store.h"

namespace leapfrog {

static constexpr std::string_view accountSql = R"(
    SELECT account, coalesce(sum(one.amount), 0)::text, coalesce(sum(other.amount), 0)::text
      FROM (SELECT known.account, sum(known.base_amount) AS amount FROM ledger_known($1, $2::timestamptz, '-infinity', $4::date) AS known
             GROUP BY 1) AS one
      FULL JOIN (SELECT known.account, sum(known.base_amount) AS amount FROM ledger_known($1, $3::timestamptz, '-infinity', $4::date) AS known
             GROUP BY 1) AS other USING (account)
     GROUP BY account ORDER BY account COLLATE "C")";

static constexpr std::string_view lineSql = R"(
    SELECT document_id, account, catches_up, coalesce(one.amount, 0)::text, coalesce(other.amount, 0)::text
      FROM (SELECT known.document_id, known.account, known.rule = 'LOCK-CU' AS catches_up, sum(known.base_amount) AS amount
              FROM ledger_known($1, $2::timestamptz, '-infinity', $4::date) AS known GROUP BY 1, 2, 3) AS one
      FULL JOIN (SELECT known.document_id, known.account, known.rule = 'LOCK-CU' AS catches_up, sum(known.base_amount) AS amount
              FROM ledger_known($1, $3::timestamptz, '-infinity', $4::date) AS known GROUP BY 1, 2, 3) AS other
     USING (document_id, account, catches_up)
     WHERE coalesce(one.amount, 0) <> coalesce(other.amount, 0)
     ORDER BY document_id COLLATE "C", account COLLATE "C", catches_up)";

// The body of a version is the document's own since body_since, else it is in the history.
static constexpr std::string_view documentSql = R"(
    SELECT wanted.document_id, coalesce(before.version, 0), coalesce(after.version, 0),
           coalesce(CASE WHEN before.version >= own.body_since THEN own.body END,
                    (SELECT old.body FROM document_history AS old WHERE old.org_id = $1 AND old.document_id = wanted.document_id
                        AND before.version BETWEEN old.from_version AND old.through_version LIMIT 1), ''),
           coalesce(CASE WHEN after.version >= own.body_since THEN own.body END,
                    (SELECT old.body FROM document_history AS old WHERE old.org_id = $1 AND old.document_id = wanted.document_id
                        AND after.version BETWEEN old.from_version AND old.through_version LIMIT 1), ''),
           EXISTS (SELECT 1 FROM recreation_document AS done
                    WHERE done.org_id = $1 AND done.document_id = wanted.document_id AND done.outcome = 'undone'
                      AND done.restored_version = after.version),
           before.posted_at
      FROM unnest($4::text[]) AS wanted(document_id)
      LEFT JOIN document AS own ON own.org_id = $1 AND own.document_id = wanted.document_id
      LEFT JOIN LATERAL (
           SELECT entry.version, entry.posted_at FROM gl_entry AS entry
             LEFT JOIN ledger_act AS act ON act.org_id = $1 AND act.act = entry.posted_act
            WHERE entry.org_id = $1 AND entry.document_id = wanted.document_id AND coalesce(act.at, entry.posted_at) <= $2::timestamptz
            ORDER BY entry.version DESC LIMIT 1) AS before ON true
      LEFT JOIN LATERAL (
           SELECT max(known.version) AS version FROM (
                  SELECT entry.version FROM gl_entry AS entry
                    LEFT JOIN ledger_act AS act ON act.org_id = $1 AND act.act = entry.posted_act
                   WHERE entry.org_id = $1 AND entry.document_id = wanted.document_id AND coalesce(act.at, entry.posted_at) <= $3::timestamptz
                  UNION ALL                                  -- what took entries out of force may have none of its own
                  SELECT entry.replaced_by_version FROM gl_entry AS entry
                    LEFT JOIN ledger_act AS act ON act.org_id = $1 AND act.act = entry.deleted_act
                   WHERE entry.org_id = $1 AND entry.document_id = wanted.document_id AND coalesce(act.at, entry.deleted_at) <= $3::timestamptz)
                AS known) AS after ON true
     ORDER BY wanted.document_id COLLATE "C")";

// Each row says what was until then; what it became is in the next one, or in the organisation.
static constexpr std::string_view settingSql = R"(
    SELECT setting.key, coalesce(setting.value::text, ''), coalesce((change.became -> setting.key)::text, ''), change.until, change.changed_by
      FROM (SELECT old.until, old.changed_by, old.was,
                   coalesce(lead(old.was) OVER (ORDER BY old.until), (SELECT to_jsonb(org.*) FROM organisation AS org WHERE org.org_id = $1)) AS became
              FROM settings_history AS old WHERE old.org_id = $1 AND old.was IS NOT NULL) AS change
     CROSS JOIN LATERAL jsonb_each(change.was) AS setting(key, value)
     WHERE change.until > $2::timestamptz AND change.until <= $3::timestamptz
       AND setting.value IS DISTINCT FROM change.became -> setting.key AND setting.key NOT IN ('settings_changed_at', 'settings_changed_by')
     ORDER BY change.until, setting.key)";

static constexpr std::string_view newlyRefusedSql = R"(
    WITH refused AS (
        SELECT after.document_id
          FROM (SELECT DISTINCT status.document_id FROM document_status AS status WHERE status.org_id = $1 AND status.status = 'refused') AS once
         CROSS JOIN LATERAL (
               SELECT once.document_id, status.status FROM document_status AS status
                 LEFT JOIN ledger_act AS act ON act.org_id = $1 AND act.act = status.act
                WHERE status.org_id = $1 AND status.document_id = once.document_id AND coalesce(act.at, '-infinity') <= $3::timestamptz
                ORDER BY status.line_no DESC LIMIT 1) AS after
          LEFT JOIN LATERAL (
               SELECT status.status FROM document_status AS status
                 LEFT JOIN ledger_act AS act ON act.org_id = $1 AND act.act = status.act
                WHERE status.org_id = $1 AND status.document_id = once.document_id AND coalesce(act.at, '-infinity') <= $2::timestamptz
                ORDER BY status.line_no DESC LIMIT 1) AS before ON true
         WHERE after.status = 'refused' AND before.status IS DISTINCT FROM 'refused')
    SELECT DISTINCT known.document_id, known.account FROM ledger_known($1, $3::timestamptz, '-infinity', $4::date) AS known
      JOIN refused USING (document_id) ORDER BY 1, 2)";

static std::string lastDay(const FluxQuestion &question)
{
    return question.through ? dateText(*question.through) : "infinity";
}

Result<std::vector<FluxAccount>> FluxStore::accounts()
{
    const auto rows = m_connection.run(
        accountSql, {m_question.orgId, m_question.before.text, m_question.after.text, lastDay(m_question)});
    if (!rows)
        return failed(rows);
    std::vector<FluxAccount> accounts;
    for (const Row row : *rows)
        accounts.push_back({.account = row.text(0), .before = wideOf(row.view(1)), .after = wideOf(row.view(2))});
    return accounts;
}

Result<std::vector<FluxLine>> FluxStore::lines()
{
    const auto rows = m_connection.run(
        lineSql, {m_question.orgId, m_question.before.text, m_question.after.text, lastDay(m_question)});
    if (!rows)
        return failed(rows);
    std::vector<FluxLine> lines;
    for (const Row row : *rows)
        lines.push_back({.documentId = row.text(0),
                         .account = row.text(1),
                         .catchesUp = row.boolean(2),
                         .before = wideOf(row.view(3)),
                         .after = wideOf(row.view(4))});
    return lines;
}

Result<std::vector<FluxDocument>> FluxStore::documents(const std::vector<std::string> &ids)
{
    const auto rows
        = m_connection.run(documentSql, {m_question.orgId, m_question.before.text, m_question.after.text, ids});
    if (!rows)
        return failed(rows);
    std::vector<FluxDocument> documents;
    for (const Row row : *rows)
        documents.push_back({.id = row.text(0),
                             .versionBefore = row.integer(1),
                             .versionAfter = row.integer(2),
                             .bodyBefore = row.text(3),
                             .bodyAfter = row.text(4),
                             .isUndone = row.boolean(5),
                             .postedBefore = row.moment(6)});
    return documents;
}

Result<std::vector<FluxSetting>> FluxStore::settings()
{
    const auto rows = m_connection.run(settingSql, {m_question.orgId, m_question.before.text, m_question.after.text});
    if (!rows)
        return failed(rows);
    std::vector<FluxSetting> settings;
    for (const Row row : *rows)
        settings.push_back({.name = row.text(0),
                            .before = row.text(1),
                            .after = row.text(2),
                            .at = row.moment(3),
                            .who = row.words(4)});
    return settings;
}

Result<std::vector<FluxLine>> FluxStore::newlyRefused()
{
    const auto rows = m_connection.run(
        newlyRefusedSql, {m_question.orgId, m_question.before.text, m_question.after.text, lastDay(m_question)});
    if (!rows)
        return failed(rows);
    std::vector<FluxLine> lines;
    for (const Row row : *rows)
        lines.push_back({.documentId = row.text(0), .account = row.text(1)});
    return lines;
}

} // namespace leapfrog
