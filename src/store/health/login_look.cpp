// SPDX-License-Identifier: MIT
#include "store/health/login_look.h"

namespace leapfrog {

Result<LoginLook> lookAtLogin(Connection &connection)
{
    auto rows = connection.run(R"(
        SELECT session_user, inet_client_addr() IS NULL OR inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1',
               (SELECT tls.version FROM pg_stat_ssl AS tls WHERE tls.pid = pg_backend_pid() AND tls.ssl),
               pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean,
               coalesce(has_table_privilege(to_regclass('document'), 'SELECT'), false), clock_timestamp())");
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    return LoginLook{.login = row.words(0),
                     .isLocal = row.boolean(1),
                     .encryption = row.words(2),
                     .isReadOnly = row.boolean(3),
                     .seesDocuments = row.boolean(4),
                     .now = row.moment(5)};
}

} // namespace leapfrog
