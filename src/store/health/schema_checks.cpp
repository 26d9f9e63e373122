// SPDX-License-Identifier: MIT
#include "store/health/check.h"

namespace leapfrog {

using State = HealthFinding::State;

/// The triggers that the queue and the ledger rest on, as table.trigger.
static const std::vector<std::string> &neededTriggers()
{
    static const std::vector<std::string> names = {"accounting_work_queue.queue_inserted",
                                                   "accounting_work_queue.queue_updated",
                                                   "accounting_work_queue.queue_deleted",
                                                   "accounting_work_queue.queue_truncated",
                                                   "document.document_body_changed",
                                                   "gl_entry.gl_entry_inserted",
                                                   "gl_entry.gl_entry_updated",
                                                   "gl_entry.gl_entry_changed",
                                                   "gl_entry.gl_entry_deleted",
                                                   "gl_entry.gl_entry_truncated",
                                                   "gl_entry_unbalanced.gl_entry_balances",
                                                   "organisation.organisation_settings_changed",
                                                   "period_lock.period_lock_changed",
                                                   "period_lock.period_lock_deleted"};
    return names;
}

Result<HealthFinding> checkTriggers(Connection &connection)
{
    const auto rows = connection.run(R"(
        SELECT needed FROM unnest($1::text[]) AS needed
         WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('public.' || split_part(needed, '.', 1))
                              AND tgname = split_part(needed, '.', 2) AND tgenabled IN ('O', 'A'))
         ORDER BY 1)",
                                     {neededTriggers()});
    if (!rows)
        return failed(rows);
    HealthFinding finding{.check = "triggers",
                          .state = State::Fine,
                          .message = HealthWords::tr("All triggers are there and on."),
                          .advice = {},
                          .examples = {}};
    for (const Row row : *rows)
        finding.examples.push_back(row.text(0));
    if (!finding.examples.empty()) {
        finding.state = State::Wrong;
        finding.message = HealthWords::tr("%1 triggers are missing or switched off: what they guard is not guarded.")
                              .arg(finding.examples.size());
        finding.advice
            = HealthWords::tr("Switch each on again: ALTER TABLE … ENABLE TRIGGER …; then run \"leapfrogctl ledger "
                              "verify\" to see what happened meanwhile.");
    }
    return finding;
}

} // namespace leapfrog
