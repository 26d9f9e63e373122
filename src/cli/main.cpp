// SPDX-License-Identifier: MIT
#include "cli/access/commands.h"
#include "cli/close/commands.h"
#include "cli/database/commands.h"
#include "cli/documents/commands.h"
#include "cli/ledger/commands.h"
#include "cli/program/output.h"
#include "cli/queue/commands.h"
#include "core/log.h"
#include "store/database/conninfo.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <sys/prctl.h>
#include <unistd.h>

using namespace leapfrog;

/// Empty: it can be read; else what is wrong with it.
static std::string complaintAboutDsn(const std::string &dsn)
{
    // An unset variable of a script, whose books would be looked for, and made, in a private server.
    if (dsn.empty() && !hasConnectionVariables())
        return "it is empty, and no PG* variable says where the database is. Leave --dsn out for a private server.";
    const auto fits = checkConninfo(dsn);
    return fits ? std::string() : (fits.error().message + QLatin1Char(' ') + fits.error().cause).toStdString();
}

/// The arguments, in the order that CLI11 takes them (last first). A password in --dsn would be readable by every user
/// of this machine in the process list: it is wiped there before anything else happens. `secrets` gets what held one.
static std::vector<std::string> takeArguments(int argc, char **argv, std::vector<std::string> &secrets)
{
    std::vector<std::string> arguments;
    for (int i = argc - 1; i > 0; --i)
        arguments.emplace_back(argv[i]);
    secrets = wipePasswords(argc, argv);
    if (!secrets.empty())
        cli::say(QCoreApplication::translate(
            "leapfrog::cli",
            "A password on the command line can be read by others. Use a password file (~/.pgpass), PGPASSWORD or a "
            "service file instead."));
    return arguments;
}

/// What CLI11 says of arguments that it can't take, without those that hold a password.
static std::string withoutSecrets(std::string text, const std::vector<std::string> &secrets)
{
    for (const auto &secret : secrets) {
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
            text.replace(at, secret.size(), "…");
    }
    return text;
}

/// An empty value is an unset variable of a script: some commands would take it for all organisations, or the whole
/// queue. A reason may be empty, and a time zone that nobody names.
static void refuseEmptyValues(CLI::App &app)
{
    const auto complaint = [](const std::string &value) { return value.empty() ? "it is empty" : std::string(); };
    for (auto *command : app.get_subcommands({})) {
        for (auto *option : command->get_options()) {
            const auto &name = option->get_name();
            if (option->get_items_expected_max() > 0 && name != "--why" && name != "--time-zone")
                option->check(complaint, {});
        }
        refuseEmptyValues(*command);
    }
}

/// The value of an option that counts before the others are read, and even if they can't be; empty: it is not given.
static std::string_view valueOf(std::string_view option, int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument == option && i + 1 < argc)
            return argv[i + 1];
        if (argument.starts_with(option) && argument.substr(option.size()).starts_with('='))
            return argument.substr(option.size() + 1);
    }
    return {};
}

/// What scripts read is English, whoever runs them.
static void chooseLanguage(QCoreApplication &application, bool logsJson, int argc, char **argv)
{
    const bool isRead = logsJson || std::any_of(argv + 1, argv + argc, [](const char *argument) {
                            return std::string_view(argument) == "--json";
                        });
    const auto given = valueOf("--language", argc, argv);
    const auto language = QString::fromUtf8(given.data(), static_cast<qsizetype>(given.size()));
    speak(application, isRead ? QStringLiteral("en") : language);
}

/// What --log and --log-level say.
struct LogChoice
{
    std::string format = "text";
    std::string level = "info";
};

static void startLog(const LogChoice &choice, bool quiet)
{
    static const std::map<std::string, QtMsgType> levels{
        {"debug", QtDebugMsg}, {"info", QtInfoMsg}, {"warning", QtWarningMsg}, {"error", QtCriticalMsg}};
    const bool less = quiet && (choice.level == "info" || choice.level == "debug");
    Log::install({.format = choice.format == "json" ? Log::Format::Json : Log::Format::Text,
                  .least = less ? QtWarningMsg : levels.at(choice.level),
                  .withTime = isatty(STDERR_FILENO) == 0});
}

