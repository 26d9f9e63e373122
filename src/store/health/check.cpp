// SPDX-License-Identifier: MIT
#include "store/health/check.h"

namespace leapfrog {

using State = HealthFinding::State;

HealthFinding inOrder(const std::string &check, const QString &message)
{
    return {.check = check, .state = State::Fine, .message = message, .advice = {}, .examples = {}};
}

Result<HealthFinding> look(Connection &connection, const Count &count)
{
    const auto rows = connection.run(count.sql);
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return inOrder(count.check, HealthWords::tr(count.fine));
    HealthFinding finding{.check = count.check,
                          .state = count.state,
                          .message = HealthWords::tr(count.words).arg(rows->first().big(1)),
                          .advice = HealthWords::tr(count.advice),
                          .examples = {},
                          .repair = count.repair};
    for (const Row row : *rows)
        finding.examples.push_back(row.text(0));
    return finding;
}

} // namespace leapfrog
