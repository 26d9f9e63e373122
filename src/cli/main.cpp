// SPDX-License-Identifier: MIT
#include "cli/output.h"
#include "cli/session.h"
#include "store/conninfo.h"
#include "translations/translations.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <vector>

using namespace leapfrog;

/// libpq reads a text without "=" and "://" as a database's name. Empty: it can be read; else what is wrong with it.
static std::string complaintAboutDsn(const std::string &dsn)
{
    if (dsn.find('=') == std::string::npos && dsn.find("://") == std::string::npos)
        return {};
    const auto parts = conninfoParts(dsn);
    return parts ? std::string() : (parts.error().message + QLatin1Char(' ') + parts.error().cause).toStdString();
}

/// The arguments, in the order that CLI11 takes them (last first). A password in --dsn would be readable by every user
/// of this machine in the process list: it is wiped there before anything else happens.
static std::vector<std::string> takeArguments(int argc, char **argv)
{
    std::vector<std::string> arguments;
    for (int i = argc - 1; i > 0; --i)
        arguments.emplace_back(argv[i]);
    for (int i = 1; i < argc; ++i) {
        const std::string argument(argv[i]);
        const auto given = argument.starts_with("--dsn=") ? argument.substr(6) : argument;
        if (!holdsPassword(given))
            continue;
        std::fill_n(argv[i], argument.size(), 'x');
        cli::say(QCoreApplication::translate(
            "leapfrog::cli",
            "A password on the command line can be read by others. Use a password file (~/.pgpass), PGPASSWORD or a "
            "service file instead."));
    }
    return arguments;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leapfrogctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LEAPFROG_VERSION));
    installTranslations(application);

    cli::Session session;
    CLI::App app("Leapfrog: an accounting queue in which a click overtakes the bulk sync.", "leapfrogctl");
    app.set_version_flag("--version", LEAPFROG_VERSION);
    app.add_option("--dsn", session.givenDsn,
                   "PostgreSQL connection (conninfo or URI); default: PG* variables, else a private server")
        ->check(complaintAboutDsn, {});
    app.add_flag("--json", session.json, "print JSON");
    app.add_flag("--quiet", session.quiet, "print no messages but errors");
    app.require_subcommand(1);
    app.fallthrough();
    for (const auto add : {cli::addMigrate, cli::addPost, cli::addImport, cli::addEnqueue, cli::addRecreate,
                           cli::addRecreations, cli::addWork, cli::addDepth, cli::addJobs, cli::addPause,
                           cli::addSettings, cli::addWorkers, cli::addConnection, cli::addLedger, cli::addPeriod,
                           cli::addAccounts, cli::addOrganisation, cli::addDemo, cli::addDoctor})
        add(app, session);

    try {
        app.parse(takeArguments(argc, argv));
    } catch (const CLI::ParseError &error) {
        const bool asked = error.get_exit_code() == 0; // --help, --version
        app.exit(error);
        return asked ? cli::Done : cli::WrongUsage;
    }
    return session.exitCode;
}
