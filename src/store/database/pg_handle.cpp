// SPDX-License-Identifier: MIT
#include "store/database/pg_handle.h"

#include "core/log.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>

#include <array>
#include <charconv>
#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace leapfrog {

namespace {

struct Free
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
    void operator()(PGresult *result) const { PQclear(result); }
};
using Options = std::unique_ptr<PQconninfoOption, Free>;
using ResultPtr = std::unique_ptr<PGresult, Free>;

Keywords given(const PQconninfoOption *options)
{
    Keywords keywords;
    for (const auto *one = options; one != nullptr && one->keyword != nullptr; ++one) {
        if (one->val != nullptr)
            keywords.emplace_back(one->keyword, one->val);
    }
    return keywords;
}

PGconn *start(const Keywords &keywords)
{
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (const auto &[name, value] : keywords) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectStartParams(names.data(), values.data(), 1);
}

/// What the next PQconnectdb() of this thread gives out: see the end of this file.
thread_local PGconn *handedOver = nullptr;

/// A driver's or a result's handle: Qt hands it out as a pointer in a variant.
template <typename Handle> Handle *handleIn(const QVariant &variant, const char *type)
{
    return qstrcmp(variant.typeName(), type) == 0 ? *static_cast<Handle *const *>(variant.constData()) : nullptr;
}

