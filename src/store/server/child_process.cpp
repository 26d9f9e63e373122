// SPDX-License-Identifier: MIT
#include "store/server/child_process.h"

#include "store/server/server_error.h"
#include "store/server/server_owner.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace leapfrog {

namespace {

/// Where the child was when a system call failed; travels through a pipe to the parent.
struct ChildFailure
{
    enum Step
    {
        Session,
        User,
        Files,
        Execution,
        Fork
    };
    Step step;
    int number;
};

struct Pipe
{
    FileDescriptor readEnd;
    FileDescriptor writeEnd;
};

// Above 9, so that putting 0 to 3 in place in the child can't overwrite them.
FileDescriptor movedUp(int number)
{
    FileDescriptor low(number);
    return FileDescriptor(fcntl(low.number(), F_DUPFD_CLOEXEC, 10));
}

std::optional<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    Pipe made{movedUp(ends[0]), movedUp(ends[1])};
    if (!made.readEnd.isOpen() || !made.writeEnd.isOpen())
        return std::nullopt;
    return made;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> result;
    for (auto &text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

/// Everything the child needs, made before the fork: between fork and exec no memory may be allocated.
class Launch
{
public:
    Launch(const Command &command, const ServerOwner &owner)
        : m_owner(owner)
    {
        m_argumentTexts.push_back(command.program.string());
        m_argumentTexts.insert(m_argumentTexts.end(), command.arguments.begin(), command.arguments.end());
        m_arguments = pointers(m_argumentTexts);
        // Not this process's environment: PGDATA, PGOPTIONS or LD_PRELOAD must not steer the server.
        m_environmentTexts = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "PGTZ=UTC", "TZ=UTC"};
        m_environment = pointers(m_environmentTexts);
        m_null = movedUp(open("/dev/null", O_RDWR | O_CLOEXEC));
    }

    bool prepare()
    {
        auto output = makePipe();
        auto complaint = makePipe();
        if (!output || !complaint || !m_null.isOpen())
            return false;
        m_output = std::move(*output);
        m_complaint = std::move(*complaint);
        return true;
    }

    void closeChildsEnds()
    {
        m_output.writeEnd.close();
        m_complaint.writeEnd.close();
    }

    // From here to becomeProgram(): in the child, async-signal-safe calls only.
    [[noreturn]] void fail(ChildFailure::Step step) const
    {
        const ChildFailure failure{step, errno};
        [[maybe_unused]] const auto written = write(m_complaint.writeEnd.number(), &failure, sizeof failure);
        _exit(127);
    }

    void becomeOwner() const
    {
        if (m_owner.differsFromCaller
            && (setgroups(0, nullptr) != 0 || setresgid(m_owner.group, m_owner.group, m_owner.group) != 0
                || setresuid(m_owner.user, m_owner.user, m_owner.user) != 0))
            fail(ChildFailure::User);
    }

    void startSession() const
    {
        for (int signal = 1; signal < NSIG; ++signal)
            std::signal(signal, SIG_DFL); // refused for SIGKILL and SIGSTOP, which is right
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        if (setsid() < 0 || chdir("/") != 0)
            fail(ChildFailure::Session);
        umask(077);
    }

    [[noreturn]] void becomeProgram(int keptOpen) const
    {
        if (dup2(m_null.number(), STDIN_FILENO) < 0 || dup2(m_output.writeEnd.number(), STDOUT_FILENO) < 0
            || dup2(m_output.writeEnd.number(), STDERR_FILENO) < 0 || (keptOpen >= 0 && dup2(keptOpen, 3) < 0))
            fail(ChildFailure::Files);
        const unsigned first = keptOpen >= 0 ? 4 : 3;
        if (close_range(first, ~0U, CLOSE_RANGE_CLOEXEC) != 0) {
            const auto last = static_cast<int>(sysconf(_SC_OPEN_MAX)); // kernels before 5.11
            for (int number = static_cast<int>(first); number < last; ++number)
                fcntl(number, F_SETFD, FD_CLOEXEC);
        }
        execve(m_arguments[0], m_arguments.data(), m_environment.data());
        fail(ChildFailure::Execution);
    }

    /// Waits until the program runs, or says why it does not.
    std::optional<ChildFailure> failure() const
    {
        ChildFailure found{};
        ssize_t got = 0;
        do {
            got = read(m_complaint.readEnd.number(), &found, sizeof found);
        } while (got < 0 && errno == EINTR);
        return got == sizeof found ? std::optional(found) : std::nullopt;
    }

    FileDescriptor takeOutput() { return std::move(m_output.readEnd); }

private:
    const ServerOwner &m_owner;
    std::vector<std::string> m_argumentTexts;
    std::vector<std::string> m_environmentTexts;
    std::vector<char *> m_arguments;
    std::vector<char *> m_environment;
    FileDescriptor m_null;
    Pipe m_output;
    Pipe m_complaint;
};

Error notStarted(const Command &command, const ChildFailure &failure)
{
    const auto message = failure.step == ChildFailure::User
        ? ServerText::tr("Leapfrog may not become the unprivileged user that PostgreSQL needs. Start it as an ordinary "
                         "user.")
        : ServerText::tr("%1 could not be started.").arg(shownPath(command.program));
    return serverError(Error::Code::Unavailable, "program_not_started", message,
                       systemError(failure.number, command.program).cause);
}

// A signal handler of this process must not run in the child before its own dispositions are set.
class SignalsBlocked
{
public:
    SignalsBlocked()
    {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &m_before);
    }
    SignalsBlocked(const SignalsBlocked &) = delete;
    SignalsBlocked &operator=(const SignalsBlocked &) = delete;
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

private:
    sigset_t m_before{};
};

