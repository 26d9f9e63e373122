// SPDX-License-Identifier: MIT
#include "store/books/organisations.h"

#include "store/books/accounts.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;

/// The settings and the chart of accounts by which an organisation's books are kept.
class TestOrganisations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneIsMadeByItsBaseCurrency();
    void changesHoldForTheNextPosting();
    void rolesAndTaxesGoBackToTheDefault();
    void aPreviewIsWhatTheChangeGives();
    void aPreviewWritesNothing();
    void nothingIsChangedWhen_data();
    void nothingIsChangedWhen();
    void theBaseCurrencyStaysOnceThereAreDocuments();
    void aChangeIsRememberedWhenItDecidesPostings();
    void theChartHoldsRolesAndOwnAccounts();
    void aChartGoesOutAndInAgain_data();
    void aChartGoesOutAndInAgain();
    void replacingKeepsWhatHasEntries();

private:
    OrganisationStore store() { return OrganisationStore(m_database->connection()); }
    AccountStore accounts() { return AccountStore(m_database->connection()); }
    static ChartOfAccounts chartOf(std::initializer_list<Account> accounts);

    std::unique_ptr<TestDatabase> m_database;
};

void TestOrganisations::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

ChartOfAccounts TestOrganisations::chartOf(std::initializer_list<Account> accounts)
{
    ChartOfAccounts chart;
    for (const auto &account : accounts)
        chart.add(account);
    return chart;
}

void TestOrganisations::oneIsMadeByItsBaseCurrency()
{
    const auto unknown = store().show("new");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().reason, std::string("unknown_organisation"));
    const auto notMade = store().change("new", {.lockPolicy = "catch_up"});
    QVERIFY(!notMade);
    QCOMPARE(notMade.error().reason, std::string("unknown_organisation"));

    const auto made = store().change("new", {.baseCurrency = "JPY"});
    VERIFY_RESULT(made);
    QCOMPARE(made->context.baseCurrency, std::string("JPY"));
    QCOMPARE(made->documents, 0);
    const auto shown = store().show("new");
    VERIFY_RESULT(shown);
    QCOMPARE(shown->context.roles, Roles());
}

void TestOrganisations::changesHoldForTheNextPosting()
{
    const auto changed = store().change("acme",
                                        {.lockPolicy = "catch_up",
                                         .deferralRounding = "residual_last",
                                         .roles = {{"sales", "8400"}},
                                         .taxAccounts = {{"VAT 20% = full", "2110"}}});
    VERIFY_RESULT(changed);
    QCOMPARE(changed->context.lockPolicy, LockPolicy::CatchUp);
    QCOMPARE(changed->context.deferralRounding, DeferralRounding::ResidualLast);
    QCOMPARE(changed->context.taxAccount("VAT 20% = full", Role::OutputTax), std::string("2110"));
    m_database->importInvoice("S1", 100);
    m_database->drain();
    QCOMPARE(m_database->sql("SELECT string_agg(account, ' ' ORDER BY account) FROM gl_entry"),
             std::string("1200 8400"));
}

void TestOrganisations::rolesAndTaxesGoBackToTheDefault()
{
    VERIFY_RESULT(
        store().change("acme", {.roles = {{"sales", "8400"}, {"bank", "1001"}}, .taxAccounts = {{"A", "1"}}}));
    const auto back = store().change("acme", {.roles = {{"sales", ""}}, .taxAccounts = {{"A", ""}, {"B", "2"}}});
    VERIFY_RESULT(back);
    QCOMPARE(back->context.roles[Role::Sales], std::string("4000"));
    QCOMPARE(back->context.roles[Role::Bank], std::string("1001"));
    QVERIFY(!back->context.taxAccounts.contains("A"));
    QVERIFY(back->context.taxAccounts.contains("B"));
    QCOMPARE(m_database->sql("SELECT roles::text FROM organisation"), std::string(R"({"bank": "1001"})"));
}

