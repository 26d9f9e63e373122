// SPDX-License-Identifier: MIT
#pragma once

#include <QMimeData>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <string>

namespace leapfrog {

/// The files of this computer among what is dragged.
QStringList filesOf(const QMimeData &data);

/// "USD=1.36, EUR=1.47" as currency → rate; none for an empty text, nothing when it can't be read.
std::optional<std::map<std::string, std::string>> parseRates(const QString &text);

} // namespace leapfrog
