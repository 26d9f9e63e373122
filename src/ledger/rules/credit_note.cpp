// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"
#include "ledger/rules/sales_document.h"

namespace leapfrog {

static constexpr std::array<std::string_view, 6> fields{"tax_included", "lines", "total", "of", "discrepancy", "kept"};

static constexpr std::array rules{
    Rule{"CN-AR", QT_TRANSLATE_NOOP("leapfrog::Rules", "The customer owes less by the credit note's total."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The customer owes less by the credit note's total.")},
    Rule{"CN-RET", QT_TRANSLATE_NOOP("leapfrog::Rules", "Goods and services taken back, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Goods and services taken back, without tax.")},
    Rule{"CN-SHIP", QT_TRANSLATE_NOOP("leapfrog::Rules", "Shipping given back, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Shipping given back, without tax.")},
    Rule{"CN-TIP", QT_TRANSLATE_NOOP("leapfrog::Rules", "A tip given back is no longer owed to the staff."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "A tip given back is no longer owed to the staff.")},
    Rule{"CN-GC", QT_TRANSLATE_NOOP("leapfrog::Rules", "A gift card taken back is a debt no more."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "A gift card taken back is a debt no more.")},
    Rule{"CN-DUTY", QT_TRANSLATE_NOOP("leapfrog::Rules", "Duties given back are no longer owed to customs."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Duties given back are no longer owed to customs.")},
    Rule{"CN-FEE", QT_TRANSLATE_NOOP("leapfrog::Rules", "Fees given back, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Fees given back, without tax.")},
    Rule{"CN-KEPT", QT_TRANSLATE_NOOP("leapfrog::Rules", "Kept of a refund, as for restocking: income, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Kept of a refund, as for restocking: income, without tax.")},
    Rule{"CN-TAX", QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax given back is no longer owed to the tax office."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax given back is no longer owed to the tax office.")},
    Rule{"CN-DISC", QT_TRANSLATE_NOOP("leapfrog::Rules", "More was given back than the lines say."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Less was given back than the lines say.")},
    Rule{"CN-RND", QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit above its lines."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit below its lines.")},
};

static void postCreditNote(Draft &draft)
{
    static constexpr SalesRules ids{.total = "CN-AR",
                                    .revenue = "CN-RET",
                                    .shipping = "CN-SHIP",
                                    .tip = "CN-TIP",
                                    .giftCard = "CN-GC",
                                    .duty = "CN-DUTY",
                                    .fee = "CN-FEE",
                                    .tax = "CN-TAX",
                                    .rounding = "CN-RND",
                                    .discrepancy = "CN-DISC",
                                    .kept = "CN-KEPT",
                                    .revenueRole = Role::SalesReturns,
                                    .sign = -1};
    const auto *const of = draft.document().optionalText("of");
    postSalesDocument(draft, ids, of != nullptr ? *of : draft.ownItem());
}

const DocumentType creditNote{"credit_note", fields, rules, postCreditNote};

} // namespace leapfrog
