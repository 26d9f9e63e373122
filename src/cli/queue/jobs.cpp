// SPDX-License-Identifier: MIT
#include "store/queue/jobs.h"
#include "cli/program/output.h"
#include "cli/queue/commands.h"
#include "store/queue/queue.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Jobs)
};

struct Options
{
    std::vector<std::string> ids;
    JobFilter filter;
    int priority = 0;
    int limit = 100;
    std::string why;
    bool all = false;
};

} // namespace

static QJsonObject toJson(const JobRow &job)
{
    return {{QStringLiteral("job_id"), words(job.id)},
            {QStringLiteral("org_id"), words(job.orgId)},
            {QStringLiteral("document_id"), words(job.documentId)},
            {QStringLiteral("document_type"), words(job.documentType)},
            {QStringLiteral("version_hint"), job.versionHint},
            {QStringLiteral("state"), words(job.state)},
            {QStringLiteral("priority"), job.priority},
            {QStringLiteral("ready_at"), cli::toJson(job.readyAt)},
            {QStringLiteral("run_count"), job.runCount},
            {QStringLiteral("leased_by"), words(job.leasedBy)},
            {QStringLiteral("leased_until"), cli::toJson(job.leasedUntil)},
            {QStringLiteral("last_error"), job.lastError},
            {QStringLiteral("source"), words(job.source)}};
}

static Result<> list(Session &session, Connection &connection, const Options &options)
{
    const auto jobs = JobStore(connection).list(options.filter, {}, options.limit);
    if (!jobs)
        return failed(jobs);
    if (jobs->empty()) {
        if (auto known = mustBeKnown(connection, options.filter.orgId); !known)
            return failed(known);
    }
    Table table({Words::tr("Job"), Words::tr("Priority"), Words::tr("State"), Words::tr("Organisation"),
                 Words::tr("Document"), Words::tr("Attempts"), Words::tr("Ready"), Words::tr("Last error")});
    QJsonArray all;
    for (const auto &job : *jobs) {
        all.append(toJson(job));
        table.add({words(job.id), QString::number(job.priority), words(job.state), words(job.orgId),
                   words(job.documentId), QString::number(job.runCount), job.readyAt.toString(Qt::ISODate),
                   job.lastError});
    }
    if (session.json)
        printJson({{QStringLiteral("jobs"), all}});
    else
        table.print();
    return {};
}

static Result<> show(Session &session, Connection &connection, const Options &options)
{
    const auto job = JobStore(connection).find(options.ids.front());
    if (!job)
        return failed(job);
    const auto events = JobStore(connection).events(job->id);
    if (!events)
        return failed(events);
    QJsonArray history;
    Table table({Words::tr("At"), Words::tr("What"), Words::tr("Attempt"), Words::tr("Who"), Words::tr("Detail")});
    for (const auto &event : *events) {
        history.append(QJsonObject{{QStringLiteral("at"), cli::toJson(event.at)},
                                   {QStringLiteral("what"), words(event.what)},
                                   {QStringLiteral("attempt"), event.attempt},
                                   {QStringLiteral("who"), event.who},
                                   {QStringLiteral("detail"), event.detail}});
        table.add({event.at.toString(Qt::ISODate), words(event.what), QString::number(event.attempt), event.who,
                   event.detail});
    }
    auto object = toJson(*job);
    if (session.json) {
        object[QStringLiteral("events")] = history;
        printJson(object);
        return {};
    }
    for (auto member = object.begin(); member != object.end(); ++member)
        printLine(QStringLiteral("%1: %2").arg(member.key(), member.value().toVariant().toString()).toStdString());
    table.print();
    return {};
}

static QString leaseInWords(const JobRow &job)
{
    const auto holder = words(job.leasedBy);
    return job.leasedUntil > QDateTime::currentDateTimeUtc()
        ? Words::tr("It runs now: %1 holds it.").arg(holder)
        : Words::tr("The lease of %1 has ended without a result: the next free worker takes it over.").arg(holder);
}

