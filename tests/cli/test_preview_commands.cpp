// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QJsonArray>

#include <csignal>

using namespace leapfrog;
using namespace leapfrog::test;

/// What would be posted, and what a recreation changed, as leapfrogctl tells it.
class TestPreviewCommands : public QObject, protected CommandLine
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void aPreviewChangesNothing();
    void theHistoryShowsOldEntriesAgainstNew();
    void aPreviewAndTheHistoryNameWhatChanged();
    void postAnswersEachRecord();
    void postGivesTheGoldenCases();
};

void TestPreviewCommands::aPreviewChangesNothing()
{
    run(words("import --org acme") << importFile({invoiceBody("S1", 100)}));
    const auto preview = run(words("recreate --org acme --document S1 --preview"));
    QCOMPARE(preview.exitCode, 0);
    QCOMPARE(preview.json()[QStringLiteral("changed")].toInt(), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation"), 0);
}

void TestPreviewCommands::theHistoryShowsOldEntriesAgainstNew()
{
    run(words("import --org acme") << importFile({invoiceBody("S1", 100), invoiceBody("S2", 100)}));
    run(words("work --drain"));
    run(words("organisation set --org acme --role sales=4001"));
    const auto done = run(words("recreate --org acme --document S1 --document S2"));
    run(words("recreate --org acme --document S1")); // what came later does not change the history
    const auto shown = run(QStringList{QStringLiteral("recreations"), QStringLiteral("show"),
                                       done.json()[QStringLiteral("recreation_id")].toString()});
    const auto documents = shown.json()[QStringLiteral("per_document")].toArray();
    QCOMPARE(documents.size(), 2);
    for (const auto &document : documents) {
        const auto lines = document.toObject()[QStringLiteral("difference")].toArray();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].toObject()[QStringLiteral("account")].toString(), QStringLiteral("4000"));
        QCOMPARE(lines[0].toObject()[QStringLiteral("difference")].toString(), QStringLiteral("100.00"));
        QCOMPARE(lines[1].toObject()[QStringLiteral("account")].toString(), QStringLiteral("4001"));
        QCOMPARE(lines[1].toObject()[QStringLiteral("base_new")].toString(), QStringLiteral("-100.00"));
    }
}

/// As `lines[0].amount "100.00" > "120.00", account null > "4711"`.
static QString changesOf(const QJsonObject &document)
{
    const auto shown = [](const QJsonValue &value) {
        const auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(text.mid(1, text.size() - 2));
    };
    QStringList all;
    const auto changes = document[QStringLiteral("changes")].toArray();
    for (const auto &entry : changes) {
        const auto change = entry.toObject();
        all << QStringLiteral("%1 %2 > %3")
                   .arg(change[QStringLiteral("field")].toString(), shown(change[QStringLiteral("old")]),
                        shown(change[QStringLiteral("new")]));
    }
    return all.join(QLatin1String(", "));
}

void TestPreviewCommands::aPreviewAndTheHistoryNameWhatChanged()
{
    run(words("import --org acme") << importFile({invoiceBody("S1", 100), invoiceBody("S2", 100)}));
    run(words("work --drain"));
    auto refused = invoiceBody("S2", 100);
    refused.insert(refused.find("\"amount\""), R"("account":"4711",)");
    run(words("import --org acme") << importFile({invoiceBody("S1", 110), refused}));
    run(words("import --org acme") << importFile({invoiceBody("S1", 120)}));
    const auto fields = QStringLiteral(R"(lines[0].amount "100.00" > "120.00", total "100.00" > "120.00")");
    const auto previewed = [this] {
        const auto preview = run(words("recreate --org acme --document S1 --document S2 --preview"));
        return preview.json()[QStringLiteral("previews")].toArray();
    };
    QCOMPARE(changesOf(previewed()[0].toObject()), fields);
    QCOMPARE(previewed()[0].toObject()[QStringLiteral("rules_note")], QJsonValue(QString()));
    QCOMPARE(changesOf(previewed()[1].toObject()), QStringLiteral(R"(lines[0].account null > "4711")"));
    QVERIFY(previewed()[1].toObject().contains(QStringLiteral("refusal")));

    run(words("organisation set --org acme --role sales=4001"));
    const auto note = QStringLiteral("The settings for posting were changed on ");
    QVERIFY(previewed()[0].toObject()[QStringLiteral("rules_note")].toString().startsWith(note));
    auto text = inWords(words("recreate --org acme --document S1 --preview"));
    QVERIFY2(text.contains(QStringLiteral("lines[0].amount: 100.00 → 120.00")), qPrintable(text));
    QVERIFY2(text.contains(note), qPrintable(text));

    const auto done = run(words("recreate --org acme --document S1"));
    const auto id = done.json()[QStringLiteral("recreation_id")].toString();
    QCOMPARE(changesOf(previewed()[0].toObject()), QString()); // it is what is posted now
    run(words("import --org acme") << importFile({invoiceBody("S1", 130)})); // comes too late for the history
    const auto shown = run(words("recreations show") << id).json()[QStringLiteral("per_document")].toArray();
    QCOMPARE(changesOf(shown[0].toObject()), fields);
    QVERIFY(shown[0].toObject()[QStringLiteral("rules_note")].toString().startsWith(note));
    text = inWords(words("recreations show") << id);
    QVERIFY2(text.contains(QStringLiteral("lines[0].amount: 100.00 → 120.00")), qPrintable(text));
    QVERIFY2(text.contains(note), qPrintable(text));

    m_database->sql("DELETE FROM document_history");
    QVERIFY(previewed()[0].toObject()[QStringLiteral("changes")].isNull());
    QVERIFY(inWords(words("recreate --org acme --document S1 --preview")).contains(QLatin1String("is not kept")));
}