bool isGood(const PGresult *result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

bool isCopy(const PGresult *result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

/// What the server says has a state; what libpq says of itself has none.
bool isOfServer(const PGresult *result)
{
    return result != nullptr && PQresultErrorField(result, PG_DIAG_SQLSTATE) != nullptr;
}

void add(const PGresult *result, ResultData &answer)
{
    const int columns = PQnfields(result);
    for (auto column = static_cast<int>(answer.columns.size()); column < columns; ++column)
        answer.columns.push_back({.name = PQfname(result, column), .type = PQftype(result, column)});
    for (int row = 0; row < PQntuples(result); ++row, ++answer.rows) {
        for (int column = 0; column < columns; ++column) {
            const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
            PQgetisnull(result, row, column) != 0 ? answer.addNull()
                                                  : answer.add({PQgetvalue(result, row, column), size});
        }
    }
    const std::string_view count = PQcmdTuples(const_cast<PGresult *>(result)); // reads only
    std::from_chars(count.data(), count.data() + count.size(), answer.affected);
}

} // namespace

tl::expected<Keywords, QString> parseKeywords(const std::string &conninfo)
{
    char *complaint = nullptr;
    const Options options(PQconninfoParse(conninfo.c_str(), &complaint));
    if (options)
        return given(options.get());
    const auto words = QString::fromUtf8(complaint).trimmed();
    PQfreemem(complaint);
    return tl::unexpected(words);
}

Keywords defaultKeywords()
{
    return given(Options(PQconndefaults()).get());
}

Lifeline::Lifeline(pg_conn *handle)
    : m_request(PQgetCancel(handle))
    , m_socket(fcntl(PQsocket(handle), F_DUPFD_CLOEXEC, 0))
{ }

Lifeline::~Lifeline()
{
    PQfreeCancel(m_request);
    ::close(m_socket);
}

bool Lifeline::cancel() const
{
    std::array<char, 256> words{};
    return PQcancel(m_request, words.data(), words.size()) == 1;
}

void Lifeline::cutOff() const
{
    ::shutdown(m_socket, SHUT_RDWR);
}

PgHandle::PgHandle(const Keywords &keywords)
    : m_handle(start(keywords))
{
    PQsetErrorVerbosity(m_handle, PQERRORS_VERBOSE); // only these name the SQLSTATE of a refused login
    PQsetErrorContextVisibility(m_handle, PQSHOW_CONTEXT_NEVER); // our own SQL, kilobytes of it
    PQsetNoticeReceiver(m_handle, hear, this); // libpq's own would print
}

PgHandle::~PgHandle()
{
    if (m_isOurs)
        PQfinish(m_handle);
}

Waiting::End PgHandle::connect(Waiting &waiting, std::chrono::milliseconds perHost)
{
    QByteArray at;
    QDeadlineTimer deadline;
    auto next = PGRES_POLLING_WRITING;
    while (PQstatus(m_handle) != CONNECTION_BAD && next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED) {
        const auto here = QByteArray(PQhost(m_handle)) + ':' + PQport(m_handle);
        if (here != at) {
            at = here;
            deadline = QDeadlineTimer(perHost);
        }
        const auto end = waiting.wait(PQsocket(m_handle), next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
        if (end != Waiting::End::Ready)
            return end;
        next = PQconnectPoll(m_handle);
    }
    if (PQstatus(m_handle) == CONNECTION_OK) {
        PQsetErrorVerbosity(m_handle, PQERRORS_DEFAULT);
        PQsetnonblocking(m_handle, 1);
        m_lifeline = std::make_shared<Lifeline>(m_handle);
    }
    return Waiting::End::Ready;
}

Keywords PgHandle::keywords() const
{
    return given(Options(PQconninfo(m_handle)).get());
}

PgHandle::Place PgHandle::place() const
{
    return {.host = QByteArray(PQhost(m_handle)).toStdString(), .port = QByteArray(PQport(m_handle)).toStdString()};
}

Error PgHandle::openingError() const
{
    const auto isOn = [&](const char *parameter) { return qstrcmp(PQparameterStatus(m_handle, parameter), "on") == 0; };
    return leapfrog::openingError({.verbose = QString::fromUtf8(PQerrorMessage(m_handle)),
                                   .needsPassword = PQconnectionNeedsPassword(m_handle) != 0,
                                   .usedPassword = PQconnectionUsedPassword(m_handle) != 0,
                                   .readOnly = isOn("in_hot_standby") || isOn("default_transaction_read_only"),
                                   .user = QString::fromUtf8(PQuser(m_handle)),
                                   .database = QString::fromUtf8(PQdb(m_handle))});
}

Result<Rows> PgHandle::handOver(QSqlDatabase &database)
{
    if (!isOpen()) // the driver would throw it away
        return failed(ended(nullptr));
    database.setHostName(QStringLiteral("/")); // leads nowhere
    handedOver = m_handle;
    database.open();
    m_isOurs = std::exchange(handedOver, nullptr) != nullptr;
    const auto *const driver = database.driver();
    if (m_isOurs || handleIn<pg_conn>(driver->handle(), "pg_conn*") != m_handle)
        return failed(withoutDriver(database.lastError().text()));
    if (!isOpen())
        return failed(ended(nullptr));
    // A question of it that was given up is no error to it, but then it takes the server for one of another kind.
    if (!driver->hasFeature(QSqlDriver::PreparedQueries) || !driver->hasFeature(QSqlDriver::Unicode))
        return failed(tookTooLong());
    return Rows(ResultData());
}

bool PgHandle::isOpen() const
{
    return !m_lost && PQstatus(m_handle) == CONNECTION_OK;
}

bool PgHandle::isStillOpen()
{
    // An idle connection has something to say only when it ends: the server's farewell first, the end itself after it.
    pollfd socket = {.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0};
    while (isOpen() && poll(&socket, 1, 0) > 0 && PQconsumeInput(m_handle) == 1) { }
    return isOpen();
}

bool PgHandle::isAtRest() const
{
    return isOpen() && PQtransactionStatus(m_handle) == PQTRANS_IDLE;
}

bool PgHandle::hasFailed() const
{
    return PQtransactionStatus(m_handle) == PQTRANS_INERROR;
}

int PgHandle::serverVersion() const
{
    return PQserverVersion(m_handle);
}

int PgHandle::processId() const
{
    return PQbackendPID(m_handle);
}

/// What the server says unasked.
void PgHandle::hear(void *handle, const pg_result *said)
{
    auto &self = *static_cast<PgHandle *>(handle);
    const auto report = self.reportOf(said);
    const char *severity = PQresultErrorField(said, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (qstrcmp(severity, "FATAL") == 0 || qstrcmp(severity, "PANIC") == 0)
        self.m_farewell = statementError(report);
    // Our own functions and migrations speak to people. All other notices speak of the server's doings.
    if (report.state.starts_with("LF"))
        Log::note(logStore(), QtWarningMsg, report.words, {.code = report.state});
}

StatementReport PgHandle::reportOf(const pg_result *result) const
{
    const auto field = [&](int code) { return QString::fromUtf8(PQresultErrorField(result, code)); };
    StatementReport report{.user = QString::fromUtf8(PQuser(m_handle))};
    if (isOfServer(result)) {
        report.state = field(PG_DIAG_SQLSTATE).toStdString();
        report.words = field(PG_DIAG_MESSAGE_PRIMARY);
        report.detail = field(PG_DIAG_MESSAGE_DETAIL);
        report.constraint = field(PG_DIAG_CONSTRAINT_NAME).toStdString();
        report.column = field(PG_DIAG_COLUMN_NAME).toStdString();
    } else {
        const bool gone = PQstatus(m_handle) != CONNECTION_OK || result == nullptr;
        report.state = gone ? "08006" : "XX000"; // else libpq itself failed
    }
    report.whole = QString::fromUtf8(result != nullptr ? PQresultErrorMessage(result) : PQerrorMessage(m_handle));
    return report;
}

/// Why a statement failed, or the connection is gone. The server's last word is often there beside the end, which is
/// libpq's own: as another answer, or unasked.
Error PgHandle::ended(const pg_result *last)
{
    std::optional<Error> said;
    if (isOfServer(last))
        said = statementError(reportOf(last));
    while (PQisBusy(m_handle) == 0) {
        const ResultPtr next(PQgetResult(m_handle));
        if (!next)
            break;
        if (isOfServer(next.get()) && !said)
            said = statementError(reportOf(next.get()));
    }
    return said ? *said : m_farewell ? *m_farewell : statementError(reportOf(last));
}

/// Nobody here speaks COPY, and libpq would wait for its end for ever.
void PgHandle::refuseCopy()
{
    m_lost = true;
    m_lifeline->cutOff();
    pollfd socket = {.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0};
    while (poll(&socket, 1, -1) > 0 && PQconsumeInput(m_handle) == 1 && PQstatus(m_handle) == CONNECTION_OK) { }
}

/// Takes the answer to what was just sent: the last of its results, as PQexec does, or the first fault.
Result<Rows> PgHandle::answer(bool sent)
{
    if (!sent)
        return failed(ended(nullptr));
    ResultPtr last;
    while (ResultPtr next{PQgetResult(m_handle)}) {
        if (isCopy(next.get()))
            refuseCopy();
        if (!isOfServer(last.get()) || isOfServer(next.get())) // what libpq says of the end says less
            last = std::move(next);
    }
    if (!isGood(last.get()))
        return failed(PQstatus(m_handle) == CONNECTION_OK ? statementError(reportOf(last.get())) : ended(last.get()));
    ResultData answer;
    add(last.get(), answer);
    return Rows(std::move(answer));
}

Result<Rows> PgHandle::ask(const std::string &script)
{
    return answer(PQsendQuery(m_handle, script.c_str()) == 1);
}

Result<Rows> PgHandle::prepare(const std::string &name, const std::string &sql, int parameters)
{
    return answer(PQsendPrepare(m_handle, name.c_str(), sql.c_str(), parameters, nullptr) == 1);
}

Result<Rows> PgHandle::execute(const std::string &name, const std::vector<const char *> &values)
{
    const auto count = static_cast<int>(values.size());
    return answer(PQsendQueryPrepared(m_handle, name.c_str(), count, values.data(), nullptr, nullptr, 0) == 1);
}

Result<std::vector<std::string>> PgHandle::waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor)
{
    if (m_lost)
        return failed(noAnswer({}));
    std::array<pollfd, 2> sockets = {pollfd{.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = wakeDescriptor, .events = POLLIN, .revents = 0}};
    poll(sockets.data(), wakeDescriptor >= 0 ? 2 : 1, static_cast<int>(timeout.count()));
    if (PQconsumeInput(m_handle) == 0 || !isOpen())
        return failed(ended(nullptr));
    std::vector<std::string> payloads;
    while (PGnotify *notification = PQnotifies(m_handle)) {
        payloads.emplace_back(notification->extra);
        PQfreemem(notification);
    }
    return payloads;
}

Result<Rows> PgHandle::preparing(QSqlQuery &query, const QString &sql)
{
    PQsetErrorVerbosity(m_handle, PQERRORS_VERBOSE);
    const bool done = query.prepare(sql);
    PQsetErrorVerbosity(m_handle, PQERRORS_DEFAULT);
    if (done)
        return Rows(ResultData());
    const auto report = verboseReport(query.lastError().databaseText(), QString::fromUtf8(PQuser(m_handle)));
    return failed(report ? statementError(*report) : ended(nullptr));
}

void PgHandle::take(const QSqlQuery &query, ResultData &answer)
{
    add(handleIn<PGresult>(query.result()->handle(), "pg_result*"), answer);
}

std::optional<Error> PgHandle::endOf(const QSqlQuery &query, bool failed)
{
    const auto *const result = handleIn<PGresult>(query.result()->handle(), "pg_result*");
    std::optional<Error> error;
    if (failed && (result == nullptr || !isGood(result)))
        error = PQstatus(m_handle) == CONNECTION_OK ? statementError(reportOf(result)) : ended(result);
    if (result != nullptr && isCopy(result))
        refuseCopy();
    while (const ResultPtr next{PQgetResult(m_handle)}) {
        if (isCopy(next.get()))
            refuseCopy();
    }
    return error;
}

} // namespace leapfrog

/// Stands before libpq's own for all libraries, as a program's functions do: so Qt SQL's driver, which opens its
/// connections by this alone, gets one that is open already (docs/decisions/0001-qt-sql.md).
extern "C" __attribute__((visibility("default"))) PGconn *PQconnectdb(const char *conninfo)
{
    if (leapfrog::handedOver != nullptr)
        return std::exchange(leapfrog::handedOver, nullptr);
    const std::array<const char *, 2> names = {"dbname", nullptr};
    const std::array<const char *, 2> values = {conninfo, nullptr};
    return PQconnectdbParams(names.data(), values.data(), 1);
}
