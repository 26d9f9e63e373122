// SPDX-License-Identifier: MIT
#include "recreate/random_book.h"

#include "core/json.h"
#include "ledger/support/any_document.h"
#include "recreate/recreate.h"
#include "store/books/period_locks.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"

#include <rapidcheck.h>

namespace leapfrog::test {

using namespace std::chrono_literals;

static bool maybe(int percent)
{
    return *rc::gen::inRange(0, 100) < percent;
}

RandomBook::RandomBook(int documents, const std::string &currency)
{
    m_database.addOrganisation("acme", currency);
    m_database.sql(
        "INSERT INTO account (org_id, code, name) VALUES ('acme', '4011', 'Own sales'), ('acme', '6011', 'Own costs'), "
        "('acme', '2111', 'Own tax'), ('acme', '1000', 'Bank'), ('acme', '6000', 'Expense')");
    for (int i = 0; i < documents; ++i)
        importAny();
    drain();
}

void RandomBook::import(const std::string &id, const std::string &body)
{
    const auto json = parseJson(body).value();
    must(DocumentStore(connection())
             .import("acme",
                     {{.id = id,
                       .type = std::string(json.find("type")->text()),
                       .date = std::string(json.find("date")->text()),
                       .currency = std::string(json.find("currency")->text()),
                       .partyName = maybe(50) ? "Müller KG" : "",
                       .amount = {},
                       .body = body}}));
}

void RandomBook::importThis(const std::string &body, const std::string &id)
{
    const auto json = parseJson(body);
    const auto textOf = [&](const char *name) {
        const auto *const found = json ? json->find(name) : nullptr;
        return found != nullptr && found->isString() ? found->text() : std::string();
    };
    if (!parseDate(textOf("date")) || findCurrency(textOf("currency")) == nullptr || textOf("type").empty())
        return;
    import(id, body);
    m_ids.push_back(id);
}

void RandomBook::importAny()
{
    auto body = anyDocument();
    std::string id = "D" + std::to_string(m_ids.size());
    if (!m_ids.empty() && maybe(40))
        id = m_ids[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(m_ids.size())))];
    else
        m_ids.push_back(id);
    body.replace(body.find("\"D-1\""), 5, '"' + id + '"');
    if (maybe(50))
        body.insert(1, R"("party_name":"Müller KG","description":"as agreed",)");
    import(id, body);
}

bool RandomBook::changeLock()
{
    PeriodLockStore locks(connection());
    if (maybe(30))
        return locks.unlock("acme", {}, QStringLiteral("open again")).has_value();
    return locks.lock("acme", parseDate(anyDay()).value(), QStringLiteral("closed")).has_value();
}

OrganisationChange RandomBook::anySettings()
{
    OrganisationChange change;
    const std::vector<std::string> accounts{"4990", "4011", "1000", "2111", "6990", ""};
    for (std::size_t i = 0; i < roleCount; ++i) {
        if (maybe(12))
            change.roles[std::string(roleName(static_cast<Role>(i)))] = *rc::gen::elementOf(accounts);
    }
    for (const auto *const code : {"A", "B", "C"}) {
        if (maybe(25))
            change.taxAccounts[code] = *rc::gen::elementOf(std::vector<std::string>{"2111", "2112", "1411", ""});
    }
    if (maybe(40))
        change.deferralRounding = *rc::gen::elementOf(std::vector<std::string>{"cumulative", "residual_last"});
    if (maybe(40))
        change.lockPolicy = *rc::gen::elementOf(std::vector<std::string>{"refuse", "catch_up"});
    return change;
}

void RandomBook::set(const OrganisationChange &change)
{
    must(OrganisationStore(connection()).change("acme", change));
}

void RandomBook::recreate(const std::vector<std::string> &documents, const QString &why)
{
    const Settings settings;
    ConnectionPool pool(m_database.dsn(), "test", 2);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), settings);
    Recreate recreate(pool, runner, settings);
    auto started = recreate.start({.orgId = "acme", .documents = documents, .why = why});
    if (started && started->task)
        started->task->outcomes.waitForFinished();
    drain();
}

void RandomBook::undoLatest()
{
    const auto id = m_database.sql("SELECT recreation_id FROM recreation ORDER BY started_at DESC LIMIT 1");
    if (!id.empty())
        (void)RecreationStore(connection()).undo(id, std::nullopt);
}

void RandomBook::actAnyhow()
{
    switch (*rc::gen::inRange(0, 9)) {
    case 0:
    case 1:
        importAny();
        break;
    case 2:
    case 3:
        importAny();
        drain();
        break;
    case 4:
        set(anySettings());
        break;
    case 5:
        changeLock();
        break;
    case 6:
        recreate(ids());
        break;
    case 7:
        recreate({m_ids[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(m_ids.size())))]});
        break;
    default:
        undoLatest();
    }
}

std::string RandomBook::moment()
{
    return m_database.sql("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
}

std::map<std::string, std::string> RandomBook::movements()
{
    std::map<std::string, std::string> sums;
    const auto rows = must(connection().run(R"(
        SELECT figure.account || ' ' || to_char(figure.entry_date, 'YYYY-MM'), sum(figure.base_amount)::text
          FROM ledger_figure AS figure WHERE figure.org_id = 'acme' GROUP BY 1)"));
    for (const Row row : rows)
        sums[row.text(0)] = row.text(1);
    return sums;
}

} // namespace leapfrog::test
