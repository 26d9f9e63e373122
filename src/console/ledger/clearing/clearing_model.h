// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/inbox/clearing.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>

namespace leapfrog {

/// What one order, payout or other document leaves on a clearing account; or (without a place) the account's balance,
/// which is the sum of these.
struct ClearingLine
{
    std::string account;
    QString accountName; ///< code and name
    std::string place; ///< Rest::place; empty: the balance
    std::string name;
    std::optional<Date> date;
    Wide amount = 0;
    std::string currency;
    RestReason reason = RestReason::OtherDocument;

    [[nodiscard]] bool isBalance() const { return place.empty(); }

    friend bool operator==(const ClearingLine &, const ClearingLine &) = default;
};

inline std::pair<std::string, std::string> rowKey(const ClearingLine &row)
{
    return {row.account, row.place};
}

/// Rests order by order, below those of each account its balance. UI thread.
class ClearingModel : public RowModel<ClearingLine>
{
    Q_OBJECT
public:
    enum Column
    {
        Account,
        Order,
        Day,
        Amount,
        Why,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
