// SPDX-License-Identifier: MIT
#include "recreate/undo.h"

#include "core/log.h"
#include "engine/inbox/shop_import.h"
#include "store/close/settings_acts.h"
#include "store/queue/recreations.h"

namespace leapfrog {

Result<std::vector<std::string>> undoRecreation(Connection &connection, const std::string &id,
                                                const std::optional<std::vector<std::string>> &documents)
{
    auto restored = RecreationStore(connection).undo(id, documents);
    if (!restored || documents)
        return restored;
    const auto org = SettingsActs(connection).readAnewAfter(id);
    if (org && org->empty())
        return restored;
    const auto read = org ? readDue(connection, {.orgId = *org, .baseCurrency = {}, .fxRates = {}})
                          : Result<ImportCounts>(failed(org));
    if (!read) // it is undone, and they stay due
        qCWarning(logRecreate, "payloads are to be read again: %s", qUtf8Printable(read.error().message));
    return restored;
}

} // namespace leapfrog
