// SPDX-License-Identifier: MIT
#include "store/queue/job_acts.h"

#include "cli/program/output.h"
#include "cli/queue/jobs.h"
#include "store/queue/queue.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Jobs)
};

} // namespace

/// The named jobs, or all that match the filter: a bulk act names its scope.
static Result<JobPlan> planFor(Connection &connection, const JobAct &act, const JobOptions &options)
{
    for (const auto &id : options.filter.ids) {
        if (auto known = JobStore(connection).find(id); !known)
            return failed(known);
    }
    auto filter = options.filter;
    const bool isForDead = act.kind == JobAct::Kind::Retry && filter.ids.empty() && filter.state.empty();
    if (isForDead)
        filter.state = "dead";
    auto plan = JobActs(connection).plan(act, filter);
    if (plan && plan->matched == 0) {
        if (auto known = mustBeKnown(connection, filter.orgId); !known)
            return failed(known);
    }
    return plan;
}

static void tellPlan(Session &session, const JobAct &act, const JobPlan &plan)
{
    if (session.json) {
        QJsonObject object{{QStringLiteral("dry_run"), true},
                           {QStringLiteral("matched"), static_cast<qint64>(plan.matched)},
                           {QStringLiteral("would_change"), static_cast<qint64>(plan.ids.size())},
                           {QStringLiteral("organisations"), static_cast<qint64>(plan.organisations)}};
        if (act.kind == JobAct::Kind::Cancel) {
            object[QStringLiteral("running")] = static_cast<qint64>(plan.running);
            object[QStringLiteral("would_restore")] = static_cast<qint64>(plan.restores);
        }
        printJson(object);
        return;
    }
    printLine(Words::tr("Would change %1 of %n job(s), of %2 organisation(s). Nothing was changed.", nullptr,
                        static_cast<int>(plan.matched))
                  .arg(plan.ids.size())
                  .arg(plan.organisations)
                  .toStdString());
    if (plan.running > 0)
        printLine(Words::tr("%n of them run(s) now and would write nothing.", nullptr, static_cast<int>(plan.running))
                      .toStdString());
    if (plan.restores > 0)
        printLine(Words::tr("The previous entries of up to %n document(s) would be in force again.", nullptr,
                            static_cast<int>(plan.restores))
                      .toStdString());
}

static void tellOutcome(Session &session, const JobAct &act, const JobPlan &plan, const JobOutcome &outcome)
{
    const auto matched = static_cast<int>(plan.matched);
    if (session.json) {
        QJsonObject object{{QStringLiteral("matched"), matched}, {QStringLiteral("changed"), outcome.changed}};
        if (act.kind == JobAct::Kind::Cancel) {
            object[QStringLiteral("restored")] = outcome.effects.restored;
            object[QStringLiteral("unposted")] = outcome.effects.unposted;
        }
        printJson(object);
        return;
    }
    session.tell(Words::tr("Changed %1 of %n job(s).", nullptr, matched).arg(outcome.changed));
    if (outcome.effects.restored > 0)
        session.tell(
            Words::tr("The previous entries of %n document(s) are in force again.", nullptr, outcome.effects.restored));
    if (outcome.effects.unposted > 0)
        say(Words::tr("%n document(s) are left without a job: what is not posted of them waits until somebody "
                      "enqueues or recreates them.",
                      nullptr, outcome.effects.unposted));
}

static QString onlyFor(const JobAct &act)
{
    switch (act.kind) {
    case JobAct::Kind::Retry:
        return Words::tr("Only jobs that are dead or wait for their next attempt can be retried.");
    case JobAct::Kind::SetPriority:
        return Words::tr("Only the priority of waiting jobs can be changed.");
    case JobAct::Kind::Cancel:
        break;
    }
    return Words::tr("The others have ended meanwhile.");
}

static Result<> change(Session &session, Connection &connection, const JobAct &act, const JobOptions &options)
{
    const auto plan = planFor(connection, act, options);
    if (!plan)
        return failed(plan);
    if (options.dryRun) {
        tellPlan(session, act, *plan);
        return {};
    }
    const auto outcome = JobActs(connection).apply(act, plan->ids, words(options.why));
    if (!outcome)
        return failed(outcome);
    tellOutcome(session, act, *plan, *outcome);
    if (outcome->stoppedBy)
        return failed(*outcome->stoppedBy);
    if (!options.all && outcome->changed < plan->matched) {
        say(onlyFor(act));
        session.exitCode = PartOrRefused;
    }
    return {};
}

static std::pair<CLI::App *, std::shared_ptr<JobOptions>> addAct(CLI::App &jobs, Session &session, const char *name,
                                                                 const char *description, JobCommand run)
{
    const auto [command, options] = addJobCommand(jobs, session, name, description, run);
    auto *ids = command->add_option("ids", options->filter.ids, "the jobs");
    auto *all = command->add_flag("--all", options->all, "all that match the filter")->excludes(ids);
    command->add_flag("--dry-run", options->dryRun, "only say how many it would change");
    command->add_option("--why", options->why, "reason, kept in the job's history");
    addJobFilter(*command, *options);
    command->parse_complete_callback([ids, all] {
        if (ids->count() == 0 && all->count() == 0)
            throw CLI::RequiredError("job ids, or --all with a filter");
    });
    return {command, options};
}

void addJobActs(CLI::App &jobs, Session &session)
{
    const auto [retrying, retried] = addAct(
        jobs, session, "retry", "make dead jobs, and those waiting for their next attempt, ready now",
        [](Session &s, Connection &c, const JobOptions &o) { return change(s, c, {.kind = JobAct::Kind::Retry}, o); });
    addJobState(*retrying, *retried);
    const auto [cancelling, cancelled] = addAct(
        jobs, session, "cancel",
        "remove jobs; a running one writes nothing, and what a recreation took out of force is in force again",
        [](Session &s, Connection &c, const JobOptions &o) { return change(s, c, {.kind = JobAct::Kind::Cancel}, o); });
    addJobState(*cancelling, *cancelled);
    const auto [raising, raised]
        = addAct(jobs, session, "set-priority", "change the priority of waiting jobs",
                 [](Session &s, Connection &c, const JobOptions &o) {
                     return change(s, c, {.kind = JobAct::Kind::SetPriority, .priority = o.priority}, o);
                 });
    raising->add_option("--priority", raised->priority, "1 normal, 2 high, 3 urgent")
        ->required()
        ->check(CLI::Range(normalPriority, urgentPriority));
}

} // namespace leapfrog::cli