/// Pages want letters, and letters a platform of Qt: one that needs no display. All else does without.
static std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    if (valueOf("--pdf", argc, argv).empty())
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int one = 1; // what the platform takes for its own among the arguments is none of its business
    // A platform without a screen says that it has no folder for sockets, which nobody needs.
    auto *const before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    auto application = std::make_unique<QGuiApplication>(one, argv);
    qInstallMessageHandler(before);
    return application;
}

int main(int argc, char **argv)
{
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // it holds passwords: docs/decisions/0036-secrets.md
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leapfrogctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LEAPFROG_VERSION));
    const bool inJson = valueOf("--log", argc, argv) == "json";
    chooseLanguage(*application, inJson, argc, argv);

    cli::Session session;
    CLI::App app("Leapfrog: an accounting queue in which a click overtakes the bulk sync.", "leapfrogctl");
    app.set_version_flag("--version", LEAPFROG_VERSION);
    app.add_option("--dsn", session.givenDsn,
                   "PostgreSQL connection (conninfo or URI); default: PG* variables, else a private server")
        ->check(complaintAboutDsn, {});
    app.add_flag("--json", session.json, "print JSON");
    app.add_flag("--quiet", session.quiet, "print no messages but errors");
    std::string language; // read before: see chooseLanguage()
    app.add_option("--language", language, "en or de; default: what LC_ALL, LC_MESSAGES or LANG says. JSON is English")
        ->check(CLI::IsMember({"en", "de"}));
    LogChoice log;
    app.add_option("--log", log.format, "the log and messages on stderr: text (default), or json, a line each")
        ->check(CLI::IsMember({"text", "json"}));
    app.add_option("--log-level", log.level, "the least that is logged: debug, info (default), warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
    app.parse_complete_callback([&] { startLog(log, session.quiet); });
    app.require_subcommand(1);
    app.fallthrough();
    for (const auto add :
         {cli::addMigrate,    cli::addPost,        cli::addImport,       cli::addInbox,      cli::addEnqueue,
          cli::addRecreate,   cli::addRecreations, cli::addWork,         cli::addDepth,      cli::addJobs,
          cli::addPause,      cli::addSettings,    cli::addWorkers,      cli::addConnection, cli::addLedger,
          cli::addPeriod,     cli::addAccounts,    cli::addOrganisation, cli::addRehearse,   cli::addTrialBalance,
          cli::addStatements, cli::addPeriodClose, cli::addFlux,         cli::addOpenItems,  cli::addTax,
          cli::addOpening,    cli::addDemo,        cli::addDoctor,       cli::addMember,     cli::addRole,
          cli::addAudit})
        add(app, session);
    refuseEmptyValues(app);

    if (inJson)
        startLog({.format = "json"}, false);
    std::vector<std::string> secrets;
    try {
        app.parse(takeArguments(argc, argv, secrets));
    } catch (const CLI::ParseError &error) {
        const bool asked = error.get_exit_code() == 0; // --help, --version
        std::ostringstream out;
        std::ostringstream complaint;
        app.exit(error, out, complaint);
        std::cout << out.str();
        const auto told = withoutSecrets(complaint.str(), secrets);
        if (inJson && !asked) {
            Log::note(logCli(), QtCriticalMsg, QString::fromStdString(told).simplified(), {.code = "wrong_usage"});
        } else {
            std::cerr << told;
        }
        return asked ? cli::Done : cli::WrongUsage;
    } catch (const std::exception &exception) { // no memory, a library's own
        session.fail({.code = Error::Code::Internal,
                      .message = QCoreApplication::translate(
                          "leapfrog::cli", "Leapfrog met a fault of its own and gave this command up."),
                      .cause = QString::fromUtf8(exception.what()),
                      .reason = "exception",
                      .field = {}});
    }
    // A full disk, a pipe that nobody reads: what was asked for has not come out.
    if (session.exitCode == cli::Done && (std::fflush(stdout) != 0 || std::ferror(stdout) != 0))
        session.fail(cli::unwritableOutput());
    return session.exitCode;
}
