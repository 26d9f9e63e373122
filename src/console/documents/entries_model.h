// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "ledger/posting.h"

#include <QString>

#include <string>

namespace leapfrog {

/// One entry of a document as the details show it.
struct DocumentEntry
{
    int place = 0; ///< within the document's entries
    Posting posting;
    QString account; ///< code and name
    std::string baseCurrency;

    friend bool operator==(const DocumentEntry &, const DocumentEntry &) = default;
};

inline int rowKey(const DocumentEntry &row)
{
    return row.place;
}

/// The entries of one document, with the rule behind each in words. UI thread.
class EntriesModel : public RowModel<DocumentEntry>
{
    Q_OBJECT
public:
    enum Column
    {
        DateColumn,
        Account,
        Debit,
        Credit,
        Base,
        Why,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
