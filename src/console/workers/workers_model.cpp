// SPDX-License-Identifier: MIT
#include "console/workers/workers_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/workers/worker_words.h"

#include <QLocale>

#include <cmath>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto paceOver = 60s;
static constexpr auto paceAtLeast = 9s; ///< two heartbeats; over less it would jump

void WorkersModel::setWorkers(const std::vector<WorkerLine> &lines, const QDateTime &now)
{
    m_now = now;
    std::vector<ShownWorker> rows;
    std::map<std::string, std::deque<Sample>> kept;
    for (const auto &line : lines) {
        rows.push_back({.line = line, .perMinute = paceOf(line.worker)});
        kept[line.worker.name] = std::move(m_samples[line.worker.name]);
    }
    m_samples = std::move(kept);
    setRows(rows);
    if (rowCount() > 0) // the ages go on
        emit dataChanged(index(0, Heartbeat), index(rowCount() - 1, State));
}

std::optional<int> WorkersModel::paceOf(const WorkerRow &worker)
{
    if (!worker.alive || worker.kind != "queue")
        return std::nullopt;
    auto &samples = m_samples[worker.name];
    if (!samples.empty() && samples.back().processed > worker.processed)
        samples.clear(); // it has started anew
    if (samples.empty() || samples.back().at < worker.heartbeatAt)
        samples.push_back({.at = worker.heartbeatAt, .processed = worker.processed});
    while (samples.size() > 2 && samples[1].at.msecsTo(worker.heartbeatAt) >= paceOver / 1ms)
        samples.pop_front();
    const auto time = samples.front().at.msecsTo(samples.back().at);
    if (time < paceAtLeast / 1ms)
        return std::nullopt;
    const auto jobs = samples.back().processed - samples.front().processed;
    return static_cast<int>(std::lround(static_cast<double>(jobs) * (60s / 1ms) / static_cast<double>(time)));
}

int WorkersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WorkersModel::words(const ShownWorker &row, int column) const
{
    const auto &worker = row.line.worker;
    switch (column) {
    case Name:
        return workerName(worker.name);
    case Host:
        return QString::fromStdString(worker.host);
    case Kind:
        return workerKindWords(worker.kind);
    case Slots:
        return worker.alive     ? tr("%1 of %2").arg(numberInWords(worker.busy), numberInWords(worker.slotCount))
            : row.line.held > 0 ? tr("holds %1").arg(numberInWords(row.line.held))
                                : QStringLiteral("–");
    case PerMinute:
        return row.perMinute ? numberInWords(*row.perMinute) : QStringLiteral("–");
    case Heartbeat:
        return row.line.isKnown ? agoWords(worker.heartbeatAt, m_now) : QStringLiteral("–");
    case Version:
        return QString::fromStdString(worker.version);
    case State:
        return workerStateWords(row.line, m_now);
    default:
        return {};
    }
}

QVariant WorkersModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    const auto &worker = row->line.worker;
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, column);
    case idRole:
        return QString::fromStdString(worker.name);
    case Qt::TextAlignmentRole:
        return QVariant((column == Slots || column == PerMinute || column == Heartbeat ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    case signRole:
        return static_cast<int>(column == State ? workerSign(row->line) : Sign::None);
    case wholeRole:
        return column == Name || column == Host || column == State || column == Kind ? QVariant(false) : QVariant();
    case Qt::ToolTipRole:
        if (column == Heartbeat && worker.heartbeatAt.isValid())
            return momentWithZone(worker.heartbeatAt);
        if (column == PerMinute && row->line.isKnown)
            return tr("%1 since %2").arg(numberInWords(worker.processed), momentWithZone(worker.startedAt));
        if (column == Name && row->line.isKnown)
            return tr("%1, process %2 on %3")
                .arg(withShortWords(QString::fromStdString(worker.name)), QString::number(worker.pid),
                     withShortWords(QString::fromStdString(worker.host)));
        return column == State ? QVariant(withShortWords(words(*row, State))) : QVariant();
    default:
        return {};
    }
}

QVariant WorkersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            (section == Slots || section == PerMinute || section == Heartbeat ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Host:
        return tr("Host");
    case Kind:
        return tr("Works on");
    case Slots:
        return tr("Slots used");
    case PerMinute:
        return tr("Jobs/min");
    case Heartbeat:
        return tr("Last heartbeat");
    case Version:
        return tr("Version");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace leapfrog
