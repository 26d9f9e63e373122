// SPDX-License-Identifier: MIT
#include "cli/queue/jobs.h"

#include "cli/program/output.h"
#include "cli/queue/commands.h"
#include "store/queue/queue.h"
#include "store/queue/rows/job_words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <map>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Jobs)
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

/// As many as were asked for, also of what is rare: a page looks at a part of the queue only.
static Result<JobPage> readList(JobListStore store, const JobOptions &options)
{
    static constexpr int atOnce = 1000;
    JobPage all{.rows = {}, .next = options.after, .looked = 0};
    do {
        const int missing = options.limit - static_cast<int>(all.rows.size());
        auto page = store.list(options.filter, options.sort, all.next, std::min(missing, atOnce));
        if (!page)
            return page;
        all.rows.insert(all.rows.end(), page->rows.begin(), page->rows.end());
        all.next = page->next;
        all.looked += page->looked;
    } while (!all.next.empty() && static_cast<int>(all.rows.size()) < options.limit);
    return all;
}

static Result<> list(Session &session, Connection &connection, const JobOptions &options)
{
    const auto page = readList(JobListStore(connection), options);
    if (!page)
        return failed(page);
    if (page->rows.empty()) {
        if (auto known = mustBeKnown(connection, options.filter.orgId); !known)
            return failed(known);
    }
    Table table({Words::tr("Job"), Words::tr("Priority"), Words::tr("State"), Words::tr("Organisation"),
                 Words::tr("Document"), Words::tr("Attempts"), Words::tr("Ready"), Words::tr("Last error")});
    QJsonArray all;
    for (const auto &job : page->rows) {
        all.append(toJson(job));
        table.add({words(job.id), QString::number(job.priority), words(job.state), words(job.orgId),
                   words(job.documentId), QString::number(job.runCount), job.readyAt.toString(Qt::ISODate),
                   errorInWords(job.lastError)});
    }
    if (session.json) {
        printJson({{QStringLiteral("jobs"), all},
                   {QStringLiteral("next"), page->next.empty() ? QJsonValue() : QJsonValue(words(page->next))}});
        return {};
    }
    table.print();
    if (!page->next.empty())
        session.tell(Words::tr("There may be more: --after %1").arg(words(page->next)));
    return {};
}

static Result<> errors(Session &session, Connection &connection, const JobOptions &options)
{
    const auto found = JobListStore(connection).errors(options.filter);
    if (!found)
        return failed(found);
    if (found->groups.empty()) {
        if (auto known = mustBeKnown(connection, options.filter.orgId); !known)
            return failed(known);
    }
    Table table(
        {Words::tr("Jobs"), Words::tr("Organisations"), Words::tr("First"), Words::tr("Last"), Words::tr("Error")});
    QJsonArray all;
    for (const auto &group : found->groups) {
        QJsonArray orgs;
        for (const auto &org : group.orgIds)
            orgs.append(words(org));
        all.append(QJsonObject{{QStringLiteral("error"), group.error},
                               {QStringLiteral("code"), group.code()},
                               {QStringLiteral("jobs"), static_cast<qint64>(group.jobs)},
                               {QStringLiteral("organisations"), static_cast<qint64>(group.organisations)},
                               {QStringLiteral("org_ids"), orgs},
                               {QStringLiteral("first_at"), cli::toJson(group.firstAt)},
                               {QStringLiteral("last_at"), cli::toJson(group.lastAt)}});
        table.add({QString::number(group.jobs), QString::number(group.organisations),
                   group.firstAt.toString(Qt::ISODate), group.lastAt.toString(Qt::ISODate), errorInWords(group.error)});
    }
    if (session.json) {
        printJson({{QStringLiteral("errors"), all},
                   {QStringLiteral("looked_at"), static_cast<qint64>(found->looked)},
                   {QStringLiteral("whole"), found->isWhole}});
        return {};
    }
    table.print();
    if (!found->isWhole)
        session.tell(Words::tr("Only the first %1 dead jobs were looked at: there are more.").arg(found->looked));
    else if (!found->groups.empty())
        session.tell(Words::tr("Retry those of one error when its cause is gone: leapfrogctl jobs retry --all "
                               "--error-group 'the error'"));
    return {};
}

static Result<> show(Session &session, Connection &connection, const JobOptions &options)
{
    const auto job = JobStore(connection).find(options.filter.ids.front());
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
                   errorInWords(event.detail)});
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

