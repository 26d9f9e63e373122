// SPDX-License-Identifier: MIT
#include "console/backlog/organisation_model.h"

#include "console/look/lists/list_menu.h"
#include "console/look/lists/progress_delegate.h"
#include "console/look/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace leapfrog {

void OrganisationModel::setRows(const std::vector<OrganisationDepth> &fresh, const Facts &facts)
{
    m_facts = facts;
    RowModel::setRows(fresh);
    if (rowCount() > 0) // the ages go on, and so does the pace
        emit dataChanged(index(0, Oldest), index(rowCount() - 1, Share));
}

std::int64_t OrganisationModel::perMinute(const OrganisationDepth &row) const
{
    const auto found = m_facts.perMinute.find(row.orgId);
    return found == m_facts.perMinute.end() ? 0 : found->second;
}

double OrganisationModel::share(const OrganisationDepth &row) const
{
    std::int64_t taken = 0; // more than there are slots while a worker goes and another takes its jobs over
    for (const auto &one : rows())
        taken += one.leased;
    const auto all = std::max<std::int64_t>(m_facts.slotCount, taken);
    return all == 0 ? 0 : static_cast<double>(row.leased) / static_cast<double>(all);
}

int OrganisationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OrganisationModel::words(const OrganisationDepth &row, int column) const
{
    switch (column) {
    case Organisation:
        return QString::fromStdString(row.orgId);
    case Waiting:
        return numberInWords(row.queued);
    case High:
        return numberInWords(row.high);
    case Oldest:
        return row.oldestReadyAt.isValid()
            ? durationInWords(std::chrono::milliseconds(row.oldestReadyAt.msecsTo(m_facts.now)))
            : QStringLiteral("–");
    case Running:
        return numberInWords(row.leased);
    case PerMinute:
        return numberInWords(perMinute(row));
    case Share:
        return QLocale().toString(std::lround(100 * share(row))) + QStringLiteral(" %");
    case Dead:
        return row.dead > 0 ? QStringLiteral("✖ ") + numberInWords(row.dead) : numberInWords(0);
    case State:
        return row.paused.isEmpty() ? QString() : tr("paused by %1").arg(row.paused);
    default:
        return {};
    }
}

QVariant OrganisationModel::sortValue(const OrganisationDepth &row, int column) const
{
    switch (column) {
    case OrganisationModel::Organisation:
        return QString::fromStdString(row.orgId);
    case OrganisationModel::Waiting:
        return qlonglong(row.queued);
    case OrganisationModel::High:
        return qlonglong(row.high);
    case OrganisationModel::Oldest: // the longest wait is the most
        return row.oldestReadyAt.isValid() ? -row.oldestReadyAt.toMSecsSinceEpoch()
                                           : std::numeric_limits<qint64>::min();
    case OrganisationModel::Running:
    case OrganisationModel::Share:
        return qlonglong(row.leased);
    case OrganisationModel::PerMinute:
        return qlonglong(perMinute(row));
    case OrganisationModel::Dead:
        return qlonglong(row.dead);
    default:
        return row.paused;
    }
}

QVariant OrganisationModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const bool number = index.column() != Organisation && index.column() != State;
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, index.column());
    case idRole:
        return QString::fromStdString(row->orgId);
    case progressRole:
        return index.column() == Share && row->leased > 0 ? QVariant(share(*row)) : QVariant();
    case SortRole:
        return sortValue(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == State ? row->paused : QString();
    default:
        return {};
    }
}

QVariant OrganisationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    const bool number = section != Organisation && section != State;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Organisation:
        return tr("Organisation");
    case Waiting:
        return tr("Waiting");
    case High:
        return tr("High or urgent");
    case Oldest:
        return tr("Oldest waits");
    case Running:
        return tr("Running");
    case PerMinute:
        return tr("Done / min");
    case Share:
        return tr("Share of slots");
    case Dead:
        return tr("Dead");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace leapfrog
