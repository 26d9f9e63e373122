// SPDX-License-Identifier: MIT
#pragma once

#include "console/import/import_reasons.h"
#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace leapfrog {

class PercentTask;

/// One import under way, shown among the activities: how far it is, how long it still takes, and what it did not take,
/// by reason. It goes on when nobody looks. UI thread; the work is done in another one.
class ImportRun : public QObject
{
    Q_OBJECT
public:
    /// Begins.
    ImportRun(Session &session, ImportRequest request, QObject *parent = nullptr);
    ~ImportRun() override;

    [[nodiscard]] const ImportRequest &request() const { return m_request; }
    [[nodiscard]] const ImportProgress &progress() const { return m_progress; }
    [[nodiscard]] std::vector<ImportReason> reasons() const { return m_reasons.all(); }
    [[nodiscard]] const QStringList &lines() const { return m_reasons.lines(); }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// Why it ended before its end; nothing: it did not.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// 0 to 100; nothing: not known.
    [[nodiscard]] std::optional<int> percent() const;
    /// How long it still takes as it goes; nothing: not known yet.
    [[nodiscard]] std::optional<std::chrono::seconds> left() const;
    /// "3 new, 2 changed, 1 unchanged, 4 refused …"
    [[nodiscard]] QString counts() const;
    /// What was stored stays.
    void cancel();

signals:
    void changed();
    void finished();

private:
    struct Shared;
    void look();
    void end(const Result<ImportProgress> &done);

    const ImportRequest m_request;
    std::shared_ptr<Shared> m_shared; ///< with the thread that imports
    std::shared_ptr<PercentTask> m_task;
    QTimer m_looks;
    QElapsedTimer m_clock;
    ImportProgress m_progress;
    ImportReasons m_reasons;
    std::optional<Error> m_error;
    bool m_finished = false;
};

} // namespace leapfrog
