// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/asking_pace.h"
#include "console/jobs/error_groups_model.h"
#include "console/jobs/jobs_model.h"
#include "console/look/visible_rows.h"
#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace leapfrog {

/// Keeps the rows of a JobsModel as the database has them: the first page of a filter, further pages when they are
/// scrolled to or nothing was found yet, and while looked at the part on the screen afresh; or instead of them the dead
/// jobs' groups. One question at a time; a dear one is repeated less often. UI thread.
class JobList : public QObject
{
    Q_OBJECT
public:
    /// What is to be shown.
    struct Query
    {
        JobFilter filter;
        JobSort sort;
        bool grouped = false; ///< by error, instead of job by job

        friend bool operator==(const Query &, const Query &) = default;
    };
    JobList(Session &session, JobsModel &jobs, ErrorGroupsModel &groups, QObject *parent = nullptr);

    [[nodiscard]] const Query &query() const { return m_query; }
    /// The rows stay until the answer is there.
    void setQuery(const Query &query);
    /// Asks for that part again, unless a question is under way or the last answer was slow and is recent.
    void refresh(const VisibleRows &part);
    /// The next refresh() lets new rows in, counts again and is not put off.
    void letIn() { m_letIn = true; }

    [[nodiscard]] const JobTotals &totals() const { return m_totals; }
    /// How many match a filter that the counters can't tell; nothing: not known, or the counters tell.
    [[nodiscard]] const std::optional<JobCount> &count() const { return m_count; }
    [[nodiscard]] const JobErrors &errors() const { return m_errors; }
    /// At how many jobs was looked for those that are loaded, when that was not at all.
    [[nodiscard]] std::int64_t looked() const { return m_looked; }
    /// New rows that wait to be shown.
    [[nodiscard]] int held() const { return m_held; }
    /// Whether the rows are not those of the query yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    /// Whether something rare is still being looked for.
    [[nodiscard]] bool isLooking() const { return m_isLooking; }

signals:
    /// Rows or numbers are fresh.
    void answered();
    void failed(const leapfrog::Error &error);

private:
    struct Answer
    {
        JobPage page;
        JobErrors errors;
        JobTotals totals;
        std::optional<JobCount> count;
    };
    struct Question
    {
        std::string after;
        int limit = JobsModel::pageSize;
        bool counts = false;
        bool hold = false;
    };
    void askFirst();
    void askPage(const std::string &after);
    void ask(const Question &question, const std::function<void(const Answer &)> &show);
    static Result<Answer> answerTo(Connection &connection, const Query &query, const Question &question);
    /// Looks on where nothing was found yet.
    void lookOn();
    [[nodiscard]] bool isDue() const;

    Session &m_session;
    JobsModel &m_jobs;
    ErrorGroupsModel &m_groups;
    Query m_query;
    JobTotals m_totals;
    std::optional<JobCount> m_count;
    JobErrors m_errors;
    std::int64_t m_looked = 0;
    int m_held = 0;
    int m_generation = 0; ///< answers to questions of an earlier query are dropped
    int m_asking = 0;
    bool m_isNew = true;
    bool m_isLooking = false;
    bool m_letIn = false;
    AskingPace m_pace{5};
    QElapsedTimer m_sinceCount;
};

} // namespace leapfrog
