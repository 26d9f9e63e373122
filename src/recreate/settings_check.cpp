// SPDX-License-Identifier: MIT
#include "recreate/settings_check.h"

#include "engine/recreation/posted_anew.h"
#include "ledger/post.h"
#include "store/books/documents.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace leapfrog {

static constexpr std::size_t mostExamples = 5;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::SettingsCheck)
};

} // namespace

static Context withoutLock(const Context &context)
{
    Context open = context;
    open.lockedThrough.reset();
    return open;
}

Result<std::vector<NewlyRefused>> newlyRefused(Connection &connection, const std::string &orgId, const Context &now,
                                               const Context &next)
{
    const auto documents = DocumentStore(connection)
                               .ids({.orgId = orgId, .type = {}, .status = {}, .text = {}, .from = {}, .through = {}});
    if (!documents)
        return failed(documents);
    const auto openNow = withoutLock(now);
    std::map<QString, NewlyRefused> byMessage;
    const auto take = [&](const std::string &id, const PostedAnew *posted) {
        if (posted == nullptr || posted->postings || !postText(posted->document.body, openNow))
            return;
        const auto &refusal = posted->postings.error();
        auto &group = byMessage[refusal.message];
        group.code = refusal.code;
        group.message = refusal.message;
        ++group.documents;
        if (group.examples.size() < mostExamples)
            group.examples.push_back(id);
    };
    if (auto done = postAnew(connection, orgId, withoutLock(next), *documents, false, take); !done)
        return failed(done);
    std::vector<NewlyRefused> refused;
    for (auto &[message, group] : byMessage)
        refused.push_back(std::move(group));
    std::ranges::stable_sort(refused, std::ranges::greater(), &NewlyRefused::documents);
    return refused;
}

QString inWords(const std::vector<NewlyRefused> &refused)
{
    std::int64_t all = 0;
    QStringList reasons;
    for (const auto &group : refused) {
        all += group.documents;
        reasons.append(
            Words::tr("%1 (%2: %3)")
                .arg(group.message, QString::number(group.documents), QString::fromStdString(group.examples.front())));
    }
    if (reasons.size() > 5)
        reasons = reasons.mid(0, 5) << Words::tr("and others");
    return Words::tr("%n document(s) would be refused: %1", nullptr, static_cast<int>(all))
        .arg(reasons.join(QStringLiteral("; ")));
}

} // namespace leapfrog
