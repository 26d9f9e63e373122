// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "store/database/connection.h"

#include <QString>

#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// One point of the list that is gone through before a period is closed.
struct CloseCheck
{
    std::string name; ///< waiting, refused, inbox, clearing, deferrals, verify
    bool isFine = true;
    bool stops = false; ///< the period is not closed while it is not fine; else it is only named
    QString message;
    std::vector<QString> items; ///< what is at fault, the first twenty
};

/// Whether no check that is not fine stops the close.
bool mayClose(const std::vector<CloseCheck> &checks);

/// Goes through the list: nothing of the period waits or is refused, the inbox is empty, clearing accounts hold nothing
/// or it is named, what is deferred ties to its accounts, and the ledger is what its documents give. Changes nothing.
/// Errors: NotFound `unknown_organisation`; those of Connection::run(); Cancelled. Blocks; call from the connection's
/// thread.
Result<std::vector<CloseCheck>> checkClose(Connection &connection, const std::string &orgId, Date through,
                                           const std::stop_token &stop = {});

} // namespace leapfrog
