// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "engine/books/ledger_verifier.h"

#include <QString>

#include <string>

namespace leapfrog {

/// What a verification found, as the list shows it.
struct FindingRow
{
    int place = 0; ///< in the order in which they were found
    std::string document;
    int version = 0;
    LedgerFinding::Kind kind = LedgerFinding::Kind::Altered;
    QString message;
    QString lines; ///< what differs, an amount a line

    friend bool operator==(const FindingRow &, const FindingRow &) = default;
};

inline int rowKey(const FindingRow &row)
{
    return row.place;
}

/// `base`: the organisation's base currency. Any thread.
FindingRow findingRow(int place, const LedgerFinding &finding, const std::string &base);
/// "altered", "missing", "stale", "orphan".
QString findingName(LedgerFinding::Kind kind);

/// Documents whose entries are not what posting them gives. UI thread.
class FindingsModel : public RowModel<FindingRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Version,
        Finding,
        Why,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void append(const std::vector<FindingRow> &rows) { setRange(rowCount(), rowCount(), rows); }
};

} // namespace leapfrog
