// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "store/database/connection.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <string>

namespace leapfrog {

/// A period that was sealed.
struct Seal
{
    int number = 0; ///< 1, 2, … of the organisation
    std::string head; ///< SHA-256, hexadecimal: short enough to be printed and kept elsewhere
    std::string sealedAt;
    std::int64_t documents = 0;
    std::int64_t entries = 0;
};

/// What is sealed, and for whom.
struct SealRequest
{
    std::string orgId;
    Date through;
    std::string why;
    std::string program; ///< this program's version
};

/// Takes whole lines of the seal's file, each with its line end.
using SealSink = std::function<Result<>(const std::string &lines)>;
using SealListener = std::function<void(std::int64_t documents)>;

/// Seals an organisation's books through a locked day: a hash chain over its entries dated there, the documents behind
/// them, the settings, the rules, the locks and the trial balance (docs/decisions/0032). Writes the seal's lines to
/// `sink` and keeps them in the database, in one transaction. No posting waits for it. Errors: Refused `not_locked`;
/// those of Connection::run() and of `sink`; Cancelled. Then nothing is sealed. Blocks; call from the connection's
/// thread.
Result<Seal> sealPeriod(Connection &connection, const SealRequest &request, const SealSink &sink,
                        const SealListener &listener = {}, const std::stop_token &stop = {});

} // namespace leapfrog
