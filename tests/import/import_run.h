// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace leapfrog::test {

/// An import of documents in our own format as the command does it, with a table of documents in memory.
class ImportRun
{
public:
    /// Imports these files (their contents) in one run.
    void import(ImportFormat format, const std::vector<std::string> &files);

    /// The document's body; empty when there is none.
    [[nodiscard]] QByteArray body(const std::string &id) const;
    /// The refusals of the last run as `id code field`, in order.
    [[nodiscard]] QString refusals() const;

    std::map<std::string, ImportedDocument> documents;
    std::string baseCurrency;
    std::vector<ImportNote> refusedNotes; ///< of the last run
};

} // namespace leapfrog::test
