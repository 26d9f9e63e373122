// SPDX-License-Identifier: MIT
#include "store/database/transport/transport.h"
#include "store/health/check.h"

namespace leapfrog {

using State = HealthFinding::State;

HealthFinding checkTransport(const std::string &dsn)
{
    const auto transport = transportOf(dsn);
    if (transport == Transport::Local)
        return inOrder("transport", HealthWords::tr("What is asked of the server stays on this computer."));
    if (transport == Transport::Verified)
        return inOrder("transport", HealthWords::tr("The connection is encrypted, and the server's name is verified."));
    return {
        .check = "transport",
        .state = State::Notice,
        .message = transport == Transport::Unverified
            ? HealthWords::tr("The connection is encrypted, but it is not verified that this is the right server.")
            : HealthWords::tr("The connection need not be encrypted: others in the network may read and change what "
                              "is sent."),
        .advice = HealthWords::tr("Use sslmode=verify-full, with the certificate of the authority that signed the "
                                  "server's in ~/.postgresql/root.crt or where sslrootcert says. See SECURITY.md."),
        .examples = {}};
}

} // namespace leapfrog
