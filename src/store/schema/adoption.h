// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/schema/schema_files.h"

namespace leapfrog {

/// Databases that were made by migrations 0001 to 0033, before the schema was written anew as 0003 to 0010
/// (docs/decisions/0021-readable-schema.md): they have the same tables, so only the list of what was applied is
/// replaced. Call from the connection's thread.
class Adoption
{
public:
    enum class List
    {
        Ours, ///< or the beginning of it, or of a newer program, or none: nothing to do here
        Old, ///< exactly the old one
        Other ///< some of the old one, or changed
    };
    static List listOf(const std::vector<AppliedMigration> &applied);
    /// `0033_settings_and_rights`
    static std::string newestOld();

    /// In the caller's transaction: compares the tables with what the old migrations made and replaces the list. Users
    /// may have added columns, indexes and whatever else; a constraint need not have been validated. Functions,
    /// triggers and views are not compared: Repeatables::apply() has to make them anew.
    /// Errors: Refused `schema_differs`, which says what differs.
    static Result<> adopt(Connection &connection);
};

} // namespace leapfrog
