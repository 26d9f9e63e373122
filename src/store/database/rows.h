// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"

#include <QDateTime>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// What a server answered: its values in PostgreSQL's own text form, row by row. PgHandle fills it.
struct ResultData
{
    struct Column
    {
        std::string name;
        std::uint32_t type = 0; ///< PostgreSQL's number of it
    };

    std::vector<Column> columns;
    int rows = 0;
    std::int64_t affected = 0; ///< rows inserted, updated or deleted

    void add(std::string_view value)
    {
        m_text += value;
        m_values.push_back({.end = m_text.size(), .isNull = false});
    }
    void addNull() { m_values.push_back({.end = m_text.size(), .isNull = true}); }
    [[nodiscard]] bool isNull(int row, int column) const { return m_values[at(row, column)].isNull; }
    [[nodiscard]] std::string_view view(int row, int column) const
    {
        const auto value = at(row, column);
        const auto begin = value == 0 ? 0 : m_values[value - 1].end;
        return std::string_view(m_text).substr(begin, m_values[value].end - begin);
    }

private:
    struct Value
    {
        std::size_t end; ///< in m_text
        bool isNull;
    };
    [[nodiscard]] std::size_t at(int row, int column) const
    {
        return static_cast<std::size_t>(row) * columns.size() + static_cast<std::size_t>(column);
    }

    std::string m_text;
    std::vector<Value> m_values;
};

/// One row of an answer. Valid as long as its Rows. Columns count from 0; a NULL reads as empty, 0, false, no day or an
/// invalid moment. What is in a column of the server's own type is in that type's form: Connection::run() has looked
/// (Rows::fault()). Reading a column as what its type is not is our own mistake in the SQL: it throws std::logic_error.
class Row
{
public:
    Row(const ResultData *answer, int index)
        : m_data(answer)
        , m_index(index)
    { }

    [[nodiscard]] bool isNull(int column) const { return m_data->isNull(m_index, column); }
    [[nodiscard]] std::string_view view(int column) const { return m_data->view(m_index, column); }
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
    [[nodiscard]] std::uint32_t typeOf(int column) const;
    [[noreturn]] void misread(int column, const char *as) const;

    const ResultData *m_data;
    int m_index;
};

/// The answer to a statement. Movable; read it from one thread at a time.
class Rows
{
public:
    explicit Rows(ResultData answer)
        : m_data(std::make_unique<const ResultData>(std::move(answer)))
    { }

    [[nodiscard]] int size() const { return m_data->rows; }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] Row operator[](int index) const { return {m_data.get(), index}; }
    [[nodiscard]] Row first() const { return {m_data.get(), 0}; }
    /// The first value that is not in its column's expected form ("column at: 31.03.2026"); empty when all are. Numbers
    /// within 64 bits, days and moments in ISO form, UTC.
    [[nodiscard]] QString fault() const;
    /// Rows inserted, updated or deleted by the statement.
    [[nodiscard]] std::int64_t affected() const { return m_data->affected; }

    class Iterator
    {
    public:
        Iterator(const ResultData *answer, int index)
            : m_data(answer)
            , m_index(index)
        { }
        Row operator*() const { return {m_data, m_index}; }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_index == other.m_index; }

    private:
        const ResultData *m_data;
        int m_index;
    };
    [[nodiscard]] Iterator begin() const { return {m_data.get(), 0}; }
    [[nodiscard]] Iterator end() const { return {m_data.get(), size()}; }

private:
    std::unique_ptr<const ResultData> m_data;
};

} // namespace leapfrog
