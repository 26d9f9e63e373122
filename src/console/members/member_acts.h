// SPDX-License-Identifier: MIT
#pragma once

#include "console/members/member_question.h"
#include "console/session/session.h"
#include "store/access/login_rights.h"
#include "store/access/members.h"

#include <QObject>

#include <optional>
#include <vector>

namespace leapfrog {

class NoticeBar;

/// What the login may do to members.
struct MemberRights
{
    MemberStore::State state;
    LoginRights login;
};

/// Adds members, changes their roles, removes them; each asked before, told after, and taken back with one click. UI
/// thread.
class MemberActs : public QObject
{
    Q_OBJECT
public:
    /// Messages go to `notice`, questions stand over `page`.
    MemberActs(Session &session, NoticeBar &notice, QWidget &page);

    void setRights(const std::optional<MemberRights> &rights);
    /// Why members of that organisation can't be changed now; empty: they can.
    [[nodiscard]] QString whyNot(const std::string &orgId) const;

    /// `members`: those that are known, of any organisation.
    void ask(MemberQuestion::Kind kind, const MemberChange &change, const std::vector<Member> &members);

signals:
    void mayChanged();
    void done(); ///< well or not: what is shown is to be asked for anew

private:
    void change(const MemberChange &wanted);
    void sayChanged(const MemberChange &change, const std::optional<Member> &now);
    void sayProblem(const Error &error);

    Session &m_session;
    NoticeBar &m_notice;
    QWidget &m_page;
    std::optional<MemberRights> m_rights;
    bool m_acting = false;
};

} // namespace leapfrog
