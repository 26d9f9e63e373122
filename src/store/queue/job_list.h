// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/queue/jobs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Which jobs a list or a bulk act wants; empty fields do not narrow.
struct JobFilter
{
    std::string orgId = {};
    std::string state = {}; ///< queued, leased, dead; of the queued: waiting (ready) or later (not ready yet)
    std::optional<int> priority = {};
    std::string type = {};
    std::string text = {}; ///< a job's id, how a document's id begins in whatever case, or words of a dead job's error
    std::string error = {}; ///< part of the last error
    std::string errorGroup = {}; ///< all of it, as JobErrorRow::error
    std::vector<std::string> ids = {}; ///< these only

    friend bool operator==(const JobFilter &, const JobFilter &) = default;
};

/// The order of a list; the id decides between equals.
struct JobSort
{
    enum class By
    {
        Turn, ///< priority, highest first, then who has been ready longest
        Age, ///< who has been ready longest
        Document, ///< organisation, then document
    };
    By by = By::Turn;
    bool descending = false; ///< all of it the other way round

    friend bool operator==(const JobSort &, const JobSort &) = default;
};

/// Some jobs in the order of a list.
struct JobPage
{
    std::vector<JobRow> rows;
    std::string next; ///< where the next page begins, for list(); empty: there is none
    std::int64_t looked = 0; ///< at how many jobs, to find these
};

/// How many jobs there are, of an organisation and priority or of all.
struct JobTotals
{
    std::int64_t waiting = 0;
    std::int64_t running = 0;
    std::int64_t later = 0; ///< not ready yet
    bool laterIsWhole = true; ///< else there are more, which `waiting` holds
    std::int64_t dead = 0;

    friend bool operator==(const JobTotals &, const JobTotals &) = default;
};

struct JobCount
{
    std::int64_t jobs = 0;
    bool isWhole = true; ///< else there are more

    friend bool operator==(const JobCount &, const JobCount &) = default;
};

/// Dead jobs that have the same wrong with them.
struct JobErrorRow
{
    QString error; ///< "code: sentence", without the document's own id
    std::int64_t jobs = 0;
    std::int64_t organisations = 0;
    std::vector<std::string> orgIds; ///< up to three, those with the most first
    QDateTime firstAt; ///< when the one died that was ready first
    QDateTime lastAt;

    /// The error's code, and what is said of it.
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString sentence() const;

    friend bool operator==(const JobErrorRow &, const JobErrorRow &) = default;
};

/// A job's last error ("code: sentence") with its sentence in the reader's language.
QString errorInWords(const QString &error);

struct JobErrors
{
    std::vector<JobErrorRow> groups; ///< the largest first, at most 200
    std::int64_t looked = 0; ///< at how many dead jobs
    bool isWhole = true; ///< else there are more dead jobs, which were not looked at
};

/// Jobs as lists show them: in the database's order, a page at a time, without a look at all of them. A page costs the
/// same at any depth of the list and of the queue. Call from the connection's thread. Errors: those of
/// Connection::run().
class JobListStore
{
public:
    static constexpr int looksAt = 10'000; ///< jobs, at most, for a page of what is rare
    static constexpr int countCap = 10'000; ///< more are not counted
    static constexpr int errorsLookAt = 20'000; ///< dead jobs, at most, for groups

    explicit JobListStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Up to `limit` jobs after `after` (JobPage::next or JobRow::place; empty: the first). Fewer, and a `next`:
    /// looksAt jobs were looked at, and what is sought may come later. Dead jobs in an order of time are all sorted. Of
    /// a text the first 2,000 are found. Invalid `bad_place`: `after` is not one.
    Result<JobPage> list(const JobFilter &filter, const JobSort &sort, const std::string &after, int limit);
    /// From the counters, whatever the number of jobs.
    Result<JobTotals> totals(const std::string &orgId, std::optional<int> priority);
    /// Of up to 20,000 jobs that are looked at.
    Result<JobCount> count(const JobFilter &filter);
    /// Dead jobs of the filter by what is wrong with them.
    Result<JobErrors> errors(const JobFilter &filter);

private:
    Connection &m_connection;
};

/// For queue_list_where(): the filter as JSON.
std::string filterJson(const JobFilter &filter);

} // namespace leapfrog
