// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QLoggingCategory>

#include <chrono>
#include <functional>

namespace leapfrog {

// One category per layer: QT_LOGGING_RULES="leapfrog.engine.debug=false" and the like choose among them.
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logServer)
Q_DECLARE_LOGGING_CATEGORY(logEngine)
Q_DECLARE_LOGGING_CATEGORY(logRecreate)
Q_DECLARE_LOGGING_CATEGORY(logCli)
Q_DECLARE_LOGGING_CATEGORY(logConsole)

/// What an entry of the log is about, besides its words. Empty ones are left out. Never the contents of a document,
/// never a secret.
struct LogFacts
{
    std::string code = {}; ///< the stable reason
    std::string field = {}; ///< path of the input field at fault
    std::string job = {};
    std::string org = {};
    std::string document = {};
    int attempt = 0;
    int jobs = 0; ///< how many it concerns, where it is not one
};

/// The program's log. Each failure is told once; when the same comes again within a minute it is counted, and told
/// with its number. Control characters of what is told are escaped, so that no document's id can speak to a terminal
/// or forge a line. All functions may be called from any thread.
class Log
{
public:
    enum class Format
    {
        Text, ///< for people
        Json, ///< one object per line
    };
    struct Options
    {
        Format format = Format::Text;
        QtMsgType least = QtInfoMsg; ///< what is less than that is not told: debug, info, warning, critical
        bool withTime = true; ///< of Text; a terminal needs none
        std::function<void(const QByteArray &line)> write = {}; ///< nothing: to stderr
    };
    using Clock = std::chrono::steady_clock;

    /// From now on entries, and what Qt itself says, go where the options say. Before: warnings as text to stderr.
    static void install(const Options &options);
    [[nodiscard]] static Format format();

    static void note(const QLoggingCategory &category, QtMsgType level, const QString &message,
                     const LogFacts &facts = {}, Clock::time_point now = Clock::now());
    /// An error: its message, its reason as the code, and what the server said of it where that can't hold contents.
    static void failure(const QLoggingCategory &category, const Error &error, LogFacts facts = {});
    /// Tells the numbers of what came again, when its minute is over; `all`: of everything, at the end.
    static void tellRepeats(bool all = false, Clock::time_point now = Clock::now());
};

/// `text` on one line and without power over a terminal: control and direction characters as \xNN.
QString harmless(QStringView text);

} // namespace leapfrog
