// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace leapfrog {

/// The last lines of the program's log, for reports. Any thread.
class LogTail
{
public:
    static constexpr int lines = 200;

    /// For Log::Options::write: keeps the line, and writes it to stderr.
    static void write(const QByteArray &line);
    [[nodiscard]] static QByteArrayList last();
};

} // namespace leapfrog
