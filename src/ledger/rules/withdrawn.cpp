// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

namespace leapfrog {

static constexpr std::array<std::string_view, 1> fields{"reason"};

/// Takes the place of a document whose source says it no more. It posts nothing, so the entries before it end.
static void postWithdrawn(Draft &draft)
{
    draft.document().optionalText("reason");
}

const DocumentType withdrawn{"withdrawn", fields, {}, postWithdrawn};

} // namespace leapfrog
