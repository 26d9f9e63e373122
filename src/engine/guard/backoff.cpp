// SPDX-License-Identifier: MIT
#include "engine/guard/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace leapfrog {

std::chrono::milliseconds Backoff::next()
{
    ++m_attempts;
    const auto half = m_next / 2;
    m_next = std::min(m_next * 2, m_most);
    return half + std::chrono::milliseconds(QRandomGenerator::global()->bounded(static_cast<qint64>(half.count()) + 1));
}

} // namespace leapfrog
