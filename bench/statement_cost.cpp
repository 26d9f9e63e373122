// SPDX-License-Identifier: MIT
// What a statement costs by Qt SQL and by the driver's own handle (docs/decisions/0001-qt-sql.md): a small one, an
// array of 5,000 texts, many rows. How long an opening takes, and a read that is cancelled, to its end.
// `./dev bench statement_cost CONNINFO`; needs no tables.
#include "store/database/connection.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>

using namespace leapfrog;

namespace {

using Ask = std::function<Result<Rows>()>;

/// Microseconds a statement; the best of five rounds.
double cost(int times, const Ask &ask)
{
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto began = std::chrono::steady_clock::now();
        for (int i = 0; i < times; ++i) {
            if (const auto rows = ask(); !rows)
                qFatal("%s", qPrintable(rows.error().message + rows.error().cause));
        }
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
        best = std::min(best, took.count() / times);
    }
    return best;
}

/// Milliseconds from the wish to stop a read to its end, of fifty; the server is well at work when it is told.
void tellCancelled(Connection &connection, const char *what, std::string_view sql)
{
    std::vector<double> all;
    for (int i = 0; i < 50; ++i) {
        std::stop_source stop;
        std::chrono::steady_clock::time_point wished;
        connection.setLimits({.stop = stop.get_token()});
        std::jthread stopping([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            wished = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const auto rows = connection.run(sql);
        const auto ended = std::chrono::steady_clock::now();
        stopping.join();
        if (rows || rows.error().reason != "cancelled")
            qFatal("%s: was not cancelled", what);
        all.push_back(std::chrono::duration<double, std::milli>(ended - wished).count());
    }
    connection.setLimits({});
    std::ranges::sort(all);
    std::printf("%-28s ended %.1f ms after the wish, %.1f ms at most\n", what, all[all.size() / 2], all.back());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto opened = Connection::open(argc > 1 ? argv[1] : "", "bench");
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message + opened.error().cause));
    auto &connection = **opened;
    std::vector<std::string> texts;
    for (int i = 0; i < 5000; ++i)
        texts.push_back("INV-" + std::to_string(i) + " it's");

    const auto tell = [](const char *what, int times, const Ask &qtSql, const Ask &handle) {
        std::printf("%-28s Qt SQL %9.1f us   handle %9.1f us\n", what, cost(times, qtSql), cost(times, handle));
    };
    tell(
        "a number", 5000, [&] { return connection.run("SELECT $1::int + 1", {7}); },
        [&] { return connection.runHot("SELECT $1::int + 1", {7}); });
    tell(
        "an array of 5,000 texts", 50,
        [&] { return connection.run("SELECT count(*) FROM unnest($1::text[])", {texts}); },
        [&] { return connection.runHot("SELECT count(*) FROM unnest($1::text[])", {texts}); });
    static constexpr std::string_view many
        = "SELECT n, 'document ' || n, now(), n * 1.5 FROM generate_series(1, $1) AS n";
    tell(
        "5,000 rows of 4 columns", 50, [&] { return connection.run(many, {5000}); },
        [&] { return connection.runHot(many, {5000}); });
    const std::string dsn = argc > 1 ? argv[1] : "";
    const auto open
        = [&] { return Connection::open(dsn, "bench").and_then([](const auto &one) { return one->run("SELECT 1"); }); };
    std::printf("%-28s %9.1f us\n", "opening, and one statement", cost(50, open));
    tellCancelled(connection, "a read that waits", "SELECT pg_sleep(60)");
    tellCancelled(connection, "a read that computes", "SELECT count(*) FROM generate_series(1, 1000000000)");
    tellCancelled(connection, "a read of many rows",
                  "SELECT n, 'document ' || n FROM generate_series(1, 1000000000) AS n");
    return 0;
}
