// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "engine/inbox/import_runner.h"
#include "engine/inbox/shop_import.h"

#include <QJsonArray>
#include <QJsonObject>

#include <stop_token>

namespace leapfrog::cli {

// What the commands of `leapfrogctl import` share.

/// {"source","id","file","line","code","field","message"}
QJsonObject toJson(const ImportNote &note);
QJsonArray toJson(const std::vector<ImportNote> &notes);
/// `orders.jsonl:17: order #1001: … [code, field]`
QString oneLine(const ImportNote &note);

/// Options of commands that read payloads.
void addFxRates(CLI::App &command, std::map<std::string, std::string> &rates);
void addPayloadFilter(CLI::App &command, PayloadFilter &filter);

/// The subcommands of `import` that have a file of their own.
void addImportAgain(CLI::App &import, Session &session);

/// `import --watch`: imports what is put into a folder until it is stopped.
Result<> watchFolder(Session &session, ImportRequest request, const std::string &folder, bool once);

/// Imports and answers; sets the exit code. Cancelled when `stop` was asked for: between two chunks.
Result<> importFiles(Session &session, Connection &connection, const ImportRequest &request,
                     const std::stop_token &stop = {});

} // namespace leapfrog::cli
