// SPDX-License-Identifier: MIT
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"

#include "store/server/child_process.h"
#include "store/server/files/file_lock.h"
#include "store/server/server_owner.h"

#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace leapfrog;
using namespace leapfrog::test;
namespace fs = std::filesystem;

class TestEmbeddedRefusals : public QObject
{
    Q_OBJECT

private slots:
    void refusesWithAReason_data();
    void refusesWithAReason();
    void leavesAForeignFolderAlone();
    void followsNoLinks();
    void refusesAClusterThatAnotherPostgresServes();
    void tellsWhyTheServerEnds();
    void survivesAFullDiskWhenCreating();
    void survivesAFullDiskWhenStarting();
    void rootIsToldOfAnUnreachableFolder();
};

namespace {

/// A small disk of its own. Not usable without the right to mount.
class SmallDisk
{
public:
    SmallDisk(fs::path folder, int megabytes)
        : m_folder(std::move(folder))
    {
        fs::create_directory(m_folder);
        const auto size = "mode=0711,size=" + std::to_string(megabytes) + 'm';
        m_mounted = mount("tmpfs", m_folder.c_str(), "tmpfs", MS_NOSUID, size.c_str()) == 0;
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(m_folder.c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    void grow(int megabytes) const
    {
        const auto size = "size=" + std::to_string(megabytes) + 'm';
        QCOMPARE(mount("tmpfs", m_folder.c_str(), "tmpfs", MS_REMOUNT | MS_NOSUID, size.c_str()), 0);
    }
    void fill() const
    {
        std::ofstream file(m_folder / "filling", std::ios::binary);
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) { }
    }
    void free() const { fs::remove(m_folder / "filling"); }

private:
    fs::path m_folder;
    bool m_mounted = false;
};

using Preparation = void (*)(EmbeddedServer::Options &);

void hidePrograms(EmbeddedServer::Options &options)
{
    options.programFolders = {options.temporaryFolder / "nothing-here"};
}

void offerOldPrograms(EmbeddedServer::Options &options)
{
    const auto folder = options.temporaryFolder / "old";
    fs::create_directories(folder);
    for (const char *name : {"initdb", "postgres"}) {
        writeText(folder / name, "#!/bin/sh\necho 'postgres (PostgreSQL) 13.14 (Debian 13.14-1)'\n");
        chmod((folder / name).c_str(), 0755);
    }
    options.programFolders = {folder};
}

void ageCluster(EmbeddedServer::Options &options)
{
    VERIFY_RESULT(makeStopped(options));
    writeText(options.directory / "cluster/PG_VERSION", "99\n");
}

void useSystemFolder(EmbeddedServer::Options &options)
{
    options.directory = "/usr";
}

void openFolder(EmbeddedServer::Options &options)
{
    VERIFY_RESULT(makeStopped(options));
    chmod(options.directory.c_str(), 0777);
}

void openCluster(EmbeddedServer::Options &options)
{
    VERIFY_RESULT(makeStopped(options));
    chmod((options.directory / "cluster").c_str(), 0770);
}

void putFileInTheWay(EmbeddedServer::Options &options)
{
    writeText(options.directory, "a file");
}

void useRelativePath(EmbeddedServer::Options &options)
{
    options.directory = "here";
}

void lengthenPaths(EmbeddedServer::Options &options)
{
    options.directory = options.temporaryFolder / std::string(150, 'x');
    options.temporaryFolder /= std::string(150, 'y');
}

} // namespace

Q_DECLARE_METATYPE(Preparation)

void TestEmbeddedRefusals::refusesWithAReason_data()
{
    QTest::addColumn<Preparation>("prepare");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("advice"); // what the message must hold

    const auto row = [](const char *name, Preparation prepare, const char *reason, const char *advice) {
        QTest::newRow(name) << prepare << QString::fromLatin1(reason) << QString::fromLatin1(advice);
    };
    row("package missing", &hidePrograms, "server_package_missing", "apt install postgresql");
    row("package too old", &offerOldPrograms, "server_too_old", "13");
    row("cluster of another major version", &ageCluster, "data_folder_version", "postgresql-99");
    row("folder of another user", &useSystemFolder, "data_folder_owner", "/usr");
    row("others may write in the folder", &openFolder, "data_folder_open", "chmod 700");
    row("others may write in the cluster", &openCluster, "data_folder_open", "chmod 700");
    row("a file where the folder should be", &putFileInTheWay, "data_folder_invalid", "not a folder");
    row("relative path", &useRelativePath, "data_folder_invalid", "full path");
    row("socket path too long everywhere", &lengthenPaths, "socket_path_too_long", "shorter");
}

void TestEmbeddedRefusals::refusesWithAReason()
{
    QFETCH(const Preparation, prepare);
    QFETCH(const QString, reason);
    QFETCH(const QString, advice);
    const EnvironmentChange runtime("XDG_RUNTIME_DIR", {});
    EmbeddedSandbox sandbox;
    auto options = sandbox.options();
    prepare(options);

    const auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(QString::fromStdString(server.error().reason), reason);
    QVERIFY2(server.error().message.contains(advice), qPrintable(server.error().message));
    QVERIFY(postmasters(options.directory).empty());
    QVERIFY(!hasUnfinished(options.directory));
    if (reason == QLatin1String("socket_path_too_long"))
        QVERIFY(!fs::exists(options.directory / "cluster"));
}

void TestEmbeddedRefusals::leavesAForeignFolderAlone()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    VERIFY_RESULT(makeStopped(options));
    fs::remove_all(options.directory / "cluster");
    fs::create_directory(options.directory / "cluster");
    writeText(options.directory / "cluster/thesis.txt", "irreplaceable");

