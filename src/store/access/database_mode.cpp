// SPDX-License-Identifier: MIT
#include "store/access/database_mode.h"

namespace leapfrog {

Result<bool> acceptsChanges(Connection &connection)
{
    const auto rows = connection.run("SELECT NOT pg_catalog.pg_is_in_recovery()"
                                     " AND NOT pg_catalog.current_setting('default_transaction_read_only')::boolean");
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

} // namespace leapfrog
