// SPDX-License-Identifier: MIT
#include "cli/settings/settings_check.h"

#include "cli/program/output.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::SettingsCheck)
};

} // namespace

void sayBroken(Session &session, const std::string &org, const std::vector<NewlyRefused> &refused)
{
    qint64 all = 0;
    QJsonArray reasons;
    for (const auto &group : refused) {
        all += group.documents;
        QJsonArray examples;
        for (const auto &id : group.examples)
            examples.append(words(id));
        reasons.append(QJsonObject{{QStringLiteral("code"), words(group.code)},
                                   {QStringLiteral("message"), group.message},
                                   {QStringLiteral("documents"), static_cast<qint64>(group.documents)},
                                   {QStringLiteral("examples"), examples}});
    }
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(org)},
                   {QStringLiteral("changed"), false},
                   {QStringLiteral("code"), QStringLiteral("documents_would_be_refused")},
                   {QStringLiteral("would_be_refused"), all},
                   {QStringLiteral("refusals"), reasons}});
    session.fail(
        {.code = Error::Code::Refused,
         .message = Words::tr("%1 Nothing was changed. To change it all the same, add --yes: what is posted stays "
                              "in force.")
                        .arg(inWords(refused)),
         .cause = {},
         .reason = "documents_would_be_refused",
         .field = {}});
}

} // namespace leapfrog::cli
