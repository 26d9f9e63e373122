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
          FROM queue_depth_now AS kept FULL JOIN (SELECT org_id, priority, state, count(*) AS n FROM accounting_work_queue GROUP BY 1, 2, 3) AS real
         USING (org_id, priority, state) WHERE kept.n IS DISTINCT FROM real.n ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The counters of the depth are right."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 counters of the depth differ from a full count."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A trigger of the queue was off for a while. Run: leapfrogctl doctor --repair"),
          .repair = "counters"},
    Count{.check = "nobody_works",
          .state = State::Notice,
          .sql = R"(
        SELECT format('%s, priority %s', org_id, priority), (SELECT coalesce(sum(n), 1) FROM queue_total_now WHERE state = 'queued')::bigint
          FROM queue_lane_first WHERE ready_at <= now() AND NOT EXISTS (SELECT 1 FROM queue_worker_now) ORDER BY since LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Jobs that are ready find a worker."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs wait and no worker runs, or each is paused."),
          .advice
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "Start one: leapfrogctl work. Where workers are paused, end that: leapfrogctl resume")},
    Count{.check = "direct_by",
          .state = State::Wrong,
          .sql = R"(
        SELECT 'direct_by = worker', 1 FROM setting
         WHERE setting.key = 'direct_by' AND setting.value = 'worker' AND NOT EXISTS (SELECT 1 FROM queue_worker_now))",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Who is to post direct recreations is there."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "%1 setting has workers post direct recreations, and no worker runs, or each is paused."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Start one: leapfrogctl work. Or let consoles post: leapfrogctl settings "
                                      "direct_by=console")},
    Count{.check = "silent_workers",
          .state = State::Notice,
          .sql = R"(
        SELECT name, count(*) OVER () FROM worker
         WHERE heartbeat_at NOT BETWEEN now() - interval '30 s' AND now() + interval '1 min' ORDER BY heartbeat_at DESC LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No worker has fallen silent."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 workers stopped without a word."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "Their jobs go to others when the leases end; the log of their host says why they stopped. They are "
              "forgotten by: leapfrogctl doctor --repair (after the setting caution_minutes)"),
          .repair = "workers"},
    Count{.check = "pauses",
          .state = State::Notice,
          .sql = R"(
        SELECT told, count(*) OVER () FROM (
            SELECT concat_ws(' ', scope, nullif(key, ''), 'by', who) || CASE WHEN why = '' THEN '' ELSE ': ' || why END AS told, at FROM pause
            UNION ALL
            SELECT format('organisation %s: its setting max_leased is 0', org_id), 'infinity' FROM queue_org WHERE max_leased <= 0) AS held
         ORDER BY at, told LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Nothing is paused."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 pauses hold work back."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "End one with: leapfrogctl resume, with --org ORG or --worker NAME where it says so; where a setting "
              "is the reason: leapfrogctl settings --org ORG max_leased= (nothing: no limit)")},
    Count{.check = "odd_settings",
          .state = State::Wrong,
          .sql = R"(
        SELECT told, count(*) OVER () FROM (
            SELECT format('%s is %s, and takes %s', rule.key, coalesce('"' || given.value || '"', 'not there'),
                          coalesce(array_to_string(rule.words, ' or '), rule.least || ' to ' || rule.most)) AS told
              FROM setting_rule AS rule LEFT JOIN setting AS given USING (key)
             WHERE NOT rule.of_org AND CASE WHEN rule.words IS NOT NULL THEN (given.value = ANY (rule.words)) IS NOT TRUE
                                            WHEN given.value ~ '^[0-9]{1,9}$' THEN given.value::float8 NOT BETWEEN rule.least AND rule.most ELSE true END
            UNION ALL
            SELECT format('weight, max_leased or max_per_second of %s', org_id) FROM queue_org
             WHERE weight NOT BETWEEN 0.001 AND 1000 OR max_leased NOT BETWEEN 0 AND 1000000 OR max_per_second NOT BETWEEN 0.001 AND 1000000
                OR next_at > now() + interval '1 day') AS odd
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Each setting is there and within its bounds."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 settings are missing or out of their bounds."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Run: leapfrogctl doctor --repair"),
          .repair = "settings"},
    Count{.check = "sequences",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s is at %s', sequencename, last_value), count(*) OVER () FROM pg_sequences AS one
         WHERE schemaname = 'public' AND CASE sequencename
               WHEN 'queue_turn_floor' THEN last_value > (SELECT turns.last_value FROM pg_sequences AS turns
                                                           WHERE turns.schemaname = 'public' AND turns.sequencename = 'queue_turn_seq')
               WHEN 'queue_lease_floor' THEN last_value > extract(epoch FROM clock_timestamp()) + 60
               ELSE NOT cycle AND last_value > max_value / 2 END
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The sequences are far from their ends."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 sequences are where no work has brought them."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Somebody has set them. At its end nothing can be leased, or nothing be taken in "
                                      "turn. Run: leapfrogctl doctor --repair"),
          .repair = "sequences"},
};

std::span<const Count> queueCounts()
{
    return counts;
}

} // namespace leapfrog
