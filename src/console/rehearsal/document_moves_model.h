// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "recreate/rehearsal.h"

#include <QString>

#include <string>

namespace leapfrog {

inline const std::string &rowKey(const DocumentMovement &row)
{
    return row.id;
}

/// Documents that move an account in a month, before and after. Changes by difference. UI thread.
class DocumentMovesModel : public RowModel<DocumentMovement>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Type,
        Before,
        After,
        Difference,
        ColumnCount
    };

    using RowModel::RowModel;

    /// Of the amounts.
    void setCurrency(const std::string &currency) { m_currency = currency; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::string m_currency;
};

} // namespace leapfrog
