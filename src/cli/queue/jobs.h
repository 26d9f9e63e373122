// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "store/queue/job_acts.h"

#include <memory>
#include <utility>

namespace leapfrog::cli {

/// What the commands about jobs are told.
struct JobOptions
{
    JobFilter filter;
    JobSort sort;
    std::string after; ///< where the list before ended
    int limit = 100;
    int priority = 0; ///< the new one
    std::string why;
    bool all = false;
    bool dryRun = false;
};

using JobCommand = Result<> (*)(Session &, Connection &, const JobOptions &);

/// A command below `jobs` that needs the database, and its options.
std::pair<CLI::App *, std::shared_ptr<JobOptions>> addJobCommand(CLI::App &jobs, Session &session, const char *name,
                                                                 const char *description, JobCommand run);
/// The options that say which jobs; the same for lists and acts.
void addJobFilter(CLI::App &command, JobOptions &options);
void addJobState(CLI::App &command, JobOptions &options);
/// retry, cancel and set-priority, in job_acts.cpp.
void addJobActs(CLI::App &jobs, Session &session);

} // namespace leapfrog::cli