static QString turnInWords(const JobPosition &position)
{
    if (position.maxLeased == 0)
        return Words::tr("It waits because its organisation may run no jobs: its max_leased is 0.");
    if (position.toEndFirst() > 0)
        return Words::tr("It waits because its organisation may run %1 jobs at once: %2 run, %3 are ahead of it.")
            .arg(*position.maxLeased)
            .arg(position.leased)
            .arg(position.ownAhead);
    const auto starts = position.startsInSeconds();
    if (starts && starts->likely > 0 && starts->likely <= position.secondsByRate())
        return Words::tr("It waits because its organisation may start %1 jobs per second: %2 are ahead of it.")
            .arg(*position.maxPerSecond)
            .arg(position.ownAhead);
    return Words::
        tr("It waits for its turn: %1 jobs of its organisation, %2 of others and %3 of higher priority are ahead of "
           "it.")
            .arg(position.ownAhead)
            .arg(position.othersAhead)
            .arg(position.higherAhead);
}

static QString inWords(const JobRow &job, const std::optional<JobPosition> &position)
{
    if (job.state == "leased")
        return leaseInWords(job);
    if (job.state == "dead")
        return Words::tr("It is dead: %1. Retry it when the cause is gone.").arg(job.lastError);
    if (!position)
        return Words::tr("It has just left the queue.");
    if (!position->paused.isEmpty())
        return Words::tr("It waits because of a pause: %1.").arg(position->paused);
    if (position->readyInSeconds > 0 && job.lastError.isEmpty())
        return Words::tr("It is not to start before %1.").arg(job.readyAt.toString(Qt::ISODate));
    if (position->readyInSeconds > 0)
        return Words::tr("It waits for its next attempt at %1: %2")
            .arg(job.readyAt.toString(Qt::ISODate), job.lastError);
    if (position->speed.workers == 0)
        return Words::tr("It waits because no worker is running, with %n job(s) ahead of it.", nullptr,
                         static_cast<int>(position->ahead()));
    return turnInWords(*position);
}

/// Its organisation's, null where there is none.
static QJsonObject limits(const JobPosition &position)
{
    const auto orNull = [](const auto &limit) { return limit ? QJsonValue(*limit) : QJsonValue(); };
    return {{QStringLiteral("max_leased"), orNull(position.maxLeased)},
            {QStringLiteral("max_per_second"), orNull(position.maxPerSecond)}};
}

