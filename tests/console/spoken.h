// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>
#include <QWidget>

namespace leapfrog::test {

/// All that a window says, shown or not, with its menus, dialogs, tables: where it is said, and the words. Digits are
/// told as # (times pass).
using Spoken = QMap<QString, QString>;
Spoken spokenIn(const QWidget &window);

/// What differs, a line each; empty: nothing.
QString differing(const Spoken &one, const Spoken &other);

} // namespace leapfrog::test
