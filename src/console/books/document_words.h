// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "store/books/documents.h"

#include <QString>

#include <string_view>

namespace leapfrog {

// A document's facts as the screens say them.

/// "invoice" for `sales_invoice`; an unknown type's own name without underscores.
QString documentTypeWords(std::string_view type);

/// "posted 02/03/2026 09:14", "awaiting recreation", "refused: …".
QString documentStatusWords(const DocumentRow &row);
/// A status of the filter: "posted", "refused".
QString statusName(std::string_view status);
Sign documentSign(const DocumentRow &row);

/// "3", "4 (posted 3)", "1 (not posted)".
QString documentVersionWords(const DocumentRow &row);

} // namespace leapfrog
