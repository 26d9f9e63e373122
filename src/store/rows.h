// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"

#include <QDateTime>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct pg_result;

namespace leapfrog {

/// One row of an answer. Valid as long as its Rows. Columns count from 0; a NULL reads as empty, 0, false, no day or an
/// invalid moment. What is in a column of the server's own type is in that type's form: Connection::run() has looked
/// (Rows::fault()). Reading a column as what its type is not is our own mistake in the SQL: it throws std::logic_error.
class Row
{
public:
    Row(const pg_result *result, int index)
        : m_result(result)
        , m_index(index)
    { }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
    [[nodiscard]] QString words(int column) const; ///< text for people
    [[nodiscard]] std::int64_t big(int column) const;
    [[nodiscard]] int integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const;
    /// A `date`; nothing for NULL.
    [[nodiscard]] std::optional<Date> date(int column) const;
    /// A timestamptz as UTC; invalid for NULL, for ±infinity and outside the years 1 to 9999.
    [[nodiscard]] QDateTime moment(int column) const;

private:
    [[noreturn]] void misread(int column, const char *as) const;

    const pg_result *m_result;
    int m_index;
};

/// The answer to a statement; owns libpq's result. Movable; read it from one thread at a time.
class Rows
{
public:
    explicit Rows(pg_result *result);

    [[nodiscard]] int size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] Row operator[](int index) const { return {m_result.get(), index}; }
    [[nodiscard]] Row first() const { return {m_result.get(), 0}; }
    /// The first value that is not in its column's expected form ("column at: 31.03.2026"); empty when all are. Numbers
    /// within 64 bits, days and moments in ISO form, UTC.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] const pg_result *handle() const { return m_result.get(); } ///< for Connection
    /// Rows inserted, updated or deleted by the statement.
    [[nodiscard]] std::int64_t affected() const;

    class Iterator
    {
    public:
        Iterator(const pg_result *result, int index)
            : m_result(result)
            , m_index(index)
        { }
        Row operator*() const { return {m_result, m_index}; }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_index == other.m_index; }

    private:
        const pg_result *m_result;
        int m_index;
    };
    [[nodiscard]] Iterator begin() const { return {m_result.get(), 0}; }
    [[nodiscard]] Iterator end() const { return {m_result.get(), size()}; }

private:
    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    std::unique_ptr<pg_result, Clear> m_result;
};

} // namespace leapfrog
