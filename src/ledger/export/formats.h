// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/exporter.h"

namespace leapfrog {

// One file per format. To add one: write its file, name its maker here and list it in exporter.cpp.

/// A journal for hledger 1.25 and later; passes `hledger check --strict`.
std::unique_ptr<Exporter> makeHledgerExporter(ExportBook book);
/// A ledger for Beancount 2; passes `bean-check`.
std::unique_ptr<Exporter> makeBeancountExporter(ExportBook book);
/// One row per posting (RFC 4180) with a heading line.
std::unique_ptr<Exporter> makeCsvExporter(ExportBook book);
/// One JSON object with the chart and the documents, one document per line.
std::unique_ptr<Exporter> makeJsonExporter(ExportBook book);

} // namespace leapfrog
