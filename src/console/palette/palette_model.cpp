// SPDX-License-Identifier: MIT
#include "console/palette/palette_model.h"

#include "console/palette/fuzzy.h"

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t mostOwn = 12; ///< screens, acts and preferences, once something is typed

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    show();
}

void PaletteModel::setFound(PaletteEntry::Kind kind, std::vector<PaletteEntry> found)
{
    m_found[kind] = std::move(found);
    show();
}

void PaletteModel::setRecent(const QStringList &recent)
{
    m_recent = recent;
    show();
}

void PaletteModel::setTyped(const QString &typed)
{
    m_typed = typed;
    m_found.clear();
    show();
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int PaletteModel::firstUsable() const
{
    const auto usable = std::ranges::find_if(m_rows, [](const PaletteEntry &one) { return one.whyNot.isEmpty(); });
    return usable == m_rows.end() ? -1 : static_cast<int>(usable - m_rows.begin());
}

/// The list is short and changes as a whole with each letter.
void PaletteModel::show()
{
    struct Scored
    {
        const PaletteEntry *entry;
        int score;
        qsizetype recent;
    };
    std::vector<Scored> fitting;
    for (const auto &one : m_entries) {
        const auto score = fuzzyScore(m_typed, one.title);
        const auto place = m_recent.indexOf(one.key);
        if (score)
            fitting.push_back({.entry = &one, .score = *score, .recent = place < 0 ? m_recent.size() : place});
    }
    const bool isTyped = !m_typed.trimmed().isEmpty();
    std::ranges::stable_sort(fitting, [isTyped](const Scored &one, const Scored &other) {
        return isTyped && one.score != other.score ? one.score > other.score : one.recent < other.recent;
    });
    beginResetModel();
    m_rows.clear();
    for (const auto &one : fitting) {
        if (!isTyped || m_rows.size() < mostOwn)
            m_rows.push_back(*one.entry);
    }
    for (const auto &[kind, found] : m_found)
        m_rows.insert(m_rows.end(), found.begin(), found.end());
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PaletteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const auto *one = entry(index.row());
    if (one == nullptr)
        return {};
    const auto &detail = one->whyNot.isEmpty() ? one->detail : one->whyNot;
    if (role == Qt::DisplayRole)
        return index.column() == Title ? one->title : detail;
    if (role == Qt::ToolTipRole && !detail.isEmpty())
        return detail;
    if (role == Qt::AccessibleTextRole && index.column() == Title)
        return detail.isEmpty() ? one->title : QStringLiteral("%1, %2").arg(one->title, detail);
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const auto *one = entry(index.row());
    return one != nullptr && one->whyNot.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace leapfrog
