// SPDX-License-Identifier: MIT
#include "cli/close/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/ledger/paper.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "core/file/saved_file.h"
#include "engine/close/close_checks.h"
#include "engine/close/seal.h"
#include "paper/close_record.h"
#include "store/books/period_locks.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::PeriodClose)
};

struct Options
{
    std::string org;
    std::optional<Date> through;
    std::string why;
    std::string file;
    std::string pdf; ///< of the record
};

} // namespace

static QJsonObject toJson(const CloseCheck &check)
{
    QJsonArray items;
    for (const auto &item : check.items)
        items.append(item);
    return {{QStringLiteral("check"), words(check.name)},
            {QStringLiteral("ok"), check.isFine},
            {QStringLiteral("stops"), check.stops},
            {QStringLiteral("message"), check.message},
            {QStringLiteral("items"), items}};
}

static QJsonObject headOf(const Options &options, const std::vector<CloseCheck> &checks)
{
    QJsonArray list;
    for (const auto &check : checks)
        list.append(toJson(check));
    return {{QStringLiteral("org_id"), words(options.org)},
            {QStringLiteral("through"), words(dateText(*options.through))},
            {QStringLiteral("checks"), list}};
}

static void print(const std::vector<CloseCheck> &checks)
{
    for (const auto &check : checks) {
        const auto mark = check.isFine ? Words::tr("fine") : check.stops ? Words::tr("MISSING") : Words::tr("named");
        printLine(Words::tr("%1: %2: %3").arg(mark, words(check.name), check.message).toStdString());
        for (const auto &item : check.items)
            printLine("    " + item.toStdString());
    }
}

static Error unwritable(const std::string &path, const QString &message, const QString &cause)
{
    return {.code = Error::Code::Unavailable,
            .message = message.arg(words(path)),
            .cause = cause,
            .reason = "unwritable_output",
            .field = "seal"};
}

/// Locks, where it is not locked as far yet.
static Result<> lock(Connection &connection, const Options &options)
{
    PeriodLockStore locks(connection);
    const auto now = locks.show(options.org);
    if (!now)
        return failed(now);
    if (now->lockedThrough && *now->lockedThrough >= *options.through)
        return {};
    return locks.lock(options.org, *options.through, words(options.why));
}

static Result<Seal> seal(Session &session, Connection &connection, const Options &options, const std::stop_token &stop)
{
    SavedFile file;
    if (!options.file.empty() && !file.open(words(options.file)))
        return failed(unwritable(options.file,
                                 Words::tr("The seal can't be written to \"%1\". Nothing was locked or sealed."),
                                 file.problem()));
    if (auto locked = lock(connection, options); !locked)
        return failed(locked);
    const auto sink = [&](const std::string &lines) -> Result<> {
        if (file.write(lines))
            return {};
        return failed(unwritable(options.file,
                                 Words::tr("The seal can't be written to \"%1\". The books are locked; nothing was "
                                           "sealed. Close again with a file that has room."),
                                 file.problem()));
    };
    const auto tell
        = [&](std::int64_t documents) { session.tell(Words::tr("%1 documents are sealed").arg(documents)); };
    auto sealed = sealPeriod(connection,
                             {.orgId = options.org,
                              .through = *options.through,
                              .why = options.why,
                              .program = QCoreApplication::applicationVersion().toStdString()},
                             options.file.empty() ? SealSink() : SealSink(sink), tell, stop);
    // The database keeps the seal too: a file that can't be moved to its place now is not lost.
    if (sealed && !options.file.empty() && !file.commit())
        return failed(unwritable(options.file,
                                 Words::tr("The period is closed and sealed in the database, but its seal can't be "
                                           "written to \"%1\". Close again with another file to get one."),
                                 file.problem()));
    return sealed;
}

/// What was found and what was sealed, as pages.
static Result<> writeRecord(Session &session, Connection &connection, const Options &options,
                            const std::vector<CloseCheck> &checks, const Seal &sealed)
{
    if (options.pdf.empty())
        return {};
    const auto record = printedClose(connection,
                                     {.orgId = options.org,
                                      .through = *options.through,
                                      .why = options.why,
                                      .checks = checks,
                                      .seal = sealed.number > 0 ? std::optional(sealed) : std::nullopt},
                                     QDateTime::currentDateTime());
    if (!record)
        return failed(record);
    return writePdfOf(session, *record, options.pdf);
}

static Result<> close(Session &session, Connection &connection, const Options &options)
{
    Interruption interruption;
    const auto stop = interruption.token();
    const auto checks = checkClose(connection, options.org, *options.through, stop);
    if (!checks)
        return failed(checks);
    auto object = headOf(options, *checks);
    if (!session.json)
        print(*checks);
    const auto sealed = mayClose(*checks) ? seal(session, connection, options, stop) : Result<Seal>(Seal());
    if (!sealed)
        return failed(sealed);
    const bool isClosed = sealed->number > 0;
    object[QStringLiteral("closed")] = isClosed;
    if (isClosed) {
        object[QStringLiteral("seal_no")] = sealed->number;
        object[QStringLiteral("head")] = words(sealed->head);
        object[QStringLiteral("sealed_at")] = words(sealed->sealedAt);
        object[QStringLiteral("documents")] = static_cast<qint64>(sealed->documents);
        object[QStringLiteral("entries")] = static_cast<qint64>(sealed->entries);
    }
    if (session.json) {
        printJson(object);
    } else if (isClosed) {
        printLine(Words::tr("Closed and sealed through %1: seal %2, %3 entries of %4 documents.")
                      .arg(words(dateText(*options.through)))
                      .arg(sealed->number)
                      .arg(sealed->entries)
                      .arg(sealed->documents)
                      .toStdString());
        printLine(Words::tr("Head: %1").arg(words(sealed->head)).toStdString());
    }
    if (!isClosed)
        say(Words::tr("The period was not closed: see what is missing."));
    session.exitCode = isClosed ? Done : PartOrRefused;
    return writeRecord(session, connection, options, *checks, *sealed);
}

void addPeriodClose(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        *app.get_subcommand("period"), session, "close",
        "go through the list, lock the books through a day, and seal them so that any later change can be told", org,
        [=, &session](Connection &connection) { return close(session, connection, *options); });
    addDate(*command, "--through", options->through, "the last day that is closed")->required();
    command->add_option("--why", options->why, "reason, kept with your name");
    addPdf(*command, options->pdf);
    command->get_option("--pdf")->description("write the record of the close into this file as pages");
    command->add_option("--seal", options->file, "file that gets the seal; keep it elsewhere")
        ->check([](const std::string &name) {
            return name.empty() || name == "-" ? std::string("it is the name of a file") : std::string();
        });
}

} // namespace leapfrog::cli