/// Computed here and computed in the database.
void TestOrganisations::aPreviewIsWhatTheChangeGives()
{
    m_database->sql("INSERT INTO account (org_id, code, name, kind) VALUES ('acme', '1022', 'PayPal', 'asset') "
                    "RETURNING 1");
    const std::vector<OrganisationChange> changes{
        {},
        {.lockPolicy = "catch_up", .roles = {{"sales", "8400"}, {"bank", "1001"}}},
        {.deferralRounding = "residual_last", .taxAccounts = {{"A", "1"}, {"VAT 20% = full", "2110"}}},
        {.roles = {{"sales", ""}}, .taxAccounts = {{"A", ""}, {"B", "2"}, {"never there", ""}}},
        {.gateways = {{"PayPal", "1022"}, {"Klarna", "1022"}}, .timeZone = "Europe/Berlin", .revenueAt = "fulfilment"},
        {.gateways = {{"paypal", ""}}, .timeZone = "", .revenueAt = "order", .fiscalYearStart = 4},
        {.lockPolicy = "refuse", .deferralRounding = "cumulative", .roles = {{"rounding", "8400"}, {"bank", ""}}}};
    for (const auto &change : changes) {
        const auto next = must(store().preview("acme", change));
        const auto changed = must(store().change("acme", change));
        QCOMPARE(next.context.roles, changed.context.roles);
        QCOMPARE(next.context.accounts, changed.context.accounts);
        QVERIFY(next.context.taxAccounts == changed.context.taxAccounts);
        QCOMPARE(next.context.lockPolicy, changed.context.lockPolicy);
        QCOMPARE(next.context.deferralRounding, changed.context.deferralRounding);
        QCOMPARE(next.context.baseCurrency, changed.context.baseCurrency);
        QVERIFY(next.shop.gateways == changed.shop.gateways);
        QCOMPARE(next.shop.timeZone, changed.shop.timeZone);
        QVERIFY(next.shop.revenueAt == changed.shop.revenueAt);
        QCOMPARE(next.fiscalYearStart, changed.fiscalYearStart);
    }
    for (const auto &wrong : std::vector<OrganisationChange>{{.roles = {{"salex", "4000"}}},
                                                             {.roles = {{"sales", "40\n00"}}},
                                                             {.lockPolicy = "sometimes"},
                                                             {.timeZone = "Europe/Nowhere"},
                                                             {.gateways = {{"PayPal", "4711"}}},
                                                             {.revenueAt = "never"}}) {
        const auto next = store().preview("acme", wrong);
        const auto changed = store().change("acme", wrong);
        QVERIFY(!next && !changed);
        QVERIFY(next.error().code == Error::Code::Invalid || next.error().code == Error::Code::Refused);
    }
}

/// Nor does it take a right to: of a connection that may only read.
void TestOrganisations::aPreviewWritesNothing()
{
    const auto before = m_database->sql("SELECT organisation::text || xmin::text FROM organisation");
    m_database->sql("SET default_transaction_read_only = on");
    const auto next = store().preview("acme", {.roles = {{"sales", "8400"}}});
    m_database->sql("SET default_transaction_read_only = off");
    VERIFY_RESULT(next);
    QCOMPARE(next->context.roles[Role::Sales], std::string("8400"));
    QCOMPARE(m_database->sql("SELECT organisation::text || xmin::text FROM organisation"), before);
}

void TestOrganisations::nothingIsChangedWhen_data()
{
    QTest::addColumn<std::string>("role");
    QTest::addColumn<std::string>("account");
    QTest::addColumn<std::string>("currency");
    QTest::addColumn<std::string>("code");
    QTest::addColumn<std::string>("field");
    const auto row = [](const char *name, const char *role, const char *account, const char *currency, const char *code,
                        const char *field) {
        QTest::newRow(name) << std::string(role) << std::string(account) << std::string(currency) << std::string(code)
                            << std::string(field);
    };
    row("there is no such role", "salex", "4000", "EUR", "unknown_field", "roles.salex");
    row("an account is no text", "sales", "40\n00", "EUR", "bad_text", "organisation.roles.sales");
    row("there is no such currency", "sales", "4001", "EURO", "bad_currency", "base_currency");
}

void TestOrganisations::nothingIsChangedWhen()
{
    QFETCH(const std::string, role);
    QFETCH(const std::string, account);
    QFETCH(const std::string, currency);
    QFETCH(const std::string, code);
    QFETCH(const std::string, field);
    const auto before = m_database->sql("SELECT organisation::text FROM organisation");
    const auto changed
        = store().change("acme", {.baseCurrency = currency, .lockPolicy = "catch_up", .roles = {{role, account}}});
    QVERIFY(!changed);
    QCOMPARE(changed.error().reason, code);
    QCOMPARE(changed.error().field, field);
    QCOMPARE(m_database->sql("SELECT organisation::text FROM organisation"), before);
}

void TestOrganisations::theBaseCurrencyStaysOnceThereAreDocuments()
{
    VERIFY_RESULT(store().change("acme", {.baseCurrency = "USD"}));
    VERIFY_RESULT(store().change("acme", {.baseCurrency = "EUR"}));
    m_database->importInvoice("S1", 100);
    VERIFY_RESULT(store().change("acme", {.baseCurrency = "EUR"}));
    const auto changed = store().change("acme", {.baseCurrency = "USD"});
    QVERIFY(!changed);
    QCOMPARE(changed.error().reason, std::string("base_currency_in_use"));
    QCOMPARE(m_database->sql("SELECT base_currency FROM organisation"), std::string("EUR"));
}

