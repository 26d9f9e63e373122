// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/depth.h"

#include <QDateTime>

#include <vector>

namespace leapfrog {

inline const std::string &rowKey(const OrganisationDepth &row)
{
    return row.orgId;
}

/// The backlog by organisation. Changes by difference, so that selection and scroll position survive a refresh.
class OrganisationModel : public RowModel<OrganisationDepth>
{
    Q_OBJECT
public:
    enum Column
    {
        Organisation,
        Waiting,
        High,
        Oldest,
        Running,
        Dead,
        State,
        ColumnCount
    };
    static constexpr int SortRole = Qt::UserRole; ///< the plain value behind the words

    using RowModel::RowModel;

    /// `now` is the moment of the server that ages are counted from.
    void setRows(const std::vector<OrganisationDepth> &fresh, const QDateTime &now);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const OrganisationDepth &row, int column) const;

    QDateTime m_now;
};

} // namespace leapfrog
