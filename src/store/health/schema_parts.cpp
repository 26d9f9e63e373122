// SPDX-License-Identifier: MIT
#include "store/health/schema_parts.h"

#include "store/migrator.h"

#include <regex>

namespace leapfrog {

const SchemaParts &SchemaParts::known()
{
    static const SchemaParts parts = [] {
        SchemaParts all;
        for (const auto &migration : Migrator::known())
            all.read(migration.text);
        return all;
    }();
    return parts;
}

/// Where what begins at `from` ends: a comment, a text or a body between $$ and $$; else the next character.
static std::size_t endOfToken(const std::string &text, std::size_t from)
{
    const auto after = [&](std::string_view mark, std::size_t start) {
        const auto found = text.find(mark, start);
        return found == std::string::npos ? text.size() : found + mark.size();
    };
    if (text.compare(from, 2, "--") == 0)
        return after("\n", from);
    if (text.compare(from, 2, "$$") == 0)
        return after("$$", from + 2);
    if (text[from] == '\'')
        return after("'", from + 1);
    return from + 1;
}

void SchemaParts::read(const std::string &migration)
{
    std::string statement; // without the comments outside of bodies
    for (std::size_t at = 0; at < migration.size();) {
        const auto end = endOfToken(migration, at);
        if (migration.compare(at, 2, "--") == 0) {
            statement += '\n';
        } else if (migration[at] == ';') {
            readStatement(statement);
            statement.clear();
        } else if (!statement.empty() || migration[at] > ' ') {
            statement.append(migration, at, end - at);
        }
        at = end;
    }
    readStatement(statement);
}

void SchemaParts::readStatement(const std::string &text)
{
    static const std::regex function(R"(^\s*CREATE (?:OR REPLACE )?FUNCTION (\w+))");
    static const std::regex trigger(R"(^\s*CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER (\w+)[^$]*?\sON (\w+))");
    static const std::regex index(R"(^\s*CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(\w+) ON )");
    static const std::regex table(
        R"(^\s*CREATE (?:OR REPLACE )?(?:UNLOGGED )?(?:TABLE|VIEW|SEQUENCE) (?:IF NOT EXISTS )?(\w+))");
    static const std::regex altered(R"(^\s*ALTER FUNCTION (\w+))");
    static const std::regex dropped(
        R"(^\s*DROP (FUNCTION|TRIGGER|INDEX|TABLE|VIEW|SEQUENCE) (?:CONCURRENTLY )?(?:IF EXISTS )?(\w+)(?:\s+ON (\w+))?)");
    // Only the head is looked at: a body may be long, and std::regex recurses.
    const auto head = text.substr(0, std::min<std::size_t>(text.find("$$"), 2000));
    std::smatch found;
    if (std::regex_search(head, found, function)) {
        Function made{.statement = "CREATE OR REPLACE " + text.substr(text.find("FUNCTION")),
                      .body = {},
                      .asOwner = head.find("SECURITY DEFINER") != std::string::npos};
        const auto opens = text.find("$$");
        if (opens != std::string::npos)
            made.body = text.substr(opens + 2, text.find("$$", opens + 2) - opens - 2);
        functions[found[1].str()] = std::move(made);
    } else if (std::regex_search(head, found, trigger)) {
        triggers[found[2].str() + '.' + found[1].str()] = text;
    } else if (std::regex_search(head, found, index)) {
        auto &statement = indexes[found[1].str()] = text;
        if (text.find("CONCURRENTLY") == std::string::npos)
            statement.insert(text.find("INDEX ") + 6, "CONCURRENTLY ");
    } else if (std::regex_search(head, found, table)) {
        tables[found[1].str()] = text;
    } else if (std::regex_search(head, found, altered)) {
        functions[found[1].str()].statement += ";\n" + text;
    } else if (std::regex_search(head, found, dropped)) {
        functions.erase(found[1] == "FUNCTION" ? found[2].str() : std::string());
        triggers.erase(found[1] == "TRIGGER" ? found[3].str() + '.' + found[2].str() : std::string());
        indexes.erase(found[1] == "INDEX" ? found[2].str() : std::string());
        tables.erase(found[1] == "TABLE" || found[1] == "VIEW" || found[1] == "SEQUENCE" ? found[2].str()
                                                                                         : std::string());
    }
}

} // namespace leapfrog
