// SPDX-License-Identifier: MIT
#include "store/database/rows.h"

#include <QTimeZone>

#include <charconv>
#include <stdexcept>

namespace leapfrog {

namespace {

/// PostgreSQL's numbers of its own types, which never change (pg_type.dat).
enum Type : std::uint32_t
{
    Bool = 16,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Float4 = 700,
    Float8 = 701,
    DateType = 1082,
    Timestamptz = 1184,
    Numeric = 1700,
};

template <typename Number> std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// `pattern` with 0 for any digit.
bool looksLike(std::string_view text, std::string_view pattern)
{
    if (text.size() != pattern.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == '0' ? !digit : text[i] != pattern[i])
            return false;
    }
    return true;
}

int digits(std::string_view text, std::size_t from, std::size_t count)
{
    int number = 0;
    for (const char digit : text.substr(from, count))
        number = number * 10 + (digit - '0');
    return number;
}

std::optional<Date> dateIn(std::string_view text)
{
    if (!looksLike(text, "0000-00-00"))
        return std::nullopt;
    const auto day = std::chrono::year(digits(text, 0, 4)) / digits(text, 5, 2) / digits(text, 8, 2);
    return day.ok() ? std::optional(Date(day)) : std::nullopt;
}

/// "2026-03-31 12:04:05.123456+00", of which the fraction may be shorter or absent.
QDateTime momentIn(std::string_view text)
{
    if (text.size() < 22 || !text.ends_with("+00") || !looksLike(text.substr(0, 19), "0000-00-00 00:00:00"))
        return {};
    const auto fraction = text.substr(19, text.size() - 22);
    std::string_view pattern = ".000000";
    if (!fraction.empty() && !looksLike(fraction, pattern.substr(0, fraction.size())))
        return {};
    std::string millis(fraction.empty() ? fraction : fraction.substr(1)); // Qt knows no shorter time
    millis.resize(3, '0');
    return {QDate(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)),
            QTime(digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2), digits(millis, 0, 3)),
            QTimeZone::utc()};
}

/// A moment that PostgreSQL knows and QDateTime is not asked to: infinite, before the year 1 or after 9999.
bool isBeyond(std::string_view text)
{
    return text == "infinity" || text == "-infinity" || text.ends_with("+00 BC")
        || (text.size() >= 23 && text.ends_with("+00") && looksLike(text.substr(5, 15), "-00-00 00:00:00"))
        || (text.size() >= 24 && text.ends_with("+00") && looksLike(text.substr(6, 15), "-00-00 00:00:00"));
}

bool isReadable(std::uint32_t type, std::string_view text)
{
    switch (type) {
    case Bool:
        return text == "t" || text == "f";
    case Int2:
    case Int4:
    case Int8:
        return numberIn<std::int64_t>(text).has_value();
    case Float4:
    case Float8:
    case Numeric:
        return numberIn<double>(text).has_value();
    case DateType:
        return dateIn(text).has_value();
    case Timestamptz:
        return momentIn(text).isValid() || isBeyond(text);
    default:
        return true;
    }
}

} // namespace

std::uint32_t Row::typeOf(int column) const
{
    return m_data->columns[static_cast<std::size_t>(column)].type;
}

QString Row::words(int column) const
{
    const auto text = view(column);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::int64_t Row::big(int column) const
{
    if (isNull(column))
        return 0;
    const auto type = typeOf(column);
    const auto number = numberIn<std::int64_t>(view(column));
    if ((type != Int2 && type != Int4 && type != Int8 && type != Numeric) || !number)
        misread(column, "a whole number");
    return *number;
}

int Row::integer(int column) const
{
    const auto number = big(column);
    if (number != static_cast<int>(number))
        misread(column, "a number of 32 bits");
    return static_cast<int>(number);
}

double Row::real(int column) const
{
    if (isNull(column))
        return 0;
    const auto type = typeOf(column);
    const auto number = numberIn<double>(view(column));
    if ((type != Int4 && type != Int8 && type != Float4 && type != Float8 && type != Numeric) || !number)
        misread(column, "a number");
    return *number;
}

bool Row::boolean(int column) const
{
    if (typeOf(column) != Bool && !isNull(column))
        misread(column, "true or false");
    return view(column) == "t";
}

std::optional<Date> Row::date(int column) const
{
    if (isNull(column))
        return std::nullopt;
    if (typeOf(column) != DateType)
        misread(column, "a day");
    return dateIn(view(column));
}

QDateTime Row::moment(int column) const
{
    if (typeOf(column) != Timestamptz && !isNull(column))
        misread(column, "a moment");
    return momentIn(view(column));
}

void Row::misread(int column, const char *as) const
{
    throw std::logic_error(std::string("column ") + m_data->columns[static_cast<std::size_t>(column)].name
                           + " is read as " + as);
}

QString Rows::fault() const
{
    for (std::size_t column = 0; column < m_data->columns.size(); ++column) {
        const auto &[name, type] = m_data->columns[column];
        const auto at = static_cast<int>(column);
        for (const auto row : *this) {
            if (!row.isNull(at) && !isReadable(type, row.view(at)))
                return QStringLiteral("%1: %2").arg(QString::fromStdString(name), row.words(at));
        }
    }
    return {};
}

} // namespace leapfrog
