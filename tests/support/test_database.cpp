// SPDX-License-Identifier: MIT
#include "support/test_database.h"

#include "engine/worker/poller.h"
#include "store/queue/workers.h"
#include "store/schema/migrator.h"
#include "support/result_helpers.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUuid>

namespace leapfrog::test {

static std::string serverDsn()
{
    QFile file(QStringLiteral(LEAPFROG_TEST_DSN_FILE));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No test server: run ctest, or start it with bin/leapfrog_throwaway_server start (%s is missing)",
               LEAPFROG_TEST_DSN_FILE);
    return file.readAll().trimmed().toStdString();
}

/// The template's name follows from the migrations, so a changed migration makes a new one.
static std::string templateName()
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const auto &migration : Migrator::known())
        hash.addData(QByteArray::fromStdString(migration.checksum));
    for (const auto &text : SchemaFiles::repeatables())
        hash.addData(QByteArray::fromStdString(text));
    return "leapfrog_template_" + hash.result().toHex().left(12).toStdString();
}

static void ensureTemplate(Connection &server)
{
    const auto name = templateName();
    must(server.run("SELECT pg_advisory_lock(hashtext('leapfrog.test_template'))"));
    if (must(server.run("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", {name})).isEmpty()) {
        must(server.runScript("DROP DATABASE IF EXISTS " + name));
        must(server.runScript("CREATE DATABASE " + name));
        {
            auto connection = must(Connection::open(serverDsn() + " dbname=" + name, "test template"));
            must(Migrator(*connection).migrate());
        }
        must(server.runScript("ALTER DATABASE " + name + " IS_TEMPLATE true"));
    }
    must(server.run("SELECT pg_advisory_unlock(hashtext('leapfrog.test_template'))"));
}

TestDatabase::TestDatabase(Schema schema)
    : m_name("test_" + QUuid::createUuid().toString(QUuid::Id128).left(12).toStdString())
    , m_dsn(serverDsn() + " dbname=" + m_name)
{
    auto server = must(Connection::open(serverDsn(), "test"));
    if (schema == Schema::Current)
        ensureTemplate(*server);
    must(server->runScript("CREATE DATABASE " + m_name + " TEMPLATE "
                           + (schema == Schema::Current ? templateName() : "template1")));
    m_connection = must(Connection::open(m_dsn, "test"));
}

TestDatabase::~TestDatabase()
{
    m_connection.reset();
    auto server = must(Connection::open(serverDsn(), "test"));
    must(server->runScript("DROP DATABASE " + m_name + " WITH (FORCE)"));
}

std::unique_ptr<Connection> TestDatabase::connect() const
{
    return must(Connection::open(m_dsn, "test"));
}

std::string TestDatabase::sql(const std::string &text)
{
    const auto rows = must(m_connection->run(text));
    return rows.isEmpty() || rows.first().isNull(0) ? std::string() : rows.first().text(0);
}

void TestDatabase::addOrganisation(const std::string &id, const std::string &currency)
{
    must(DocumentStore(*m_connection).ensureOrganisation(id, currency));
}

std::string invoiceBody(const std::string &documentId, int euros, const std::string &date)
{
    const auto amount = std::to_string(euros) + ".00";
    return R"({"id":")" + documentId + R"(","type":"sales_invoice","date":")" + date
        + R"(","currency":"EUR","tax_included":false,"lines":[{"amount":")" + amount + R"("}],"total":")" + amount
        + R"("})";
}

ImportedDocument invoiceRecord(const std::string &documentId, int euros, const std::string &date)
{
    return {.id = documentId,
            .type = "sales_invoice",
            .date = date,
            .currency = "EUR",
            .partyName = "Müller KG",
            .amount = euros * 100,
            .body = invoiceBody(documentId, euros, date)};
}

void TestDatabase::importInvoice(const std::string &documentId, int euros, const std::string &orgId,
                                 const std::string &date)
{
    must(DocumentStore(*m_connection).import(orgId, {invoiceRecord(documentId, euros, date)}));
}

std::int64_t TestDatabase::depthFaults()
{
    return number(R"(
        SELECT count(*) FROM (
            (SELECT org_id, priority, state, n FROM queue_depth_now
             EXCEPT SELECT org_id, priority, state, count(*) FROM accounting_work_queue GROUP BY 1, 2, 3)
            UNION ALL
            (SELECT org_id, priority, state, count(*) FROM accounting_work_queue GROUP BY 1, 2, 3
             EXCEPT SELECT org_id, priority, state, n FROM queue_depth_now)
            UNION ALL
            (SELECT '', priority, state, n FROM queue_total_now
             EXCEPT SELECT '', priority, state, sum(n) FROM queue_depth_now GROUP BY 2, 3)
            UNION ALL
            (SELECT '', priority, state, sum(n) FROM queue_depth_now GROUP BY 2, 3
             EXCEPT SELECT '', priority, state, n FROM queue_total_now)) AS fault)");
}

void TestDatabase::drain()
{
    const auto worker = WorkerStore::makeName("queue");
    Poller poller({.dsn = m_dsn,
                   .worker = worker,
                   .settings = must(SettingStore(*m_connection).read()),
                   .drain = true,
                   .processor = std::make_shared<DocumentProcessor>(worker)});
    poller.start();
    poller.wait();
    if (const auto failure = poller.status().failure)
        must(Result<>(failed(*failure)));
}

} // namespace leapfrog::test
