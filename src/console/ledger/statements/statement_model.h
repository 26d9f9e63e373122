// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "engine/close/statement.h"

#include <QString>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace leapfrog {

/// A row of a statement as its table shows it.
struct StatementLineRow
{
    StatementRow row;
    QString words; ///< what it is called
    std::string currency; ///< of all figures

    [[nodiscard]] bool isAccount() const { return row.kind == StatementRow::Kind::Account; }
    [[nodiscard]] bool isHeading() const { return row.kind == StatementRow::Kind::Heading; }

    friend bool operator==(const StatementLineRow &, const StatementLineRow &) = default;
};

inline std::tuple<std::string, std::string, StatementRow::Kind> rowKey(const StatementLineRow &line)
{
    return {line.row.part, line.row.account, line.row.kind};
}

/// A profit and loss or a balance sheet: an account a row, a column for each month, then the total. UI thread.
class StatementModel : public RowModel<StatementLineRow>
{
    Q_OBJECT
public:
    static constexpr int accountColumn = 0;
    static constexpr int nameColumn = 1;
    static constexpr int firstMonth = 2;

    using RowModel::RowModel;

    /// Shows that statement; its columns follow its months.
    void show(const Statement &statement);
    [[nodiscard]] int totalColumn() const { return firstMonth + static_cast<int>(m_months.size()); }
    /// What the whole comes to, in a word with a sign.
    [[nodiscard]] int checkColumn() const { return totalColumn() + 1; }
    /// The month of a column; nothing: it is none.
    [[nodiscard]] std::optional<Date> monthOf(int column) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void setMonths(const std::vector<Date> &months);
    [[nodiscard]] bool isAmount(int column) const { return column >= firstMonth && column <= totalColumn(); }
    [[nodiscard]] QString textOf(const StatementLineRow &line, int column) const;
    [[nodiscard]] QString checkWords(const StatementLineRow &line) const;

    std::vector<Date> m_months;
    Wide m_assets = 0; ///< of a balance sheet
};

} // namespace leapfrog
