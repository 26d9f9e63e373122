// SPDX-License-Identifier: MIT
#include "ledger/rules/document_type.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace leapfrog {

static const std::array types{&salesInvoice, &creditNote, &payment,  &payout,
                              &vendorBill,   &journal,    &writeOff, &withdrawn};

static constexpr std::array shared{
    Rule{"DEF-1",
         QT_TRANSLATE_NOOP("leapfrog::Rules",
                           "Belongs to a later time: held on the balance sheet until it is released."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Not earned yet: held as deferred revenue until it is released.")},
    Rule{"DEF-2", QT_TRANSLATE_NOOP("leapfrog::Rules", "This month's share of a deferred amount is released."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "This month's share of a deferred amount is released.")},
    Rule{"FX-R",
         QT_TRANSLATE_NOOP("leapfrog::Rules", "What rounding to the base currency left over on this day, a loss."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "What rounding to the base currency left over on this day, a gain.")},
    Rule{"LOCK-CU",
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Catches up on the first open day what changed in a locked period."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Catches up on the first open day what changed in a locked period.")},
};

const DocumentType *findDocumentType(std::string_view name)
{
    const auto found = std::ranges::find(types, name, &DocumentType::name);
    return found != types.end() ? *found : nullptr;
}

std::span<const DocumentType *const> allDocumentTypes()
{
    return types;
}

std::span<const Rule> sharedRules()
{
    return shared;
}

} // namespace leapfrog
