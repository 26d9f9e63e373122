// SPDX-License-Identifier: MIT
#include "cli/close/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "cli/settings/settings_check.h"
#include "cli/settings/settings_options.h"
#include "recreate/apply_settings.h"
#include "recreate/settings_check.h"
#include "store/close/settings_acts.h"
#include "store/queue/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Rehearse)
};

struct Options
{
    std::string org;
    OrganisationChange change;
    bool apply = false;
    bool yes = false;
    std::string why;
};

} // namespace

static QJsonObject toJson(const Rehearsal &rehearsal, double seconds, const std::string &base)
{
    QJsonArray accounts;
    for (const auto &one : rehearsal.accounts)
        accounts.append(QJsonObject{{QStringLiteral("account"), words(one.account)},
                                    {QStringLiteral("month"), words(one.month)},
                                    {QStringLiteral("before"), amountWords(one.before, base)},
                                    {QStringLiteral("after"), amountWords(one.after, base)}});
    QJsonArray largest;
    for (const auto &one : rehearsal.largest)
        largest.append(QJsonObject{{QStringLiteral("document_id"), words(one.id)},
                                   {QStringLiteral("document_type"), words(one.type)},
                                   {QStringLiteral("moved"), amountWords(one.moved, base)}});
    QJsonArray refusals;
    for (const auto &group : rehearsal.refusals) {
        QJsonArray examples;
        for (const auto &id : group.examples)
            examples.append(words(id));
        refusals.append(QJsonObject{{QStringLiteral("code"), words(group.code)},
                                    {QStringLiteral("message"), group.message},
                                    {QStringLiteral("documents"), static_cast<qint64>(group.documents)},
                                    {QStringLiteral("examples"), examples}});
    }
    return {{QStringLiteral("documents"), static_cast<qint64>(rehearsal.documents)},
            {QStringLiteral("changed"), static_cast<qint64>(rehearsal.changed)},
            {QStringLiteral("unchanged"), static_cast<qint64>(rehearsal.unchanged)},
            {QStringLiteral("refused"), static_cast<qint64>(rehearsal.refused)},
            {QStringLiteral("locked"), static_cast<qint64>(rehearsal.locked)},
            {QStringLiteral("seconds"), seconds},
            {QStringLiteral("accounts"), accounts},
            {QStringLiteral("largest"), largest},
            {QStringLiteral("refusals"), refusals}};
}

/// What stays as it is is counted, not listed: a person looks for what moves.
static void print(const Rehearsal &rehearsal, const std::string &base)
{
    Table moves({Words::tr("Account"), Words::tr("Month"), Words::tr("Before %1").arg(words(base)),
                 Words::tr("After %1").arg(words(base)), Words::tr("Difference")});
    int same = 0;
    for (const auto &one : rehearsal.accounts) {
        if (one.before == one.after) {
            ++same;
            continue;
        }
        moves.add({words(one.account), words(one.month), amountWords(one.before, base), amountWords(one.after, base),
                   amountWords(one.after - one.before, base)});
    }
    moves.print();
    if (!rehearsal.largest.empty()) {
        printLine({});
        Table largest({Words::tr("Document"), Words::tr("Type"), Words::tr("Moves %1").arg(words(base))});
        for (const auto &one : rehearsal.largest)
            largest.add({words(one.id), words(one.type), amountWords(one.moved, base)});
        largest.print();
    }
    printLine({});
    printLine(
        Words::tr("%1 documents: %2 would change, %3 not, %4 are refused and %5 locked: these keep their figures. "
                  "%6 accounts and months stay as they are.")
            .arg(rehearsal.documents)
            .arg(rehearsal.changed)
            .arg(rehearsal.unchanged)
            .arg(rehearsal.refused)
            .arg(rehearsal.locked)
            .arg(same)
            .toStdString());
    for (const auto &group : rehearsal.refusals)
        say(Words::tr("refused: %1: %2 (%3)")
                .arg(QString::number(group.documents), group.message, words(group.examples.front())));
}

