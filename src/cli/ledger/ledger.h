// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "core/date.h"
#include "core/money.h"
#include "ledger/difference.h"
#include "ledger/export/exporter.h"
#include "store/books/reports.h"
#include "store/close/book_sums.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace leapfrog::cli {

// What the commands of `leapfrogctl ledger` share; each is in the file of its name.

/// Adds the option for a day (`YYYY-MM-DD`, 1970 to 2199); anything else is wrong usage.
CLI::Option *addDate(CLI::App &command, const std::string &name, std::optional<Date> &date, const std::string &words);

/// Adds --known-at MOMENT; anything but a moment with an offset is wrong usage.
CLI::Option *addKnownAt(CLI::App &command, std::optional<Moment> &knownAt);

/// An amount in a currency of this code, with the currency's decimals.
QString amountWords(Wide minor, std::string_view currency);

/// {"org_id","currency","awaiting_posting","refused_documents","awaiting_recreation","refused_payloads",
/// "waiting_payloads","reopened"}: what every report says.
QJsonObject toJson(const ReportHead &head);
/// Tells on stderr how many documents are not, or not as they are now, in a report's figures, when there are any, and
/// which sealed days were opened again.
void tellLeftOut(const Session &session, const LeftOut &leftOut);

/// The organisation named, or the only one there is. Errors: Invalid `which_organisation`, NotFound when there is none.
Result<std::string> theOrganisation(Connection &connection, const std::string &named);

/// Adds the subcommand `name` with --org. When it is called, `org` is first set to the organisation named, or the only
/// one; then `act` runs. Its error becomes the session's.
CLI::App *addForOrganisation(CLI::App &parent, Session &session, const char *name, const char *description,
                             const std::shared_ptr<std::string> &org, const std::function<Result<>(Connection &)> &act);

/// Adds --without-awaiting.
void addWithoutAwaiting(CLI::App &command, AwaitingFigures &figures);

/// The subcommands of `ledger` that have a file of their own.
void addLedgerClearing(CLI::App &ledger, Session &session);
void addLedgerDeferrals(CLI::App &ledger, Session &session);
void addLedgerExport(CLI::App &ledger, Session &session);
void addLedgerVerify(CLI::App &ledger, Session &session);

} // namespace leapfrog::cli
