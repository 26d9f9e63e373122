// SPDX-License-Identifier: MIT
#pragma once

#include "console/audit/audit_export.h"
#include "console/audit/audit_model.h"
#include "console/background/repeated_question.h"
#include "console/frame/page.h"

#include <memory>

class QToolButton;

namespace leapfrog {

namespace Ui {
class AuditPage;
}

class PageHeader;

/// Who did what, when, from where, what was before and after, and why: the trail, newest first, filtered and exported.
class AuditPage : public Page
{
    Q_OBJECT
public:
    explicit AuditPage(Session &session, QWidget *parent = nullptr);
    ~AuditPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;

private:
    struct Snapshot
    {
        std::vector<AuditEvent> events;
        AuditStore::Years years;
    };
    void setUpActions();
    void showSnapshot(const Snapshot &snapshot);
    void showFailure(const Error &error);
    void showDetails();
    void showActs();
    /// Something else is looked for.
    void lookAnew();
    [[nodiscard]] AuditFilter filter() const;

    std::unique_ptr<Ui::AuditPage> m_ui;
    PageHeader *m_header;
    QToolButton *m_exportButton;
    QToolButton *m_more;
    AuditModel m_events;
    AuditExport m_export;
    RepeatedQuestion m_question;
    int m_limit;
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
