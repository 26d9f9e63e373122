// SPDX-License-Identifier: MIT
#include "import/shopify/read/moment.h"

#include "core/date.h"

#include <QDateTime>

#include <charconv>

namespace leapfrog {

static constexpr std::int64_t microsPerSecond = 1'000'000;

/// Two digits at `at`, or -1.
static int twoDigits(std::string_view text, std::size_t at)
{
    int value = 0;
    if (at + 2 > text.size())
        return -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    return error == std::errc() && end == text.data() + at + 2 && text[at] != '-' ? value : -1;
}

/// The zone's part of a moment: seconds east, or nothing when it is none.
static std::optional<int> offsetOf(std::string_view text)
{
    if (text.empty() || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const int hours = twoDigits(text, 1);
    const auto minutesAt = text.size() > 3 && text[3] == ':' ? 4U : 3U;
    const int minutes = text.size() == 3 ? 0 : twoDigits(text, minutesAt);
    const bool whole = text.size() == 3 || text.size() == minutesAt + 2;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !whole)
        return std::nullopt;
    return (text[0] == '-' ? -60 : 60) * (hours * 60 + minutes);
}

std::optional<Moment> parseMoment(std::string_view text)
{
    const auto day = parseDate(text.substr(0, 10));
    if (!day)
        return std::nullopt;
    Moment moment;
    moment.micros = std::int64_t{day->time_since_epoch().count()} * 86'400 * microsPerSecond;
    if (text.size() == 10)
        return moment;
    if (text[10] != 'T' && text[10] != ' ')
        return std::nullopt;
    const int hours = twoDigits(text, 11);
    const int minutes = twoDigits(text, 14);
    if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || text[13] != ':')
        return std::nullopt;
    std::size_t at = 16;
    int seconds = 0;
    if (at < text.size() && text[at] == ':') {
        seconds = twoDigits(text, at + 1);
        at += 3;
    }
    if (seconds < 0 || seconds > 60)
        return std::nullopt;
    moment.micros += (std::int64_t{hours} * 3600 + minutes * 60 + seconds) * microsPerSecond;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        ++at;
        for (std::int64_t unit = microsPerSecond / 10; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            moment.micros += unit * (text[at] - '0');
            unit /= 10;
        }
    }
    const auto zone = text.substr(at);
    moment.inUtc = zone == "Z" || zone == "z" || zone == " UTC";
    if (zone.empty() || moment.inUtc)
        return moment;
    moment.offset = offsetOf(zone);
    if (!moment.offset)
        return std::nullopt;
    moment.micros -= *moment.offset * microsPerSecond;
    return moment;
}

/// Zones are read from the system's files: the one asked for last is kept.
static QTimeZone zoneNamed(const std::string &name)
{
    static thread_local std::pair<std::string, QTimeZone> last;
    if (last.first != name || name.empty())
        last = {name, QTimeZone(QByteArray::fromStdString(name))};
    return last.second;
}

ShopDays::ShopDays(const std::string &zone, int offset)
    : m_offset(offset)
{
    if (!zone.empty())
        m_zone = zoneNamed(zone);
}

std::string ShopDays::dayOf(std::string_view text) const
{
    const auto moment = parseMoment(text);
    if (!moment)
        return {};
    if (!moment->inUtc)
        return std::string(text.substr(0, 10));
    auto seconds = moment->micros / microsPerSecond;
    seconds += m_zone.isValid() ? m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC)) : m_offset;
    return dateText(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
}

} // namespace leapfrog
