// SPDX-License-Identifier: MIT
#include "core/csv.h"

#include "core/money.h"
#include "ledger/export/formats.h"
#include "ledger/export/plain_text.h"
#include "ledger/post.h"

namespace leapfrog {

namespace {

class CsvExporter : public Exporter
{
public:
    using Exporter::Exporter;

    void begin(std::string &out) override
    {
        out += "document,version,type,date,account,currency,amount,base_currency,base_amount,rule,line,why\r\n";
    }
    void document(std::string &out, const ExportedDocument &document) override
    {
        for (const auto &posting : document.postings)
            appendRow(out, document, posting);
    }
    void end(std::string &out) override;

private:
    void appendRow(std::string &out, const ExportedDocument &document, const Posting &posting) const;
};

// CSV knows no comments, and programs take the first line for the heading: so it is a last row, as long as the others,
// and only where there is something to say. Its version is empty, which no posting's is.
void CsvExporter::end(std::string &out)
{
    if (book().leftOut.isNothing())
        return;
    appendCsvText(out, "# " + leftOutLine(book().leftOut));
    out += ",,,,,,,,,,,\r\n";
}

void CsvExporter::appendRow(std::string &out, const ExportedDocument &document, const Posting &posting) const
{
    const auto &base = *book().baseCurrency;
    appendCsvText(out, document.id);
    out += ',' + std::to_string(document.version) + ',';
    appendCsvText(out, document.type);
    out += ',';
    appendDate(out, posting.date);
    out += ',';
    appendCsvText(out, posting.account);
    out += ',' + posting.currency + ',';
    appendAmount(out, posting.amount, findCurrency(posting.currency)->decimals);
    out += ',';
    out += base.code;
    out += ',';
    appendAmount(out, posting.baseAmount, base.decimals);
    out += ',';
    appendCsvText(out, posting.rule);
    out += ',';
    if (posting.line != noLine)
        out += std::to_string(posting.line);
    out += ',';
    appendCsvText(out, why(posting).toStdString());
    out += "\r\n";
}

} // namespace

std::unique_ptr<Exporter> makeCsvExporter(ExportBook book)
{
    return std::make_unique<CsvExporter>(std::move(book));
}

} // namespace leapfrog
