// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/files/file_descriptor.h"

#include <QDeadlineTimer>

#include <filesystem>
#include <string>
#include <vector>

namespace leapfrog {

struct ServerOwner;

// Programs are started from an argument list, never through a shell, as the server's owner: in a session of their own
// (Ctrl+C in the terminal does not reach them), with the root folder as working folder, a small fixed environment, no
// supplementary groups when root started them, and none of this process's open files. Callable from any thread.

/// What to start. `arguments` come without the program's own name.
struct Command
{
    std::filesystem::path program;
    std::vector<std::string> arguments;
};

/// How a program ended. `exitCode` is -1 when a signal ended it. `output` holds standard output and error together.
struct ProgramOutcome
{
    int exitCode = -1;
    std::string output;
};

/// Runs a program to its end. It dies with the calling thread, and is killed when `deadline` passes.
/// Errors: `program_not_started` (cause: which step failed), `program_too_slow`.
Result<ProgramOutcome> runProgram(const Command &command, const ServerOwner &owner, const QDeadlineTimer &deadline);

/// Starts a program that outlives this process. It inherits `keptOpen` as descriptor 3, and writes its standard output
/// and error to the returned pipe, which does not block. Error: `program_not_started`.
Result<FileDescriptor> startDaemon(const Command &command, const ServerOwner &owner, int keptOpen);

/// What has been written to a pipe of startDaemon() since the last call.
std::string readAvailable(const FileDescriptor &pipe);

/// True when `owner` may enter `folder`: asked of the kernel, so that access lists count.
bool canEnter(const ServerOwner &owner, const std::filesystem::path &folder);

} // namespace leapfrog
