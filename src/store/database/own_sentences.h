// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace leapfrog {

/// What the functions of migrations/ say, and what they write into last_error, in the form of tr(): %1 stands where
/// they put something in. They say it in English; inReadersWords() makes words of the reader's language of it.
std::span<const char *const> ownSentences();

} // namespace leapfrog
