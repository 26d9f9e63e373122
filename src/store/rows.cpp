// SPDX-License-Identifier: MIT
#include "store/rows.h"

#include <QTimeZone>

#include <charconv>
#include <libpq-fe.h>
#include <stdexcept>

namespace leapfrog {

namespace {

/// PostgreSQL's numbers of its own types, which never change (pg_type.dat).
enum Type : Oid
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

bool isReadable(Oid type, std::string_view text)
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

bool Row::isNull(int column) const
{
    return PQgetisnull(m_result, m_index, column) != 0;
}

std::string_view Row::view(int column) const
{
    return {PQgetvalue(m_result, m_index, column), static_cast<std::size_t>(PQgetlength(m_result, m_index, column))};
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
    const auto type = PQftype(m_result, column);
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
    const auto type = PQftype(m_result, column);
    const auto number = numberIn<double>(view(column));
    if ((type != Int4 && type != Int8 && type != Float4 && type != Float8 && type != Numeric) || !number)
        misread(column, "a number");
    return *number;
}

bool Row::boolean(int column) const
{
    if (PQftype(m_result, column) != Bool && !isNull(column))
        misread(column, "true or false");
    return view(column) == "t";
}

std::optional<Date> Row::date(int column) const
{
    if (isNull(column))
        return std::nullopt;
    if (PQftype(m_result, column) != DateType)
        misread(column, "a day");
    return dateIn(view(column));
}

QDateTime Row::moment(int column) const
{
    if (PQftype(m_result, column) != Timestamptz && !isNull(column))
        misread(column, "a moment");
    return momentIn(view(column));
}

void Row::misread(int column, const char *as) const
{
    throw std::logic_error(std::string("column ") + PQfname(m_result, column) + " is read as " + as);
}

Rows::Rows(pg_result *result)
    : m_result(result)
{ }

int Rows::size() const
{
    return PQntuples(m_result.get());
}

QString Rows::fault() const
{
    const auto *result = m_result.get();
    for (int column = 0; column < PQnfields(result); ++column) {
        const auto type = PQftype(result, column);
        for (int row = 0; row < size(); ++row) {
            if (PQgetisnull(result, row, column) == 0 && !isReadable(type, Row(result, row).view(column)))
                return QStringLiteral("%1: %2").arg(QString::fromUtf8(PQfname(result, column)),
                                                    Row(result, row).words(column));
        }
    }
    return {};
}

std::int64_t Rows::affected() const
{
    const std::string_view text = PQcmdTuples(m_result.get());
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void Rows::Clear::operator()(pg_result *result) const
{
    PQclear(result);
}

} // namespace leapfrog
