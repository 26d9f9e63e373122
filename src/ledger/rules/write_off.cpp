// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::array<std::string_view, 4> fields{"of", "document", "amount", "taxes"};

static constexpr std::array rules{
    Rule{"WO-AR", QT_TRANSLATE_NOOP("leapfrog::Rules", "What the customer owes is given up."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "What the customer owes is given up.")},
    Rule{"WO-TAX", QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on a lost sale comes back from the tax office."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on a lost sale comes back from the tax office.")},
    Rule{"WO-BAD", QT_TRANSLATE_NOOP("leapfrog::Rules", "The loss from a debt that is not paid, without tax."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The loss from a debt that is not paid, without tax.")},
    Rule{"WO-AP", QT_TRANSLATE_NOOP("leapfrog::Rules", "What is owed to the vendor need not be paid any more."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "What is owed to the vendor need not be paid any more.")},
    Rule{"WO-INC", QT_TRANSLATE_NOOP("leapfrog::Rules", "A debt that need not be paid is income."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "A debt that need not be paid is income.")},
    Rule{"WO-GC", QT_TRANSLATE_NOOP("leapfrog::Rules", "The gift card will not be used any more."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The gift card will not be used any more.")},
    Rule{"WO-BRK", QT_TRANSLATE_NOOP("leapfrog::Rules", "A gift card that is never used is income."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "A gift card that is never used is income.")},
};

enum class WrittenOff
{
    Receivable,
    Payable,
    GiftCard,
};
static constexpr auto kinds = std::to_array<Choice<WrittenOff>>(
    {{"receivable", WrittenOff::Receivable}, {"payable", WrittenOff::Payable}, {"gift_card", WrittenOff::GiftCard}});

static void postReceivable(Draft &draft, Wide amount, const std::vector<Tax> &taxes)
{
    draft.credit("WO-AR", Role::Receivable, amount);
    Wide loss = amount;
    for (const auto &tax : taxes) {
        draft.debit("WO-TAX", draft.context().taxAccount(*tax.code, Role::OutputTax), tax.amount);
        loss -= tax.amount;
    }
    if (loss < 0)
        draft.document().refuse(
            "tax_exceeds_amount", "taxes",
            QCoreApplication::translate("leapfrog::WriteOff", "The taxes are larger than the amount written off."));
    draft.debit("WO-BAD", Role::BadDebt, loss);
}

static void postWriteOff(Draft &draft)
{
    auto &document = draft.document();
    const auto of = document.choice("of", kinds);
    document.optionalText("document");
    const Wide amount = document.positiveAmount("amount", draft.currency());
    const auto taxes = draft.taxes(document);
    if (of != WrittenOff::Receivable && !taxes.empty())
        document.refuse(
            "tax_not_allowed", "taxes",
            QCoreApplication::translate("leapfrog::WriteOff", "Only a receivable is written off with its tax."));
    switch (of) {
    case WrittenOff::Receivable:
        postReceivable(draft, amount, taxes);
        break;
    case WrittenOff::Payable:
        draft.debit("WO-AP", Role::Payable, amount);
        draft.credit("WO-INC", Role::OtherIncome, amount);
        break;
    case WrittenOff::GiftCard:
        draft.debit("WO-GC", Role::GiftCardLiability, amount);
        draft.credit("WO-BRK", Role::GiftCardBreakage, amount);
        break;
    }
}

const DocumentType writeOff{"write_off", fields, rules, postWriteOff};

} // namespace leapfrog
