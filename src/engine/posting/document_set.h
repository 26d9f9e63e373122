// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/posting_store.h"

#include <string>
#include <vector>

namespace leapfrog {

/// What became of a set of jobs within its transaction.
struct SetOutcome
{
    std::vector<std::string> done; ///< places of the jobs whose work is written
    std::vector<std::string> left; ///< places of those that need a lease of their own: to be claimed and processed
};

/// Posts documents many at a time in the connection's open transaction, which took their jobs: what is plain. Left are
/// unknown, refused and stale documents, those that catch up with a locked period, what somebody else holds, and what
/// is beyond 100,000 entries. `worker` is written into events. Errors: those of PostingStore; then only a rollback is
/// possible.
Result<SetOutcome> postDocumentSet(Connection &connection, const std::vector<TakenJob> &jobs,
                                   const std::string &worker);

} // namespace leapfrog
