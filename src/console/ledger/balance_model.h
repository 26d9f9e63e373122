// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "core/money.h"

#include <QString>

#include <string>
#include <utility>

namespace leapfrog {

/// An account's figures, the results of fiscal years before, or the sum of all.
struct BalanceRow
{
    enum class Kind
    {
        Account,
        Carried, ///< opening only
        Total,
    };
    Kind kind = Kind::Account;
    std::string account = {};
    QString name = {};
    Wide opening = 0;
    Wide debit = 0;
    Wide credit = 0;
    std::string currency = {}; ///< of all figures

    [[nodiscard]] bool isTotal() const { return kind == Kind::Total; }
    [[nodiscard]] Wide closing() const { return opening + debit - credit; }

    friend bool operator==(const BalanceRow &, const BalanceRow &) = default;
};

inline std::pair<BalanceRow::Kind, std::string> rowKey(const BalanceRow &row)
{
    return {row.kind, row.account};
}

/// A trial balance: an account a row, the total last. UI thread.
class BalanceModel : public RowModel<BalanceRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Account,
        Name,
        Opening,
        Debit,
        Credit,
        Closing,
        Check,
        ColumnCount
    };

    using RowModel::RowModel;

    /// Whether the days that are shown have others before them.
    void setOpened(bool opened);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool m_opened = false;
};

} // namespace leapfrog
