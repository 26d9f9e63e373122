// SPDX-License-Identifier: MIT
#include "store/database/sql_fault.h"

#include "core/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

namespace leapfrog {

namespace {

using Code = Error::Code;

/// One kind of failure. Its sentence says what a person can do about it.
struct Kind
{
    std::string_view state; ///< an SQLSTATE, or its first letters
    Code code;
    const char *reason; ///< empty: the SQLSTATE itself
    const char *message;
};

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Connection)
};

constexpr auto unreachableWords
    = QT_TRANSLATE_NOOP("leapfrog::Connection",
                        "The database is out of reach. Check that the server runs and that host and port are right.");
constexpr auto wrongPasswordWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection",
    "The database did not accept user and password. Check them in the password file, PGPASSWORD or the connection's "
    "settings.");
constexpr auto shuttingDownWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection", "The database server is starting or stopping, or an administrator ended this connection.");
constexpr auto noDatabaseWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection", "The server answers, but it has no such database. Check the database's name.");
constexpr auto valueWords = QT_TRANSLATE_NOOP("leapfrog::Connection", "The database did not accept a value.");
constexpr auto ruleWords
    = QT_TRANSLATE_NOOP("leapfrog::Connection", "This breaks a rule of the database, so nothing was changed.");
constexpr auto serverFaultWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection", "The database server has a fault of its own: its log says which. Ask its administrator.");
constexpr auto schemaWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection",
    "The database lacks something that this program needs, or has it in another form. Run: leapfrogctl doctor");

/// The first that fits counts: the longer before the shorter.
constexpr std::array kinds = {
    Kind{"08", Code::Unavailable, "unreachable", unreachableWords},
    Kind{"57P04", Code::Denied, "no_database", noDatabaseWords},
    Kind{"57P05", Code::Unavailable, "unreachable", unreachableWords},
    Kind{"57P", Code::Unavailable, "shutting_down", shuttingDownWords},
    Kind{"53100", Code::Unavailable, "disk_full",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The database server's disk is full. An administrator has to make room.")},
    Kind{"53200", Code::Unavailable, "out_of_memory",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "The database server is out of memory.")},
    Kind{"53300", Code::Unavailable, "no_connections",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The database server has no connection left. Close other programs, or have an administrator "
                           "raise max_connections or this login's limit.")},
    Kind{"53400", Code::Unavailable, "limit_reached",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "This needs more than the database server's settings allow (temp_file_limit, for example). "
                           "An administrator has to raise the limit.")},
    Kind{"53", Code::Unavailable, "server_fault",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The database server lacks something that it works with: its log says what. Ask its "
                           "administrator.")},
    Kind{"54", Code::Invalid, "too_large",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "This is larger, or nested deeper, than the database server can take: make it smaller or "
                           "split it. Where notifications have no room left, leapfrogctl doctor says so.")},
    Kind{"58", Code::Unavailable, "server_fault", serverFaultWords},
    Kind{"XX", Code::Internal, "server_fault", serverFaultWords},
    Kind{"25006", Code::Unavailable, "read_only",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "This database takes no changes: it is a standby, or set to read only. Connect to the "
                           "primary server, or have it allow changes again.")},
    Kind{"25P03", Code::Conflict, "timeout",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The server ended a transaction that had been idle for too long. Try again.")},
    Kind{"28P01", Code::Denied, "wrong_password", wrongPasswordWords},
    Kind{"28", Code::Denied, "login_refused",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The database server refused this login: check the user's name, whether it may log in, and "
                           "the server's access rules (pg_hba.conf).")},
    Kind{"3D000", Code::Denied, "no_database", noDatabaseWords},
    Kind{"40", Code::Conflict, "conflict",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "Someone else was changing the same rows. Try again.")},
    Kind{"42501", Code::Denied, "missing_right",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The login \"%1\" lacks a right: %2. An administrator can grant it.")},
    Kind{"55P03", Code::Conflict, "locked",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "Someone else is holding the same rows. Try again.")},
    Kind{"57014", Code::Conflict, "timeout",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "The server stopped a statement: it took longer than the server allows, or an "
                           "administrator cancelled it.")},
    Kind{"22", Code::Invalid, "", valueWords},
    Kind{"23502", Code::Invalid, "", valueWords},
    Kind{"23514", Code::Invalid, "", valueWords},
    Kind{"23", Code::Refused, "", ruleWords},
    Kind{"3F000", Code::Internal, "", schemaWords},
    Kind{"42P01", Code::Internal, "", schemaWords},
    Kind{"42703", Code::Internal, "", schemaWords},
    Kind{"42883", Code::Internal, "", schemaWords},
    Kind{"", Code::Internal, "",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "The database reported a fault that Leapfrog does not know.")},
};

Error errorOf(std::string_view state, const QString &cause)
{
    const auto kind = *std::ranges::find_if(kinds, [&](const Kind &one) { return state.starts_with(one.state); });
    return {.code = kind.code,
            .message = Words::tr(kind.message),
            .cause = cause,
            .reason = *kind.reason != '\0' ? kind.reason : std::string(state),
            .field = {}};
}

