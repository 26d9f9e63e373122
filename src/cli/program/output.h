// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog::cli {

/// The exit codes of the contract.
enum ExitCode
{
    Done = 0,
    PartOrRefused = 1, ///< the output says which documents and why
    WrongUsage = 2,
    OutOfReach = 3, ///< the database can't be used now
    NotAllowed = 4, ///< the server answered, and refused the login, the database's name or the act
};

/// The exit code that stands for an error.
ExitCode exitCodeOf(const Error &error);

/// Data: one JSON document on one line of stdout.
void printJson(const QJsonObject &object);
/// Data: one line of stdout; control characters of its text are shown escaped, so no document can speak to the
/// terminal.
void printLine(std::string_view text);
/// A message for the person at the terminal: one line of stderr.
void say(const QString &message);
/// Says what went wrong, with its cause, and gives the exit code that stands for it.
int report(const Error &error);
/// What was asked for has not come out: a full disk, a pipe that nobody reads.
Error unwritableOutput();
/// Opened to be read. Errors: Invalid `unreadable_file`; a folder is none.
Result<std::ifstream> openFile(const std::string &path);
/// The error as the JSON that commands embed: {"code","field","message"}.
QJsonObject toJson(const Error &error);
/// UTC, ISO 8601 with milliseconds; null when invalid.
QJsonValue toJson(const QDateTime &moment);

inline QString words(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Rows under headings, columns aligned; numbers to the right.
class Table
{
public:
    explicit Table(std::vector<QString> headings);
    void add(std::vector<QString> cells);
    void print() const;

private:
    std::vector<std::vector<QString>> m_rows; ///< the headings first
};

} // namespace leapfrog::cli
