// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace leapfrog {

/// Hears in words what a demonstration does now. Called from the thread that runs it.
using DemoProgress = std::function<void(const QString &)>;

/// What the demonstration measures.
struct DemoOptions
{
    int backlog = 500; ///< sync jobs that wait when the click comes
    std::chrono::milliseconds jobDuration{300}; ///< each job is made to last so long; real ones take 2 to 10 s
};

/// How long one click waited until its document's new entries were there, in seconds; same backlog, same jobs, one run.
struct DemoReport
{
    int backlog = 0;
    double jobSeconds = 0;
    int slotCount = 0;
    double fifo = 0; ///< before: the click's job behind all others
    double priority = 0; ///< through the queue at priority 2
    double direct = 0; ///< posted by the program that was clicked
};

/// A database with made-up shops, on a server that may hold real books in other databases: those are never touched.
/// Made by a login that may create databases; dropped with everything in it when this object dies, unless it was kept.
class DemoDatabase
{
public:
    /// Makes database `name` anew (an older one of that name is dropped first), migrates it, imports the sample shops
    /// (as many copies as `backlog` needs) and posts them. Errors: Denied when the login may not create databases;
    /// those of the steps.
    static Result<std::unique_ptr<DemoDatabase>> make(const std::string &serverDsn, const std::string &name,
                                                      int backlog, const DemoProgress &progress);
    ~DemoDatabase();
    DemoDatabase(const DemoDatabase &) = delete;
    DemoDatabase &operator=(const DemoDatabase &) = delete;

    [[nodiscard]] const std::string &dsn() const { return m_dsn; }
    /// Leaves the database there.
    void keep() { m_kept = true; }

    /// A bulk sync arrives: `count` posted documents, spread evenly over the shops, come in changed and are enqueued at
    /// priority 1. Documents of the shop `us` whose place is below `spare` are left out, for clicks.
    Result<> syncAll(int count, int spare);
    /// These documents of one shop come in changed and are enqueued at priority 1.
    Result<> sync(const std::string &orgId, const std::vector<std::string> &documents);

private:
    DemoDatabase(std::string serverDsn, std::string name);

    const std::string m_serverDsn;
    const std::string m_name;
    const std::string m_dsn;
    bool m_kept = false;
    int m_syncs = 0;
};

/// The whole story on a scratch database of that server: seeds, floods the queue, clicks, measures three ways, drops
/// the database. Takes about backlog × jobDuration ÷ slots. Errors: those of DemoDatabase::make() and of the steps.
Result<DemoReport> runDemo(const std::string &serverDsn, const DemoOptions &options, const DemoProgress &progress);

/// For "Try with demo data": database `leapfrog_demo` on that server with shops and a backlog of `backlog` jobs.
/// Returns its DSN.
Result<std::string> seedDemo(const std::string &serverDsn, int backlog, const DemoProgress &progress);

/// How long jobs last in a demonstration database, for the poller and the direct path that work on it.
inline constexpr std::chrono::milliseconds demoJobDuration{300};

} // namespace leapfrog
