// SPDX-License-Identifier: MIT
#include "cli/documents/import_answer.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/watched_folder.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace leapfrog::cli {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::ImportWatch)
};

} // namespace

static constexpr auto betweenLooks = 1s;

static void pause(const std::stop_token &stop, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any stopped;
    stopped.wait_for(lock, stop, time, [] { return false; });
}

namespace {

/// A folder under watch. Files stay where they are until they are imported, so that whoever is stopped, or dies, finds
/// them again.
class Watch
{
public:
    Watch(Session &session, ImportRequest request, WatchedFolder folder, std::stop_token stop)
        : m_session(session)
        , m_request(std::move(request))
        , m_folder(std::move(folder))
        , m_stop(std::move(stop))
    { }

    /// One look into the folder: imports every file that is whole. Whether there is more to wait for.
    Result<bool> importAll();
    void forgetConnection() { m_connection.reset(); }

private:
    Result<> importFile(const std::string &file);
    Result<> connect();

    Session &m_session;
    ImportRequest m_request;
    WatchedFolder m_folder;
    const std::stop_token m_stop;
    std::unique_ptr<Connection> m_connection;
};

Result<> Watch::connect()
{
    if (m_connection && m_connection->isOpen())
        return {};
    auto opened = m_session.connect("import");
    if (!opened)
        return failed(opened);
    m_connection = std::move(*opened);
    return {};
}

/// Imports one file and moves it away. An error that waiting can mend leaves it where it is. The session's exit code is
/// the worst of its files afterwards.
Result<> Watch::importFile(const std::string &file)
{
    const int before = std::exchange(m_session.exitCode, Done);
    m_request.files = {file};
    auto done = importFiles(m_session, *m_connection, m_request, m_stop);
    if (!done && (done.error().isTransient() || done.error().code != Error::Code::Invalid))
        return done;
    if (!m_folder.isAsSeen(file)) { // taken away, or written to: it is looked at anew
        m_session.exitCode = before;
        return {};
    }
    if (!done)
        m_session.fail(done.error());
    const auto place = m_session.exitCode == Done ? WatchedFolder::Place::Done : WatchedFolder::Place::Refused;
    m_session.exitCode = std::max(m_session.exitCode, before);
    m_session.tell(place == WatchedFolder::Place::Done ? Words::tr("%1: done").arg(words(file))
                                                       : Words::tr("%1: to refused/").arg(words(file)));
    return m_folder.move(file, place);
}

Result<bool> Watch::importAll()
{
    const auto look = m_folder.look();
    if (!look)
        return failed(look);
    for (const auto &file : look->files) {
        if (m_stop.stop_requested())
            return true;
        if (!m_folder.isAsSeen(file))
            continue;
        if (auto connected = connect(); !connected)
            return failed(connected);
        if (auto done = importFile(file); !done)
            return failed(done);
    }
    return look->more || !look->files.empty();
}

} // namespace

Result<> watchFolder(Session &session, ImportRequest request, const std::string &path, bool once)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto folder = WatchedFolder::open(path);
    if (!folder)
        return failed(folder);
    Watch watch(session, std::move(request), std::move(*folder), stop);
    Backoff patience(1s, 60s);
    int worst = Done;
    while (!stop.stop_requested()) {
        session.exitCode = Done;
        const auto more = watch.importAll();
        worst = std::max(worst, session.exitCode);
        if (stop.stop_requested())
            break;
        if (!more && (once || !more.error().isTransient()))
            return failed(more);
        if (!more) { // the files are still there
            report(more.error());
            watch.forgetConnection();
            pause(stop, patience.next());
            continue;
        }
        patience.reset();
        if (once && !*more)
            break;
        pause(stop, betweenLooks);
    }
    session.exitCode = once ? worst : Done;
    return {};
}

} // namespace leapfrog::cli
