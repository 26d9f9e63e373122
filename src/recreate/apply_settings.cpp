// SPDX-License-Identifier: MIT
#include "recreate/apply_settings.h"

#include "engine/guard/backoff.h"
#include "recreate/rehearsal_sums.h"
#include "store/close/settings_acts.h"
#include "store/queue/recreation_chunks.h"

#include <QUuid>

#include <algorithm>
#include <set>

namespace leapfrog {

using namespace std::chrono_literals;

/// What was being written when the rehearsal began carries a moment from before it; no posting lasts as long.
static constexpr auto inFlight = 2min;
static constexpr std::size_t documentsAtOnce = 500;

/// Which documents the settings change, as they are now: those rehearsed, and those touched since, looked at again.
static Result<std::vector<std::string>> changedNow(Connection &connection, const RehearsedSettings &rehearsed,
                                                   const Context &next)
{
    FiguredDocuments documents(connection, rehearsed.orgId);
    const auto touched
        = documents.touchedSince(rehearsed.begunAt.addMSecs(-std::chrono::milliseconds(inFlight).count()));
    if (!touched)
        return failed(touched);
    RehearsalSums sums(next);
    for (std::size_t first = 0; first < touched->size(); first += documentsAtOnce) {
        const auto begin = touched->begin() + static_cast<std::ptrdiff_t>(first);
        const auto count = static_cast<std::ptrdiff_t>(std::min(documentsAtOnce, touched->size() - first));
        const auto some = documents.only({begin, begin + count});
        if (!some)
            return failed(some);
        std::ranges::for_each(*some, [&](const auto &document) { sums.add(document); });
    }
    auto changed = sums.result().changedDocuments;
    const std::set<std::string> again(touched->begin(), touched->end());
    std::ranges::copy_if(rehearsed.changedDocuments, std::back_inserter(changed),
                         [&](const std::string &id) { return !again.contains(id); });
    return changed;
}

static Result<StartedRecreation> applyOnce(Connection &connection, const DirectRunner &runner, const Settings &settings,
                                           const RehearsedSettings &rehearsed)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    SettingsActs acts(connection);
    const auto before = acts.lockedSettings(rehearsed.orgId);
    if (!before)
        return failed(before);
    const auto next = OrganisationStore(connection).changeWithin(rehearsed.orgId, rehearsed.change);
    if (!next)
        return failed(next);
    if (static_cast<int>(rehearsed.changedDocuments.size()) <= settings.directThreshold) {
        if (auto locked = acts.lockDocuments(rehearsed.orgId, rehearsed.changedDocuments); !locked)
            return failed(locked);
    }
    if (auto held = acts.holdBooks(); !held)
        return failed(held);
    const auto changed = changedNow(connection, rehearsed, next->context);
    if (!changed)
        return failed(changed);

    StartedRecreation started;
    started.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    started.documents = static_cast<int>(changed->size());
    started.direct = started.documents <= settings.directThreshold;
    started.inChunks = !started.direct;
    if (started.inChunks) {
        auto planned = RecreationChunks(connection)
                           .plan(started.id, rehearsed.orgId, *changed, rehearsed.why, documentsPerChunk);
        if (!planned)
            return failed(planned);
    } else if (!changed->empty()) {
        auto jobs = RecreationStore(connection)
                        .prepare(started.id, rehearsed.orgId, *changed, rehearsed.why, runner.worker(), settings.lease);
        if (!jobs)
            return failed(jobs);
        started.jobs = std::move(*jobs);
    }
    if (auto kept = acts.keep(started.id, rehearsed.orgId, *before, rehearsed.why); !kept)
        return failed(kept);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return started;
}

Result<StartedRecreation> applySettings(ConnectionPool &pool, DirectRunner &runner, const Settings &settings,
                                        const RehearsedSettings &rehearsed)
{
    auto started = pool.with([&](Connection &connection) {
        return retryConflicts([&] { return applyOnce(connection, runner, settings, rehearsed); });
    });
    if (started && !started->jobs.empty())
        started->task = runner.run(started->jobs);
    return started;
}

} // namespace leapfrog
