// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/reports.h"

#include <QDate>
#include <QString>

#include <optional>

namespace leapfrog {

/// Days of the books that somebody looks at. Plain data.
struct Period
{
    enum class Kind
    {
        Month,
        Quarter,
        Year,
        Range,
        All,
    };
    Kind kind = Kind::All;
    QDate from; ///< first day; of All invalid, and of a Range that has no beginning
    QDate through; ///< last day

    /// The month, quarter or year that a day is in; of Range and All not.
    static Period around(Kind kind, QDate day);

    [[nodiscard]] Days days() const;
    /// "March 2026", "Q1 2026", "2026", "01/03/2026 to 15/03/2026",
    /// "through 15/03/2026", "All days".
    [[nodiscard]] QString words() const;

    friend bool operator==(const Period &, const Period &) = default;
};

/// How much of a period is closed.
enum class LockState
{
    Open,
    Partly,
    Locked,
};
LockState lockState(const Period &period, const std::optional<Date> &lockedThrough);
/// The same in words: "unlocked", "locked", "locked through 31/03/2026".
QString lockWords(const Period &period, const std::optional<Date> &lockedThrough);

} // namespace leapfrog
