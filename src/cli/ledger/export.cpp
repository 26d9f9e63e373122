// SPDX-License-Identifier: MIT
#include "cli/ledger/ledger.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "engine/books/book_export.h"

#include <QCoreApplication>

#include <cstdio>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::LedgerExport)
};

struct Options
{
    std::string org;
    std::string format;
    AwaitingFigures awaiting = AwaitingFigures::Previous;
};

} // namespace

static Result<> toStandardOutput(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return {};
    return failed(unwritableOutput());
}

static Result<> exportLedger(Session &session, const Options &options)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("ledger export");
    if (!connection)
        return failed(connection);
    const auto org = theOrganisation(**connection, options.org);
    if (!org)
        return failed(org);
    const auto listen = [&session](const ExportProgress &progress) {
        session.tell(Words::tr("%1 of %2 documents").arg(progress.documents).arg(progress.total));
    };
    const auto done = exportBook(**connection, *org, *findExportFormat(options.format), toStandardOutput, listen, stop,
                                 options.awaiting);
    if (!done)
        return failed(done);
    tellLeftOut(session, done->leftOut);
    return {};
}

void addLedgerExport(CLI::App &ledger, Session &session)
{
    auto *command = ledger.add_subcommand("export", "write the entries in force for another program to read");
    auto options = std::make_shared<Options>();
    command->add_option("--org", options->org, "organisation; default: the only one");
    command->add_option("--format", options->format, "hledger, beancount, csv or json")
        ->required()
        ->check(CLI::IsMember({"hledger", "beancount", "csv", "json"}));
    addWithoutAwaiting(*command, options->awaiting);
    command->callback([=, &session] {
        if (auto done = exportLedger(session, *options); !done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
