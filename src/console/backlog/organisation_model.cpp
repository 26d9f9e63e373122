// SPDX-License-Identifier: MIT
#include "console/backlog/organisation_model.h"

#include "console/look/words.h"

namespace leapfrog {

void OrganisationModel::setRows(const std::vector<OrganisationDepth> &fresh, const QDateTime &now)
{
    m_now = now;
    RowModel::setRows(fresh);
    if (rowCount() > 0) // the ages go on
        emit dataChanged(index(0, Oldest), index(rowCount() - 1, Oldest));
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
            ? durationInWords(std::chrono::milliseconds(row.oldestReadyAt.msecsTo(m_now)))
            : QStringLiteral("–");
    case Running:
        return numberInWords(row.leased);
    case Dead:
        return row.dead > 0 ? QStringLiteral("✖ ") + numberInWords(row.dead) : numberInWords(0);
    case State:
        return row.paused.isEmpty() ? QString() : tr("paused by %1").arg(row.paused);
    default:
        return {};
    }
}

static QVariant sortValue(const OrganisationDepth &row, int column)
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
        return qlonglong(row.leased);
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
    case Dead:
        return tr("Dead");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace leapfrog
