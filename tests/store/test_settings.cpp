// SPDX-License-Identifier: MIT
#include "store/queue/settings.h"

#include "store/queue/setting_rules.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>

using namespace leapfrog;
using namespace leapfrog::test;

/// Settings have bounds, in one table: the program's, the database's and the documentation's are the same.
class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void theDatabaseKnowsTheSameRules();
    void theDocumentationShowsTheSameRules();
    void theDatabaseRefusesWhatIsOutOfBounds_data();
    void theDatabaseRefusesWhatIsOutOfBounds();
    void limitsThatComeWithoutTriggersAreRefusedToo();
    void theStoreRefusesBeforeTheDatabaseMust_data();
    void theStoreRefusesBeforeTheDatabaseMust();
    void boundsAreTakenThemselves();
    void oddRowsStopNobody_data();
    void oddRowsStopNobody();
    void aDeletedRowIsTheDefault();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestSettings::theDatabaseKnowsTheSameRules()
{
    auto rows = m_database->connection().run("SELECT key, of_org, least::text, most::text, coalesce(standard::text, "
                                             "''), whole, unit, meaning, takes_effect, "
                                             "coalesce(array_to_string(words, ' '), '') "
                                             "FROM setting_rule");
    VERIFY_RESULT(rows);
    QCOMPARE(static_cast<std::size_t>(rows->size()), settingRules().size());
    for (const Row row : *rows) {
        const auto *const rule = findSettingRule(row.text(0), row.boolean(1));
        QVERIFY2(rule != nullptr, row.text(0).c_str());
        QCOMPARE(settingText(QString::fromStdString(row.text(2)).toDouble()), settingText(rule->least));
        QCOMPARE(settingText(QString::fromStdString(row.text(3)).toDouble()), settingText(rule->most));
        const auto standard = row.text(4);
        QCOMPARE(standard.empty(), !rule->standard.has_value());
        if (rule->standard)
            QCOMPARE(settingText(QString::fromStdString(standard).toDouble()), settingText(*rule->standard));
        QCOMPARE(row.boolean(5), rule->whole);
        QCOMPARE(row.text(6), std::string(rule->unitText));
        QCOMPARE(row.text(7), std::string(rule->meaningText));
        QCOMPARE(row.text(8), std::string(rule->takesEffectText));
        std::string words;
        for (const auto word : rule->words)
            words += (words.empty() ? "" : " ") + std::string(word);
        QCOMPARE(row.text(9), words);
    }
    const auto all = SettingStore(m_database->connection()).all();
    VERIFY_RESULT(all);
    for (const auto &[key, value] : *all)
        QCOMPARE(value, findSettingRule(key)->text(findSettingRule(key)->standard.value()).toStdString());
}

void TestSettings::theDocumentationShowsTheSameRules()
{
    QFile file(QStringLiteral(LEAPFROG_SOURCE_DIR "/docs/operating.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(file.readAll());
    for (const auto &rule : settingRules()) {
        const auto row = QStringLiteral("| `%1` | %2 | %3 | %4 | %5 | %6 |")
                             .arg(QString::fromUtf8(rule.key.data(), static_cast<qsizetype>(rule.key.size())),
                                  rule.standard ? rule.text(*rule.standard) : QStringLiteral("no limit"), rule.bounds(),
                                  QLatin1String(rule.unitText), QLatin1String(rule.meaningText),
                                  QLatin1String(rule.takesEffectText));
        QVERIFY2(text.contains(row), qPrintable(row));
    }
}

void TestSettings::theDatabaseRefusesWhatIsOutOfBounds_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *sql, const char *reason = "bad_value") {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(reason);
    };
    row("too many slots", "UPDATE setting SET value = '40000' WHERE key = 'queue_concurrency'");
    row("no lease", "UPDATE setting SET value = '0' WHERE key = 'lease_seconds'");
    row("below zero", "UPDATE setting SET value = '-1' WHERE key = 'queue_rate'");
    row("no number", "UPDATE setting SET value = 'many' WHERE key = 'max_attempts'");
    row("no such program", "UPDATE setting SET value = 'nobody' WHERE key = 'direct_by'");
    row("a number for a program", "UPDATE setting SET value = '1' WHERE key = 'direct_by'");
    row("half a number", "UPDATE setting SET value = '1.5' WHERE key = 'max_attempts'");
    row("nothing", "UPDATE setting SET value = '' WHERE key = 'poll_seconds'");
    row("beyond every number", "UPDATE setting SET value = '99999999999999999999' WHERE key = 'event_days'");
    row("all at once", "UPDATE setting SET value = '0'");
    row("renamed", "UPDATE setting SET key = 'lease_secs' WHERE key = 'lease_seconds'", "unknown_setting");
    row("unknown", "INSERT INTO setting (key, value) VALUES ('colour', '3')", "unknown_setting");
    row("a share in the settings of all", "INSERT INTO setting (key, value) VALUES ('weight', '3')", "unknown_setting");
    row("a weight beyond sense", "INSERT INTO queue_org (org_id, weight) VALUES ('acme', 1e300)");
    row("a weight that is no number", "INSERT INTO queue_org (org_id, weight) VALUES ('acme', 'NaN')");
    row("a weight without end", "INSERT INTO queue_org (org_id, weight) VALUES ('acme', 'Infinity')");
    row("a rate near nothing", "INSERT INTO queue_org (org_id, max_per_second) VALUES ('acme', 1e-300)");
    row("a rate without end", "INSERT INTO queue_org (org_id, max_per_second) VALUES ('acme', 'Infinity')");
    row("jobs beyond sense", "INSERT INTO queue_org (org_id, max_leased) VALUES ('acme', 2000000000)");
}

