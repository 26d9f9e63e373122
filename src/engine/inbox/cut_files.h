// SPDX-License-Identifier: MIT
#pragma once

#include "store/inbox/cut_records.h"

#include <string>
#include <vector>

namespace leapfrog {

/// Records that broke off in an earlier import: once one comes that begins with all there was of it, it is superseded.
/// Answers with errors are, when a file of that name has come without any. Errors: those of Connection::run().
class CutFiles
{
public:
    CutFiles(Connection &connection, std::string orgId)
        : m_store(connection)
        , m_orgId(std::move(orgId))
    { }

    /// Before a file is read: what broke off until now.
    Result<> load();
    void see(const std::string &record);
    /// The file is read. `errors`: it told some.
    Result<> end(const std::string &file, bool errors);

private:
    CutRecordStore m_store;
    const std::string m_orgId;
    std::vector<CutRecord> m_open;
    std::vector<std::int64_t> m_whole; ///< numbers of those that have come whole
};

} // namespace leapfrog
