// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include <array>
#include <atomic>
#include <cstdint>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace leapfrog::test {

/// Speaks just enough of PostgreSQL's protocol on a loopback port: for what no real server can be brought to do.
class FakeServer
{
public:
    enum class Manner
    {
        Silent, ///< takes the connection and says nothing, as a frozen server does
        Refuses, ///< answers the login with `reply`
        OtherProcess, ///< lets in, and answers the first query with another process number than it gave, as a pooler
        Freezes ///< lets in, answers the first query well, and nothing from then on
    };

    explicit FakeServer(Manner manner, std::string reply = {})
        : m_manner(manner)
        , m_reply(std::move(reply))
        , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, plain, size) != 0 || listen(m_listener, 8) != 0
            || getsockname(m_listener, plain, &size) != 0)
            qFatal("no loopback port");
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { serve(); });
    }
    ~FakeServer()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
    }
    FakeServer(const FakeServer &) = delete;
    FakeServer &operator=(const FakeServer &) = delete;

    [[nodiscard]] std::string dsn() const
    {
        return "host=127.0.0.1 port=" + std::to_string(m_port)
            + " user=anna password=geheim dbname=books sslmode=disable gssencmode=disable";
    }
    [[nodiscard]] int port() const { return m_port; }
    /// What clients have sent, all together.
    [[nodiscard]] int queries() const { return m_queries; }

    /// A message of the protocol: its letter, its length, its body.
    static std::string message(char letter, const std::string &body)
    {
        return letter + number(static_cast<std::uint32_t>(body.size() + 4)) + body;
    }
    /// The refusal of a login.
    static std::string refusal(const std::string &state, const std::string &words)
    {
        const std::string end(1, '\0');
        return message('E', "SFATAL" + end + "VFATAL" + end + "C" + state + end + "M" + words + end + end);
    }

private:
    static std::string number(std::uint32_t value)
    {
        const auto wire = htonl(value);
        return {reinterpret_cast<const char *>(&wire), sizeof wire};
    }
    static void say(int client, const std::string &text) { send(client, text.data(), text.size(), MSG_NOSIGNAL); }

    void serve()
    {
        for (;;) {
            const int client = accept(m_listener, nullptr, nullptr);
            if (client < 0)
                return;
            m_clients.push_back(client);
            std::array<char, 4096> heard{};
            if (m_manner == Manner::Silent)
                continue; // the client waits
            recv(client, heard.data(), heard.size(), 0);
            if (m_manner == Manner::Refuses) {
                say(client, m_reply);
            } else {
                say(client,
                    message('R', number(0)) + message('K', number(4711) + number(1)) + message('Z', std::string("I")));
                while (recv(client, heard.data(), heard.size(), 0) > 0 && heard[0] == 'Q') {
                    if (++m_queries > 1 && m_manner == Manner::Freezes)
                        continue;
                    const std::string process = m_manner == Manner::Freezes ? "4711" : "42";
                    const std::string text("text\0", 5);
                    const auto column = [&](std::uint32_t type) {
                        return text + number(0) + std::string("\0\0", 2) + number(type) + std::string("\0\x04", 2)
                            + number(0xffffffff) + std::string("\0\0", 2);
                    };
                    say(client,
                        message('T', std::string("\0\x02", 2) + column(23) + column(25))
                            + message('D',
                                      std::string("\0\x02", 2) + number(static_cast<std::uint32_t>(process.size()))
                                          + process + number(6) + "origin")
                            + message('C', std::string("SELECT 1\0", 9)) + message('Z', std::string("I")));
                }
            }
            shutdown(client, SHUT_RDWR);
        }
    }

    const Manner m_manner;
    const std::string m_reply;
    const int m_listener;
    int m_port = 0;
    std::atomic<int> m_queries = 0;
    std::vector<int> m_clients; ///< kept open to the end
    std::jthread m_thread;
};

} // namespace leapfrog::test
