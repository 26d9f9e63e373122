// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/flux.h"

#include <QJsonObject>
#include <QString>

#include <string>
#include <string_view>

namespace leapfrog {

// What a comparison of two moments says, for people and for programs. Pure.

/// "new documents", "changed documents" …
QString fluxReasonWords(FluxReason reason);

/// As `leapfrogctl ledger flux --json` prints it; documents one by one are the first thousand.
QJsonObject fluxJson(const Flux &flux, const FluxQuestion &question, std::string_view currency);

/// As a table for spreadsheets (RFC 4180): a line for each account that differs, and for each of its reasons.
std::string fluxCsv(const Flux &flux, std::string_view currency);

} // namespace leapfrog
