// SPDX-License-Identifier: MIT
#include "store/server/private_copy.h"

#include "store/database/connection.h"
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leapfrog;
using namespace leapfrog::test;
namespace fs = std::filesystem;

/// The private database is backed up, put back and deleted as a whole; what fails changes nothing.
class TestPrivateCopy : public QObject
{
    Q_OBJECT

private slots:
    void aBackupIsPutBack();
    void anotherFileIsNotTakenForABackup();
    void whatIsInUseIsLeftAlone();
    void aFailedBackupLeavesTheFile();
    void allOfItIsDeleted();

private:
    static void fill(const EmbeddedServer::Options &options, const char *word);
    static std::string word(const EmbeddedServer::Options &options, const std::string &database = "leapfrog");
};

void TestPrivateCopy::fill(const EmbeddedServer::Options &options, const char *word)
{
    const auto server = must(EmbeddedServer::start(options));
    ask(server->dsn(), "CREATE TABLE IF NOT EXISTS schema_migration (version int)");
    ask(server->dsn(), "DROP TABLE IF EXISTS book");
    ask(server->dsn(), (std::string("CREATE TABLE book AS SELECT '") + word + "'::text AS word").c_str());
}

std::string TestPrivateCopy::word(const EmbeddedServer::Options &options, const std::string &database)
{
    const auto server = must(EmbeddedServer::start(options));
    return ask(server->dsn() + " dbname=" + database, "SELECT word FROM book");
}

void TestPrivateCopy::aBackupIsPutBack()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    fill(options, "first");
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("a b.dump"));
    {
        const auto user = must(EmbeddedServer::start(options)); // while it is in use
        VERIFY_RESULT(backUpPrivateDatabase(options, file, {}));
    }
    fill(options, "second");
    VERIFY_RESULT(restorePrivateDatabase(options, file, {}));
    QCOMPARE(word(options), std::string("first"));
    QCOMPARE(word(options, "leapfrog_before"), std::string("second"));
    VERIFY_RESULT(restorePrivateDatabase(options, file, {})); // again: there is a former one already
    QCOMPARE(word(options, "leapfrog_before"), std::string("first"));
    for (const auto &entry : fs::directory_iterator(options.directory))
        QVERIFY2(!entry.path().filename().string().starts_with("restore-")
                     && !entry.path().filename().string().starts_with("backup-"),
                 entry.path().c_str());
}

void TestPrivateCopy::anotherFileIsNotTakenForABackup()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    fill(options, "mine");
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("letter.dump"));
    QFile letter(file);
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Dear Sir or Madam");
    letter.close();
    const auto restored = restorePrivateDatabase(options, file, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().reason, std::string("restore_failed"));
    QVERIFY(restored.error().message.contains(QStringLiteral("Nothing was changed")));
    const auto missing = restorePrivateDatabase(options, folder.filePath(QStringLiteral("none")), {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().reason, std::string("unreadable_file"));
    QCOMPARE(word(options), std::string("mine"));
}

void TestPrivateCopy::whatIsInUseIsLeftAlone()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    fill(options, "mine");
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("books.dump"));
    VERIFY_RESULT(backUpPrivateDatabase(options, file, {}));
    UserProcess user(options);
    QVERIFY(user.waitUntilReady());
    auto connection = must(Connection::open(user.dsn(), "test"));
    const auto restored = restorePrivateDatabase(options, file, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().reason, std::string("data_folder_in_use"));
    const auto deleted = deletePrivateServer(options);
    QVERIFY(!deleted);
    QCOMPARE(deleted.error().reason, std::string("data_folder_in_use"));
    QCOMPARE(must(connection->run("SELECT word FROM book")).first().text(0), std::string("mine"));
    connection.reset();
    QVERIFY(user.leave());
}

void TestPrivateCopy::aFailedBackupLeavesTheFile()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    fill(options, "mine");
    const auto made = backUpPrivateDatabase(options, QStringLiteral("/nonexistent/books.dump"), {});
    QVERIFY(!made);
    QCOMPARE(made.error().reason, std::string("unwritable_file"));
}

void TestPrivateCopy::allOfItIsDeleted()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    fill(options, "mine");
    VERIFY_RESULT(deletePrivateServer(options));
    QVERIFY(!fs::exists(options.directory / "cluster"));
    const auto server = must(EmbeddedServer::start(options)); // it is made anew
    QVERIFY(ask(server->dsn(), "SELECT word FROM book").starts_with("error: "));
}

EMBEDDED_TEST_MAIN(TestPrivateCopy)
#include "test_private_copy.moc"
