// SPDX-License-Identifier: MIT
#include "console/workers/settings_model.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/workers/worker_words.h"
#include "store/queue/setting_rules.h"

namespace leapfrog {

int SettingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString changed(const SettingRow &row)
{
    return row.changedBy.isEmpty() ? QString()
                                   : SettingsModel::tr("by %1, %2").arg(row.changedBy, momentFigure(row.changedAt));
}

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    const auto *rule = row == nullptr ? nullptr : findSettingRule(row->key);
    if (rule == nullptr)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Value || column == Default ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == wholeRole)
        return QVariant(column == Value || column == Bounds || column == Default);
    if (role == Qt::ToolTipRole) {
        if (column == Changed && row->changedAt.isValid())
            return momentWithZone(row->changedAt);
        return column == Changed ? QVariant()
                                 : tr("%1. A change takes effect %2.").arg(rule->meaning(), rule->takesEffect());
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Setting:
        return QString::fromStdString(row->key);
    case Value:
        return settingWords(row->value, rule->words.empty() ? rule->unit() : QString());
    case Meaning:
        return rule->meaning();
    case Bounds:
        return rule->bounds();
    case Default:
        return rule->standard ? settingWords(rule->text(*rule->standard).toStdString(), {}) : settingWords({}, {});
    case Changed:
        return changed(*row);
    default:
        return {};
    }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Value || section == Default ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Setting:
        return tr("Setting");
    case Value:
        return tr("Value");
    case Meaning:
        return tr("What it is");
    case Bounds:
        return tr("May be");
    case Default:
        return tr("Default");
    case Changed:
        return tr("Last changed");
    default:
        return {};
    }
}

} // namespace leapfrog
