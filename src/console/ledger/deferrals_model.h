// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/books/reports.h"

#include <QString>

#include <optional>
#include <string>
#include <tuple>

namespace leapfrog {

/// A deferral as the list shows it, or (without a document) what is left on an account of all.
struct DeferralLine
{
    std::string document;
    std::string account;
    QString accountName; ///< code and name
    std::string currency;
    std::optional<Date> since; ///< when it was deferred
    Wide deferred = 0;
    Wide left = 0;
    std::optional<Date> next; ///< release after the day that is looked at
    std::optional<Date> last; ///< release
    QString schedule; ///< all releases, one a line

    [[nodiscard]] bool isTotal() const { return document.empty(); }

    friend bool operator==(const DeferralLine &, const DeferralLine &) = default;
};

inline auto rowKey(const DeferralLine &row)
{
    return std::make_tuple(row.document, row.account, row.currency);
}

/// Deferrals, and below them the total of each account. UI thread.
class DeferralsModel : public RowModel<DeferralLine>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Account,
        Since,
        Deferred,
        Left,
        Next,
        Last,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
