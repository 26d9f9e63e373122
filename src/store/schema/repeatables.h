// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/schema/schema_parts.h"

#include <functional>

namespace leapfrog {

/// The functions, triggers and views of a database: each is made again when its text in the program is another than
/// the one that table schema_part notes, or when it is missing. docs/decisions/0021-readable-schema.md.
/// Call from the connection's thread.
class Repeatables
{
public:
    explicit Repeatables(Connection &connection)
        : m_connection(connection)
    { }

    enum class Standing
    {
        Older, ///< than this program's: to be applied
        Same,
        Newer ///< made by a newer program: this one must leave them alone
    };
    Result<Standing> standing();

    /// Makes what is missing or of another text, drops what this program no longer has, and notes both, in the
    /// caller's transaction. `progress` hears what is made. The database's tables are those that the
    /// program knows.
    Result<> apply(const std::function<void(const std::string &)> &progress);

    /// Notes parts whose text is not known, in the caller's transaction: apply() makes or drops each.
    Result<> note(const std::vector<std::string> &kinds, const std::vector<std::string> &names);

    /// Rights on functions follow those on the queue (leapfrog_grant_functions).
    Result<> grant();

private:
    struct Noted
    {
        std::string checksum;
        bool isThere = false;
    };
    using Key = std::pair<std::string, std::string>; ///< kind and name

    Result<bool> hasNotes();
    Result<> ensureNotes();
    Result<std::map<Key, Noted>> noted();
    Result<> makeFunction(const RepeatablePart &part);
    Result<> makeTrigger(const RepeatablePart &part);
    Result<> makeViews(const std::vector<const RepeatablePart *> &views);
    Result<> drop(const std::string &kind, const std::vector<std::string> &names);
    Result<> runAll(const Result<Rows> &statements);
    Result<> validate(const std::vector<std::string> &functions);
    Result<> store(const std::vector<const RepeatablePart *> &made, const std::map<Key, Noted> &gone);

    Connection &m_connection;
};

} // namespace leapfrog
