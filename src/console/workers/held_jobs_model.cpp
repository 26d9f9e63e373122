// SPDX-License-Identifier: MIT
#include "console/workers/held_jobs_model.h"

#include "console/books/document_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

void HeldJobsModel::setJobs(const std::vector<HeldJob> &jobs, const QDateTime &now)
{
    m_now = now;
    setRows(jobs);
    if (rowCount() > 0) // the time goes on
        emit dataChanged(index(0, Returns), index(rowCount() - 1, Returns));
}

int HeldJobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString returns(const HeldJob &job, const QDateTime &now)
{
    if (!job.leasedUntil.isValid())
        return QStringLiteral("–");
    return job.leasedUntil <= now
        ? HeldJobsModel::tr("its lease has ended")
        : HeldJobsModel::tr("in %1").arg(durationInWords(std::chrono::milliseconds(now.msecsTo(job.leasedUntil))));
}

static QString priorityName(int priority)
{
    return priority >= 3 ? HeldJobsModel::tr("urgent")
        : priority == 2  ? HeldJobsModel::tr("high")
                         : HeldJobsModel::tr("normal");
}

QVariant HeldJobsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Attempt ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == wholeRole)
        return column == Document || column == Organisation || column == Type ? QVariant(false) : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Returns && row->leasedUntil.isValid()
            ? QVariant(tr("If it does not extend its lease: %1").arg(momentWithZone(row->leasedUntil)))
            : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Document:
        return QString::fromStdString(row->documentId);
    case Type:
        return documentTypeWords(row->documentType);
    case Organisation:
        return QString::fromStdString(row->orgId);
    case Priority:
        return priorityName(row->priority);
    case Attempt:
        return numberInWords(row->attempts);
    case Returns:
        return returns(*row, m_now);
    default:
        return {};
    }
}

QVariant HeldJobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Attempt ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Type:
        return tr("Type");
    case Organisation:
        return tr("Organisation");
    case Priority:
        return tr("Priority");
    case Attempt:
        return tr("Attempts");
    case Returns:
        return tr("Lease ends");
    default:
        return {};
    }
}

} // namespace leapfrog
