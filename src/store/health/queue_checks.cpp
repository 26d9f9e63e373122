// SPDX-License-Identifier: MIT
#include "store/health/check.h"

#include <array>

namespace leapfrog {

using State = HealthFinding::State;

static constexpr std::array counts = {
    Count{.check = "counters",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s, priority %s, %s: %s counted, %s there', org_id, priority, state, coalesce(kept.n, 0), coalesce(real.n, 0)),
               count(*) OVER ()
          FROM (SELECT * FROM queue_depth_now UNION ALL SELECT 'all organisations', * FROM queue_total_now) AS kept
          FULL JOIN (SELECT coalesce(org_id, 'all organisations') AS org_id, priority, state, count(*) AS n FROM accounting_work_queue
                      GROUP BY GROUPING SETS ((org_id, priority, state), (priority, state))) AS real
         USING (org_id, priority, state) WHERE kept.n IS DISTINCT FROM real.n ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The counters of the backlog are right."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 counters of the backlog differ from a full count."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A trigger of the queue was off for a while. Stop the workers and producers, "
                                      "see that all triggers are on, then in one transaction empty queue_delta, "
                                      "queue_depth and queue_total, and fill the latter two from a count of "
                                      "accounting_work_queue.")},
    Count{.check = "ended_leases",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id || ', ' || leased_by, count(*) OVER () FROM accounting_work_queue
         WHERE state = 'leased' AND leased_until < clock_timestamp() - interval '5 minutes' ORDER BY leased_until LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No lease has ended without being taken over."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 jobs are leased by workers that have been silent for more than 5 minutes."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Any worker takes them over. Start one: leapfrogctl work. If one runs, see "
                                      "whether the queue or the organisation is paused.")},
    Count{.check = "dead_jobs",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id || ': ' || coalesce(last_error, ''), count(*) OVER () FROM accounting_work_queue
         WHERE state = 'dead' ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No job is dead."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs are dead: their documents could not be posted."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "See why with \"leapfrogctl jobs list --state dead\"; correct the cause, then "
                                      "\"leapfrogctl jobs retry\".")},
    Count{.check = "silent_workers",
          .state = State::Notice,
          .sql = R"(
        SELECT name, count(*) OVER () FROM worker WHERE heartbeat_at < now() - interval '30 s' ORDER BY heartbeat_at DESC LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No worker has fallen silent."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 workers stopped without a word."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Their jobs go to others when the leases end. Look at the log of their host.")},
    Count{.check = "nobody_works",
          .state = State::Notice,
          .sql = R"(
        SELECT org_id, sum(sum(n)) OVER ()::bigint FROM queue_depth_now
         WHERE state = 'queued' AND NOT EXISTS (SELECT 1 FROM worker WHERE kind = 'queue' AND heartbeat_at > now() - interval '30 s')
           AND EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < now() - interval '1 minute')
           AND EXISTS (SELECT 1 FROM accounting_work_queue AS job
                        WHERE job.org_id = queue_depth_now.org_id AND job.priority = queue_depth_now.priority
                          AND job.state = 'queued' AND job.ready_at < now() - interval '1 minute')
         GROUP BY org_id ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Jobs that are ready find a worker."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs wait and no worker runs."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Start one: leapfrogctl work")},
    Count{.check = "pauses",
          .state = State::Notice,
          .sql = R"(
        SELECT concat_ws(' ', scope, nullif(key, ''), 'by', who) || CASE WHEN why = '' THEN '' ELSE ': ' || why END, count(*) OVER ()
          FROM pause ORDER BY at LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Nothing is paused."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 pauses hold work back."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "End one with: leapfrogctl resume")},
};

std::span<const Count> queueCounts()
{
    return counts;
}

} // namespace leapfrog
