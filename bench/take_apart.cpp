// SPDX-License-Identifier: MIT
// take_apart FILE [books]: how fast one core takes a file of a shop's payloads apart, as an import does before the
// database is asked; with `books`, makes the books of the groups as well, a few thousand orders at a time. Prints
// orders and MB per second, and the largest memory of the process.
#include "import/shopify/books.h"
#include "import/shopify/records.h"

#include <QElapsedTimer>

#include <sys/resource.h>

#include <fstream>
#include <iostream>
#include <map>

using namespace leapfrog;

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::cerr << "usage: take_apart FILE [books]\n";
        return 2;
    }
    std::ifstream input(argv[1], std::ios::binary);
    const bool makesBooks = argc > 2;
    std::map<std::string, std::vector<KeptPayload>> groups;
    std::int64_t orders = 0;
    std::int64_t documents = 0;
    std::int64_t bytes = 0;
    const auto makeBooks = [&] {
        for (const auto &[group, payloads] : std::exchange(groups, {}))
            documents += std::ssize(booksOfGroup(payloads, {}).documents);
    };
    const auto take = [&](std::vector<TakenApart> taken) {
        for (auto &one : taken) {
            orders += one.payload.kind == "order" ? 1 : 0;
            if (makesBooks && !one.verdict)
                groups[one.payload.group].push_back(std::move(one.payload));
        }
        if (groups.size() > 5000)
            makeBooks();
    };
    QElapsedTimer clock;
    clock.start();
    JsonRecords records(input);
    ShopifyRecords shopify(argv[1]);
    while (const auto record = records.next()) {
        bytes += std::ssize(record->text);
        take(shopify.take(*record));
    }
    take(shopify.finish());
    makeBooks();
    const auto seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    rusage used = {};
    getrusage(RUSAGE_SELF, &used);
    const auto cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
        + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    std::cout << orders << " orders, " << documents << " documents, " << bytes / 1'000'000 << " MB in " << seconds
              << " s (" << cpu << " s of a core): " << static_cast<double>(orders) / cpu << " orders/s, "
              << static_cast<double>(bytes) / 1e6 / cpu << " MB/s per core; " << used.ru_maxrss / 1024 << " MiB\n";
    return 0;
}
