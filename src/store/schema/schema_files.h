// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include <string>
#include <vector>

namespace leapfrog {

/// One numbered SQL file of migrations/, embedded in the program. Applied once to a database.
struct Migration
{
    int version = 0;
    std::string name; ///< as `0002_priority`
    std::string text;
    std::string checksum; ///< SHA-256 of the text, hex
};

/// One that a database says it has.
struct AppliedMigration
{
    int version = 0;
    std::string name;
    std::string checksum;
    bool complete = false; ///< false: what it does outside its transaction was cut off
    QDateTime at;
};

/// The files of migrations/ as they are in this program.
class SchemaFiles
{
public:
    static const std::vector<Migration> &migrations(); ///< by version
    /// Functions with their triggers, by name; then views, in the order in which they need each other.
    static const std::vector<std::string> &repeatables();
    /// Roles, grants and policies, in the order in which they are made: migrations/roles.
    static const std::vector<std::string> &roles();
    /// What tells an older set of functions from a newer one: migrations/level.
    static int level();
    /// migrations/adoption.txt
    static std::string adoption();
    static std::string checksumOf(const std::string &text);
};

} // namespace leapfrog
