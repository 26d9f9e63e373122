// SPDX-License-Identifier: MIT
#pragma once

#include "core/task.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <list>
#include <vector>

namespace leapfrog {

/// One long act as the activity strip shows it.
struct Activity
{
    int id = 0;
    Task task;
    int done = 0; ///< items with an outcome
    int refused = 0;
    int failed = 0;
    int cancelled = 0;
    bool cancelRequested = false;
    bool finished = false;
    QString recreationId; ///< where its details are; empty: nowhere
    std::function<QString(const Activity &)> words; ///< of its own for summary(); may be empty

    /// What became of it, or how far it is, in words.
    [[nodiscard]] QString summary() const;
    /// The same without words of its own: how many are done, refused, failed, handed on.
    [[nodiscard]] QString counts() const;
    [[nodiscard]] bool hasProblems() const { return refused + failed > 0; }
};

/// The long acts that this console runs, newest last; finished ones stay until they are dismissed. UI thread.
class Activities : public QObject
{
    Q_OBJECT
public:
    explicit Activities(QObject *parent = nullptr);
    ~Activities() override;

    /// Follows a task until its end. `recreationId` makes the strip offer "Open". `words`: what summary() says of it.
    void add(const Task &task, const QString &recreationId = {}, std::function<QString(const Activity &)> words = {});
    /// Asks the act to stop; each item still gets its outcome.
    void cancel(int id);
    void cancelAll();
    /// Takes a finished one off the list.
    void dismiss(int id);

    [[nodiscard]] std::vector<const Activity *> all() const;
    [[nodiscard]] int running() const;

signals:
    void changed();
    void finished(int id);

private:
    struct Followed
    {
        Activity activity;
        QFutureWatcher<ItemOutcome> watcher;
    };
    Followed *find(int id);
    static void count(Activity &activity, const ItemOutcome &outcome);

    std::list<Followed> m_followed;
    int m_lastId = 0;
};

} // namespace leapfrog