void TestPreviewCommands::postAnswersEachRecord()
{
    const auto body = QByteArray::fromStdString(invoiceBody("S1", 100));
    const auto good = leapfrogctl({QStringLiteral("post")}, body);
    QCOMPARE(good.exitCode, 0);
    QCOMPARE(good.json()[QStringLiteral("postings")].toArray().size(), 2);
    const auto mixed = leapfrogctl({QStringLiteral("post"), QStringLiteral("-")}, body + "\n{broken\n" + body);
    QCOMPARE(mixed.exitCode, 1);
    const auto lines = mixed.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    const auto broken = QJsonDocument::fromJson(lines[1]).object();
    QVERIFY(broken[QStringLiteral("id")].isNull());
    QCOMPARE(broken[QStringLiteral("at")].toObject()[QStringLiteral("line")].toInt(), 2);
    QCOMPARE(broken[QStringLiteral("refusal")].toObject()[QStringLiteral("code")].toString(),
             QStringLiteral("malformed"));
}

/// What a case compares: everything of a posting but its words and its order.
static QStringList comparable(const QJsonArray &postings)
{
    QStringList all;
    for (const auto &entry : postings) {
        const auto posting = entry.toObject();
        QStringList parts;
        for (const auto *name : {"date", "account", "currency", "amount", "base_amount", "rule"})
            parts << posting[QLatin1String(name)].toString();
        all << parts.join(QLatin1Char(' '));
    }
    all.sort();
    return all;
}

void TestPreviewCommands::postGivesTheGoldenCases()
{
    int cases = 0;
    for (const auto *name : {"rules", "random"}) {
        QFile file(QStringLiteral(LEAPFROG_TEST_DATA "/golden/%1.jsonl").arg(QLatin1String(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QByteArray input;
        QList<QJsonObject> expected;
        for (const auto &line : file.readAll().trimmed().split('\n')) {
            const auto one = QJsonDocument::fromJson(line).object();
            input += QJsonDocument(one[QStringLiteral("input")].toObject()).toJson(QJsonDocument::Compact) + '\n';
            expected << one;
        }
        const auto lines = leapfrogctl({QStringLiteral("post")}, input).out.trimmed().split('\n');
        QCOMPARE(lines.size(), expected.size());
        for (qsizetype i = 0; i < lines.size(); ++i, ++cases) {
            const auto got = QJsonDocument::fromJson(lines[i]).object();
            const auto wanted = expected[i][QStringLiteral("expect")].toObject();
            const auto label = expected[i][QStringLiteral("name")].toString();
            const auto refusal = wanted[QStringLiteral("refusal")].toObject();
            QVERIFY2(got[QStringLiteral("refusal")].toObject()[QStringLiteral("code")].toString()
                         == refusal[QStringLiteral("code")].toString(),
                     qPrintable(label));
            QVERIFY2(got[QStringLiteral("refusal")].toObject()[QStringLiteral("field")].toString()
                         == refusal[QStringLiteral("field")].toString(),
                     qPrintable(label));
            QVERIFY2(comparable(got[QStringLiteral("postings")].toArray())
                         == comparable(wanted[QStringLiteral("postings")].toArray()),
                     qPrintable(label));
        }
    }
    QVERIFY(cases >= 279);
}

QTEST_GUILESS_MAIN(TestPreviewCommands)
#include "test_preview_commands.moc"
