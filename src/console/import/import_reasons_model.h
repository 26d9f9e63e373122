// SPDX-License-Identifier: MIT
#pragma once

#include "console/import/import_reasons.h"
#include "console/look/row_model.h"

#include <utility>

namespace leapfrog {

inline std::pair<std::string, std::string> rowKey(const ImportReason &row)
{
    return {row.state, row.code};
}

/// What an import did not take, by reason. UI thread.
class ImportReasonsModel : public RowModel<ImportReason>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Reason,
        Records,
        First,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
