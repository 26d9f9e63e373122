// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <string>

namespace leapfrog {

/// What can be paused.
struct PauseTarget
{
    std::string scope = "queue"; ///< of PauseRow: queue, organisation, worker
    std::string key; ///< the organisation or worker

    friend bool operator==(const PauseTarget &, const PauseTarget &) = default;
};

/// Asks why something is paused, and says what that does. Never blocks: open() it; it deletes itself.
class PauseQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `database`: its name.
    PauseQuestion(const PauseTarget &target, const QString &database, QWidget *parent);

signals:
    void pauseWanted(const QString &why);
};

/// The sentences about a pause.
QString pausedNews(const PauseTarget &target);
/// `was`: whether it was paused.
QString resumedNews(const PauseTarget &target, bool was);

} // namespace leapfrog
