// SPDX-License-Identifier: MIT
#include "console/ledger/statements/statement_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace leapfrog {

using Kind = StatementRow::Kind;

static constexpr qsizetype longestWhole = 48; ///< characters of a name that no month pushes aside

void StatementModel::show(const Statement &statement)
{
    setMonths(statement.months);
    const std::string currency(statement.currency());
    std::vector<StatementLineRow> rows;
    const auto &all = statement.rows;
    if (std::ranges::none_of(all,
                             [](const StatementRow &row) { return row.kind == Kind::Account || row.amount != 0; })) {
        setRows({}); // nothing but headings
        return;
    }
    for (const auto &row : all) {
        if (row.part == "assets_total")
            m_assets = row.amount;
        rows.push_back({.row = row, .words = statementWords(statement, row, dateFigure), .currency = currency});
    }
    setRows(rows);
}

/// The columns in between come and go; what is left and right of them stays.
void StatementModel::setMonths(const std::vector<Date> &months)
{
    if (months == m_months)
        return;
    const auto before = static_cast<int>(m_months.size());
    const auto after = static_cast<int>(months.size());
    if (after > before) {
        beginInsertColumns({}, firstMonth + before, firstMonth + after - 1);
        m_months = months;
        endInsertColumns();
    } else if (after < before) {
        beginRemoveColumns({}, firstMonth + after, firstMonth + before - 1);
        m_months = months;
        endRemoveColumns();
    }
    m_months = months;
    emit headerDataChanged(Qt::Horizontal, firstMonth, checkColumn());
}

std::optional<Date> StatementModel::monthOf(int column) const
{
    if (column < firstMonth || column >= totalColumn())
        return {};
    return m_months[static_cast<std::size_t>(column - firstMonth)];
}

int StatementModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : checkColumn() + 1;
}

/// Nothing is a dash, so that the figures that are there stand out; a sum is always said.
static QString figure(const StatementLineRow &line, Wide amount)
{
    return amount == 0 && line.isAccount() ? QString(QChar(0x2013)) : amountFigure(amount, line.currency);
}

QString StatementModel::checkWords(const StatementLineRow &line) const
{
    if (line.row.kind != Kind::Result)
        return {};
    if (line.row.part == "result")
        return line.row.amount < 0 ? tr("loss") : line.row.amount > 0 ? tr("profit") : QString();
    return line.row.amount == m_assets ? tr("equals assets")
                                       : tr("off by %1").arg(amountFigure(m_assets - line.row.amount, line.currency));
}

QString StatementModel::textOf(const StatementLineRow &line, int column) const
{
    if (column == accountColumn)
        return line.isHeading() ? line.words : QString::fromStdString(line.row.account);
    if (column == nameColumn)
        return line.isHeading() ? QString() : line.words;
    if (column == checkColumn())
        return checkWords(line);
    if (line.isHeading())
        return {};
    if (column == totalColumn())
        return figure(line, line.row.amount);
    const auto month = static_cast<std::size_t>(column - firstMonth);
    return month < line.row.months.size() ? figure(line, line.row.months[month]) : QString();
}

QVariant StatementModel::data(const QModelIndex &index, int role) const
{
    const auto *const line = find(index);
    if (line == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*line, column);
    case Qt::TextAlignmentRole:
        return QVariant((isAmount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: {
        if (line->isAccount() && column != totalColumn())
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    case wholeRole:
        return column == checkColumn() ? QVariant() : QVariant(textOf(*line, column).size() <= longestWhole);
    case signRole:
        if (column != checkColumn() || line->row.kind != Kind::Result || line->row.part == "result")
            return {};
        return static_cast<int>(line->row.amount == m_assets ? Sign::Good : Sign::Bad);
    default:
        return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == accountColumn)
        return tr("Account");
    if (section == nameColumn)
        return tr("Name");
    if (section == totalColumn())
        return tr("Total");
    const auto month = monthOf(section);
    if (!month)
        return {};
    const auto day = toQDate(*month);
    return tr("%1 %2", "short name of a month, year")
        .arg(QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat), QString::number(day.year()));
}

} // namespace leapfrog
