// SPDX-License-Identifier: MIT
#include "cli/ledger/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "store/books/period_locks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Period)
};

struct Options
{
    std::string org;
    std::optional<Date> through;
    std::optional<Date> from;
    std::string why;
};

} // namespace

static QJsonValue toJson(const std::optional<Date> &date)
{
    return date ? QJsonValue(words(dateText(*date))) : QJsonValue();
}

static Result<> show(Session &session, PeriodLockStore &store, const Options &options)
{
    const auto state = store.show(options.org);
    if (!state)
        return failed(state);
    QJsonArray events;
    Table table({Words::tr("At"), Words::tr("Locked through"), Words::tr("Who"), Words::tr("Why")});
    for (const auto &event : state->events) {
        events.append(QJsonObject{{QStringLiteral("at"), cli::toJson(event.at)},
                                  {QStringLiteral("locked_through"), toJson(event.lockedThrough)},
                                  {QStringLiteral("who"), words(event.who)},
                                  {QStringLiteral("why"), event.why}});
        table.add({event.at.toString(Qt::ISODate),
                   event.lockedThrough ? words(dateText(*event.lockedThrough)) : Words::tr("unlocked"),
                   words(event.who), event.why});
    }
    if (session.json) {
        printJson({{QStringLiteral("org_id"), words(options.org)},
                   {QStringLiteral("locked_through"), toJson(state->lockedThrough)},
                   {QStringLiteral("sealed_through"), toJson(state->sealedThrough)},
                   {QStringLiteral("events"), events}});
        return {};
    }
    printLine((state->lockedThrough ? Words::tr("Locked through %1.").arg(words(dateText(*state->lockedThrough)))
                                    : Words::tr("Nothing is locked."))
                  .toStdString());
    if (!state->events.empty())
        table.print();
    return {};
}

/// The documents in the way go to stdout too: scripts read them there.
static Result<> refused(const Session &session, const Options &options, const Error &error)
{
    if (session.json && error.code == Error::Code::Refused) {
        auto object = cli::toJson(error);
        object[QStringLiteral("documents")] = QJsonDocument::fromJson(error.cause.toUtf8()).array();
        printJson({{QStringLiteral("org_id"), words(options.org)}, {QStringLiteral("error"), object}});
    }
    auto shown = error;
    shown.cause.clear();
    return failed(shown);
}

static Result<> changed(Session &session, PeriodLockStore &store, const Options &options, const Result<> &done)
{
    if (!done)
        return refused(session, options, done.error());
    const auto state = store.show(options.org);
    if (!state)
        return failed(state);
    if (session.json)
        printJson({{QStringLiteral("org_id"), words(options.org)},
                   {QStringLiteral("locked_through"), toJson(state->lockedThrough)}});
    else
        session.tell(state->lockedThrough
                         ? Words::tr("The books are locked through %1.").arg(words(dateText(*state->lockedThrough)))
                         : Words::tr("All days are open."));
    return {};
}

static Result<> lock(Session &session, PeriodLockStore &store, const Options &options)
{
    return changed(session, store, options, store.lock(options.org, *options.through, words(options.why)));
}

static Result<> unlock(Session &session, PeriodLockStore &store, const Options &options)
{
    if (options.through) {
        const auto state = store.show(options.org);
        if (!state)
            return failed(state);
        if (state->lockedThrough && *options.through < *state->lockedThrough)
            return failed(
                {.code = Error::Code::Refused,
                 .message = Words::tr("The books are locked through %1, so days are opened from the end: say with "
                                      "--from which is the first.")
                                .arg(words(dateText(*state->lockedThrough))),
                 .cause = {},
                 .reason = "still_locked",
                 .field = "through"});
    }
    return changed(session, store, options, store.unlock(options.org, options.from, words(options.why)));
}

using Act = Result<> (*)(Session &, PeriodLockStore &, const Options &);

static std::pair<CLI::App *, std::shared_ptr<Options>> addAct(CLI::App &period, Session &session, const char *name,
                                                              const char *description, Act act)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(period, session, name, description, org, [=, &session](Connection &connection) {
        PeriodLockStore store(connection);
        return act(session, store, *options);
    });
    return {command, options};
}

void addPeriod(CLI::App &app, Session &session)
{
    auto *period = app.add_subcommand("period", "lock and unlock the books through a day");
    period->require_subcommand(1);
    const auto [locking, lockOptions] = addAct(*period, session, "lock", "lock all days up to and including one", lock);
    addDate(*locking, "--through", lockOptions->through, "the last day that is locked")->required();
    locking->add_option("--why", lockOptions->why, "reason, kept with your name");
    const auto [unlocking, unlockOptions] = addAct(*period, session, "unlock", "unlock days; default: all", unlock);
    auto *from = addDate(*unlocking, "--from", unlockOptions->from, "the first day that is unlocked");
    addDate(*unlocking, "--through", unlockOptions->through,
            "the locked day that you know of: all up to it is unlocked")
        ->excludes(from);
    unlocking->add_option("--why", unlockOptions->why,
                          "reason, kept with your name; needed for days that were sealed (period close)");
    addAct(*period, session, "show", "what is locked, by whom and why", show);
}

} // namespace leapfrog::cli