pid_t forkQuietly()
{
    const SignalsBlocked blocked;
    const auto child = fork();
    // The child keeps them blocked until it has reset the handlers.
    if (child == 0) {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, nullptr);
    }
    return child;
}

int waitFor(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Reads until the writers are gone. False: the deadline came first.
bool readToEnd(const FileDescriptor &pipe, const QDeadlineTimer &deadline, std::string &text)
{
    std::array<char, 4096> buffer{};
    while (!deadline.hasExpired()) {
        pollfd waiting{pipe.number(), POLLIN, 0};
        if (poll(&waiting, 1, 100) <= 0)
            continue;
        const auto got = read(pipe.number(), buffer.data(), buffer.size());
        if (got == 0)
            return true;
        if (got > 0)
            text.append(buffer.data(), static_cast<size_t>(got));
    }
    return false;
}

} // namespace

Result<ProgramOutcome> runProgram(const Command &command, const ServerOwner &owner, const QDeadlineTimer &deadline)
{
    Launch launch(command, owner);
    if (!launch.prepare())
        return failed(notStarted(command, {ChildFailure::Files, errno}));
    const auto parent = getpid();
    const auto child = forkQuietly();
    if (child < 0)
        return failed(notStarted(command, {ChildFailure::Fork, errno}));
    if (child == 0) {
        launch.startSession();
        launch.becomeOwner();
        prctl(PR_SET_PDEATHSIG, SIGKILL); // after becomeOwner(), which clears it
        if (getppid() != parent)
            _exit(127);
        launch.becomeProgram(-1);
    }

    launch.closeChildsEnds();
    const auto failure = launch.failure();
    ProgramOutcome outcome;
    const bool ended = readToEnd(launch.takeOutput(), deadline, outcome.output);
    if (!ended)
        kill(-child, SIGKILL); // its whole session, so that nothing writes on
    outcome.exitCode = waitFor(child);
    if (failure)
        return failed(notStarted(command, *failure));
    if (!ended)
        return failed(serverError(Error::Code::Unavailable, "program_too_slow",
                                  ServerText::tr("%1 took too long and was stopped. Is the computer very busy? Try "
                                                 "again.")
                                      .arg(shownPath(command.program)),
                                  QString::fromStdString(outcome.output).trimmed()));
    return outcome;
}

Result<FileDescriptor> startDaemon(const Command &command, const ServerOwner &owner, int keptOpen)
{
    Launch launch(command, owner);
    if (!launch.prepare())
        return failed(notStarted(command, {ChildFailure::Files, errno}));
    const auto child = forkQuietly();
    if (child < 0)
        return failed(notStarted(command, {ChildFailure::Fork, errno}));
    if (child == 0) {
        launch.startSession();
        // Forked twice: init reaps the program, whoever is alive then.
        const auto grandchild = fork();
        if (grandchild < 0)
            launch.fail(ChildFailure::Fork);
        if (grandchild > 0)
            _exit(0);
        launch.becomeOwner();
        launch.becomeProgram(keptOpen);
    }

    launch.closeChildsEnds();
    waitFor(child);
    if (const auto failure = launch.failure())
        return failed(notStarted(command, *failure));
    auto output = launch.takeOutput();
    fcntl(output.number(), F_SETFL, O_NONBLOCK);
    return output;
}

std::string readAvailable(const FileDescriptor &pipe)
{
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const auto got = read(pipe.number(), buffer.data(), buffer.size());
        if (got > 0)
            text.append(buffer.data(), static_cast<size_t>(got));
        else if (got == 0 || errno != EINTR)
            return text;
    }
}

bool canEnter(const ServerOwner &owner, const std::filesystem::path &folder)
{
    if (!owner.differsFromCaller)
        return access(folder.c_str(), X_OK) == 0;
    const Launch launch({.program = folder, .arguments = {}}, owner);
    const auto child = forkQuietly();
    if (child == 0) {
        launch.becomeOwner();
        _exit(access(folder.c_str(), X_OK) == 0 ? 0 : 1);
    }
    return child > 0 && waitFor(child) == 0;
}

} // namespace leapfrog
