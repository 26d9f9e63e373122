// SPDX-License-Identifier: MIT
#include "console/background/percent_task.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

PercentTask::PercentTask(const QString &title)
    : m_task{.title = title, .total = hundred, .outcomes = m_promise.future(), .stop = {}}
{
    m_promise.start();
}

void PercentTask::tell(std::int64_t done, std::int64_t total)
{
    const auto percent
        = total <= 0 ? 0 : static_cast<int>(std::clamp<std::int64_t>(done * hundred / total, 0, hundred - 1));
    for (; m_told < percent; ++m_told)
        m_promise.addResult(ItemOutcome());
}

void PercentTask::end(const ItemOutcome &outcome)
{
    m_promise.addResult(outcome);
    m_promise.finish();
}

QString PercentTask::words(const Activity &activity)
{
    const auto &outcomes = activity.task.outcomes;
    if (!activity.finished || outcomes.resultCount() == 0)
        return QCoreApplication::translate("leapfrog::PercentTask", "%1 %").arg(activity.done);
    return outcomes.resultAt(outcomes.resultCount() - 1).message;
}

} // namespace leapfrog