void TestOrganisations::aChangeIsRememberedWhenItDecidesPostings()
{
    auto state = store().change("acme", {.lockPolicy = "catch_up"});
    VERIFY_RESULT(state);
    QVERIFY(!state->settingsChangedAt.isValid());
    state = store().change("acme", {.roles = {{"sales", "4001"}}});
    VERIFY_RESULT(state);
    const auto changedAt = state->settingsChangedAt;
    QVERIFY(changedAt.isValid());
    QCOMPARE(state->settingsChangedBy, m_database->sql("SELECT session_user"));
    state = store().change("acme", {.roles = {{"sales", "4001"}}}); // the same again
    VERIFY_RESULT(state);
    QCOMPARE(state->settingsChangedAt, changedAt);
}

void TestOrganisations::theChartHoldsRolesAndOwnAccounts()
{
    VERIFY_RESULT(store().change("acme", {.roles = {{"sales", "8400"}}}));
    VERIFY_RESULT(accounts().import("acme", chartOf({{"0400", "Machines", AccountKind::Asset}}), OtherAccounts::Keep));
    m_database->sql("INSERT INTO account (org_id, code) VALUES ('acme', '2110')"); // as older programs did
    const auto chart = accounts().chart("acme");
    VERIFY_RESULT(chart);
    QCOMPARE(chart->find("0400")->name, std::string("Machines"));
    QCOMPARE(chart->find("8400")->name, std::string("Sales"));
    QCOMPARE(chart->find("8400")->kind, AccountKind::Income);
    QCOMPARE(chart->find("2110")->name, std::string("2110"));
    QCOMPARE(chart->find("2110")->kind, AccountKind::Liability);
    QCOMPARE(chart->find("4000")->name, std::string("Sales")); // it plays no role any more, but has a name in reports
    const auto unknown = accounts().chart("nobody");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().reason, std::string("unknown_organisation"));
}

void TestOrganisations::aChartGoesOutAndInAgain_data()
{
    QTest::addColumn<bool>("asJson");
    QTest::newRow("as CSV") << false;
    QTest::newRow("as JSON") << true;
}

void TestOrganisations::aChartGoesOutAndInAgain()
{
    QFETCH(const bool, asJson);
    VERIFY_RESULT(accounts().import("acme",
                                    chartOf({{"4010", "Verkauf \"Süd\", Laden", AccountKind::Income},
                                             {"=1+1", "=cmd()", AccountKind::Equity},
                                             {"1000", "Hausbank", AccountKind::Asset}}),
                                    OtherAccounts::Keep));
    const auto out = accounts().chart("acme");
    VERIFY_RESULT(out);
    const auto text = asJson ? out->toJson() : out->toCsv();
    const auto in = asJson ? ChartOfAccounts::fromJson(text) : ChartOfAccounts::fromCsv(text);
    QVERIFY(in.has_value());
    m_database->addOrganisation("copy");
    const auto counts = accounts().import("copy", *in, OtherAccounts::Keep);
    VERIFY_RESULT(counts);
    QCOMPARE(counts->added, static_cast<int>(in->accounts().size()));
    const auto copy = accounts().chart("copy");
    VERIFY_RESULT(copy);
    QCOMPARE(copy->accounts(), out->accounts());

    const auto again = accounts().import("copy", *in, OtherAccounts::Remove);
    VERIFY_RESULT(again);
    QCOMPARE(again->unchanged, static_cast<int>(in->accounts().size()));
    QCOMPARE(again->added + again->changed + again->removed, 0);
}

void TestOrganisations::replacingKeepsWhatHasEntries()
{
    VERIFY_RESULT(accounts().import(
        "acme", chartOf({{"4010", "Shop", AccountKind::Income}, {"4020", "Unused", AccountKind::Income}}),
        OtherAccounts::Keep));
    VERIFY_RESULT(store().change("acme", {.roles = {{"sales", "4010"}}}));
    m_database->importInvoice("S1", 100);
    m_database->drain();

    const auto refused
        = accounts().import("acme", chartOf({{"4030", "New", AccountKind::Income}}), OtherAccounts::Remove);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("account_in_use"));
    QCOMPARE(refused.error().cause, QStringLiteral("[\"4010\"]"));
    QCOMPARE(m_database->sql("SELECT string_agg(code, ' ' ORDER BY code) FROM account"), std::string("4010 4020"));

    const auto replaced
        = accounts().import("acme", chartOf({{"4010", "Online shop", AccountKind::Income}}), OtherAccounts::Remove);
    VERIFY_RESULT(replaced);
    QCOMPARE(replaced->changed, 1);
    QCOMPARE(replaced->removed, 1);
    QCOMPARE(m_database->sql("SELECT string_agg(code || name, ' ') FROM account"), std::string("4010Online shop"));
}

QTEST_GUILESS_MAIN(TestOrganisations)
#include "test_organisations.moc"