/// What a value must be, by the name of the constraint that refused it.
struct Rule
{
    std::string_view constraint;
    const char *field;
    const char *message;
};

constexpr auto roleWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection",
    "Roles and tax codes name accounts, and only known roles: each account has 1 to 200 characters.");
constexpr auto organisationWords = QT_TRANSLATE_NOOP("leapfrog::Connection", "There is no such organisation here.");
constexpr auto limitWords = QT_TRANSLATE_NOOP(
    "leapfrog::Connection", "A weight or rate goes from 0.001 to 1000 or 1000000, a number of jobs from 0 to 1000000.");
constexpr std::array rules = {
    Rule{"base_currency_is_known", "base_currency",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "The base currency is no ISO 4217 currency.")},
    Rule{"organisation_base_currency_check", "base_currency",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "The base currency is no ISO 4217 currency.")},
    Rule{"roles_can_be_read", "roles", roleWords},
    Rule{"tax_accounts_can_be_read", "tax_accounts", roleWords},
    Rule{"code_can_be_read", "code",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "An account's code has 1 to 200 characters, and no control characters.")},
    Rule{"period_lock_day_is_known", "date",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "Periods are locked through a day from 1970-01-01 to 2199-12-31.")},
    Rule{"document_date_is_a_day", "document_date",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "A document's date lies in the years 1 to 9999.")},
    Rule{"version_has_room", "version",
         QT_TRANSLATE_NOOP("leapfrog::Connection", "A document's version goes from 0 to 2000000000.")},
    Rule{
        "job_can_name_it", "document_id",
        QT_TRANSLATE_NOOP("leapfrog::Connection",
                          "An organisation's id has 1 to 500 bytes, a document's id 1 to 2000, its type at most 500.")},
    Rule{"posted_is_not_newer", "posted_version",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "What is posted of a document can't be newer than the document: posted_version is at most "
                           "accounting_ready_version.")},
    Rule{"org_id_has_1_to_500_bytes_and_document_id_1_to_2000", "document_id",
         QT_TRANSLATE_NOOP("leapfrog::Connection",
                           "An organisation's id has 1 to 500 bytes, a document's id 1 to 2000.")},
    Rule{"priority_is_known", "priority", QT_TRANSLATE_NOOP("leapfrog::Connection", "A priority is 1, 2 or 3.")},
    Rule{"queue_org_weight_check", "weight", limitWords},
    Rule{"limits_are_bounded", "", limitWords},
    Rule{"queue_org_max_leased_check", "max_leased", limitWords},
    Rule{"queue_org_max_per_second_check", "max_per_second", limitWords},
    Rule{"account_org_id_fkey", "org_id", organisationWords},
    Rule{"document_org_id_fkey", "org_id", organisationWords},
    Rule{"period_lock_org_id_fkey", "org_id", organisationWords},
    Rule{"import_order_org_id_fkey", "org_id", organisationWords},
};

/// A refused value in words. The server's own would show the row, and what else is in it.
void tellRule(Error &error, const StatementReport &report)
{
    error.field = report.column;
    error.cause = report.words;
    if (report.constraint == "odd_row" || report.constraint == "version_counts_up") { // words of ours
        error.message = inReadersWords(report.words);
        error.cause.clear();
    }
    const auto *const rule = std::ranges::find(rules, report.constraint, &Rule::constraint);
    if (rule == rules.end())
        return;
    error.message = Words::tr(rule->message);
    error.field = rule->field;
    error.cause.clear();
}

/// Raised by our own functions: words for people, a code and a field.
Error ownError(const StatementReport &report)
{
    return {.code = report.state == "LF400" ? Code::Invalid
                : report.state == "LF404"   ? Code::NotFound
                : report.state == "LF409"   ? Code::Refused
                : report.state == "LF403"   ? Code::Denied
                                            : Code::Internal,
            .message = inReadersWords(report.words),
            .cause = report.detail,
            .reason = report.constraint.empty() ? report.state : report.constraint,
            .field = report.column};
}

/// Verbose errors end with the place in the server's source, which helps nobody here.
QString withoutPlaces(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("^\\S+:  \\S+, \\S+\\.c:\\d+\\n?"),
                                          QRegularExpression::MultilineOption);
    return QString(text).remove(place).trimmed();
}

/// "… failed: FATAL:  28P01: words" gives 28P01 and the words: the last server that answered. Nothing when none did.
std::optional<StatementReport> lastReport(const QString &verbose)
{
    static const QRegularExpression pattern(QStringLiteral("^[^\\n]*?:  ([0-9A-Z]{5}): ([^\\n]*)$"),
                                            QRegularExpression::MultilineOption);
    std::optional<StatementReport> report;
    for (auto found = pattern.globalMatch(verbose); found.hasNext();) {
        const auto one = found.next();
        report = StatementReport{.state = one.captured(1).toStdString(), .words = one.captured(2)};
    }
    return report;
}

} // namespace

