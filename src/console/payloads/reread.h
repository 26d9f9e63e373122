// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/percent_task.h"
#include "engine/inbox/shop_import.h"
#include "store/inbox/inbox_list.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace leapfrog {

/// What reading payloads again came to, or would come to.
struct Reread
{
    std::int64_t groups = 0; ///< orders and payouts that were read
    ImportCounts documents;
    int withdrawn = 0;
    std::int64_t refused = 0;
    std::int64_t waiting = 0;
    std::vector<DocumentDifference> differing; ///< of a preview, the first 1,000
    std::int64_t differingCount = 0; ///< of a preview

    /// "12 read: 3 new, 4 changed, 5 unchanged …"
    [[nodiscard]] QString words() const;
};

/// Reads the payloads of a scope again, as readAgain() does. Blocks. Errors: as readAgain().
Result<Reread> rereadScope(Connection &connection, const InboxScope &scope, bool preview,
                           const ReadAgainListener &listener, const std::stop_token &stop);

} // namespace leapfrog
