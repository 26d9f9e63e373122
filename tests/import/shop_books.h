// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace leapfrog::test {

/// A shop's books: how many documents, and each account's balance in the shop's currency, exact, debit positive.
struct ShopBooks
{
    std::string currency;
    std::int64_t documents = 0;
    std::map<std::string, std::string> balances; ///< by account; zeros left out
    QString problem; ///< what went wrong; empty when nothing did

    /// One account after the other, for comparing and showing.
    [[nodiscard]] QString shown() const;
};

/// What posting these documents with default accounts gives; a refusal is the problem.
ShopBooks postedBooks(const std::map<std::string, ImportedDocument> &documents, const std::string &currency);

/// What independent_sums.py says of the payloads in a folder.
ShopBooks independentBooks(const QString &folder);

/// Runs a Python script of the project; its standard output, or nothing when it failed.
std::optional<QByteArray> runPython(const QStringList &arguments);

/// A file's bytes; empty when it can't be read.
std::string contents(const QString &path);

} // namespace leapfrog::test
