// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"

#include <QString>

#include <string>

class QLabel;

namespace leapfrog {

// The head of a seal as people read it, copy it and write it down.

/// Its 64 digits in groups of eight, four groups a line.
QString headInGroups(const QString &head);
/// Large, in a font whose digits are told apart.
void dressHead(QLabel &label);
/// Puts the digits on the clipboard, as programs read them.
void copyHead(const QString &head);
/// What a seal's file is offered as: "acme-2026-03-31.seal".
QString sealFileName(const std::string &orgId, Date through);

} // namespace leapfrog
