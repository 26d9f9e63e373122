// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/seal.h"

#include <QString>

namespace leapfrog {

/// A period that is to be closed, once its list (checkClose()) lets it.
struct CloseRequest
{
    SealRequest seal;
    QString file = {}; ///< gets the seal; empty: the database alone keeps it
};

/// Locks the books through the day, unless they are locked as far, and seals them. The file is written aside and takes
/// its name when it is whole. Errors: Unavailable `unwritable_output` (the sentence says what was done all the same);
/// those of PeriodLockStore::lock() and of sealPeriod(). Blocks; call from the connection's thread.
Result<Seal> closePeriod(Connection &connection, const CloseRequest &request, const SealListener &listener = {},
                         const std::stop_token &stop = {});

} // namespace leapfrog
