// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "recreate/rehearsal.h"

#include <QString>

#include <cstdint>
#include <string>
#include <utility>

namespace leapfrog {

/// What moves on an account in a month, as the list shows it.
struct MonthMoveRow
{
    std::string account;
    std::string month;
    QString words; ///< code and name of the account
    Wide before = 0;
    Wide after = 0;
    std::int64_t changed = 0; ///< documents

    friend bool operator==(const MonthMoveRow &, const MonthMoveRow &) = default;
};

inline std::pair<std::string, std::string> rowKey(const MonthMoveRow &row)
{
    return {row.account, row.month};
}

/// Accounts and months, before and after. Changes by difference. UI thread.
class MonthMovesModel : public RowModel<MonthMoveRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Account,
        Month,
        Before,
        After,
        Difference,
        Documents,
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
