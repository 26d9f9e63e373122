// SPDX-License-Identifier: MIT
#include "console/members/member_acts.h"

#include "console/frame/notice_bar.h"
#include "console/frame/production.h"
#include "console/look/problem_words.h"
#include "console/members/member_words.h"

#include <algorithm>

namespace leapfrog {

MemberActs::MemberActs(Session &session, NoticeBar &notice, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_notice(notice)
    , m_page(page)
{ }

void MemberActs::setRights(const std::optional<MemberRights> &rights)
{
    m_rights = rights;
}

QString MemberActs::whyNot(const std::string &orgId) const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_acting)
        return tr("The last act is still under way.");
    if (!m_rights)
        return tr("What your login may do is still being looked for.");
    if (!m_rights->state.count)
        return tr(
            "No roles are set up in this database, so memberships don't count. An administrator runs: leapfrogctl "
            "migrate --with-roles");
    if (!m_rights->state.mayChange)
        return tr("Your login may only look. Ask an administrator.");
    if (orgId.empty())
        return tr("Choose an organisation at the top of the window first.");
    return m_rights->login.isAtLeast("owner", orgId)
        ? QString()
        : tr("Members of %1 are changed by its owners and by administrators.").arg(QString::fromStdString(orgId));
}

/// What somebody should know before the last owner goes.
static QString noteOn(const MemberChange &change, const std::vector<Member> &members)
{
    if (change.before != "owner")
        return {};
    const auto owners = std::ranges::count_if(
        members, [&](const Member &one) { return one.orgId == change.orgId && one.role == "owner"; });
    return owners > 1 ? QString()
                      : MemberActs::tr("It is the only owner: without one, only administrators can change members and "
                                       "settings of the organisation.");
}

void MemberActs::ask(MemberQuestion::Kind kind, const MemberChange &wanted, const std::vector<Member> &members)
{
    auto *question
        = new MemberQuestion(kind, wanted, noteOn(wanted, members), placeInQuestions(m_session, wanted.orgId), &m_page);
    connect(question, &MemberQuestion::changeWanted, this, &MemberActs::change);
    question->open();
}

static Error changedMeanwhile(const MemberChange &change, const std::string &now)
{
    const auto login = QString::fromStdString(change.login);
    const auto org = QString::fromStdString(change.orgId);
    return {.code = Error::Code::Refused,
            .message = now.empty()
                ? MemberActs::tr("%1 is no member of %2 any more.").arg(login, org)
                : MemberActs::tr("%1 is %3 in %2 already, by somebody else.").arg(login, org, memberRoleWords(now)),
            .cause = {},
            .reason = "changed_meanwhile",
            .field = {}};
}

/// What it is afterwards; nothing: no member.
static Result<std::optional<Member>> changeIt(Connection &connection, const MemberChange &change)
{
    MemberStore store(connection);
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    const auto all = store.list(change.orgId);
    if (!all)
        return failed(all);
    const auto found = std::ranges::find(*all, change.login, &Member::login);
    const auto now = found == all->end() ? std::string() : found->role;
    if (now != change.before)
        return failed(changedMeanwhile(change, now));
    std::optional<Member> after;
    if (change.after.empty()) {
        if (const auto gone = store.remove(change.orgId, change.login); !gone)
            return failed(gone);
        else if (!*gone)
            return failed(changedMeanwhile(change, {}));
    } else {
        const auto added = store.add(change.orgId, change.login, change.after);
        if (!added)
            return failed(added);
        after = *added;
    }
    if (const auto kept = transaction->commit(); !kept)
        return failed(kept);
    return after;
}

void MemberActs::change(const MemberChange &wanted)
{
    if (m_acting)
        return;
    m_acting = true;
    emit mayChanged();
    m_session.read(
        this, [wanted](Connection &connection) { return changeIt(connection, wanted); },
        [this, wanted](const Result<std::optional<Member>> &result) {
            m_acting = false;
            if (result)
                sayChanged(wanted, *result);
            else
                sayProblem(result.error());
            emit mayChanged();
            emit done();
        },
        LiveState::Kind::Task);
}

void MemberActs::sayChanged(const MemberChange &change, const std::optional<Member> &now)
{
    const auto login = QString::fromStdString(change.login);
    const auto org = QString::fromStdString(change.orgId);
    const bool seesNothing = now && now->group.empty();
    m_notice.say({.kind = seesNothing ? NoticeBar::Kind::Notice : NoticeBar::Kind::Information,
                  .text = now ? tr("%1 is %3 in %2 now.").arg(login, org, memberRoleWords(now->role))
                              : tr("%1 is no member of %2 any more.").arg(login, org),
                  .advice = seesNothing ? tr("It sees nothing yet: an administrator grants it a role of the database "
                                             "with “leapfrogctl role grant %1 "
                                             "accountant”.")
                                              .arg(login)
                                        : QString(),
                  .details = {},
                  .actionText = tr("&Undo"),
                  .action = [this, back = change.back()] { this->change(back); }});
}

void MemberActs::sayProblem(const Error &error)
{
    const auto words = generalWords(error);
    m_notice.say({.kind = NoticeBar::Kind::Problem,
                  .text = error.code == Error::Code::Unavailable
                      ? tr("Connection lost: what was done shows here as soon as it is back.")
                      : tr("Nothing was changed."),
                  .advice = (words.happened + QLatin1Char(' ') + words.advice).trimmed(),
                  .details = detailsOf(error),
                  .actionText = {},
                  .action = {}});
}

} // namespace leapfrog
