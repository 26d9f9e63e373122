// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/refusal.h"
#include "store/books/posting_store.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// What the rules make of a document now. Nothing of it is written.
struct PostedAnew
{
    const DocumentToPost &document;
    std::vector<Posting> before; ///< entries in force; empty where they were not asked for
    tl::expected<std::vector<Posting>, Refusal> postings;
};

/// Posts documents of an organisation anew, in memory, some hundred at a time: two statements for each lot, none per
/// document. Calls `take` for each in the order asked, with nullptr for one that does not exist. Entries in force are
/// read where the context catches up, and when `withEntries` is set. Stops early when `stop` is requested. Errors:
/// those of Connection::run().
Result<> postAnew(Connection &connection, const std::string &orgId, const Context &context,
                  const std::vector<std::string> &documents, bool withEntries,
                  const std::function<void(const std::string &documentId, PostedAnew *)> &take,
                  const std::stop_token &stop = {});

} // namespace leapfrog
