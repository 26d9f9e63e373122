// SPDX-License-Identifier: MIT
#pragma once

#include "console/jobs/job_events_model.h"
#include "console/session/session.h"
#include "store/queue/job_list.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace leapfrog {

namespace Ui {
class JobDetails;
}

/// What is known of one job: why it waits or what to do, what happened to it, its document, its row; or what to do
/// about a group of dead ones.
class JobDetails : public QWidget
{
    Q_OBJECT
public:
    explicit JobDetails(Session &session, QWidget *parent = nullptr);
    ~JobDetails() override;

    /// Shows that job, or (nothing) none. Asks only while visible.
    void showJob(const std::optional<JobRow> &row);
    /// Shows what can be done about these.
    void showGroup(const JobErrorRow &group);
    /// Asks again, though nothing is known to have changed.
    void askAnew();
    /// Brings "Why is it waiting?" to the front.
    void showWhy();

signals:
    void documentWanted(const QString &orgId, const QString &documentId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Facts
    {
        std::optional<JobRow> job; ///< nothing: it has ended
        std::optional<JobPosition> position;
        std::vector<JobEventRow> events;
        std::optional<DocumentRow> document;
        QString raw;
    };
    static Result<Facts> read(Connection &connection, const JobRow &row);
    void ask();
    void showFacts(const Facts &facts);
    void showDocument(const JobRow &job, const std::optional<DocumentRow> &document);
    void clear(const QString &title);

    Session &m_session;
    std::unique_ptr<Ui::JobDetails> m_ui;
    JobEventsModel m_events;
    std::optional<JobRow> m_row; ///< what is to be shown
    std::optional<JobErrorRow> m_group; ///< … or this
    std::optional<JobRow> m_shown; ///< of the facts on the screen
    QElapsedTimer m_sinceFacts;
    bool m_asking = false;
};

} // namespace leapfrog
