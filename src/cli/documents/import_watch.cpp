// SPDX-License-Identifier: MIT
#include "cli/documents/import_answer.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/watched_folder.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace leapfrog::cli {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::ImportWatch)
};

} // namespace

static constexpr auto look = 1s;

/// Imports one file and moves it away. An error that waiting can mend leaves it where it is. The session's exit code is
/// the worst of its files afterwards.
static Result<> importFile(Session &session, Connection &connection, ImportRequest request, const WatchedFolder &folder,
                           const std::string &file)
{
    const int before = std::exchange(session.exitCode, Done);
    request.files = {file};
    auto done = importFiles(session, connection, request);
    if (!done && (done.error().isTransient() || done.error().code != Error::Code::Invalid))
        return done;
    if (!done)
        session.fail(done.error());
    const auto place = session.exitCode == Done ? WatchedFolder::Place::Done : WatchedFolder::Place::Refused;
    session.exitCode = std::max(session.exitCode, before);
    session.tell(place == WatchedFolder::Place::Done ? Words::tr("%1: done").arg(words(file))
                                                     : Words::tr("%1: to refused/").arg(words(file)));
    return folder.move(file, place);
}

/// One look into the folder: every file that is there. Whether there was one.
static Result<bool> importAll(Session &session, std::unique_ptr<Connection> &connection, const ImportRequest &request,
                              const WatchedFolder &folder, const Interruption &interruption)
{
    const auto files = folder.files();
    if (!files)
        return failed(files);
    for (const auto &file : *files) {
        if (interruption.wait(0ms))
            return true;
        if (!connection || !connection->isOpen()) {
            auto opened = session.connect("import");
            if (!opened)
                return failed(opened);
            connection = std::move(*opened);
        }
        if (auto done = importFile(session, *connection, request, folder, file); !done)
            return failed(done);
    }
    return !files->empty();
}

Result<> watchFolder(Session &session, ImportRequest request, const std::string &path, bool once)
{
    const Interruption interruption;
    const auto folder = WatchedFolder::open(path);
    if (!folder)
        return failed(folder);
    std::unique_ptr<Connection> connection;
    Backoff patience(1s, 60s);
    int worst = Done;
    while (!interruption.came()) {
        session.exitCode = Done;
        const auto found = importAll(session, connection, request, *folder, interruption);
        worst = std::max(worst, session.exitCode);
        if (!found && (once || !found.error().isTransient()))
            return failed(found);
        if (!found) { // the files are still there
            report(found.error());
            connection.reset();
            (void)interruption.wait(patience.next());
            continue;
        }
        patience.reset();
        if (once && !*found)
            break;
        if (!*found)
            (void)interruption.wait(look);
    }
    session.exitCode = once ? worst : Done;
    return {};
}

} // namespace leapfrog::cli
