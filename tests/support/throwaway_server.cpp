// SPDX-License-Identifier: MIT
// leapfrog_throwaway_server start|stop: one PostgreSQL for a run of the tests, apart from the user's own.
// `start` leaves a running one alone, and writes its conninfo to the DSN file; `stop` removes everything.
#include "store/server/cluster.h"
#include "store/server/files/private_folder.h"
#include "store/server/files/socket_folder.h"
#include "store/server/server_owner.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QTextStream>

namespace {

using namespace leapfrog;

const auto dsnFile = QStringLiteral(LEAPFROG_TEST_DSN_FILE);

/// In the build folder; in /tmp when root builds where the server's user can't look.
Result<std::filesystem::path> serverFolder()
{
    const auto owner = ServerOwner::ofThisProcess();
    if (!owner)
        return failed(owner);
    const std::filesystem::path inBuild = LEAPFROG_TEST_SERVER_FOLDER;
    if (isReachableBy(*owner, inBuild.parent_path()))
        return inBuild;
    return "/tmp/leapfrog-test-" + shortNameFor(inBuild);
}

Result<ClusterOptions> options()
{
    auto folder = serverFolder();
    if (!folder)
        return failed(folder);
    ClusterOptions chosen;
    chosen.directory = std::move(*folder);
    chosen.durable = false;
    chosen.maxConnections = 200;
    if (const auto programs = qEnvironmentVariable("LEAPFROG_TEST_POSTGRES"); !programs.isEmpty())
        chosen.programFolders = {programs.toStdString()}; // ./dev test --postgres
    return chosen;
}

/// What an earlier run left may be beyond repair (it ran without fsync): then it is made anew.
Result<std::string> runOrRemake(const Cluster &cluster)
{
    const auto progress = [](const QString &stage) { QTextStream(stderr) << stage << '\n'; };
    auto dsn = cluster.run(progress);
    if (dsn)
        return dsn;
    QTextStream(stderr) << dsn.error().message << '\n' << dsn.error().cause << "\nTrying with a new one.\n";
    if (const auto stopped = cluster.stop(); !stopped)
        return failed(stopped);
    removeTree(cluster.folders().cluster());
    return cluster.run(progress);
}

Result<> start()
{
    const auto chosen = options();
    if (!chosen)
        return failed(chosen);
    const auto cluster = Cluster::open(*chosen);
    if (!cluster)
        return failed(cluster);
    const auto lock = cluster->lockForStarting({});
    if (!lock)
        return failed(lock);
    const auto dsn = runOrRemake(*cluster);
    if (!dsn)
        return failed(dsn);
    QSaveFile file(dsnFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(*dsn + '\n')) < 0 || !file.commit())
        return failed(Error{.message = file.errorString(), .cause = {}, .reason = {}, .field = {}});
    QTextStream(stdout) << QString::fromStdString(*dsn) << '\n';
    return {};
}

Result<> stop()
{
    const auto chosen = options();
    if (!chosen)
        return failed(chosen);
    const auto cluster = Cluster::open(*chosen);
    if (!cluster)
        return failed(cluster);
    const auto lock = cluster->lockForStarting({});
    if (!lock)
        return failed(lock);
    QFile::remove(dsnFile);
    if (const auto stopped = cluster->stop(); !stopped)
        return failed(stopped);
    if (const auto socketFolder = chooseSocketFolder(chosen->directory, chosen->temporaryFolder, cluster->owner()))
        removeTree(*socketFolder);
    removeTree(chosen->directory);
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto act = QCoreApplication::arguments().value(1);
    if (act != QLatin1String("start") && act != QLatin1String("stop")) {
        QTextStream(stderr) << "usage: leapfrog_throwaway_server start|stop\n";
        return 2;
    }
    const auto done = act == QLatin1String("start") ? start() : stop();
    if (!done)
        QTextStream(stderr) << done.error().message << '\n' << done.error().cause << '\n';
    return done ? 0 : 1;
}
