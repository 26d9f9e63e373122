// SPDX-License-Identifier: MIT
#include "cli/ledger/paper.h"

#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "paper/pdf_file.h"

#include <QCoreApplication>
#include <QDateTime>

namespace leapfrog::cli {

void addPdf(CLI::App &command, std::string &file)
{
    command.add_option("--pdf", file, "write it into this file as pages, instead of printing it here")
        ->check([](const std::string &name) {
            return name.empty() || name == "-" ? std::string("it is the name of a file") : std::string();
        })
        ->type_name("FILE");
}

Result<> writePdfOf(Session &session, Connection &connection, const PrintRequest &request, const std::string &file)
{
    const auto report = readPrinted(connection, request, QDateTime::currentDateTime());
    if (!report)
        return failed(report);
    return writePdfOf(session, *report, file);
}

Result<> writePdfOf(Session &session, const PrintedReport &report, const std::string &file)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto written = writePdf(report, words(file), [stop] { return stop.stop_requested(); });
    if (written)
        session.tell(QCoreApplication::translate("leapfrog::cli::Paper", "Written to %1.").arg(words(file)));
    return written;
}

} // namespace leapfrog::cli
