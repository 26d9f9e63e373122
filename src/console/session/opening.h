// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/open_database.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace leapfrog {

/// A database that is being opened in the background, and what that is busy with. UI thread.
class Opening : public QObject
{
    Q_OBJECT
public:
    using Ended = std::function<void(const Result<std::shared_ptr<OpenDatabase>> &)>;

    /// `ended` hears what became of it, unless another one is started or it is dropped before.
    void start(const OpenDatabase::Request &request, const Ended &ended);
    void drop() { ++m_count; }
    /// In words.
    [[nodiscard]] QString progress() const { return m_progress; }

signals:
    void progressChanged();

private:
    QString m_progress;
    int m_count = 0; ///< the answer of an earlier opening is dropped
};

} // namespace leapfrog