    const auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "data_folder_invalid");
    QVERIFY(fs::exists(options.directory / "cluster/thesis.txt"));
}

void TestEmbeddedRefusals::followsNoLinks()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    VERIFY_RESULT(makeStopped(options));
    const auto victim = sandbox.folder() / "victim";
    writeText(victim, "precious");
    chmod(victim.c_str(), 0644);
    for (const char *name : {"users.lock", "start.lock", "server.lock"}) {
        fs::remove(options.directory / name);
        fs::create_symlink(victim, options.directory / name);

        const auto server = EmbeddedServer::start(options);

        QVERIFY2(!server, name);
        fs::remove(options.directory / name);
    }
    struct stat facts = {};
    QCOMPARE(stat(victim.c_str(), &facts), 0);
    QCOMPARE(facts.st_uid, geteuid());
    QCOMPARE(facts.st_mode & 0777, mode_t(0644));
    QCOMPARE(fs::file_size(victim), uintmax_t(8));
}

void TestEmbeddedRefusals::refusesAClusterThatAnotherPostgresServes()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    VERIFY_RESULT(makeStopped(options));
    const auto owner = ServerOwner::ofThisProcess();
    const auto programs = ServerPrograms::find({}, std::nullopt, *owner);
    VERIFY_RESULT(programs);
    const auto lock = FileLock::open(sandbox.folder() / "unrelated", *owner);
    VERIFY_RESULT(lock);
    const auto output = startDaemon({.program = programs->postgres,
                                     .arguments = {"-D", (options.directory / "cluster").string(), "-c",
                                                   "listen_addresses=", "-k", (options.directory / "socket").string()}},
                                    *owner, lock->descriptor());
    VERIFY_RESULT(output);
    QTRY_VERIFY(fs::exists(options.directory / "socket/.s.PGSQL.5432"));
    const auto foreign = postmasters(options.directory);
    QCOMPARE(foreign.size(), size_t(1));

    const auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "data_folder_in_use");
    QCOMPARE(postmasters(options.directory), foreign);
    QVERIFY(fs::exists(options.directory / "cluster/postmaster.pid"));
    kill(foreign[0], SIGINT);
    QTRY_VERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedRefusals::tellsWhyTheServerEnds()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    VERIFY_RESULT(makeStopped(options));
    const auto configuration = options.directory / "cluster/postgresql.conf";
    const auto before = fs::file_size(configuration);
    writeText(configuration, "\nno_such_setting = 1\n", std::ios::app);

    const auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "server_start_failed");
    QVERIFY2(server.error().cause.contains(QLatin1String("no_such_setting")), qPrintable(server.error().cause));
    QVERIFY(postmasters(options.directory).empty());

    fs::resize_file(configuration, before);
    VERIFY_RESULT(EmbeddedServer::start(options));
}

void TestEmbeddedRefusals::survivesAFullDiskWhenCreating()
{
    EmbeddedSandbox sandbox;
    const SmallDisk disk(sandbox.folder() / "disk", 20);
    if (!disk.isMounted())
        QSKIP("mounting a small disk needs root");
    const auto options = sandbox.options("disk/server");

    const auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "disk_full");
    QVERIFY(server.error().isTransient());
    QVERIFY2(!server.error().cause.isEmpty(), "the cause says nothing");
    QVERIFY(!hasUnfinished(options.directory));
    QVERIFY(!fs::exists(options.directory / "cluster"));

    disk.grow(200);
    VERIFY_RESULT(EmbeddedServer::start(options));
}

void TestEmbeddedRefusals::survivesAFullDiskWhenStarting()
{
    EmbeddedSandbox sandbox;
    const SmallDisk disk(sandbox.folder() / "disk", 150);
    if (!disk.isMounted())
        QSKIP("mounting a small disk needs root");
    const auto options = sandbox.options("disk/server");
    {
        const auto server = EmbeddedServer::start(options);
        VERIFY_RESULT(server);
        QCOMPARE(ask((*server)->dsn(), "CREATE TABLE kept AS SELECT 42 AS answer"), "");
    }
    disk.fill();

    auto server = EmbeddedServer::start(options);

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "disk_full");
    QVERIFY(postmasters(options.directory).empty());
    disk.free();
    server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SELECT answer FROM kept"), "42");
}

void TestEmbeddedRefusals::rootIsToldOfAnUnreachableFolder()
{
    if (geteuid() != 0)
        QSKIP("only root runs the server as someone else");
    EmbeddedSandbox sandbox;
    fs::create_directory(sandbox.folder() / "closed");
    chmod((sandbox.folder() / "closed").c_str(), 0700);

    const auto server = EmbeddedServer::start(sandbox.options("closed/server"));

    QVERIFY(!server);
    QCOMPARE(server.error().reason, "data_folder_unreachable");
    QVERIFY(server.error().message.contains(QLatin1String("postgres")));
}

EMBEDDED_TEST_MAIN(TestEmbeddedRefusals)
#include "test_embedded_refusals.moc"
