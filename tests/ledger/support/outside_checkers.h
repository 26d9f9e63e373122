// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace leapfrog::test {

/// Account, currency → minor units. No zeros.
using Balances = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// What a program that we did not write makes of an exported book.
struct OutsideBooks
{
    Balances base; ///< in the base currency, foreign amounts at their prices
    Balances foreign; ///< in all other currencies
    QByteArray problem; ///< what the program complained about; empty: it accepts the book
};

/// `hledger check --strict` and its balances of a journal.
OutsideBooks hledgerBooks(const QByteArray &path, const std::string &base);
/// `bean-check` and the balances of `bean-query`.
OutsideBooks beancountBooks(const QByteArray &path, const std::string &base);

/// Runs a program; what it printed, with its complaints when it failed.
QByteArray runProgram(const char *program, const QByteArrayList &arguments, bool *ok);
/// Reads account, currency (or none: the base) and balance from CSV that one of the programs wrote.
Balances readBalances(const QByteArray &csv, const std::string &base);
Balances withoutZeros(Balances balances);

/// What differs, line by line; empty when nothing does.
QByteArray differing(const Balances &expected, const Balances &found);

} // namespace leapfrog::test
