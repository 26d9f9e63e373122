// SPDX-License-Identifier: MIT
#include "store/health/check.h"
#include "store/schema/schema_roles.h"

namespace leapfrog {

using State = HealthFinding::State;

Result<HealthFinding> checkGuards(Connection &connection)
{
    // What an administrator adds to a column or a table of ours guards it better, not worse.
    const auto rows = connection.run(R"(
    WITH here AS (SELECT guard, is_own FROM leapfrog_guards($1)), noted AS (SELECT guard, is_own FROM public.schema_guard)
    SELECT text, is_own
      FROM (SELECT 'gone: ' || guard AS text, is_own, guard FROM noted WHERE NOT is_own AND guard NOT IN (SELECT guard FROM here)
            UNION ALL
            SELECT 'new: ' || guard, is_own, guard FROM here
             WHERE guard NOT IN (SELECT guard FROM noted) AND guard !~ '^(check|default) ' AND EXISTS (SELECT 1 FROM noted)) AS changed
     ORDER BY is_own, guard, text)",
                                     {SchemaRoles::parts()});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return inOrder("guards", HealthWords::tr("Rights, policies, triggers and checks are as they were made."));
    HealthFinding finding{.check = "guards", .state = State::Notice, .message = {}, .advice = {}, .examples = {}};
    if (!rows->first().boolean(1)) {
        finding.state = State::Wrong;
        finding.repair = "guards";
    }
    for (const Row row : *rows) {
        if (row.boolean(1) == (finding.state == State::Notice))
            finding.examples.push_back(row.text(0));
    }
    if (finding.state == State::Wrong) {
        finding.message = HealthWords::tr("%1 rights, policies, triggers, checks or defaults are not as they were "
                                          "made: somebody may see or change what he may not.")
                              .arg(finding.examples.size());
        finding.advice = HealthWords::tr("Find out who did it. Run: leapfrogctl doctor --repair. What is told after "
                                         "that, undo by hand: what is gone belongs there, what is new does not.");
    } else {
        finding.message
            = HealthWords::tr("%1 rights were given to logins by name, beside the roles.").arg(finding.examples.size());
        finding.advice = HealthWords::tr("Keep those that you know. Row-level security holds for these logins too.");
    }
    return finding;
}

} // namespace leapfrog
