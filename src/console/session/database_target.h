// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>

namespace leapfrog {

/// A database that the console can open.
struct DatabaseTarget
{
    enum class Kind
    {
        Embedded, ///< the user's private PostgreSQL
        Demo, ///< made-up shops in a database of their own, beside the private one
        Server, ///< any other, by `conninfo`
    };
    Kind kind = Kind::Embedded;
    QString name; ///< as people call it: "This computer", "Production"
    /// What libpq takes, without a password; empty means the PG* variables and libpq's defaults. Of the other kinds:
    /// the folder of the private server, empty means the usual one.
    std::string conninfo;
    QString colour = {}; ///< of its own, "#rrggbb", by which people tell it from others; empty: none
    bool keychain = false; ///< its password is kept in the user's keychain
    bool production = false; ///< other people work with it: questions name it, acts on many are confirmed by its name

    friend bool operator==(const DatabaseTarget &, const DatabaseTarget &) = default;
};

} // namespace leapfrog
