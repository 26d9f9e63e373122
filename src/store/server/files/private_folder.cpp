// SPDX-License-Identifier: MIT
#include "store/server/files/private_folder.h"

#include "store/server/child_process.h"
#include "store/server/server_error.h"
#include "store/server/server_owner.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

fs::path nearestExisting(fs::path path)
{
    std::error_code ignored;
    while (!fs::exists(path, ignored) && path.has_relative_path())
        path = path.parent_path();
    return path;
}

Result<> refuseOddPath(const fs::path &path)
{
    if (path.is_absolute() && path.native().find_first_of("\n\r") == std::string::npos)
        return {};
    return failed(serverError(Error::Code::Invalid, "data_folder_invalid",
                              ServerText::tr("The private database's folder must be a full path without line breaks, "
                                             "not ‘%1’.")
                                  .arg(shownPath(path).simplified())));
}

Error wrongOwner(const fs::path &path, const ServerOwner &owner)
{
    return serverError(Error::Code::Denied, "data_folder_owner",
                       ServerText::tr("%1 belongs to another user. It must belong to ‘%2’: move it away or change its "
                                      "owner, then try again.")
                           .arg(shownPath(path), QString::fromStdString(owner.name)));
}

Result<> makeParents(const fs::path &path, const ServerOwner &owner)
{
    if (path.empty() || fs::exists(path))
        return {};
    if (const auto above = makeParents(path.parent_path(), owner); !above)
        return above;
    // Root's new folders on the way must let the server's owner through; a user's own are private, as XDG asks.
    if (mkdir(path.c_str(), owner.differsFromCaller ? 0755 : 0700) != 0 && errno != EEXIST)
        return failed(systemError(errno, path));
    return {};
}

Result<> handOver(int folder, const fs::path &path, const ServerOwner &owner)
{
    if (owner.differsFromCaller && fchown(folder, owner.user, owner.group) != 0)
        return failed(systemError(errno, path));
    return {};
}

Result<> checkFolder(const fs::path &path, const ServerOwner &owner)
{
    const FileDescriptor folder(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() && errno == ENOTDIR)
        return failed(
            serverError(Error::Code::Invalid, "data_folder_invalid",
                        ServerText::tr("%1 is not a folder. Move it away and try again.").arg(shownPath(path))));
    if (!folder.isOpen())
        return failed(systemError(errno, path));
    // Asked before the owner: another process may just be handing it over, and fills it only afterwards.
    const bool empty = fs::is_empty(path);
    struct stat facts = {};
    if (fstat(folder.number(), &facts) != 0)
        return failed(systemError(errno, path));

    const bool callersOwn = owner.differsFromCaller && facts.st_uid == geteuid() && empty;
    if (facts.st_uid != owner.user && !callersOwn)
        return failed(wrongOwner(path, owner));
    if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !empty)
        return failed(serverError(Error::Code::Denied, "data_folder_open",
                                  ServerText::tr("Other users can write in %1, so its contents can't be trusted. Check "
                                                 "them, then run: chmod 700 '%1'")
                                      .arg(shownPath(path))));
    if ((facts.st_mode & 07777) != 0700 && fchmod(folder.number(), 0700) != 0)
        return failed(systemError(errno, path));
    return callersOwn ? handOver(folder.number(), path, owner) : Result<>{};
}

} // namespace

bool isReachableBy(const ServerOwner &owner, const fs::path &path)
{
    return canEnter(owner, nearestExisting(path));
}

Result<> makePrivateFolder(const fs::path &path, const ServerOwner &owner)
try {
    if (const auto usable = refuseOddPath(path); !usable)
        return usable;
    if (owner.differsFromCaller && !isReachableBy(owner, path.parent_path()))
        return failed(serverError(Error::Code::Denied, "data_folder_unreachable",
                                  ServerText::tr("As root, Leapfrog runs its database as the user ‘%1’, which can't "
                                                 "reach %2. Set XDG_DATA_HOME to a folder that all users can enter, or "
                                                 "unset it.")
                                      .arg(QString::fromStdString(owner.name), shownPath(path))));
    if (const auto above = makeParents(path.parent_path(), owner); !above)
        return above;
    // Checked after making it, too: someone else may have been faster.
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return failed(systemError(errno, path));
    return checkFolder(path, owner);
} catch (const fs::filesystem_error &error) {
    return failed(systemError(error.code().value(), path));
}

Result<FileDescriptor> openPrivateFile(const fs::path &path, const ServerOwner &owner)
{
    FileDescriptor made(open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (made.isOpen()) {
        if (const auto given = handOver(made.number(), path, owner); !given)
            return failed(given);
        return made;
    }
    if (errno != EEXIST)
        return failed(systemError(errno, path));

    FileDescriptor file(open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    struct stat facts = {};
    if (!file.isOpen() || fstat(file.number(), &facts) != 0)
        return failed(systemError(errno, path));
    // A user's own file only: root may be between making and handing over, everyone else's is a trap.
    const bool known = facts.st_uid == owner.user || (owner.differsFromCaller && facts.st_uid == 0);
    if (!known || !S_ISREG(facts.st_mode) || facts.st_nlink != 1)
        return failed(wrongOwner(path, owner));
    return file;
}

Result<> replacePrivateFile(const fs::path &path, std::string_view text, const ServerOwner &owner)
{
    const auto fresh = fs::path(path).concat(".new");
    unlink(fresh.c_str()); // of a start that was killed here
    auto file = openPrivateFile(fresh, owner);
    if (!file)
        return failed(file);
    for (size_t written = 0; written < text.size();) {
        const auto part = write(file->number(), text.data() + written, text.size() - written);
        if (part < 0 && errno != EINTR) {
            const int number = errno;
            unlink(fresh.c_str());
            return failed(systemError(number, path));
        }
        written += part > 0 ? static_cast<size_t>(part) : 0;
    }
    if (fsync(file->number()) != 0 || rename(fresh.c_str(), path.c_str()) != 0)
        return failed(systemError(errno, path));
    return syncFolder(path.parent_path());
}

Result<> syncFolder(const fs::path &folder)
{
    const FileDescriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.isOpen() || fsync(opened.number()) != 0)
        return failed(systemError(errno, folder));
    return {};
}

} // namespace leapfrog
