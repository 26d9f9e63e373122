// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "core/sentences.h"
#include "store/database/own_sentences.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

using Variables = QMap<QString, QString>;

/// In which language leapfrogctl speaks, and that scripts don't notice.
class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theLanguageIsTheReaders_data();
    void theLanguageIsTheReaders();
    void theDatabasesRefusalsToo();
    void whatTheDatabaseKeepsIsReadInTheReadersLanguage();
    void whatScriptsReadIsEnglish_data();
    void whatScriptsReadIsEnglish();
    void numbersAreReadTheSameInEveryLanguage_data();
    void numbersAreReadTheSameInEveryLanguage();
    void eachNumberIsOneOfThese();
    void eachSentenceOfTheDatabaseIsKnown();

private:
    Answer run(const Variables &variables, const QStringList &words) const;
    Answer german(const QStringList &words) const { return run({{u"LC_ALL"_s, u"de_DE.UTF-8"_s}}, words); }
    void addUnpostable();

    QTemporaryDir m_locales; ///< C's own of German, wherever the test runs
    std::unique_ptr<TestDatabase> m_database;
};

void TestLanguage::initTestCase()
{
    const auto german = m_locales.filePath(u"de_DE.UTF-8"_s);
    QCOMPARE(QProcess::execute(u"localedef"_s, {u"-i"_s, u"de_DE"_s, u"-f"_s, u"UTF-8"_s, german}), 0);
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

Answer TestLanguage::run(const Variables &variables, const QStringList &words) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto *variable : {"LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LANG", "LANGUAGE"})
        environment.remove(QLatin1String(variable));
    environment.insert(u"LOCPATH"_s, m_locales.path());
    for (auto one = variables.begin(); one != variables.end(); ++one)
        environment.insert(one.key(), one.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(LEAPFROGCTL),
                  QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn())} + words);
    if (!process.waitForFinished(120'000))
        qFatal("leapfrogctl does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TestLanguage::theLanguageIsTheReaders_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("isGerman");
    const auto none = QStringList();
    QTest::newRow("nothing says") << Variables() << none << false;
    QTest::newRow("LANG") << Variables{{u"LANG"_s, u"de_AT.UTF-8"_s}} << none << true;
    QTest::newRow("LC_MESSAGES before LANG")
        << Variables{{u"LANG"_s, u"en_GB.UTF-8"_s}, {u"LC_MESSAGES"_s, u"de_DE.UTF-8"_s}} << none << true;
    QTest::newRow("LC_ALL before both") << Variables{{u"LC_ALL"_s, u"C.UTF-8"_s},
                                                     {u"LC_MESSAGES"_s, u"de_DE.UTF-8"_s},
                                                     {u"LANG"_s, u"de_DE.UTF-8"_s}}
                                        << none << false;
    QTest::newRow("numbers alone are no language")
        << Variables{{u"LANG"_s, u"en_GB.UTF-8"_s}, {u"LC_NUMERIC"_s, u"de_DE.UTF-8"_s}} << none << false;
    QTest::newRow("LANGUAGE's first that there is")
        << Variables{{u"LANG"_s, u"en_GB.UTF-8"_s}, {u"LANGUAGE"_s, u"fr:de:en"_s}} << none << true;
    QTest::newRow("one that there is not") << Variables{{u"LANG"_s, u"fr_FR.UTF-8"_s}} << none << false;
    QTest::newRow("--language de") << Variables() << QStringList{u"--language"_s, u"de"_s} << true;
    QTest::newRow("--language=en before all")
        << Variables{{u"LC_ALL"_s, u"de_DE.UTF-8"_s}} << QStringList{u"--language=en"_s} << false;
}

void TestLanguage::theLanguageIsTheReaders()
{
    QFETCH(const Variables, variables);
    QFETCH(const QStringList, options);
    QFETCH(const bool, isGerman);
    const auto refused = run(variables, options + words("depth --org nobody"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.messages.contains(isGerman ? "Hier gibt es keine Organisation „nobody“."
                                                : "There is no organisation \"nobody\" here."),
             refused.messages.constData());
    QVERIFY(refused.messages.contains("[unknown_organisation]"));
}

/// They come in English from the server, with a code.
void TestLanguage::theDatabasesRefusalsToo()
{
    const QString open = u"period unlock --org acme --from 2026-03-01 --why mistake"_s;
    const auto refused = german(open.split(u' '));
    QVERIFY2(refused.messages.contains("„acme“") && refused.messages.contains("festgeschrieben")
                 && refused.messages.contains("[not_locked]"),
             refused.messages.constData());
    const auto recreated = german(words("recreate --org acme --document NO-SUCH"));
    QVERIFY2(recreated.messages.contains("keinen Beleg NO-SUCH"), recreated.messages.constData());
}

/// A document that names an account that its chart has not.
void TestLanguage::addUnpostable()
{
    auto record = invoiceRecord("ODD-1", 100);
    record.body.insert(record.body.find("\"amount\""), R"("account":"4711",)");
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
}

/// A worker that speaks German leaves English for all who read it, each in their own.
void TestLanguage::whatTheDatabaseKeepsIsReadInTheReadersLanguage()
{
    addUnpostable();
    QCOMPARE(german(words("work --drain --concurrency 2")).exitCode, 0);
    const auto kept = m_database->sql("SELECT last_error FROM accounting_work_queue WHERE state = 'dead'");
    QVERIFY2(kept.starts_with("unknown_account: There is no account"), kept.c_str());
    QCOMPARE(m_database->sql("SELECT status_message FROM document WHERE document_id = 'ODD-1'"),
             kept.substr(std::string("unknown_account: ").size()));
    const auto list = german(words("jobs list --state dead"));
    QVERIFY2(list.out.contains("unknown_account: ") && list.out.contains("kein Konto „4711“")
                 && !list.out.contains("There is no"),
             list.out.constData());
    const auto groups = german(words("jobs errors"));
    QVERIFY2(groups.out.contains("kein Konto „4711“"), groups.out.constData());
    QVERIFY(run({}, words("jobs list --state dead")).out.contains("There is no account"));
}

void TestLanguage::whatScriptsReadIsEnglish_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("a list") << u"--json jobs list --state dead"_s;
    QTest::newRow("groups") << u"--json jobs errors"_s;
    QTest::newRow("a refusal") << u"--json depth --org nobody"_s;
    QTest::newRow("a preview that is refused") << u"--json recreate --org acme --document ODD-1 --preview"_s;
    QTest::newRow("doctor") << u"--json doctor --check document_states"_s;
    QTest::newRow("the log") << u"--log json depth --org nobody"_s;
    QTest::newRow("though a language is named") << u"--language de --json depth --org nobody"_s;
}

void TestLanguage::whatScriptsReadIsEnglish()
{
    QFETCH(const QString, command);
    static const QRegularExpression moment(u"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"_s);
    const auto timeless = [](const QByteArray &text) { return QString::fromUtf8(text).replace(moment, u"then"_s); };
    const auto inGerman = german(command.split(u' '));
    const auto inEnglish = run({{u"LC_ALL"_s, u"C.UTF-8"_s}}, command.split(u' '));
    QCOMPARE(inGerman.exitCode, inEnglish.exitCode);
    QCOMPARE(timeless(inGerman.out), timeless(inEnglish.out));
    QCOMPARE(timeless(inGerman.messages), timeless(inEnglish.messages));
}

static const QMap<QString, QString> fractions = {{u"work --rate"_s, u"work --drain --rate %1"_s},
                                                 {u"work --job-seconds"_s, u"work --drain --job-seconds %1"_s},
                                                 {u"demo --job-seconds"_s, u"demo --job-seconds %1 --help"_s}};

void TestLanguage::numbersAreReadTheSameInEveryLanguage_data()
{
    QTest::addColumn<QString>("command");
    for (auto one = fractions.begin(); one != fractions.end(); ++one)
        QTest::newRow(qPrintable(one.key())) << one.value();
}

void TestLanguage::numbersAreReadTheSameInEveryLanguage()
{
    QFETCH(const QString, command);
    for (const auto *language : {"de_DE.UTF-8", "C.UTF-8"}) {
        const Variables variables{{u"LC_ALL"_s, QLatin1String(language)}};
        const auto withPoint = run(variables, command.arg(u"0.5"_s).split(u' '));
        QVERIFY2(withPoint.exitCode == 0, withPoint.messages.constData());
        if (!command.contains(u"--help"_s)) // which goes before what is wrong
            QCOMPARE(run(variables, command.arg(u"0,5"_s).split(u' ')).exitCode, 2);
    }
}

/// No option that takes a fraction is forgotten above.
void TestLanguage::eachNumberIsOneOfThese()
{
    static const QRegularExpression heading(u"^\\s*leapfrogctl (.*) \\[OPTIONS\\]"_s);
    static const QRegularExpression option(u"^\\s+(--[a-z-]+) FLOAT"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression command(u"^  ([a-z-]+)(  |$)"_s, QRegularExpression::MultilineOption);
    QStringList found;
    QList<QStringList> waiting = {{}};
    while (!waiting.isEmpty()) {
        const auto path = waiting.takeFirst();
        const auto help = QString::fromUtf8(run({}, path + QStringList{u"--help"_s}).out);
        for (auto one = option.globalMatch(help); one.hasNext();)
            found.append(path.join(u' ') + u' ' + one.next().captured(1));
        const auto list = help.section(u"Subcommands:"_s, 1);
        for (auto one = command.globalMatch(list); path.size() < 3 && one.hasNext();)
            waiting.append(path + QStringList{one.next().captured(1)});
    }
    found.sort();
    QCOMPARE(found.join(u'\n'), QStringList(fractions.keys()).join(u'\n'));
}

/// Its beginning, up to the second place.
static QString formOf(QString sentence)
{
    static const QRegularExpression place(u"%(\\d|s)"_s);
    sentence.replace(place, u"◦"_s);
    const auto second = sentence.indexOf(u'◦', sentence.indexOf(u'◦') + 1);
    return second > 0 ? sentence.left(second) : sentence;
}

void TestLanguage::eachSentenceOfTheDatabaseIsKnown()
{
    static const QRegularExpression raised(
        u"(ERRCODE = 'LF[1-9]\\d\\d'|CONSTRAINT = '(odd_row|version_counts_up)').*?MESSAGE\\s*=(.*?);\\s*(\\n|END)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression literal(u"'((?:[^']|'')*)'"_s);
    QStringList known;
    for (const auto *own : ownSentences())
        known.append(formOf(QString::fromUtf8(own)));
    QStringList unknown;
    int seen = 0;
    const QDir folder(QStringLiteral(LEAPFROG_SOURCE_DIR "/migrations/functions"));
    for (const auto &name : folder.entryList({u"*.sql"_s})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(file.readAll());
        for (auto one = raised.globalMatch(text); one.hasNext();) {
            QString said;
            const auto expression = one.next().captured(3);
            for (auto quoted = literal.globalMatch(expression); quoted.hasNext() && !said.contains(u' ');)
                said = quoted.next().captured(1).replace(u"''"_s, u"'"_s);
            ++seen;
            const auto form = formOf(said);
            const bool isKnown = std::ranges::any_of(
                known, [&](const QString &sentence) { return sentence.startsWith(form) || form.startsWith(sentence); });
            if (!isKnown)
                unknown.append(name + u": "_s + said);
        }
    }
    QCOMPARE(unknown.join(u'\n'), QString());
    QVERIFY(seen > 30);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "test_language.moc"
