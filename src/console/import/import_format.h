// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"

#include <optional>
#include <string>

namespace leapfrog {

/// What a file seems to hold, by its first record; nothing when that can't be read. Any thread; reads the file.
std::optional<ImportFormat> guessFormat(const std::string &path);

} // namespace leapfrog
