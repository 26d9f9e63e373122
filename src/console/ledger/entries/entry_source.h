// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/reports.h"

#include <QString>

namespace leapfrog {

/// Which part of its document made an entry, in words: "From line 1 of INV-1043, version 3: amount 100.00, …". Call
/// from the connection's thread. Errors: those of Connection::run().
Result<QString> readEntrySource(Connection &connection, const std::string &orgId, const EntryRow &entry);

/// All that is known of an entry besides: what it posts, when it was posted and by whom, whether it is in force.
QString entryFacts(const EntryRow &entry, const QString &account, const std::string &baseCurrency);

} // namespace leapfrog
