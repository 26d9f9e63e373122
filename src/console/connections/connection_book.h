// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/database_target.h"

#include <QFuture>
#include <QSettings>

#include <optional>
#include <vector>

namespace leapfrog {

/// The connections that the user has saved, and the one that was open last. Passwords are never stored.
class ConnectionBook
{
public:
    /// Keeps no reference beyond its own life; `settings` must outlive it.
    explicit ConnectionBook(QSettings &settings)
        : m_settings(settings)
    { }

    /// "This computer".
    static DatabaseTarget privateDatabase();
    /// "Demo".
    static DatabaseTarget demo();
    /// One named by the command line.
    static DatabaseTarget given(const std::string &conninfo);
    /// Whether two connection strings say the same, passwords apart.
    static bool isSamePlace(const std::string &one, const std::string &other);
    /// What PG* variables and the service file offer. Reads a file in the background.
    static QFuture<std::vector<DatabaseTarget>> found();

    /// The saved ones, by name.
    [[nodiscard]] std::vector<DatabaseTarget> saved() const;
    /// Adds or changes one. `formerName`: what it was called before, if it has a new name.
    void save(const DatabaseTarget &target, const QString &formerName = {});
    void remove(const QString &name);

    /// The saved one that leads to the same, with its name, colour and mark; else `target` itself.
    [[nodiscard]] DatabaseTarget known(const DatabaseTarget &target) const;

    [[nodiscard]] std::optional<DatabaseTarget> last() const;
    void setLast(const DatabaseTarget &target);
    /// What to open at a start: the last one, else where PG* variables lead; nothing: the user has to choose.
    [[nodiscard]] std::optional<DatabaseTarget> forStart() const;

private:
    void write(const std::vector<DatabaseTarget> &targets);

    QSettings &m_settings;
};

} // namespace leapfrog
