// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/files/file_descriptor.h"

#include <filesystem>
#include <string_view>

namespace leapfrog {

struct ServerOwner;

// Folders and files that nobody but the server's owner (and root) can read. Made by root for another owner, they are
// handed to that owner at once. All functions may be called from any thread.

/// True when `owner` can enter `path`, or, where it does not exist yet, the nearest folder above that does.
bool isReachableBy(const ServerOwner &owner, const std::filesystem::path &path);

/// Makes `path` (and the folders above it) or checks the existing one: a folder that belongs to `owner` and that
/// others can't write. Reading by others is taken away. Root hands an existing empty folder of its own to `owner`.
/// Errors: `data_folder_unreachable` (root only), `data_folder_owner`, `data_folder_open` (writable by others),
/// `data_folder_invalid` (not a folder, relative, or a line break in its name), and those of systemError().
Result<> makePrivateFolder(const std::filesystem::path &path, const ServerOwner &owner);

/// Opens `path` for reading and writing; made (mode 0600, of `owner`) if absent. Links are not followed.
/// Errors: `data_folder_owner`, and those of systemError().
Result<FileDescriptor> openPrivateFile(const std::filesystem::path &path, const ServerOwner &owner);

/// Replaces the file by `text` in one step: a crash leaves the old one or the new one. Errors: as openPrivateFile().
Result<> replacePrivateFile(const std::filesystem::path &path, std::string_view text, const ServerOwner &owner);

/// Makes names that were just made or renamed inside `folder` survive a power cut. Errors: those of systemError().
Result<> syncFolder(const std::filesystem::path &folder);

} // namespace leapfrog
