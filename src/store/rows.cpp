// SPDX-License-Identifier: MIT
#include "store/rows.h"

#include <QTimeZone>

#include <charconv>
#include <libpq-fe.h>

namespace leapfrog {

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
    const auto text = view(column);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

double Row::real(int column) const
{
    const auto text = view(column);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

QDateTime Row::moment(int column) const
{
    // "2026-03-31 12:04:05.123456+00": Qt knows milliseconds only.
    const auto text = QByteArray::fromRawData(view(column).data(), static_cast<qsizetype>(view(column).size()));
    if (text.size() < 19)
        return {};
    const auto day = QDate::fromString(QString::fromLatin1(text.left(10)), Qt::ISODate);
    auto time = QTime::fromString(QString::fromLatin1(text.mid(11, 8)), Qt::ISODate);
    if (text.size() > 20 && text[19] == '.')
        time = time.addMSecs(static_cast<int>(("0" + text.mid(19, text.lastIndexOf('+') - 19)).toDouble() * 1000));
    return {day, time, QTimeZone::utc()};
}

Rows::Rows(pg_result *result)
    : m_result(result)
{ }

int Rows::size() const
{
    return PQntuples(m_result.get());
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
