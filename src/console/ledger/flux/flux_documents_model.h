// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "engine/close/flux.h"

#include <QString>

#include <string>

namespace leapfrog {

/// What a document moved on an account, for a reason.
struct FluxDocumentRow
{
    std::string document;
    int versionBefore = 0; ///< 0: it had no entries
    int versionAfter = 0;
    Wide before = 0;
    Wide after = 0;
    std::string currency;
    QString what; ///< changed in it, in short

    friend bool operator==(const FluxDocumentRow &, const FluxDocumentRow &) = default;
};

inline const std::string &rowKey(const FluxDocumentRow &row)
{
    return row.document;
}

/// The documents behind a reason. UI thread.
class FluxDocumentsModel : public RowModel<FluxDocumentRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Versions,
        Before,
        After,
        Difference,
        What,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
