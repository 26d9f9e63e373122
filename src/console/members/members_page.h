// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/repeated_question.h"
#include "console/frame/page.h"
#include "console/members/member_acts.h"
#include "console/members/members_model.h"

#include <memory>

class QToolButton;

namespace leapfrog {

namespace Ui {
class MembersPage;
}

class PageHeader;

/// Who belongs to which organisation, and with which role; owners and administrators change that.
class MembersPage : public Page
{
    Q_OBJECT
public:
    explicit MembersPage(Session &session, QWidget *parent = nullptr);
    ~MembersPage() override;

    void refresh() override;
    void askAnew() override;

private:
    struct Snapshot
    {
        std::vector<Member> members;
        MemberRights rights;
    };
    static Result<Snapshot> read(Connection &connection, const std::string &orgId);

    void setUpActions();
    void showSnapshot(const Snapshot &snapshot);
    void showFailure(const Error &error);
    void showActs();
    void ask(MemberQuestion::Kind kind);
    /// To which a new member would belong; empty: none is chosen.
    [[nodiscard]] std::string organisation() const;
    [[nodiscard]] const Member *current() const;

    std::unique_ptr<Ui::MembersPage> m_ui;
    PageHeader *m_header;
    QToolButton *m_add;
    QToolButton *m_change;
    QToolButton *m_remove;
    MembersModel m_members;
    std::unique_ptr<MemberActs> m_acts;
    RepeatedQuestion m_question;
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
