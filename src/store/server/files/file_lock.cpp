// SPDX-License-Identifier: MIT
#include "store/server/files/file_lock.h"

#include "store/server/files/private_folder.h"
#include "store/server/server_error.h"

#include <cerrno>
#include <chrono>
#include <thread>

#include <sys/file.h>

namespace leapfrog {

FileLock::FileLock(FileDescriptor file, std::filesystem::path path)
    : m_file(std::move(file))
    , m_path(std::move(path))
{ }

Result<FileLock> FileLock::open(const std::filesystem::path &path, const ServerOwner &owner)
{
    auto file = openPrivateFile(path, owner);
    if (!file)
        return failed(file);
    return FileLock(std::move(*file), path);
}

Result<bool> FileLock::tryLock(Mode mode)
{
    const int operation = (mode == Mode::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
    int outcome = 0;
    do {
        outcome = flock(m_file.number(), operation);
    } while (outcome != 0 && errno == EINTR);
    if (outcome == 0)
        return true;
    const int number = errno;
    if (number == EWOULDBLOCK)
        return false;
    return failed(serverError(Error::Code::Refused, "locks_unsupported",
                              ServerText::tr("The disk that holds %1 can't lock files, so the private database could "
                                             "not be shared safely. Set XDG_DATA_HOME to a place on a local disk.")
                                  .arg(shownPath(m_path)),
                              systemError(number, m_path).cause));
}

Result<> FileLock::lock(Mode mode, const QDeadlineTimer &deadline)
{
    for (;;) {
        const auto locked = tryLock(mode);
        if (!locked)
            return failed(locked);
        if (*locked)
            return {};
        if (deadline.hasExpired())
            return failed(serverError(Error::Code::Unavailable, "server_busy",
                                      ServerText::tr("Another Leapfrog is still starting or stopping the private "
                                                     "database. Try again in a moment."),
                                      shownPath(m_path)));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void FileLock::unlock()
{
    // Not merely closed: a child that another thread is just forking may hold a copy of the descriptor for a moment.
    if (m_file.isOpen())
        flock(m_file.number(), LOCK_UN);
}

} // namespace leapfrog