/// Whether the change would make documents be refused that are not now; then it says so.
static Result<bool> breaks(Session &session, Connection &connection, const Options &options, const Rehearsal &rehearsal,
                           const Context &next)
{
    if (options.yes || rehearsal.refused == 0)
        return false;
    const auto now = OrganisationStore(connection).show(options.org);
    if (!now)
        return failed(now);
    const auto refused = newlyRefused(connection, options.org, now->context, next);
    if (!refused)
        return failed(refused);
    if (!refused->empty())
        sayBroken(session, options.org, *refused);
    return !refused->empty();
}

static Result<StartedRecreation> apply(Session &session, Connection &connection, const RehearsedSettings &rehearsed)
{
    const auto settings = SettingStore(connection).read();
    if (!settings)
        return failed(settings);
    const auto where = session.dsn();
    if (!where)
        return failed(where);
    ConnectionPool pool(*where, "rehearse", 1);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), *settings);
    auto started = applySettings(pool, runner, *settings, rehearsed);
    if (started && started->task)
        started->task->outcomes.waitForFinished();
    return started;
}

static void tellApplied(const Session &session, const StartedRecreation &started)
{
    if (started.documents == 0)
        session.tell(Words::tr("The settings are changed; no document changes by it."));
    else if (started.task)
        session.tell(
            Words::tr("The settings are changed, and %n document(s) were posted anew.", nullptr, started.documents));
    else
        session.tell(
            Words::tr("The settings are changed; workers post %n document(s) anew.", nullptr, started.documents));
    session.tell(Words::tr("\"leapfrogctl recreations undo %1\" takes both back.").arg(words(started.id)));
}

static Result<> rehearse(Session &session, Options &options)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("rehearse");
    if (!connection)
        return failed(connection);
    const auto org = theOrganisation(**connection, options.org);
    if (!org)
        return failed(org);
    options.org = *org;
    const auto begunAt = SettingsActs(**connection).now();
    if (!begunAt)
        return failed(begunAt);
    const auto next = OrganisationStore(**connection).preview(*org, options.change);
    if (!next)
        return failed(next);
    QElapsedTimer clock;
    clock.start();
    const auto tell = [&](std::int64_t done, std::int64_t total) {
        session.tell(Words::tr("%1 of %2 documents").arg(done).arg(total));
    };
    const auto shop = options.change.concernsPayloads() ? std::optional(next->shop) : std::nullopt;
    const auto rehearsal = leapfrog::rehearse(**connection, *org, next->context, tell, stop, shop);
    if (!rehearsal)
        return failed(rehearsal);
    auto object = toJson(*rehearsal, static_cast<double>(clock.elapsed()) / 1000, next->context.baseCurrency);
    if (options.apply) {
        const auto broken = breaks(session, **connection, options, *rehearsal, next->context);
        if (!broken)
            return failed(broken);
        if (*broken)
            return {};
        const auto started = apply(session, **connection,
                                   {.orgId = *org,
                                    .change = options.change,
                                    .changedDocuments = rehearsal->changedDocuments,
                                    .begunAt = *begunAt,
                                    .why = words(options.why)});
        if (!started)
            return failed(started);
        object[QStringLiteral("recreation_id")] = words(started->id);
        object[QStringLiteral("recreated")] = started->documents;
        tellApplied(session, *started);
    }
    if (session.json)
        printJson(object);
    else
        print(*rehearsal, next->context.baseCurrency);
    return {};
}

void addRehearse(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand(
        "rehearse", "post every document in memory under changed settings, and say what would move; writes nothing");
    auto options = std::make_shared<Options>();
    command->add_option("--org", options->org, "organisation; default: the only one");
    addPostingSettings(*command, options->change);
    addShopSettings(*command, options->change);
    auto *applying
        = command->add_flag("--apply", options->apply,
                            "change the settings and post just the documents anew that change by it: one act, "
                            "undone as one by \"recreations undo\"");
    command->add_flag("--yes", options->yes, "apply it also when documents would be refused by it")->needs(applying);
    command->add_option("--why", options->why, "reason, kept in the history")->needs(applying);
    command->callback([=, &session] {
        if (auto done = rehearse(session, *options); !done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
