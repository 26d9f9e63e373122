// SPDX-License-Identifier: MIT
#include "store/health/check.h"

#include <array>

namespace leapfrog {

using State = HealthFinding::State;

static constexpr std::array counts = {
    Count{.check = "late_jobs",
          .state = State::Wrong,
          .sql = R"(
        WITH able AS (
            SELECT bool_or(here.busy < here.slots - here.express) AS normal, bool_or(here.busy < here.slots - here.normal) AS high
              FROM queue_worker_now AS here
             WHERE NOT EXISTS (SELECT 1 FROM pause WHERE scope = 'queue')),
        recent AS (
            SELECT coalesce(sum(jobs), 0) AS jobs FROM (
                SELECT jobs FROM queue_ended WHERE at > now() - interval '15 s' ORDER BY at DESC LIMIT 5000) AS latest)
        SELECT format('%s %s, priority %s, for %s s', first.org_id, first.document_id, first.priority, floor(extract(epoch FROM now() - first.since))),
               count(*) OVER ()
          FROM queue_lane_first AS first CROSS JOIN able CROSS JOIN recent LEFT JOIN queue_org AS org USING (org_id)
         WHERE first.since < now() - interval '15 s' AND CASE WHEN first.priority > 1 THEN able.high ELSE able.normal END
           -- Work for more than the last 15 s is waiting: then it waits for its turn.
           AND (recent.jobs = 0 OR (SELECT sum(total.n) FROM queue_total_now AS total WHERE total.state = 'queued' AND total.priority >= first.priority) <= recent.jobs)
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = first.org_id)
           AND coalesce(org.max_leased > (SELECT coalesce(sum(depth.n), 0) FROM queue_depth_now AS depth
                                           WHERE depth.org_id = first.org_id AND depth.state = 'leased'), true)
           AND NOT (org.max_per_second IS NOT NULL AND org.next_at BETWEEN now() AND now() + interval '1 day')
         ORDER BY first.since LIMIT 5)",
          .fine
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No job is ready for long while a worker has nothing to do."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "In %1 lanes jobs have been ready for more than 15 s while a worker has nothing to do."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "Run: leapfrogctl doctor --repair. If they still wait then, see whether another session holds their rows "
              "(SELECT * FROM pg_locks WHERE NOT granted; SELECT * FROM pg_stat_activity WHERE xact_start < now() - "
              "interval '15 s') and end it, or start the workers anew."),
          .repair = "lanes"},
    Count{.check = "unseen_lanes",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s, priority %s: %s, and %s waits since %s', org_id, priority, why, document_id, date_trunc('second', since)), count(*) OVER ()
          FROM queue_lane_unseen AS unseen
         WHERE (since < now() - interval '15 s' AND (why <> 'is marked past it' OR EXISTS (SELECT 1 FROM queue_worker_now)))
            OR (why = 'is not there' AND NOT EXISTS ( -- nor was it noted that it has to be made
                SELECT 1 FROM queue_delta AS noted WHERE noted.org_id = unseen.org_id AND noted.priority = unseen.priority))
         ORDER BY since LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Each lane with a ready job is awake."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 lanes are not seen by workers though jobs are ready in them."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Run: leapfrogctl doctor --repair"),
          .repair = "lanes"},
    Count{.check = "endless_leases",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s %s, held by %s, until %s', org_id, document_id, coalesce(leased_by, 'nobody'), coalesce(leased_until::text, 'no time')), count(*) OVER ()
          FROM accounting_work_queue
         WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
               OR NOT isfinite(leased_until) OR leased_until > now() + interval '1 day')
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Each lease has a holder and an end."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "%1 leases have no holder, or no end that comes: nobody would take these jobs over."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Run: leapfrogctl doctor --repair"),
          .repair = "leases"},
    Count{.check = "odd_jobs",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s %s, %s', org_id, document_id, state), count(*) OVER () FROM accounting_work_queue
         WHERE (state <> 'leased' AND (lease IS NOT NULL OR leased_by IS NOT NULL OR leased_until IS NOT NULL))
            OR run_count NOT BETWEEN 0 AND 1000 OR version_hint NOT BETWEEN 0 AND 2000000000 OR octet_length(document_type) > 500
            OR ready_at < to_timestamp(0) OR ready_at >= '10000-01-01 00:00:00+00' OR NOT isfinite(created_at)
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Each row of the queue makes sense."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 rows of the queue make no sense: no worker can take them."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Run: leapfrogctl doctor --repair"),
          .repair = "rows"},
    Count{.check = "ended_leases",
          .state = State::Wrong,
          .sql = R"(
        SELECT job.org_id || ' ' || job.document_id || ', ' || job.leased_by, count(*) OVER () FROM accounting_work_queue AS job
         WHERE job.state = 'leased' AND isfinite(job.leased_until) AND job.leased_until < clock_timestamp() - interval '15 s'
           AND (job.leased_until < clock_timestamp() - interval '5 minutes'
                OR EXISTS (SELECT 1 FROM queue_worker_now AS here WHERE here.busy < here.slots - here.express - here.normal))
           AND EXISTS (SELECT 1 FROM queue_worker_now)
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'organisation' AND pause.key = job.org_id))
         ORDER BY job.leased_until LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No lease has ended without being taken over."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 leases have ended, and no worker takes the jobs over though one could."),
          .advice
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "Workers take them over by themselves. Start the workers anew, and look at their log.")},
    Count{.check = "abandoned_leases",
          .state = State::Notice,
          .sql = R"(
        SELECT job.org_id || ' ' || job.document_id || ', ' || job.leased_by, count(*) OVER () FROM accounting_work_queue AS job
         WHERE job.state = 'leased' AND isfinite(job.leased_until) AND job.leased_until < clock_timestamp() - interval '15 s'
           AND (NOT EXISTS (SELECT 1 FROM queue_worker_now)
                OR EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'organisation' AND pause.key = job.org_id)))
         ORDER BY job.leased_until LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No ended lease waits for a worker."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 jobs are leased by workers that are gone, and wait for another."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Any worker takes them over. Start one: leapfrogctl work. Where something is "
                                      "paused, end that: leapfrogctl resume")},
    Count{.check = "put_back",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s %s: %s', job.org_id, job.document_id, job.last_error), count(*) OVER ()
          FROM (SELECT DISTINCT job_id FROM job_event WHERE at > now() - interval '2 minutes' AND what = 'put_back') AS back
          JOIN accounting_work_queue AS job ON job.id = back.job_id
         WHERE job.state <> 'dead' AND job.last_error <> '' ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The server does what the jobs ask of it."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 jobs were put back in the last 2 minutes: the server could not do their work, "
                                     "or does not let the workers' login do it."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Each says why; see to that: grant the right, make room on the disk, end who "
                                      "holds their rows. They are tried again by themselves, and no attempt counts.")},
    Count{.check = "dead_jobs",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id || ': ' || coalesce(last_error, ''), count(*) OVER () FROM accounting_work_queue
         WHERE state = 'dead' ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No job is dead."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs are dead: their documents could not be posted."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "See why with \"leapfrogctl jobs list --state dead\"; correct the cause, then "
                                      "\"leapfrogctl jobs retry --all --state dead\".")},
};

std::span<const Count> jobCounts()
{
    return counts;
}

} // namespace leapfrog
