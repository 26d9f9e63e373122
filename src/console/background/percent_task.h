// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/activities.h"
#include "core/task.h"

#include <QPromise>

#include <cstdint>

namespace leapfrog {

/// A long act as the activities show it: in hundredths, then what came of it in a sentence. begin() and words() belong
/// to the UI thread, the others to the thread that does it.
class PercentTask
{
public:
    explicit PercentTask(const QString &title);

    [[nodiscard]] const Task &task() const { return m_task; }
    [[nodiscard]] std::stop_token stop() const { return m_task.stop.get_token(); }
    /// How far it is.
    void tell(std::int64_t done, std::int64_t total);
    /// `outcome.message`: what came of it.
    void end(const ItemOutcome &outcome);
    /// For Activities::add().
    static QString words(const Activity &activity);

private:
    static constexpr int hundred = 100;
    QPromise<ItemOutcome> m_promise;
    Task m_task;
    int m_told = 0;
};

} // namespace leapfrog
