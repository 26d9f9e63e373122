// SPDX-License-Identifier: MIT
#include "cli/queue/scrape_server.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <vector>

namespace leapfrog::cli {

using Clock = std::chrono::steady_clock;

static constexpr std::size_t mostClients = 200;
static constexpr int mostAtOnce = 50; ///< accepted before those that are there are looked at again
static constexpr std::size_t longestRequest = 8192;

/// Those that have connected and not asked yet, who came first first.
class ScrapeServer::Clients
{
public:
    Clients(const std::function<std::string()> &figures, std::chrono::milliseconds timeToAsk)
        : m_figures(figures)
        , m_timeToAsk(timeToAsk)
    { }
    ~Clients()
    {
        for (const auto &client : m_clients)
            ::close(client.socket);
    }
    Clients(const Clients &) = delete;
    Clients &operator=(const Clients &) = delete;

    void addTo(std::vector<pollfd> &sockets) const
    {
        for (const auto &client : m_clients)
            sockets.push_back({.fd = client.socket, .events = POLLIN, .revents = 0});
    }
    [[nodiscard]] int untilNextEnds() const
    {
        if (m_clients.empty())
            return -1;
        const auto left = m_clients.front().since + m_timeToAsk - Clock::now();
        return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
    }
    void read()
    {
        std::erase_if(m_clients, [this](Client &client) { return hasEnded(client); });
    }
    void accept(int listener)
    {
        for (int i = 0; i < mostAtOnce; ++i) {
            const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (socket < 0)
                return;
            if (m_clients.size() >= mostClients) {
                ::close(m_clients.front().socket);
                m_clients.erase(m_clients.begin());
            }
            m_clients.push_back({.socket = socket, .since = Clock::now(), .request = {}});
        }
    }

private:
    struct Client
    {
        int socket;
        Clock::time_point since;
        std::string request;
    };

    /// Reads what has come. True: it has been answered, has gone, or has had its time, and is closed.
    bool hasEnded(Client &client) const
    {
        std::array<char, 2048> buffer{};
        const auto got = ::recv(client.socket, buffer.data(), buffer.size(), 0);
        const bool isThere = got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
        if (got > 0)
            client.request.append(buffer.data(), static_cast<std::size_t>(got));
        const bool hasAsked = client.request.find("\r\n\r\n") != std::string::npos;
        if (hasAsked)
            answer(client);
        const bool waits = isThere && !hasAsked && client.request.size() < longestRequest
            && Clock::now() - client.since < m_timeToAsk;
        if (!waits)
            ::close(client.socket);
        return !waits;
    }

    void answer(const Client &client) const
    {
        const bool isKnown = client.request.starts_with("GET /metrics ") || client.request.starts_with("GET /metrics?");
        const auto body = isKnown ? m_figures() : std::string("The figures are at /metrics.\n");
        const auto text = (isKnown ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found")
            + std::string("\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nConnection: close\r\n")
            + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        ::send(client.socket, text.data(), text.size(), MSG_NOSIGNAL); // a few kB fit whole into what the system keeps
    }

    const std::function<std::string()> &m_figures;
    const std::chrono::milliseconds m_timeToAsk;
    std::vector<Client> m_clients;
};

Result<std::unique_ptr<ScrapeServer>> ScrapeServer::serve(int port, std::function<std::string()> figures,
                                                          std::chrono::milliseconds timeToAsk)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (listener >= 0 && ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0
        && ::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 // NOLINT: as it is done
        && ::listen(listener, SOMAXCONN) == 0)
        return std::unique_ptr<ScrapeServer>(new ScrapeServer(listener, std::move(figures), timeToAsk));
    const auto cause = QString::fromLocal8Bit(std::strerror(errno)); // NOLINT(concurrency-mt-unsafe): as others do
    if (listener >= 0)
        ::close(listener);
    return failed(
        {.code = Error::Code::Refused,
         .message
         = QCoreApplication::translate("leapfrog::cli::Metrics", "Port %1 can't be opened for metrics.").arg(port),
         .cause = cause,
         .reason = "port_taken",
         .field = "metrics-port"});
}

ScrapeServer::ScrapeServer(int listener, std::function<std::string()> figures, std::chrono::milliseconds timeToAsk)
    : m_listener(listener)
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_figures(std::move(figures))
    , m_timeToAsk(timeToAsk)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

ScrapeServer::~ScrapeServer()
{
    m_thread.request_stop();
    ::eventfd_write(m_wake, 1);
    m_thread.join();
    ::close(m_wake);
    ::close(m_listener);
}

void ScrapeServer::run(const std::stop_token &stop) const
{
    Clients clients(m_figures, m_timeToAsk);
    while (!stop.stop_requested()) {
        std::vector<pollfd> sockets
            = {{.fd = m_wake, .events = POLLIN, .revents = 0}, {.fd = m_listener, .events = POLLIN, .revents = 0}};
        clients.addTo(sockets);
        ::poll(sockets.data(), sockets.size(), clients.untilNextEnds());
        clients.read();
        clients.accept(m_listener);
    }
}

} // namespace leapfrog::cli
