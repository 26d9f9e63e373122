// SPDX-License-Identifier: MIT
#include "console/payloads/reread.h"

#include "console/look/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Reread)
};

} // namespace

static constexpr std::size_t mostDiffering = 1'000;

QString Reread::words() const
{
    const auto read = Words::tr("%Ln order(s) and payouts read", nullptr, static_cast<int>(groups));
    QStringList parts;
    if (documents.created > 0)
        parts.append(Words::tr("%Ln document(s) new", nullptr, documents.created));
    if (documents.changed > 0)
        parts.append(Words::tr("%Ln changed", nullptr, documents.changed));
    if (withdrawn > 0)
        parts.append(Words::tr("%Ln of them withdrawn", nullptr, withdrawn));
    if (documents.unchanged > 0)
        parts.append(Words::tr("%Ln unchanged", nullptr, documents.unchanged));
    if (refused > 0)
        parts.append(Words::tr("%Ln payload(s) still refused", nullptr, static_cast<int>(refused)));
    if (waiting > 0)
        parts.append(Words::tr("%Ln waiting", nullptr, static_cast<int>(waiting)));
    return parts.isEmpty() ? read : read + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

static void add(Reread &sum, ReadAgain &&part)
{
    sum.groups += part.groups;
    sum.documents.created += part.documents.created;
    sum.documents.changed += part.documents.changed;
    sum.documents.unchanged += part.documents.unchanged;
    sum.withdrawn += part.withdrawn;
    sum.refused += part.open.count(PayloadVerdict::State::Refused);
    sum.waiting += part.open.count(PayloadVerdict::State::Waiting);
    sum.differingCount += part.differingCount;
    for (auto &one : part.differing) {
        if (sum.differing.size() < mostDiffering)
            sum.differing.push_back(std::move(one));
    }
}

Result<Reread> rereadScope(Connection &connection, const InboxScope &scope, bool preview,
                           const ReadAgainListener &listener, const std::stop_token &stop)
{
    ReadingOptions options;
    options.orgId = scope.filter.orgId;
    Reread sum;
    auto groups = scope.groups;
    if (groups.empty())
        groups.push_back(scope.filter.group); // all of the filter
    for (const auto &group : groups) {
        auto filter = scope.filter;
        filter.group = group;
        const auto tell = [&](std::int64_t read) {
            if (listener)
                listener(sum.groups + read);
        };
        auto part = readAgain(connection, options, filter, preview, tell, stop);
        if (!part)
            return failed(part);
        add(sum, std::move(*part));
    }
    return sum;
}

} // namespace leapfrog
