// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

namespace leapfrog {

// How a connection is, in words: beside its name, in the bar over the pages, in each page's head.

struct ConnectionWords
{
    QString chip; ///< the connection's name and how it is; the bare name when all is well
    QString happened; ///< empty when all is well
    QString advice; ///< what to do; may be empty
};

/// Of the session as it is now. `name` is what to call it (it may be cut short).
ConnectionWords connectionWords(const Session &session, const QString &name);

} // namespace leapfrog
