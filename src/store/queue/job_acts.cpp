// SPDX-License-Identifier: MIT
#include "store/queue/job_acts.h"

#include <QStringList>

#include <algorithm>

namespace leapfrog {

static constexpr std::string_view planSql = R"(
    WITH chosen AS MATERIALIZED (
        SELECT id, org_id, document_id, state,
               CASE $2 WHEN 'retry' THEN state = 'dead' OR (state = 'queued' AND ready_at > now())
                       WHEN 'priority' THEN state = 'queued' AND priority <> $3 ELSE true END AS changes
          FROM queue_list_ids($1::jsonb))
    SELECT count(*), count(*) FILTER (WHERE changes AND state = 'leased'), count(DISTINCT org_id) FILTER (WHERE changes),
           CASE WHEN $2 = 'cancel' THEN (
                SELECT count(DISTINCT (org_id, document_id)) FROM chosen JOIN document USING (org_id, document_id) WHERE awaiting_recreation)
                ELSE 0 END,
           coalesce(string_agg(id::text, ',') FILTER (WHERE changes), '')
      FROM chosen)";

static constexpr std::string_view effectsSql = R"(
    SELECT count(DISTINCT (event.org_id, event.document_id)) FILTER (WHERE event.what = 'restored'),
           count(DISTINCT (event.org_id, event.document_id)) FILTER (
               WHERE event.what = 'cancelled' AND document.posted_version < document.accounting_ready_version
                 AND NOT queue_has_job(event.org_id, event.document_id, document.accounting_ready_version))
      FROM job_event AS event LEFT JOIN document USING (org_id, document_id)
     WHERE event.job_id = ANY ($1) AND event.what IN ('restored', 'cancelled'))";

// Where roles are set up these functions write with rights of their own (docs/roles.md); else with those of the login.
static constexpr std::string_view rightsSql = R"(
    SELECT has_function_privilege(retry.oid, 'EXECUTE')
           AND (retry.prosecdef OR (has_table_privilege('accounting_work_queue', 'UPDATE') AND has_table_privilege('document', 'UPDATE'))),
           has_function_privilege(cancel.oid, 'EXECUTE') AND (cancel.prosecdef OR has_table_privilege('accounting_work_queue', 'DELETE')),
           has_function_privilege(priority.oid, 'EXECUTE') AND (priority.prosecdef OR has_table_privilege('accounting_work_queue', 'UPDATE'))
      FROM pg_proc AS retry, pg_proc AS cancel, pg_proc AS priority
     WHERE retry.oid = 'queue_retry(uuid[], text)'::regprocedure AND cancel.oid = 'queue_cancel(uuid[], text)'::regprocedure
       AND priority.oid = 'queue_set_priority(uuid[], int, text)'::regprocedure)";

static constexpr std::size_t atOnce = 1000;

static std::string_view wordOf(JobAct::Kind kind)
{
    switch (kind) {
    case JobAct::Kind::Cancel:
        return "cancel";
    case JobAct::Kind::SetPriority:
        return "priority";
    case JobAct::Kind::Retry:
        break;
    }
    return "retry";
}

Result<JobPlan> JobActs::plan(const JobAct &act, const JobFilter &filter)
{
    auto rows = m_connection.run(planSql, {filterJson(filter), wordOf(act.kind), act.priority});
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    JobPlan plan{
        .ids = {}, .matched = row.big(0), .running = row.big(1), .organisations = row.big(2), .restores = row.big(3)};
    auto ids = row.view(4);
    while (!ids.empty()) {
        const auto end = std::min(ids.find(','), ids.size());
        plan.ids.emplace_back(ids.substr(0, end));
        ids.remove_prefix(std::min(end + 1, ids.size()));
    }
    return plan;
}

Result<int> JobActs::applyToSome(const JobAct &act, const std::vector<std::string> &ids, const QString &why)
{
    const auto reason = why.toStdString();
    auto rows = act.kind == JobAct::Kind::Retry
        ? m_connection.run("SELECT count(*) FROM queue_retry($1, $2)", {ids, reason})
        : act.kind == JobAct::Kind::Cancel
        ? m_connection.run("SELECT count(*) FROM queue_cancel($1, $2)", {ids, reason})
        : m_connection.run("SELECT count(*) FROM queue_set_priority($1, $2, $3)", {ids, act.priority, reason});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<JobOutcome> JobActs::apply(const JobAct &act, const std::vector<std::string> &ids, const QString &why,
                                  const std::function<bool(std::size_t)> &goesOn)
{
    static constexpr int tries = 3; // workers and producers hold the same rows
    JobOutcome outcome;
    for (std::size_t at = 0; at < ids.size() && (!goesOn || goesOn(at)); at += atOnce) {
        const std::vector<std::string> some(ids.begin() + static_cast<std::ptrdiff_t>(at),
                                            ids.begin()
                                                + static_cast<std::ptrdiff_t>(std::min(at + atOnce, ids.size())));
        auto changed = applyToSome(act, some, why);
        for (int again = 1; again < tries && !changed && changed.error().code == Error::Code::Conflict; ++again)
            changed = applyToSome(act, some, why);
        if (!changed && outcome.changed == 0)
            return failed(changed);
        if (!changed) {
            outcome.stoppedBy = changed.error();
            return outcome;
        }
        outcome.changed += *changed;
        if (act.kind != JobAct::Kind::Cancel)
            continue;
        const auto effects = effectsOfCancel(some);
        if (!effects) {
            outcome.stoppedBy = effects.error();
            return outcome;
        }
        outcome.effects.restored += effects->restored;
        outcome.effects.unposted += effects->unposted;
    }
    return outcome;
}

Result<CancelEffects> JobActs::effectsOfCancel(const std::vector<std::string> &ids)
{
    auto rows = m_connection.run(effectsSql, {ids});
    if (!rows)
        return failed(rows);
    return CancelEffects{.restored = rows->first().integer(0), .unposted = rows->first().integer(1)};
}

Result<JobRights> JobActs::rights()
{
    auto rows = m_connection.run(rightsSql);
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    return JobRights{.retry = row.boolean(0), .cancel = row.boolean(1), .setPriority = row.boolean(2)};
}

} // namespace leapfrog
