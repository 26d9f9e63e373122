// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/recreations.h"

#include <string>
#include <vector>

namespace leapfrog {

inline const std::string &rowKey(const RecreationDocumentRow &row)
{
    return row.documentId;
}

/// The documents of one recreation and the step that each is in. UI thread.
class RecreationDocumentsModel : public RowModel<RecreationDocumentRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Type,
        Step,
        Versions,
        Took,
        Details, ///< who does it, why it waits, what is wrong and what to do
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void show(const RecreationRow &recreation, const std::vector<RecreationDocumentRow> &documents);
    /// Durations of what is under way have grown.
    void tick();

private:
    [[nodiscard]] QString textOf(const RecreationDocumentRow &document, int column) const;

    RecreationRow m_recreation;
};

} // namespace leapfrog
