// SPDX-License-Identifier: MIT
#pragma once

#include "store/close/book_sums.h"

#include <QJsonArray>
#include <QJsonObject>

#include <string_view>
#include <vector>

namespace leapfrog {

// What reports by time say as JSON; programs rely on names and meanings. Pure.

/// {"org_id","currency","awaiting_posting","refused_documents","awaiting_recreation","refused_payloads",
/// "waiting_payloads"}: what every report says.
QJsonObject reportHeadJson(const ReportHead &head);

/// The same, with days, moment and (not nullptr) months.
QJsonObject reportJson(const BookSums &sums, const Figures &figures, const Days &days, const std::vector<Date> *months);

/// An amount in a currency of this code, with the currency's decimals: "-1190.00".
QString amountJson(Wide minor, std::string_view currency);
QJsonArray amountsJson(const std::vector<Wide> &minor, std::string_view currency);
/// "2026-03".
QString monthJson(Date month);

} // namespace leapfrog
