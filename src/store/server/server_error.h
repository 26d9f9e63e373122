// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QCoreApplication>

#include <filesystem>
#include <string_view>

namespace leapfrog {

/// Translation context of everything the embedded server says to people.
class ServerText
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ServerText)
};

/// An error of the embedded server. `reason` is one of the stable codes listed in embedded_server.h.
Error serverError(Error::Code code, std::string_view reason, const QString &message, const QString &cause = {});

/// The error for a failed system call on `path`: `disk_full`, `data_folder_denied`, `data_folder_read_only` or
/// `data_folder_error`. `number` is the call's errno. The message says what to do; the cause names the call's
/// complaint.
Error systemError(int number, const std::filesystem::path &path);

/// The error for a program of PostgreSQL that gave up, judged by what it printed: `disk_full`, `data_folder_in_use` or
/// `out_of_memory` when it says so, else `otherwise` with `message`. The end of `output` becomes the cause.
Error programError(std::string_view output, std::string_view otherwise, const QString &message);

/// A path as people read it.
QString shownPath(const std::filesystem::path &path);

} // namespace leapfrog
