// SPDX-License-Identifier: MIT
#include "console/session/queue_listener.h"

namespace leapfrog {

QueueListener::QueueListener(std::string dsn)
    : m_wakeUp(std::move(dsn), "console listener", [this](const std::vector<std::string> &) { emit rang(); })
{ }

} // namespace leapfrog
