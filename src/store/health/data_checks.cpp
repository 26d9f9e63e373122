// SPDX-License-Identifier: MIT
#include "store/health/check.h"

#include <array>

namespace leapfrog {

using State = HealthFinding::State;

static constexpr std::array counts = {
    Count{.check = "orphan_entries",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id, count(*) OVER ()
          FROM (SELECT DISTINCT org_id, document_id FROM gl_entry WHERE deleted_at IS NULL
                EXCEPT SELECT org_id, document_id FROM document) AS orphan ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every entry in force has its document."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 documents have entries but are not there."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A document was deleted by SQL. Import it again, then recreate it; "
                                      "\"leapfrogctl ledger verify\" names the entries.")},
    Count{.check = "without_job",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id, count(*) OVER () FROM document
         WHERE accounting_status IN ('waiting', 'awaiting_recreation') AND posted_version < accounting_ready_version
           AND status_at < now() - interval '1 minute'
           AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job
                            WHERE job.org_id = document.org_id AND job.document_id = document.document_id)
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every document that waits has a job."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 documents wait to be posted and have no job."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Their jobs were cancelled or deleted. Enqueue them: "
                                      "leapfrogctl enqueue --org ORG --document ID")},
};

std::span<const Count> dataCounts()
{
    return counts;
}

} // namespace leapfrog
