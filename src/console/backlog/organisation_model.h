// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/depth.h"

#include <QDateTime>

#include <map>
#include <string>
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
        PerMinute,
        Share,
        Dead,
        State,
        Running, ///< its share says it too
        ColumnCount
    };
    static constexpr int SortRole = Qt::UserRole; ///< the plain value behind the words

    using RowModel::RowModel;

    struct Facts
    {
        QDateTime now; ///< the server's moment that ages are counted from
        std::map<std::string, std::int64_t> perMinute = {}; ///< jobs that end, by organisation
        int slotCount = 0; ///< of all workers
    };
    void setRows(const std::vector<OrganisationDepth> &fresh, const Facts &facts);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const OrganisationDepth &row, int column) const;
    [[nodiscard]] QVariant sortValue(const OrganisationDepth &row, int column) const;
    [[nodiscard]] std::int64_t perMinute(const OrganisationDepth &row) const;
    [[nodiscard]] double share(const OrganisationDepth &row) const; ///< of the slots, 0 to 1

    Facts m_facts;
};

} // namespace leapfrog
