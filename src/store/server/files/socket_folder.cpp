// SPDX-License-Identifier: MIT
#include "store/server/files/socket_folder.h"

#include "store/server/files/private_folder.h"
#include "store/server/server_error.h"
#include "store/server/server_owner.h"

#include <QCryptographicHash>

#include <cstdlib>
#include <vector>

namespace leapfrog {

namespace fs = std::filesystem;

std::string shortNameFor(const fs::path &folder)
{
    const auto name = QByteArray::fromStdString(folder.lexically_normal().string());
    return QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().first(8).toStdString();
}

Result<fs::path> chooseSocketFolder(const fs::path &dataFolder, const fs::path &temporaryFolder,
                                    const ServerOwner &owner)
{
    const auto name = "leapfrog-" + std::to_string(owner.user) + '-' + shortNameFor(dataFolder);
    std::vector<fs::path> places = {dataFolder / "socket"};
    const auto *runtime = std::getenv("XDG_RUNTIME_DIR");
    if (runtime != nullptr && fs::path(runtime).is_absolute() && isReachableBy(owner, runtime))
        places.push_back(fs::path(runtime) / name);
    places.push_back(temporaryFolder / name);

    const auto socketName = "/.s.PGSQL." + std::to_string(socketPort);
    Result<fs::path> problem
        = failed(serverError(Error::Code::Refused, "socket_path_too_long",
                             ServerText::tr("The path of the private database's socket would be longer than the %1 "
                                            "bytes that the system allows. Set XDG_DATA_HOME to a shorter path.")
                                 .arg(longestSocketPath),
                             shownPath(places.back())));
    for (const auto &place : places) {
        const bool isShort = place.native().size() + socketName.size() <= longestSocketPath;
        if (!isShort || place.native().find(',') != std::string::npos) // libpq splits lists of hosts at commas
            continue;
        const auto made = makePrivateFolder(place, owner);
        if (made)
            return place;
        problem = failed(made);
    }
    return problem;
}

} // namespace leapfrog
