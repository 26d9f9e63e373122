// SPDX-License-Identifier: MIT
#include "recreate/apply_settings.h"

#include "engine/guard/backoff.h"
#include "engine/inbox/group_reader.h"
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
static constexpr int groupsAtOnce = 200;

/// Which documents the settings change, as they are now: those rehearsed, and those touched since, looked at again.
static Result<std::vector<std::string>> changedNow(Connection &connection, const RehearsedSettings &rehearsed,
                                                   const Context &next)
{
    FiguredDocuments documents(connection, rehearsed.orgId);
    const auto touched
        = documents.touchedSince(rehearsed.begunAt.addMSecs(-std::chrono::milliseconds(inFlight).count()));
    if (!touched)
        return failed(touched);
    std::set<std::string> again(touched->begin(), touched->end());
    if (rehearsed.change.concernsPayloads()) // new ones may not have come after all
        again.insert(rehearsed.changedDocuments.begin(), rehearsed.changedDocuments.end());
    const std::vector<std::string> looked(again.begin(), again.end());
    RehearsalSums sums(next);
    for (std::size_t first = 0; first < looked.size(); first += documentsAtOnce) {
        const auto begin = looked.begin() + static_cast<std::ptrdiff_t>(first);
        const auto count = static_cast<std::ptrdiff_t>(std::min(documentsAtOnce, looked.size() - first));
        const auto some = documents.only({begin, begin + count});
        if (!some)
            return failed(some);
        std::ranges::for_each(*some, [&](const auto &document) { sums.add(document); });
    }
    auto changed = sums.result().changedDocuments;
    std::ranges::copy_if(rehearsed.changedDocuments, std::back_inserter(changed),
                         [&](const std::string &id) { return !again.contains(id); });
    return changed;
}

/// Reads all payloads by the settings that this transaction has made: documents that come out otherwise get their new
/// bodies, and are touched by that.
static Result<> readPayloads(Connection &connection, const std::string &orgId)
{
    PayloadStore store(connection);
    GroupReader reader(connection, {.orgId = orgId, .baseCurrency = {}, .fxRates = {}});
    const auto read = [&reader](const std::vector<std::string> &groups) -> Result<> {
        const auto parts = reader.parts({groups.begin(), groups.end()});
        if (!parts)
            return failed(parts);
        for (const auto &part : *parts) {
            if (const auto done = reader.readWithin(part); !done)
                return failed(done);
        }
        return {};
    };
    std::string after;
    for (bool isOver = false; !isOver;) {
        const auto page = store.groups({.orgId = orgId}, after, groupsAtOnce);
        if (!page)
            return failed(page);
        isOver = page->empty();
        after = isOver ? after : page->back();
        if (auto done = read(*page); !done)
            return done;
    }
    for (;;) { // payouts go by what their payments have become
        const auto due = store.due(orgId, groupsAtOnce);
        if (!due)
            return failed(due);
        if (due->empty())
            return {};
        if (auto done = read(*due); !done)
            return done;
    }
}

static Result<StartedRecreation> applyOnce(Connection &connection, const DirectRunner &runner, const Settings &settings,
                                           const RehearsedSettings &rehearsed, const std::string &id)
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
    const bool mapsAnew = rehearsed.change.concernsPayloads();
    if (auto read = mapsAnew ? readPayloads(connection, rehearsed.orgId) : Result<>(); !read)
        return failed(read);
    const auto changed = changedNow(connection, rehearsed, next->context);
    if (!changed)
        return failed(changed);

    StartedRecreation started;
    started.id = id;
    started.documents = static_cast<int>(changed->size());
    started.direct = started.documents <= settings.directThreshold;
    started.inChunks = !started.direct && !mapsAnew; // bodies change now, so entries go out of force now
    if (started.inChunks) {
        auto planned = RecreationChunks(connection)
                           .plan(started.id, rehearsed.orgId, *changed, rehearsed.why, documentsPerChunk);
        if (!planned)
            return failed(planned);
    } else if (!changed->empty()) {
        const auto worker = started.direct ? std::optional(runner.worker()) : std::nullopt;
        auto jobs = RecreationStore(connection)
                        .prepare(started.id, rehearsed.orgId, *changed, rehearsed.why, worker, settings.lease);
        if (!jobs)
            return failed(jobs);
        if (started.direct)
            started.jobs = std::move(*jobs);
    }
    if (auto kept = acts.keep(started.id, rehearsed.orgId, *before, rehearsed.why); !kept)
        return failed(kept);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return started;
}

/// After a lost answer: if it was "done", the recreation is there under its id. Its documents are left to the queue: a
/// lease that was its own ends by itself.
static Result<StartedRecreation> lookedUp(ConnectionPool &pool, const std::string &id, const Error &lost)
{
    const auto found = pool.with([&](Connection &connection) { return RecreationStore(connection).find(id); });
    if (!found)
        return failed(lost);
    StartedRecreation started;
    started.id = id;
    started.documents = found->documents;
    return started;
}

Result<StartedRecreation> applySettings(ConnectionPool &pool, DirectRunner &runner, const Settings &settings,
                                        const RehearsedSettings &rehearsed)
{
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    auto started = pool.with([&](Connection &connection) {
        return retryConflicts([&] { return applyOnce(connection, runner, settings, rehearsed, id); });
    });
    if (!started && started.error().code == Error::Code::Unavailable)
        started = lookedUp(pool, id, started.error());
    if (started && !started->jobs.empty() && started->jobs.front().lease != 0) // else workers post them (direct_by)
        started->task = runner.run(started->jobs);
    return started;
}

} // namespace leapfrog
