// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace leapfrog {

/// A record that broke off, or an answer with errors, as it is known by what is kept of it
/// (import/shopify/read/extract.h).
struct CutRecord
{
    std::int64_t number = 0;
    std::string code; ///< `cut_off`, `malformed`, `shopify_errors`
    std::string file;
    std::int64_t bytes = 0;
    std::string sha256;
    std::string begins;
};

/// What of the inbox broke off, or told errors. Call from the connection's thread. Errors: those of Connection::run().
class CutRecordStore
{
public:
    explicit CutRecordStore(Connection &connection)
        : m_connection(connection)
    { }

    /// The last 100 that are refused.
    Result<std::vector<CutRecord>> open(const std::string &orgId);
    /// These have come otherwise, as the message says.
    Result<> supersede(const std::vector<std::int64_t> &numbers, const QString &message);

private:
    Connection &m_connection;
};

} // namespace leapfrog
