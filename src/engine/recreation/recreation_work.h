// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <string>

namespace leapfrog {

/// What came of one look for a chunk.
struct ChunkWork
{
    bool any = false; ///< there was one
    int posted = 0; ///< documents of it that have their new entries; the others have jobs, or were refused
};

/// Does the next chunk of any recreation that can be done now, in one transaction: recreates its documents, or brings
/// their entries back. With `mayPost` what is plain gets its new entries in that transaction; all else, and all of an
/// organisation whose jobs are limited, is taken out of force and gets jobs; so does all while a worker has died
/// lately, since a job of its own tells which document it was. A chunk that fails by itself is split, so that the
/// document at fault is left out alone. Errors: what the server could not do for anybody; then nothing was written, or
/// a lost answer was "done", and asking again is safe.
Result<ChunkWork> workOnRecreation(Connection &connection, const std::string &worker, bool mayPost);

} // namespace leapfrog
