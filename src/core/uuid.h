// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

#include <string>

namespace leapfrog {

/// Whether PostgreSQL would take this text for a uuid: what a user typed is asked for only then.
inline bool isUuid(const std::string &text)
{
    return !QUuid::fromString(QString::fromStdString(text)).isNull();
}

} // namespace leapfrog
