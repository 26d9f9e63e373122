// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/queue_speed.h"

#include <QString>

#include <chrono>

namespace leapfrog {

/// A duration as people say it: "40 ms", "0.4 s", "12 s", "4 min 10 s", "3 h 5 min", "2 d 4 h". Negative counts as 0.
QString durationInWords(std::chrono::milliseconds duration);

/// A time that was estimated, in seconds, no more exact than it is known: "up to 5 s", "4 min to 7 min", "about 3 h".
QString estimateInWords(const Estimate &seconds);

/// A text that is longer than `most` characters, cut in its middle: for a button, where no line can break.
QString shortened(const QString &text, qsizetype most);

/// The text with its very long words (names and ids without a space) cut in their middle: a label can break lines
/// between words only. `most`: characters of a word.
QString withShortWords(const QString &text, qsizetype most = 40);

/// A whole number in the reader's locale: "1,482".
QString numberInWords(std::int64_t number);

} // namespace leapfrog
