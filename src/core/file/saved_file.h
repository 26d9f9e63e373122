// SPDX-License-Identifier: MIT
#pragma once

#include <QSaveFile>

#include <string_view>

namespace leapfrog {

/// A file that takes its place whole or not at all: it is written aside, and what was there stays until commit(). What
/// QSaveFile leaves to its caller is done here: each write has reached the system when write() says so, so that a full
/// disk is told, and what is no ordinary file (a device, a folder, a pipe) is refused instead of replaced.
class SavedFile
{
public:
    /// False: not opened; problem() says why.
    bool open(const QString &name);
    /// False: not written, and commit() will fail.
    bool write(std::string_view text);
    /// False: what was there is unchanged.
    bool commit();
    /// The last failure, in the system's words.
    [[nodiscard]] QString problem() const;

private:
    QSaveFile m_file;
    QString m_refusal;
};

} // namespace leapfrog
