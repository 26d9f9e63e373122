// SPDX-License-Identifier: MIT
#pragma once

#include <QTimeZone>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

/// A moment as a payload says it: `2026-01-31T23:59:59-05:00`, `…Z`, with fractions of a second or none; or a day.
struct Moment
{
    std::int64_t micros = 0; ///< since 1970 in UTC; what tells no zone is taken as UTC
    bool inUtc = false; ///< written with a Z
    std::optional<int> offset; ///< seconds east, where it is written
};

/// Nothing when it is no moment, or outside 1970 to 2199.
std::optional<Moment> parseMoment(std::string_view text);

/// Where a shop's days begin: moments in UTC are dated here, others as they are written.
class ShopDays
{
public:
    /// `zone`: an IANA name, or empty: moments in UTC are dated at `offset` seconds east of it.
    explicit ShopDays(const std::string &zone = {}, int offset = 0);

    /// `YYYY-MM-DD` of a moment, or empty when it is none.
    [[nodiscard]] std::string dayOf(std::string_view moment) const;

private:
    QTimeZone m_zone;
    int m_offset = 0;
};

} // namespace leapfrog
