// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"

#include <QCoreApplication>

namespace leapfrog {

/// Documents in the golden format. Checks only what the database must know: id, type, date and currency; posting tells
/// the rest. A record `{"document": {…}}` is its document; a `context` beside it is refused, because the organisation's
/// settings are the context of what is in the database.
class LeapfrogImporter : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::LeapfrogImporter)

public:
    explicit LeapfrogImporter(std::string baseCurrency)
        : Importer(std::move(baseCurrency))
    { }

    Result<> feed(const JsonRecords::Record &record) override;
};

} // namespace leapfrog
