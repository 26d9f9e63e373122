// SPDX-License-Identifier: MIT
#include "cli/ledger/export_options.h"
#include "cli/ledger/ledger.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"

#include <QCoreApplication>

#include <cstdio>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::LedgerExport)
};

} // namespace

static Result<> toStandardOutput(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return {};
    return failed(unwritableOutput());
}

/// What whoever imports the file should know of it.
static void tellNotes(const Session &session, const JournalNotes &notes)
{
    if (notes.lineLimit > 0 && notes.lines > notes.lineLimit)
        session.tell(Words::tr("The file has %1 lines, and the program takes %2 of one file: export fewer days at a "
                               "time, or sums (--by day, --by month).")
                         .arg(notes.lines)
                         .arg(notes.lineLimit));
    if (notes.splitJournals > 0)
        session.tell(Words::tr("%1 documents have entries on both sides without a single counterpart: these go through "
                               "the split account, which they leave at zero.")
                         .arg(notes.splitJournals));
    if (notes.taxKeyLines > 0)
        session.tell(Words::tr("%1 lines are gross, with a tax key.").arg(notes.taxKeyLines));
    if (notes.withoutAmount > 0)
        session.tell(Words::tr("%1 entries have no amount in the base currency and are not in the file.")
                         .arg(notes.withoutAmount));
    if (notes.changedTexts > 0)
        session.tell(Words::tr("%1 texts have characters that the file can't hold; a question mark is in their place.")
                         .arg(notes.changedTexts));
    if (notes.shortenedTexts > 0)
        session.tell(Words::tr("%1 texts were too long and are cut.").arg(notes.shortenedTexts));
}

static Result<> exportLedger(Session &session, ExportRequest request)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("ledger export");
    if (!connection)
        return failed(connection);
    const auto org = theOrganisation(**connection, request.orgId);
    if (!org)
        return failed(org);
    request.orgId = *org;
    const auto listen = [&session](const ExportProgress &progress) {
        session.tell(Words::tr("%1 of %2 documents").arg(progress.documents).arg(progress.total));
    };
    const auto done = exportBook(**connection, request, toStandardOutput, listen, stop);
    if (!done)
        return failed(done);
    tellLeftOut(session, done->leftOut);
    tellNotes(session, done->notes);
    return {};
}

void addLedgerExport(CLI::App &ledger, Session &session)
{
    auto *command = ledger.add_subcommand("export", "write the entries in force for another program to read");
    auto request = std::make_shared<ExportRequest>();
    addExportOptions(*command, *request);
    command->callback([=, &session] {
        if (auto done = exportLedger(session, *request); !done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
