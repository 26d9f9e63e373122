// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/files/file_descriptor.h"

#include <QDeadlineTimer>

#include <filesystem>

namespace leapfrog {

struct ServerOwner;

/// A lock on a file (flock). The kernel forgets it when the last process that holds the open file ends, however it
/// ends. Each FileLock counts for itself, also within one process. Use from one thread at a time.
class FileLock
{
public:
    enum class Mode
    {
        Shared,
        Exclusive
    };

    /// Opens `path`, made if needed (mode 0600, belonging to `owner`); nothing is locked yet. Links are not followed.
    /// Errors: those of systemError(), `data_folder_owner`.
    static Result<FileLock> open(const std::filesystem::path &path, const ServerOwner &owner);

    FileLock(FileLock &&) = default;
    FileLock &operator=(FileLock &&) = default;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock() { unlock(); }

    /// Locks at once, or says false when others hold it. Changes the mode of a lock already held.
    /// Error: `locks_unsupported` (some network file systems).
    Result<bool> tryLock(Mode mode);

    /// Waits until `deadline`. Errors: `server_busy`, `locks_unsupported`.
    Result<> lock(Mode mode, const QDeadlineTimer &deadline);

    void unlock();

    /// For handing the lock to a child process; leave() afterwards.
    [[nodiscard]] int descriptor() const { return m_file.number(); }

    /// Closes the file but leaves the lock to the child processes that inherited it.
    void leave() { m_file.close(); }

private:
    FileLock(FileDescriptor file, std::filesystem::path path);

    FileDescriptor m_file;
    std::filesystem::path m_path;
};

} // namespace leapfrog
