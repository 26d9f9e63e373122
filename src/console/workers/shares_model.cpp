// SPDX-License-Identifier: MIT
#include "console/workers/shares_model.h"

#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/workers/worker_words.h"
#include "store/queue/setting_rules.h"

namespace leapfrog {

int SharesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::string SharesModel::settingIn(int column)
{
    switch (column) {
    case Weight:
        return "weight";
    case MaxLeased:
        return "max_leased";
    case MaxPerSecond:
        return "max_per_second";
    default:
        return {};
    }
}

std::string SharesModel::valueOf(const ShareRow &row, const std::string &key)
{
    if (key == "weight")
        return settingText(row.weight).toStdString();
    if (key == "max_leased")
        return row.maxLeased ? std::to_string(*row.maxLeased) : std::string();
    return row.maxPerSecond ? settingText(*row.maxPerSecond).toStdString() : std::string();
}

static bool isNumber(int column)
{
    return column != SharesModel::Organisation && column != SharesModel::State;
}

static QString words(const ShareRow &row, int column)
{
    switch (column) {
    case SharesModel::Organisation:
        return QString::fromStdString(row.orgId);
    case SharesModel::Waiting:
        return numberInWords(row.waiting);
    case SharesModel::Running:
        return numberInWords(row.running);
    case SharesModel::State:
        return row.pause                                     ? pauseWords(*row.pause)
            : row.maxLeased && *row.maxLeased == 0           ? SharesModel::tr("may run no job")
            : row.maxLeased && row.running >= *row.maxLeased ? SharesModel::tr("at its limit")
                                                             : QString();
    default:
        return settingWords(SharesModel::valueOf(row, SharesModel::settingIn(column)), {});
    }
}

QVariant SharesModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, column);
    case Qt::TextAlignmentRole:
        return QVariant((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case signRole:
        return static_cast<int>(column == State && row->pause ? Sign::Again : Sign::None);
    case wholeRole:
        return column == Organisation || column == State ? QVariant(false) : QVariant(true);
    case Qt::ToolTipRole:
        if (const auto *rule = findSettingRule(settingIn(column), true); rule != nullptr)
            return rule->meaning();
        return column == State ? QVariant(withShortWords(words(*row, State))) : QVariant();
    default:
        return {};
    }
}

QVariant SharesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const auto *rule = findSettingRule(settingIn(section), true);
        return rule != nullptr ? QVariant(rule->meaning()) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Organisation:
        return tr("Organisation");
    case Waiting:
        return tr("Waiting");
    case Running:
        return tr("Running");
    case Weight:
        return tr("Weight");
    case MaxLeased:
        return tr("At once");
    case MaxPerSecond:
        return tr("Per second");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace leapfrog
