// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "engine/close/flux.h"
#include "ledger/chart_of_accounts.h"

#include <QString>

#include <string>
#include <string_view>
#include <tuple>

namespace leapfrog {

/// An account that differs, one of the reasons why, or the sum of all.
struct FluxRow
{
    enum class Kind
    {
        Account,
        Reason, ///< of the account above it
        Total,
    };
    Kind kind = Kind::Account;
    std::string account = {};
    QString words = {}; ///< the account's name, or the reason
    FluxReason reason = FluxReason::Recreated;
    Wide before = 0;
    Wide after = 0;
    Wide difference = 0;
    Wide explained = 0; ///< of an account and the total: what the reasons come to
    std::int64_t documents = 0;
    std::string currency = {};

    friend bool operator==(const FluxRow &, const FluxRow &) = default;
};

inline std::tuple<FluxRow::Kind, std::string, FluxReason> rowKey(const FluxRow &row)
{
    return {row.kind, row.account, row.reason};
}

/// Accounts that are not what they were, the reasons under each, the total last. UI thread.
class FluxModel : public RowModel<FluxRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Account,
        Words,
        Before,
        After,
        Difference,
        Documents,
        Check,
        ColumnCount
    };

    using RowModel::RowModel;

    void show(const Flux &flux, const ChartOfAccounts &chart, std::string_view currency);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
