// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "store/books/recreation_options.h"
#include "store/queue/recreations.h"

#include <QString>

#include <optional>
#include <string_view>

namespace leapfrog {

// Recreations as the screens say them.

/// "posted", "refused" … of RecreationDocumentRow::outcome.
QString outcomeName(std::string_view outcome);
Sign outcomeSign(std::string_view outcome);

/// "direct", "queued".
QString pathName(std::string_view path);

/// "2 posted, 1 unchanged"; "running" while there is nothing to tell yet.
QString resultWords(const RecreationRow &row);
/// What is wrong decides, then what is under way.
Sign recreationSign(const RecreationRow &row);

/// A worker's name for people: "this computer's console", "worker on srv-a (4711)".
QString workerWords(const std::string &worker);

/// The step that a document is in, in a word: "waiting", "posting…", "failed, tried again".
QString stepName(const RecreationDocumentRow &document);
Sign stepSign(const RecreationDocumentRow &document);
/// The step that a document is in, with who does it and why it waits or failed.
QString stepWords(const RecreationRow &recreation, const RecreationDocumentRow &document);

/// How long it took from the click to the end, or takes so far; empty while nothing is known.
QString durationWords(const QDateTime &started, const QDateTime &finished);

// What can't be done with a recreation now, and why; empty: it can. The database decides again. `options`: nothing
// while they are not known.

QString whyNoUndo(const RecreationRow &row, const std::optional<RecreationOptions> &options);
QString whyNoRetry(const RecreationRow &row, const std::optional<RecreationOptions> &options);
/// Which of its documents an undo leaves as they are, and why; empty: none.
QString notUndoableWords(const RecreationOptions &options);

} // namespace leapfrog
