// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"
#include "ledger/rules/sales_document.h"

namespace leapfrog {

static constexpr std::array<std::string_view, 4> fields{"tax_included", "lines", "total", "due_date"};

static constexpr std::array rules{
    Rule{"SI-AR", QT_TRANSLATE_NOOP("leapfrog::Rules", "The customer owes the invoice's total."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The customer owes the invoice's total.")},
    Rule{"SI-REV", QT_TRANSLATE_NOOP("leapfrog::Rules", "Revenue from goods and services, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Revenue from goods and services, without tax.")},
    Rule{"SI-SHIP", QT_TRANSLATE_NOOP("leapfrog::Rules", "Revenue from shipping, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Revenue from shipping, without tax.")},
    Rule{"SI-TIP", QT_TRANSLATE_NOOP("leapfrog::Rules", "Tips belong to the staff and are owed to them."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Tips belong to the staff and are owed to them.")},
    Rule{"SI-GC", QT_TRANSLATE_NOOP("leapfrog::Rules", "A sold gift card is a debt until it is used."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "A sold gift card is a debt until it is used.")},
    Rule{"SI-DUTY", QT_TRANSLATE_NOOP("leapfrog::Rules", "Duties are collected for customs and owed to it."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Duties are collected for customs and owed to it.")},
    Rule{"SI-FEE", QT_TRANSLATE_NOOP("leapfrog::Rules", "Fees charged beside the goods, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Fees charged beside the goods, without tax.")},
    Rule{"SI-TAX", QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on the sale is owed to the tax office."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on the sale is owed to the tax office.")},
    Rule{"SI-RND", QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit below its lines."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit above its lines.")},
};

static void postInvoice(Draft &draft)
{
    static constexpr SalesRules ids{.total = "SI-AR",
                                    .revenue = "SI-REV",
                                    .shipping = "SI-SHIP",
                                    .tip = "SI-TIP",
                                    .giftCard = "SI-GC",
                                    .duty = "SI-DUTY",
                                    .fee = "SI-FEE",
                                    .tax = "SI-TAX",
                                    .rounding = "SI-RND",
                                    .discrepancy = {},
                                    .kept = {},
                                    .revenueRole = Role::Sales,
                                    .sign = 1};
    postSalesDocument(draft, ids, draft.ownItem());
}

const DocumentType salesInvoice{"sales_invoice", fields, rules, postInvoice};

} // namespace leapfrog