Error openingError(const LoginReport &login)
{
    const auto cause = withoutPlaces(login.verbose);
    const auto report = lastReport(login.verbose);
    const auto state = report ? report->state : std::string();
    if (login.needsPassword || (state.starts_with("28") && login.usedPassword))
        return errorOf("28P01", cause);
    if (state == "08P01") // a server does not say this to libpq; PgBouncer does, of what it can't hand on
        return behindPooler();
    if (state == "22023" || state == "42704") // PGTZ, PGDATESTYLE, options: what the server is asked to set
        return {.code = Code::Invalid,
                .message
                = Words::tr("The server does not take a setting of this connection (PG* variables, options): %1")
                      .arg(cause),
                .cause = {},
                .reason = "bad_conninfo",
                .field = "conninfo"};
    if (state == "55000") // the database takes nobody in for now: its administrator works on it
        return errorOf("57P03", cause);
    // All servers answered, none is the kind that target_session_attrs asks for: libpq's own words.
    if (state.empty() && login.readOnly)
        return errorOf("25006", cause);
    auto error = errorOf(state.empty() ? "08006" : state, cause);
    if (error.reason == "missing_right") { // of CONNECT: nothing at all can be asked
        error.message = error.message.arg(login.user, QStringLiteral("CONNECT, %1").arg(login.database));
        error.reason = "login_refused";
    }
    return error;
}

std::optional<StatementReport> verboseReport(const QString &verbose, const QString &user)
{
    auto report = lastReport(verbose);
    if (report) {
        report->whole = withoutPlaces(verbose);
        report->user = user;
    }
    return report;
}

Error statementError(const StatementReport &report)
{
    if (report.state.starts_with("LF"))
        return ownError(report);
    auto error = errorOf(report.state, report.whole.trimmed());
    if (error.reason == "missing_right")
        error.message = error.message.arg(report.user, report.words);
    if (report.state.starts_with("23"))
        tellRule(error, report);
    return error;
}

std::string_view missingRightSql()
{
    return R"(
        SELECT kind, name, rights, current_user
          FROM (SELECT 'table' AS kind, relname::text AS name, concat_ws(', ',
                       CASE WHEN NOT has_table_privilege(oid, 'SELECT') THEN 'SELECT' END,
                       CASE WHEN NOT has_table_privilege(oid, 'INSERT') THEN 'INSERT' END,
                       CASE WHEN NOT has_table_privilege(oid, 'UPDATE') THEN 'UPDATE' END,
                       CASE WHEN NOT has_table_privilege(oid, 'DELETE') THEN 'DELETE' END) AS rights
                  FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'v', 'm')
                UNION ALL
                SELECT 'function', proname::text, 'EXECUTE' FROM pg_proc
                 WHERE pronamespace = to_regnamespace('public') AND NOT has_function_privilege(oid, 'EXECUTE')
                UNION ALL
                SELECT 'schema', nspname::text, concat_ws(', ',
                       CASE WHEN NOT has_schema_privilege(oid, 'USAGE') THEN 'USAGE' END,
                       CASE WHEN NOT has_schema_privilege(oid, 'CREATE') THEN 'CREATE' END)
                  FROM pg_namespace WHERE nspname = 'public') AS thing
         WHERE rights <> '' AND $1 ~ ('\m' || name || '\M')
         ORDER BY length(name) DESC, kind LIMIT 1)";
}

Error missingRight(Error error, const Row &found)
{
    error.message = Words::tr("The login “%1” lacks a right on the %2 %3: %4. An administrator can grant it.")
                        .arg(found.words(3), found.words(0), found.words(1), found.words(2));
    return error;
}

Error badText()
{
    return errorOf("22021", {});
}

Error noAnswer(const QString &cause)
{
    return {.code = Code::Unavailable,
            .message = Words::tr("The database does not answer. Check whether the server and the network are well."),
            .cause = cause,
            .reason = "unreachable",
            .field = {}};
}

Error tookTooLong()
{
    return {.code = Code::Conflict,
            .message = Words::tr("The database took too long, so the request was cancelled. Try again later."),
            .cause = {},
            .reason = "timeout",
            .field = {}};
}

Error cancelledByUs()
{
    return {
        .code = Code::Cancelled, .message = Words::tr("Cancelled."), .cause = {}, .reason = "cancelled", .field = {}};
}

Error changedMeanwhile(const QString &cause)
{
    return {.code = Code::Conflict,
            .message = Words::tr("The database's tables were being changed. Try again."),
            .cause = cause,
            .reason = "conflict",
            .field = {}};
}

Error readOnlyDatabase()
{
    return errorOf("25006", {});
}

Error withoutDriver(const QString &cause)
{
    return {.code = Code::Internal,
            .message = Words::tr("Qt's driver for PostgreSQL is not installed, or can't be loaded. On Debian: apt "
                                 "install libqt6sql6-psql"),
            .cause = cause,
            .reason = "no_driver",
            .field = {}};
}

Error behindPooler()
{
    return {.code = Code::Unavailable,
            .message = Words::tr("There is a connection pooler (such as PgBouncer) between Leapfrog and the database. "
                                 "Give the host and port of the PostgreSQL server itself."),
            .cause = {},
            .reason = "pooler",
            .field = {}};
}

} // namespace leapfrog