static QString durationInWords(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    if (whole < 90)
        return Words::tr("%1 s").arg(whole);
    const auto minutes = (whole + 30) / 60;
    if (minutes < 90)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

static QString startInWords(const Estimate &starts)
{
    static constexpr double atOnce = 2;
    if (starts.most < atOnce)
        return Words::tr("It should start at once.");
    const auto earliest = durationInWords(std::floor(starts.least));
    const auto latest = durationInWords(starts.most);
    const auto about = QDateTime::currentDateTimeUtc().addMSecs(static_cast<qint64>(starts.likely * 1000));
    return earliest == latest
        ? Words::tr("It should start in about %1, at %2.").arg(latest, about.toString(Qt::ISODate))
        : Words::tr("It should start in %1 to %2, most likely at %3.")
              .arg(earliest, latest, about.toString(Qt::ISODate));
}

static QJsonObject toJson(const JobPosition &place)
{
    const auto moment = [now = QDateTime::currentDateTimeUtc()](double seconds) {
        return cli::toJson(now.addMSecs(static_cast<qint64>(seconds * 1000)));
    };
    const auto speed = place.speed.perSecond(place.priority);
    const auto &measured = place.priority > 1 ? place.speed.high : place.speed.normal;
    QJsonObject object;
    object[QStringLiteral("ahead")] = QJsonObject{{QStringLiteral("own"), static_cast<qint64>(place.ownAhead)},
                                                  {QStringLiteral("others"), static_cast<qint64>(place.othersAhead)},
                                                  {QStringLiteral("higher"), static_cast<qint64>(place.higherAhead)},
                                                  {QStringLiteral("total"), static_cast<qint64>(place.ahead())}};
    object[QStringLiteral("estimated")] = place.estimated;
    object[QStringLiteral("jobs_per_second")] = speed ? speed->likely : 0;
    object[QStringLiteral("jobs_measured")] = static_cast<qint64>(measured.jobs);
    object[QStringLiteral("workers")] = place.speed.workers;
    object[QStringLiteral("limits")] = limits(place);
    const auto starts = place.startsInSeconds();
    object[QStringLiteral("starts_in_seconds")] = starts ? QJsonValue(std::ceil(starts->likely)) : QJsonValue();
    object[QStringLiteral("starts_at")] = starts ? moment(starts->likely) : QJsonValue();
    object[QStringLiteral("starts_between_seconds")]
        = starts ? QJsonValue(QJsonArray{std::floor(starts->least), std::ceil(starts->most)}) : QJsonValue();
    object[QStringLiteral("starts_between")]
        = starts ? QJsonValue(QJsonArray{moment(starts->least), moment(starts->most)}) : QJsonValue();
    return object;
}

static Result<> explain(Session &session, Connection &connection, const Options &options)
{
    const auto job = JobStore(connection).find(options.ids.front());
    if (!job)
        return failed(job);
    const auto position = JobStore(connection).position(job->id);
    if (!position)
        return failed(position);
    const auto why = inWords(*job, *position);
    if (session.json) {
        auto object = *position ? toJson(**position) : QJsonObject();
        object[QStringLiteral("job_id")] = words(job->id);
        object[QStringLiteral("state")] = words(job->state);
        object[QStringLiteral("why")] = why;
        printJson(object);
        return {};
    }
    printLine(why.toStdString());
    if (!*position)
        return {};
    const auto &place = **position;
    if (const auto starts = place.startsInSeconds())
        printLine(startInWords(*starts).toStdString());
    else if (place.paused.isEmpty() && place.speed.workers > 0 && place.maxLeased != 0)
        printLine(Words::tr("When it starts is not known yet: too little has ended since the workers are at it.")
                      .toStdString());
    return {};
}

/// The named jobs, or all that match the filter: a bulk act names its scope.
static Result<std::vector<std::string>> wanted(Connection &connection, const Options &options)
{
    if (options.ids.empty()) {
        auto ids = JobStore(connection).ids(options.filter);
        if (ids && ids->empty()) {
            if (auto known = mustBeKnown(connection, options.filter.orgId); !known)
                return failed(known);
        }
        return ids;
    }
    for (const auto &id : options.ids) {
        if (auto known = JobStore(connection).find(id); !known)
            return failed(known);
    }
    return options.ids;
}

/// `onlyFor` says which jobs the act is for: read when some of those that were named are not of them.
template <typename Act> static Result<> change(Session &session, Connection &connection, const Options &options,
                                               const QString &onlyFor, Act act)
{
    const auto ids = wanted(connection, options);
    if (!ids)
        return failed(ids);
    const auto count = act(JobStore(connection), *ids);
    if (!count)
        return failed(count);
    if (session.json)
        printJson({{QStringLiteral("matched"), static_cast<qint64>(ids->size())}, {QStringLiteral("changed"), *count}});
    else
        session.tell(Words::tr("Changed %1 of %n job(s).", nullptr, static_cast<int>(ids->size())).arg(*count));
    if (!options.all && *count < static_cast<qint64>(ids->size())) {
        say(onlyFor);
        session.exitCode = PartOrRefused;
    }
    return {};
}

static Result<> cancel(Session &session, Connection &connection, const Options &options)
{
    const auto ids = wanted(connection, options);
    if (!ids)
        return failed(ids);
    JobStore store(connection);
    const auto count = store.cancel(*ids, words(options.why));
    if (!count)
        return failed(count);
    const auto effects = store.effectsOfCancel(*ids);
    if (!effects)
        return failed(effects);
    if (session.json) {
        printJson({{QStringLiteral("matched"), static_cast<qint64>(ids->size())},
                   {QStringLiteral("changed"), *count},
                   {QStringLiteral("restored"), effects->restored},
                   {QStringLiteral("unposted"), effects->unposted}});
    } else {
        session.tell(Words::tr("Changed %1 of %n job(s).", nullptr, static_cast<int>(ids->size())).arg(*count));
        if (effects->restored > 0)
            session.tell(
                Words::tr("The previous entries of %n document(s) are in force again.", nullptr, effects->restored));
        if (effects->unposted > 0)
            say(Words::tr("%n document(s) are left without a job: what is not posted of them waits until somebody "
                          "enqueues or recreates them.",
                          nullptr, effects->unposted));
    }
    if (!options.all && *count < static_cast<int>(ids->size())) {
        say(Words::tr("The others have ended meanwhile."));
        session.exitCode = PartOrRefused;
    }
    return {};
}

static void addFilter(CLI::App *command, const std::shared_ptr<Options> &options, bool withState)
{
    command->add_option("--org", options->filter.orgId, "of this organisation");
    if (withState)
        command->add_option("--state", options->filter.state, "queued, leased or dead")
            ->check(CLI::IsMember({"queued", "leased", "dead"}));
    command->add_option("--of-priority", options->filter.priority, "1, 2 or 3")
        ->check(CLI::Range(normalPriority, urgentPriority));
    command->add_option("--type", options->filter.type, "document type");
    command->add_option("--text", options->filter.text, "part of the document id");
    command->add_option("--error", options->filter.error, "part of the last error");
}

void addJobs(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("jobs", "list, show, explain and repair jobs");
    command->require_subcommand(1);
    using Act = Result<> (*)(Session &, Connection &, const Options &);
    const auto add = [&](const char *name, const char *description, Act act) {
        auto options = std::make_shared<Options>();
        auto *sub = command->add_subcommand(name, description);
        sub->callback([=, &session] {
            auto connection = session.connect("jobs");
            auto result = connection ? act(session, **connection, *options) : Result<>(failed(connection));
            if (!result)
                session.fail(result.error());
        });
        return std::pair(sub, options);
    };
    const auto [listing, listOptions] = add("list", "in the order of priority and age", list);
    addFilter(listing, listOptions, true);
    listing->add_option("--limit", listOptions->limit, "at most so many (100)")->check(CLI::PositiveNumber);
    const auto [showing, showOptions] = add("show", "one job and what happened to it", show);
    showing->add_option("id", showOptions->ids, "the job")->required()->expected(1);
    const auto [explaining, explainOptions] = add("explain", "why a job waits, and when it should start", explain);
    explaining->add_option("id", explainOptions->ids, "the job")->required()->expected(1);

    const auto addChange = [&](const char *name, const char *description, Act act, bool withState) {
        const auto [sub, options] = add(name, description, act);
        auto *ids = sub->add_option("ids", options->ids, "the jobs");
        auto *all = sub->add_flag("--all", options->all, "all that match the filter")->excludes(ids);
        sub->add_option("--why", options->why, "reason, kept in the job's history");
        addFilter(sub, options, withState);
        sub->parse_complete_callback([ids, all] {
            if (ids->count() == 0 && all->count() == 0)
                throw CLI::RequiredError("job ids, or --all with a filter");
        });
        return std::pair(sub, options);
    };
    addChange(
        "retry", "make dead jobs, and those waiting for their next attempt, ready now",
        [](Session &s, Connection &c, const Options &o) {
            auto options = o;
            if (options.ids.empty() && options.filter.state.empty())
                options.filter.state = "dead";
            const auto onlyFor = Words::tr("Only jobs that are dead or wait for their next attempt can be retried.");
            return change(s, c, options, onlyFor,
                          [&](JobStore store, const auto &ids) { return store.retry(ids, words(o.why)); });
        },
        true);
    addChange("cancel",
              "remove jobs; a running one writes nothing, and what a recreation took out of force is in force again",
              cancel, true);
    const auto [raising, raiseOptions] = addChange(
        "set-priority", "change the priority of waiting jobs",
        [](Session &s, Connection &c, const Options &o) {
            const auto onlyFor = Words::tr("Only the priority of waiting jobs can be changed.");
            return change(s, c, o, onlyFor, [&](JobStore store, const auto &ids) {
                return store.setPriority(ids, o.priority, words(o.why));
            });
        },
        false);
    raising->add_option("--priority", raiseOptions->priority, "1 normal, 2 high, 3 urgent")
        ->required()
        ->check(CLI::Range(normalPriority, urgentPriority));
}

} // namespace leapfrog::cli
