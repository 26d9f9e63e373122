// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <chrono>
#include <map>
#include <string>

namespace leapfrog {

/// The settings that all workers and consoles of a database share. store/queue/setting_rules.h explains them and knows
/// their bounds; what is read is always within these.
struct Settings
{
    int directThreshold = 10; ///< a recreation of at most so many documents takes the direct path
    int directConcurrency = 10; ///< direct postings at once in one process
    int directPerRecreation = 6; ///< … of them for one recreation
    int queueConcurrency = 6; ///< slots of a poller
    int expressSlots = 1; ///< slots kept for priority 2 and 3
    int normalSlots = 1; ///< slots kept for priority 1
    double queueRate = 0; ///< jobs per second and worker; 0: no limit
    double directRate = 0;
    std::chrono::milliseconds lease = std::chrono::seconds(60);
    std::chrono::milliseconds poll = std::chrono::seconds(10); ///< the safety net under NOTIFY
};

/// Reads and changes settings. Call from the connection's thread. Errors: those of Connection::run().
class SettingStore
{
public:
    explicit SettingStore(Connection &connection)
        : m_connection(connection)
    { }

    Result<Settings> read();
    /// Key and value of each, as they hold: an odd row counts as its nearest bound, a missing one as the default.
    Result<std::map<std::string, std::string>> all();
    /// Whether set() would take it: Invalid `unknown_setting` or `bad_value` with the key in `field`.
    static Result<> check(const std::string &key, const std::string &value);
    /// Errors: those of check(). Who changed it is kept.
    Result<> set(const std::string &key, const std::string &value);

    /// An organisation's share of the queue: `weight` of its turns, `max_leased` jobs at once, `max_per_second` jobs
    /// started; an empty value is no limit. The defaults for one that was never set.
    Result<std::map<std::string, std::string>> allOf(const std::string &orgId);
    /// Whether setOf() would take it: Invalid `unknown_setting` or `bad_value` with the key in `field`.
    static Result<> checkOf(const std::string &key, const std::string &value);
    /// Changes one of them, at once, for all workers; an empty value takes a limit away. Errors: those of checkOf().
    Result<> setOf(const std::string &orgId, const std::string &key, const std::string &value);

private:
    Connection &m_connection;
};

} // namespace leapfrog
