// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/verify/findings_model.h"
#include "console/session/session.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace leapfrog {

class PercentTask;

/// A verification of one organisation's books, in the background, shown among the activities too. UI thread.
class Verification : public QObject
{
    Q_OBJECT
public:
    Verification(Session &session, QObject *parent);
    ~Verification() override;

    /// Begins, unless one is under way.
    void start(const std::string &orgId);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Whose books are, or were last, verified.
    [[nodiscard]] const std::string &orgId() const { return m_orgId; }
    [[nodiscard]] const VerifyProgress &progress() const { return m_progress; }

signals:
    /// It goes on: progress(), and what was found since.
    void found(const std::vector<leapfrog::FindingRow> &findings);
    /// It has ended. `error`: nothing when it went through the whole book.
    void ended(const std::optional<leapfrog::Error> &error);

private:
    struct Shared;
    void look();

    Session &m_session;
    std::shared_ptr<Shared> m_shared;
    std::optional<std::stop_source> m_stop;
    VerifyProgress m_progress;
    std::string m_orgId;
    QTimer m_look; ///< at what the background has found
    bool m_running = false;
};

} // namespace leapfrog
