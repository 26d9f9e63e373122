// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"
#include "store/schema/migrator.h"
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace leapfrog::test {

/// Processes that do nothing until the end of this object, as of a machine that hangs.
class Frozen
{
public:
    explicit Frozen(std::vector<pid_t> processes)
        : m_processes(std::move(processes))
    {
        for (const auto process : m_processes)
            ::kill(process, SIGSTOP);
    }
    Frozen(const Frozen &) = delete;
    Frozen &operator=(const Frozen &) = delete;
    ~Frozen() { thaw(); }
    void thaw()
    {
        for (const auto process : std::exchange(m_processes, {}))
            ::kill(process, SIGCONT);
    }

private:
    std::vector<pid_t> m_processes;
};

/// A server of the test's own, to do anything to: with the schema, the organisation `acme` and the documents S1 and S2.
class OwnServer
{
public:
    OwnServer()
        : m_options(m_sandbox.options())
        , m_server(must(EmbeddedServer::start(m_options)))
        , m_connection(must(Connection::open(dsn(), "test")))
    {
        must(Migrator(*m_connection).migrate());
        must(m_connection->run("INSERT INTO organisation (org_id, base_currency) VALUES ('acme', 'EUR')"));
        import("S1");
        import("S2");
    }

    [[nodiscard]] const std::string &dsn() const { return m_server->dsn(); }
    void import(const std::string &document)
    {
        must(DocumentStore(*m_connection).import("acme", {invoiceRecord(document, 1)}));
    }
    /// Runs SQL that must work; the first value, empty when there is none.
    std::string sql(const std::string &text, const std::string &database = "leapfrog")
    {
        auto answer = ask(dsn() + " dbname=" + database, text.c_str());
        if (answer.starts_with("error: "))
            throw std::runtime_error(answer);
        return answer;
    }

    /// All its processes.
    [[nodiscard]] std::vector<pid_t> processes() const { return processesIn(m_options.directory / "cluster"); }
    /// Those that serve connections of the console.
    [[nodiscard]] std::vector<pid_t> consoleBackends() { return backends("console"); }
    /// Those that serve connections with that in their name.
    [[nodiscard]] std::vector<pid_t> backends(const std::string &name)
    {
        std::vector<pid_t> found;
        const auto rows = must(m_connection->run(
            "SELECT pid FROM pg_stat_activity WHERE application_name LIKE '%' || $1::text || '%'", {name}));
        for (const auto row : rows)
            found.push_back(static_cast<pid_t>(row.integer(0)));
        return found;
    }
    /// Ends all connections but our own.
    void cutConnections()
    {
        sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE '%console%'");
    }

private:
    EmbeddedSandbox m_sandbox;
    EmbeddedServer::Options m_options;
    std::unique_ptr<EmbeddedServer> m_server;
    std::unique_ptr<Connection> m_connection;
};

} // namespace leapfrog::test
