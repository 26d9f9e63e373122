// SPDX-License-Identifier: MIT
#include "ledger/export/journals/journal_file.h"

#include "ledger/export/journals/journal_formats.h"

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

struct Format
{
    JournalFormat format;
    std::string_view name;
    std::unique_ptr<JournalFile> (*make)(ExportBook book, JournalOptions options);
};

constexpr std::array formats{
    Format{JournalFormat::Datev, "datev", makeDatevFile},
    Format{JournalFormat::QuickBooks, "quickbooks", makeQuickBooksFile},
    Format{JournalFormat::Xero, "xero", makeXeroFile},
};

/// The formats that say all of an entry, each for its own program.
class WholeFile : public JournalFile
{
public:
    explicit WholeFile(std::unique_ptr<Exporter> exporter)
        : m_exporter(std::move(exporter))
    { }

    void begin(std::string &out) override { m_exporter->begin(out); }
    void add(std::string &out, const Voucher &voucher) override
    {
        note().journals += 1;
        note().lines += static_cast<std::int64_t>(voucher.postings.size());
        m_exporter->document(out, voucher);
    }
    void end(std::string &out) override { m_exporter->end(out); }

private:
    std::unique_ptr<Exporter> m_exporter;
};

} // namespace

std::optional<BookFormat> findBookFormat(std::string_view name)
{
    if (const auto found = findExportFormat(name))
        return *found;
    const auto *const found = std::ranges::find(formats, name, &Format::name);
    return found != formats.end() ? std::optional<BookFormat>(found->format) : std::nullopt;
}

void JournalFile::refuse(std::string code, std::string field, QString message)
{
    if (!m_problem)
        m_problem = {std::move(code), std::move(field), std::move(message)};
}

std::unique_ptr<JournalFile> makeBookFile(const BookFormat &format, ExportBook book, JournalOptions options)
{
    if (const auto *whole = std::get_if<ExportFormat>(&format))
        return std::make_unique<WholeFile>(makeExporter(*whole, std::move(book)));
    const auto *const found = std::ranges::find(formats, std::get<JournalFormat>(format), &Format::format);
    return found->make(std::move(book), std::move(options));
}

} // namespace leapfrog