/// Its organisation's, null where there is none.
static QJsonObject limits(const JobPosition &position)
{
    const auto orNull = [](const auto &limit) { return limit ? QJsonValue(*limit) : QJsonValue(); };
    return {{QStringLiteral("max_leased"), orNull(position.maxLeased)},
            {QStringLiteral("max_per_second"), orNull(position.maxPerSecond)}};
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

static QString isoMoment(const QDateTime &moment)
{
    return moment.toString(Qt::ISODate);
}

static Result<> explain(Session &session, Connection &connection, const JobOptions &options)
{
    const auto job = JobStore(connection).find(options.filter.ids.front());
    if (!job)
        return failed(job);
    const auto position = JobStore(connection).position(job->id);
    if (!position)
        return failed(position);
    const auto why = whyItWaits(*job, *position, isoMoment);
    if (session.json) {
        auto object = *position ? toJson(**position) : QJsonObject();
        object[QStringLiteral("job_id")] = words(job->id);
        object[QStringLiteral("state")] = words(job->state);
        object[QStringLiteral("why")] = why;
        printJson(object);
        return {};
    }
    printLine(why.toStdString());
    if (const auto when = *position ? whenItStarts(**position, isoMoment) : QString(); !when.isEmpty())
        printLine(when.toStdString());
    return {};
}

void addJobFilter(CLI::App &command, JobOptions &options)
{
    auto &filter = options.filter;
    command.add_option("--org", filter.orgId, "of this organisation");
    command.add_option("--of-priority", filter.priority, "1, 2 or 3")
        ->check(CLI::Range(normalPriority, urgentPriority));
    command.add_option("--type", filter.type, "document type");
    command.add_option("--text", filter.text,
                       "how the document id begins, the job's id, or words of a dead job's error");
    command.add_option("--error", filter.error, "part of the last error");
    command.add_option("--error-group", filter.errorGroup, "an error as \"jobs errors\" says it");
}

void addJobState(CLI::App &command, JobOptions &options)
{
    command
        .add_option("--state", options.filter.state,
                    "queued, leased or dead; of the queued: waiting, or later (not ready yet)")
        ->check(CLI::IsMember({"queued", "waiting", "later", "leased", "dead"}));
}

std::pair<CLI::App *, std::shared_ptr<JobOptions>> addJobCommand(CLI::App &jobs, Session &session, const char *name,
                                                                 const char *description, JobCommand run)
{
    auto options = std::make_shared<JobOptions>();
    auto *command = jobs.add_subcommand(name, description);
    command->callback([=, &session] {
        auto connection = session.connect("jobs");
        auto result = connection ? run(session, **connection, *options) : Result<>(failed(connection));
        if (!result)
            session.fail(result.error());
    });
    return {command, options};
}

void addJobs(CLI::App &app, Session &session)
{
    static const std::map<std::string, JobSort::By> orders
        = {{"turn", JobSort::By::Turn}, {"age", JobSort::By::Age}, {"document", JobSort::By::Document}};
    auto *jobs = app.add_subcommand("jobs", "list, show, explain and repair jobs");
    jobs->require_subcommand(1);
    const auto [listing, listed] = addJobCommand(*jobs, session, "list", "some jobs, in the order of their turn", list);
    addJobFilter(*listing, *listed);
    addJobState(*listing, *listed);
    listing->add_option("--limit", listed->limit, "at most so many (100)")->check(CLI::Range(1, 1000000));
    listing
        ->add_option("--sort", listed->sort.by,
                     "turn (priority, then age), age or document (organisation, then document)")
        ->transform(CLI::CheckedTransformer(orders));
    listing->add_flag("--descending", listed->sort.descending, "the other way round");
    listing->add_option("--after", listed->after, "go on where a list ended: the place that it named");
    const auto [grouping, grouped]
        = addJobCommand(*jobs, session, "errors", "dead jobs by what is wrong with them, the most first", errors);
    addJobFilter(*grouping, *grouped);
    const auto [showing, shown] = addJobCommand(*jobs, session, "show", "one job and what happened to it", show);
    showing->add_option("id", shown->filter.ids, "the job")->required()->expected(1);
    const auto [explaining, explained]
        = addJobCommand(*jobs, session, "explain", "why a job waits, and when it should start", explain);
    explaining->add_option("id", explained->filter.ids, "the job")->required()->expected(1);
    addJobActs(*jobs, session);
}

} // namespace leapfrog::cli
