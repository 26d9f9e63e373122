// SPDX-License-Identifier: MIT
#include "store/server/server_owner.h"

#include "store/server/server_error.h"

#include <optional>
#include <vector>

#include <pwd.h>
#include <unistd.h>

namespace leapfrog {

namespace {

template <typename Lookup> std::optional<ServerOwner> lookUp(const Lookup &lookup)
{
    std::vector<char> buffer(16384);
    passwd entry = {};
    passwd *found = nullptr;
    if (lookup(&entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::nullopt;
    return ServerOwner{.user = entry.pw_uid, .group = entry.pw_gid, .name = entry.pw_name, .differsFromCaller = false};
}

} // namespace

Result<ServerOwner> ServerOwner::ofThisProcess()
{
    const auto user = geteuid();
    if (user != 0) {
        auto owner = lookUp([user](passwd *entry, char *buffer, size_t size, passwd **found) {
            return getpwuid_r(user, entry, buffer, size, found);
        });
        if (owner)
            return *owner;
        return failed(
            serverError(Error::Code::Refused, "user_unknown",
                        ServerText::tr("The user number %1 has no name on this computer, and PostgreSQL needs "
                                       "one. Add the user (in a container: to /etc/passwd), or connect to a "
                                       "PostgreSQL server of your own.")
                            .arg(user)));
    }

    auto owner = lookUp([](passwd *entry, char *buffer, size_t size, passwd **found) {
        return getpwnam_r("postgres", entry, buffer, size, found);
    });
    if (!owner || owner->user == 0)
        return failed(serverError(Error::Code::Refused, "server_user_missing",
                                  ServerText::tr("PostgreSQL does not run as root, and the user ‘postgres’ is missing. "
                                                 "Install it with ‘apt install postgresql’, or start Leapfrog as an "
                                                 "ordinary user.")));
    owner->differsFromCaller = true;
    return *owner;
}

} // namespace leapfrog
