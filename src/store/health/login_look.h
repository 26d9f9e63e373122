// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QDateTime>
#include <QString>

namespace leapfrog {

/// What a connection is, as its server sees it.
struct LoginLook
{
    QString login; ///< who signed in
    bool isLocal = false; ///< over a socket of this computer
    QString encryption; ///< "TLSv1.3"; empty: none
    bool isReadOnly = false; ///< a standby, or set to read only
    bool seesDocuments = false; ///< the login may read them
    QDateTime now; ///< the server's clock
};

/// Looks; changes nothing. Call from the connection's thread. Errors: those of Connection::run().
Result<LoginLook> lookAtLogin(Connection &connection);

} // namespace leapfrog
