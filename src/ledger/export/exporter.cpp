// SPDX-License-Identifier: MIT
#include "ledger/export/exporter.h"

#include "ledger/export/formats.h"

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

struct Format
{
    ExportFormat format;
    std::string_view name;
    std::unique_ptr<Exporter> (*make)(ExportBook book);
};

constexpr std::array formats{
    Format{ExportFormat::Hledger, "hledger", makeHledgerExporter},
    Format{ExportFormat::Beancount, "beancount", makeBeancountExporter},
    Format{ExportFormat::Csv, "csv", makeCsvExporter},
    Format{ExportFormat::Json, "json", makeJsonExporter},
};

} // namespace

std::optional<ExportFormat> findExportFormat(std::string_view name)
{
    const auto *const found = std::ranges::find(formats, name, &Format::name);
    return found != formats.end() ? std::optional(found->format) : std::nullopt;
}

std::unique_ptr<Exporter> makeExporter(ExportFormat format, ExportBook book)
{
    return std::ranges::find(formats, format, &Format::format)->make(std::move(book));
}

Exporter::Exporter(ExportBook book)
    : m_book(std::move(book))
{ }

} // namespace leapfrog
