// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QStringList>

#include <string>
#include <string_view>

namespace leapfrog {

// What a person reads when something was not done: what happened to their work, then what to do. Codes stay in details.

struct ProblemWords
{
    QString happened;
    QString advice; ///< may be empty
};

/// Where a refused document's entries are now.
enum class EntriesNow
{
    None, ///< it was never posted
    InForce, ///< the previous ones stay in force
    OutOfForce, ///< the previous ones are out of force until it is posted again or undone
};

/// A document that the rules refused: `message` is the refusal's sentence, `code` its code.
ProblemWords refusedDocumentWords(const QString &document, std::string_view code, const QString &message,
                                  EntriesNow entries);
/// Only what to do about a refusal.
QString refusalAdvice(std::string_view code);

/// A recreation that was not accepted.
ProblemWords notStartedWords(const Error &error);
/// An undo that was not done; documents at fault as in affectedDocuments().
ProblemWords notUndoneWords(const Error &error);
/// Any other question or act that failed.
ProblemWords generalWords(const Error &error);

/// The documents that an error names (`cause`: a JSON array of ids).
QStringList affectedDocuments(const Error &error);

} // namespace leapfrog
