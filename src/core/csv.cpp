// SPDX-License-Identifier: MIT
#include "core/csv.h"

namespace leapfrog {

void appendCsvText(std::string &out, std::string_view text)
{
    static constexpr std::string_view risky = "=+-@\t\r\n'";
    static constexpr std::string_view quoted = ",\"\r\n";
    const bool isRisky = !text.empty() && risky.find(text.front()) != std::string_view::npos;
    const bool needsQuotes = text.find_first_of(quoted) != std::string_view::npos;
    if (needsQuotes)
        out += '"';
    if (isRisky)
        out += '\'';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    if (needsQuotes)
        out += '"';
}

std::string_view csvText(std::string_view field)
{
    if (field.starts_with('\''))
        field.remove_prefix(1);
    return field;
}

namespace {

class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_text(text)
    { }
    std::optional<std::vector<CsvRow>> read();

private:
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] bool atFieldEnd() const { return atEnd() || m_text[m_at] == ',' || atLineEnd(); }
    [[nodiscard]] bool atLineEnd() const
    {
        return m_text[m_at] == '\n' || (m_text[m_at] == '\r' && m_text.substr(m_at).starts_with("\r\n"));
    }
    bool readField(std::string &field);
    bool readQuoted(std::string &field);

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

bool CsvReader::readQuoted(std::string &field)
{
    for (++m_at; !atEnd(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\n')
            ++m_line;
        if (c == '"') {
            if (!m_text.substr(m_at + 1).starts_with('"')) {
                ++m_at;
                return atFieldEnd();
            }
            ++m_at;
        }
        field += c;
    }
    return false;
}

bool CsvReader::readField(std::string &field)
{
    if (!atEnd() && m_text[m_at] == '"')
        return readQuoted(field);
    while (!atFieldEnd())
        field += m_text[m_at++];
    return true;
}

std::optional<std::vector<CsvRow>> CsvReader::read()
{
    std::vector<CsvRow> rows;
    while (!atEnd()) {
        CsvRow row{m_line, {}};
        for (bool more = true; more;) {
            if (!readField(row.fields.emplace_back()))
                return {};
            more = !atEnd() && m_text[m_at] == ',';
            if (more)
                ++m_at;
        }
        if (!atEnd())
            m_at += m_text[m_at] == '\r' ? 2 : 1;
        ++m_line;
        const bool isBlank = row.fields.size() == 1 && row.fields.front().empty();
        if (!isBlank)
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::optional<std::vector<CsvRow>> parseCsv(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return CsvReader(text).read();
}

} // namespace leapfrog
