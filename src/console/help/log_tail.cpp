// SPDX-License-Identifier: MIT
#include "console/help/log_tail.h"

#include <QMutex>

#include <cstdio>

namespace leapfrog {

static QMutex mutex;
static QByteArrayList kept;

void LogTail::write(const QByteArray &line)
{
    const QMutexLocker locker(&mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
    kept.append(line.trimmed());
    if (kept.size() > lines)
        kept.removeFirst();
}

QByteArrayList LogTail::last()
{
    const QMutexLocker locker(&mutex);
    return kept;
}

} // namespace leapfrog