void TestSettings::theDatabaseRefusesWhatIsOutOfBounds()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, reason);
    const auto done = m_database->connection().run(sql.toStdString());
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(done.error().reason, reason.toStdString());
    QVERIFY(!done.error().message.isEmpty());
}

void TestSettings::limitsThatComeWithoutTriggersAreRefusedToo()
{
    const auto restored = m_database->connect();
    VERIFY_RESULT(restored->runScript("SET session_replication_role = replica"));
    for (const char *limits : {"weight) VALUES ('acme', 1e300)", "weight) VALUES ('acme', 'NaN')",
                               "max_leased) VALUES ('acme', 2000000000)", "max_per_second) VALUES ('acme', 1e-300)"})
        QVERIFY2(!restored->runScript(std::string("INSERT INTO queue_org (org_id, ") + limits), limits);
}

void TestSettings::theStoreRefusesBeforeTheDatabaseMust_data()
{
    QTest::addColumn<QString>("org");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *org, const char *key, const char *value, const char *says) {
        QTest::newRow(name) << QString::fromUtf8(org) << QString::fromUtf8(key) << QString::fromUtf8(value)
                            << QString::fromUtf8(says);
    };
    row("slots", "", "queue_concurrency", "65", "from 1 to 64");
    row("lease", "", "lease_seconds", "1", "from 2 to 3600");
    row("no number", "", "poll_seconds", "1e1", "not \"1e1\"");
    row("beyond every number", "", "event_days", "99999999999999999999", "from 1 to 3650");
    row("program", "", "direct_by", "nobody", "direct_by is console or worker; not \"nobody\"");
    row("weight", "acme", "weight", "nan", "from 0.001 to 1000");
    row("weight can't be without limit", "acme", "weight", "", "from 0.001");
    row("rate", "acme", "max_per_second", "0", "from 0.001 to 1000000");
    row("jobs", "acme", "max_leased", "1.5", "a whole number from 0");
}

void TestSettings::theStoreRefusesBeforeTheDatabaseMust()
{
    QFETCH(const QString, org);
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const QString, says);
    SettingStore store(m_database->connection());
    const auto done = org.isEmpty() ? store.set(key.toStdString(), value.toStdString())
                                    : store.setOf(org.toStdString(), key.toStdString(), value.toStdString());
    QVERIFY(!done);
    QCOMPARE(done.error().reason, std::string("bad_value"));
    QCOMPARE(done.error().field, key.toStdString());
    QVERIFY2(done.error().message.contains(says), qPrintable(done.error().message));
}

void TestSettings::boundsAreTakenThemselves()
{
    SettingStore store(m_database->connection());
    for (const auto &rule : settingRules()) {
        for (const double bound : {rule.least, rule.most}) {
            const auto key = std::string(rule.key);
            const auto value = rule.words.empty() ? QString::number(bound, 'f', rule.whole ? 0 : 3).toStdString()
                                                  : rule.text(bound).toStdString();
            VERIFY_RESULT(rule.ofOrganisation ? store.setOf("acme", key, value) : store.set(key, value));
        }
    }
    QCOMPARE(store.read()->queueConcurrency, 64);
    QCOMPARE(store.read()->lease, std::chrono::milliseconds(std::chrono::hours(1)));
}

void TestSettings::oddRowsStopNobody_data()
{
    QTest::addColumn<QString>("odd");
    QTest::addColumn<int>("asSlots");
    QTest::newRow("too many") << QStringLiteral("40000") << 64;
    QTest::newRow("none") << QStringLiteral("0") << 1;
    QTest::newRow("no number") << QStringLiteral("six") << 6;
    QTest::newRow("nothing") << QString() << 6;
    QTest::newRow("beyond every number") << QStringLiteral("99999999999999999999") << 6;
}

/// Rows that came around the trigger, as a restore or a superuser can bring them.
void TestSettings::oddRowsStopNobody()
{
    QFETCH(const QString, odd);
    QFETCH(const int, asSlots);
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    VERIFY_RESULT(m_database->connection().runScript("ALTER TABLE setting DISABLE TRIGGER setting_is_bounded"));
    m_database->sql("UPDATE setting SET value = '" + odd.toStdString() + '\'');
    const auto settings = SettingStore(m_database->connection()).read();
    VERIFY_RESULT(settings);
    QCOMPARE(settings->queueConcurrency, asSlots);
    QVERIFY(settings->lease >= std::chrono::seconds(2) && settings->poll >= std::chrono::seconds(1));
    for (const auto &rule : settingRules()) {
        if (rule.ofOrganisation)
            continue;
        const auto number
            = static_cast<double>(m_database->number("SELECT leapfrog_setting('" + std::string(rule.key) + "')"));
        QVERIFY2(number >= rule.least && number <= rule.most, rule.key.data());
    }
    m_database->drain();
    VERIFY_RESULT(QueueStore(m_database->connection()).trim());
    QCOMPARE(m_database->number("SELECT posted_version FROM document"), 1);
}

void TestSettings::aDeletedRowIsTheDefault()
{
    m_database->sql("DELETE FROM setting");
    QCOMPARE(m_database->number("SELECT leapfrog_setting('max_attempts')"), 8);
    SettingStore store(m_database->connection());
    QCOMPARE(store.read()->queueConcurrency, 6);
    VERIFY_RESULT(store.set("queue_concurrency", "7"));
    QCOMPARE(store.read()->queueConcurrency, 7);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "test_settings.moc"
