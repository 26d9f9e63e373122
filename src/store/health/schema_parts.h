// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace leapfrog {

/// What the migrations have made, as they left it: by this doctor sees what is missing in a database or was changed,
/// and makes it again. Read from their text.
struct SchemaParts
{
    struct Function
    {
        std::string statement; ///< CREATE OR REPLACE FUNCTION …
        std::string body; ///< between $$ and $$; empty where it has no such
        bool asOwner = false; ///< SECURITY DEFINER
    };
    std::map<std::string, Function> functions; ///< by name
    std::map<std::string, std::string> triggers; ///< table.trigger to the statement that makes it
    std::map<std::string, std::string> indexes; ///< by name, likewise; made beside those who write
    std::map<std::string, std::string> tables; ///< by name; views and sequences too

    static const SchemaParts &known();
    /// Reads one migration after the other.
    void read(const std::string &migration);

private:
    void readStatement(const std::string &statement);
};

} // namespace leapfrog
