// SPDX-License-Identifier: MIT
#include "console/members/member_words.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::MemberWords)
};

} // namespace

QString memberRoleWords(const std::string &role)
{
    if (role == "viewer")
        return Words::tr("viewer");
    if (role == "accountant")
        return Words::tr("accountant");
    if (role == "closer")
        return Words::tr("closer");
    return role == "owner" ? Words::tr("owner") : QString::fromStdString(role);
}

QString memberRoleMeaning(const std::string &role)
{
    if (role == "viewer")
        return Words::tr("Looks and exports.");
    if (role == "accountant")
        return Words::tr("Imports, recreates, undoes, retries and cancels jobs.");
    if (role == "closer")
        return Words::tr("An accountant who also locks and opens periods and changes the chart of accounts.");
    return Words::tr("A closer who also changes the settings for posting and the members.");
}

QString memberGroupWords(const std::string &group)
{
    if (group == "viewer")
        return Words::tr("may look only");
    if (group == "accountant")
        return Words::tr("as its role says");
    if (group == "admin")
        return Words::tr("everything, as an administrator");
    return Words::tr("nothing: no database role was granted to it");
}

} // namespace leapfrog
