// SPDX-License-Identifier: MIT
#include "console/background/activities.h"

#include <algorithm>

namespace leapfrog {

Activities::Activities(QObject *parent)
    : QObject(parent)
{ }

Activities::~Activities() = default;

static QString counted(const char *text, int count)
{
    return Activities::tr(text, nullptr, count);
}

QString Activity::summary() const
{
    return words ? words(*this) : counts();
}

QString Activity::counts() const
{
    if (!finished)
        return Activities::tr("%1 of %2").arg(done).arg(task.total);
    QStringList parts;
    if (const int well = done - refused - failed - cancelled; well > 0)
        parts.append(counted(QT_TRANSLATE_N_NOOP("leapfrog::Activities", "%n done"), well));
    if (refused > 0)
        parts.append(counted(QT_TRANSLATE_N_NOOP("leapfrog::Activities", "%n refused"), refused));
    if (failed > 0)
        parts.append(counted(QT_TRANSLATE_N_NOOP("leapfrog::Activities", "%n failed"), failed));
    if (cancelled > 0)
        parts.append(counted(QT_TRANSLATE_N_NOOP("leapfrog::Activities", "%n handed on"), cancelled));
    return parts.join(QStringLiteral(", "));
}

void Activities::add(const Task &task, const QString &recreationId, std::function<QString(const Activity &)> words)
{
    auto &followed = m_followed.emplace_back();
    const int id = ++m_lastId;
    followed.activity = {.id = id, .task = task, .recreationId = recreationId, .words = std::move(words)};
    connect(&followed.watcher, &QFutureWatcherBase::resultReadyAt, this, [this, id](int index) {
        auto *one = find(id);
        count(one->activity, one->watcher.resultAt(index));
        emit changed();
    });
    connect(&followed.watcher, &QFutureWatcherBase::finished, this, [this, id] {
        find(id)->activity.finished = true;
        emit changed();
        emit finished(id);
    });
    followed.watcher.setFuture(task.outcomes);
    emit changed();
}

void Activities::count(Activity &activity, const ItemOutcome &outcome)
{
    ++activity.done;
    switch (outcome.state) {
    case ItemOutcome::State::Done:
        break;
    case ItemOutcome::State::Refused:
        ++activity.refused;
        break;
    case ItemOutcome::State::Failed:
        ++activity.failed;
        break;
    case ItemOutcome::State::Cancelled:
        ++activity.cancelled;
        break;
    }
}

Activities::Followed *Activities::find(int id)
{
    const auto found = std::ranges::find_if(m_followed, [id](const Followed &one) { return one.activity.id == id; });
    return found == m_followed.end() ? nullptr : &*found;
}

void Activities::cancel(int id)
{
    auto *one = find(id);
    if (one == nullptr || one->activity.finished)
        return;
    one->activity.task.stop.request_stop();
    one->activity.cancelRequested = true;
    emit changed();
}

void Activities::cancelAll()
{
    for (const auto *activity : all())
        cancel(activity->id);
}

void Activities::dismiss(int id)
{
    std::erase_if(m_followed, [id](const Followed &one) { return one.activity.id == id && one.activity.finished; });
    emit changed();
}

std::vector<const Activity *> Activities::all() const
{
    std::vector<const Activity *> list;
    for (const auto &one : m_followed)
        list.push_back(&one.activity);
    return list;
}

int Activities::running() const
{
    return static_cast<int>(
        std::ranges::count_if(m_followed, [](const Followed &one) { return !one.activity.finished; }));
}

} // namespace leapfrog
