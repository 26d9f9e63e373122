// SPDX-License-Identifier: MIT
#include "store/schema/schema_parts.h"

#include "store/schema/schema_files.h"

#include <regex>

namespace leapfrog {

const SchemaParts &SchemaParts::known()
{
    static const SchemaParts parts = [] {
        SchemaParts all;
        for (const auto &migration : SchemaFiles::migrations())
            all.read(migration.text, false);
        for (const auto &text : SchemaFiles::repeatables())
            all.read(text, true);
        for (auto &part : all.repeatable) {
            if (part.kind == "function")
                part.statement = all.functions.at(part.name).statement;
            part.checksum = SchemaFiles::checksumOf(part.statement);
        }
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

void SchemaParts::read(const std::string &text, bool isRepeatable)
{
    std::string statement; // without the comments outside of bodies
    for (std::size_t at = 0; at < text.size();) {
        const auto end = endOfToken(text, at);
        if (text.compare(at, 2, "--") == 0) {
            statement += '\n';
        } else if (text[at] == ';') {
            readStatement(statement, isRepeatable);
            statement.clear();
        } else if (!statement.empty() || text[at] > ' ') {
            statement.append(text, at, end - at);
        }
        at = end;
    }
    readStatement(statement, isRepeatable);
}

void SchemaParts::readStatement(const std::string &statement, bool isRepeatable)
{
    const auto begin = statement.find_first_not_of(" \n");
    if (begin == std::string::npos)
        return;
    const auto text = statement.substr(begin, statement.find_last_not_of(" \n") + 1 - begin);
    static const std::regex function(R"(^CREATE (?:OR REPLACE )?FUNCTION (\w+))");
    static const std::regex trigger(R"(^CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER (\w+)[^$]*?\sON (\w+))");
    static const std::regex index(R"(^CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(\w+) ON )");
    static const std::regex table(
        R"(^CREATE (?:OR REPLACE )?(?:UNLOGGED )?(?:TABLE|VIEW|SEQUENCE) (?:IF NOT EXISTS )?(\w+))");
    static const std::regex revoked(R"(^REVOKE EXECUTE ON FUNCTION (\w+))");
    static const std::regex dropped(
        R"(^DROP (FUNCTION|TRIGGER|INDEX|TABLE|VIEW|SEQUENCE) (?:CONCURRENTLY )?(?:IF EXISTS )?(\w+)(?:\s+ON (\w+))?)");
    static const std::regex renamed(R"(^ALTER TABLE (\w+) RENAME TO (\w+))");
    // Only the head is looked at: a body may be long, and std::regex recurses.
    const auto head = text.substr(0, std::min<std::size_t>(text.find("$$"), 2000));
    std::smatch found;
    const auto again = [&](const char *kind, const std::string &name) {
        if (isRepeatable)
            repeatable.push_back({.kind = kind, .name = name, .statement = text, .checksum = {}});
    };
    if (std::regex_search(head, found, function)) {
        Function made{.statement = "CREATE OR REPLACE " + text.substr(text.find("FUNCTION")),
                      .body = {},
                      .asOwner = head.find("SECURITY DEFINER") != std::string::npos};
        const auto opens = text.find("$$");
        if (opens != std::string::npos)
            made.body = text.substr(opens + 2, text.find("$$", opens + 2) - opens - 2);
        functions[found[1].str()] = std::move(made);
        again("function", found[1].str());
    } else if (std::regex_search(head, found, trigger)) {
        triggers[found[2].str() + '.' + found[1].str()] = text;
        again("trigger", found[2].str() + '.' + found[1].str());
    } else if (std::regex_search(head, found, index)) {
        auto &beside = indexes[found[1].str()] = text;
        if (text.find("CONCURRENTLY") == std::string::npos)
            beside.insert(text.find("INDEX ") + 6, "CONCURRENTLY ");
    } else if (std::regex_search(head, found, table)) {
        tables[found[1].str()] = text;
        again("view", found[1].str());
    } else if (std::regex_search(head, found, revoked)) {
        functions[found[1].str()].statement += ";\n" + text;
    } else if (std::regex_search(head, found, renamed)) {
        auto made = tables.extract(found[1].str());
        made.key() = found[2].str();
        tables.insert(std::move(made));
    } else if (std::regex_search(head, found, dropped)) {
        functions.erase(found[1] == "FUNCTION" ? found[2].str() : std::string());
        triggers.erase(found[1] == "TRIGGER" ? found[3].str() + '.' + found[2].str() : std::string());
        indexes.erase(found[1] == "INDEX" ? found[2].str() : std::string());
        tables.erase(found[1] == "TABLE" || found[1] == "VIEW" || found[1] == "SEQUENCE" ? found[2].str()
                                                                                         : std::string());
    }
}

} // namespace leapfrog
