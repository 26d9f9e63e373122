// SPDX-License-Identifier: MIT
#include "engine/books/opening_rows.h"

#include "core/csv.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Opening)
};

} // namespace

static constexpr std::array<std::string_view, 10> columns{"kind",   "party",    "reference", "date",    "due",
                                                          "amount", "currency", "account",   "fx_rate", "base_amount"};

std::vector<OpeningRow> openingRows(std::string_view csv, std::vector<OpeningFault> &faults)
{
    const auto fault = [&faults](int line, std::string_view code, std::string_view field, const QString &message) {
        faults.push_back({line, std::string(code), std::string(field), message});
    };
    const auto read = parseCsv(csv);
    if (!read || read->empty()) {
        fault(0, "malformed", {}, Words::tr("It is not a CSV file with a line of headings."));
        return {};
    }
    std::vector<std::string_view> headings;
    for (const auto &heading : read->front().fields) {
        const auto *const known = std::ranges::find(columns, heading);
        if (known == columns.end())
            fault(
                read->front().line, "unknown_field", heading,
                Words::tr("There is no column \"%1\". Columns are kind, party, reference, date, due, amount, currency, "
                          "account, fx_rate and base_amount.")
                    .arg(QString::fromStdString(heading)));
        headings.push_back(known == columns.end() ? std::string_view() : *known);
    }
    for (const std::string_view needed : {"kind", "amount"}) {
        if (std::ranges::find(headings, needed) == headings.end())
            fault(read->front().line, "missing_field", needed,
                  Words::tr("The column \"%1\" is missing.").arg(QString::fromStdString(std::string(needed))));
    }
    std::vector<OpeningRow> rows;
    for (std::size_t i = 1; i < read->size() && faults.empty(); ++i) {
        OpeningRow row{.line = (*read)[i].line, .fields = {}};
        const auto &fields = (*read)[i].fields;
        if (fields.size() > headings.size())
            fault(row.line, "malformed", {}, Words::tr("It has more fields than there are headings."));
        for (std::size_t j = 0; j < std::min(fields.size(), headings.size()); ++j)
            row.fields[headings[j]] = csvText(fields[j]);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace leapfrog
