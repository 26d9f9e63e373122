// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace leapfrog {

/// How well `text` fits what was typed: its letters, in their order, in any case and with or without accents. The more
/// the better: letters that follow each other, and those at the beginning of words. Nothing: it does not fit. What is
/// typed in several words may be in any order.
std::optional<int> fuzzyScore(const QString &typed, const QString &text);

} // namespace leapfrog
