// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/recreations.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Which recreations a list wants; empty fields do not narrow.
struct RecreationFilter
{
    std::string orgId;
    bool mine = false; ///< only those of this connection's login
    std::string state = {}; ///< running, done, problems (some of its documents were refused)
    std::string text = {}; ///< part of the reason, any case; how the id begins; or the number of a document, whole
};

/// The list of recreations. Call from the connection's thread. Errors: those of Connection::run().
class RecreationSearch
{
public:
    explicit RecreationSearch(Connection &connection)
        : m_connection(connection)
    { }

    /// The newest first. `before`: the id of the last one of the page before.
    Result<std::vector<RecreationRow>> list(const RecreationFilter &filter, int limit,
                                            const std::optional<std::string> &before = {});
    /// Nothing: there is none of that id, which is a UUID.
    Result<std::optional<RecreationRow>> find(const std::string &id);

private:
    Connection &m_connection;
};

} // namespace leapfrog
