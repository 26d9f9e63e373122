// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// A function with who may execute it, a trigger or a view: made again in a database when its text changes.
struct RepeatablePart
{
    std::string kind; ///< `function`, `trigger`, `view`
    std::string name; ///< of a trigger: table.trigger
    std::string statement; ///< may be run again
    std::string checksum; ///< of the statement: comments outside of bodies don't count
};

/// What the files of migrations/ make, as they leave it: by this the migrator makes functions, triggers and views, and
/// doctor sees what is missing in a database or was changed. Read from their text.
struct SchemaParts
{
    struct Function
    {
        std::string statement; ///< CREATE OR REPLACE FUNCTION …; REVOKE …
        std::string body; ///< between $$ and $$; empty where it has no such
        bool asOwner = false; ///< SECURITY DEFINER
    };
    std::map<std::string, Function> functions; ///< by name
    std::map<std::string, std::string> triggers; ///< table.trigger to the statement that makes it
    std::map<std::string, std::string> indexes; ///< by name, likewise; made beside those who write
    std::map<std::string, std::string> tables; ///< by name; views and sequences too
    std::vector<RepeatablePart> repeatable; ///< in the order in which they can be made

    static const SchemaParts &known();

private:
    void read(const std::string &text, bool isRepeatable);
    void readStatement(const std::string &statement, bool isRepeatable);
};

} // namespace leapfrog
