// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

#include <algorithm>

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

static void postReceivable(Draft &draft, Wide amount, const std::vector<Tax> &taxes, std::string_view settles)
{
    draft.debitFirst("WO-AR", Role::Receivable, -amount, settles);
    Wide loss = amount;
    for (const auto &tax : taxes)
        loss -= tax.amount;
    // With several codes the document does not say what each of them was on.
    const bool isOneCode = std::ranges::all_of(taxes, [&](const Tax &tax) { return *tax.code == *taxes.front().code; });
    for (auto tax = taxes.begin(); tax != taxes.end(); ++tax)
        draft.debitTax("WO-TAX", draft.context().taxAccount(*tax->code, Role::OutputTax), *tax->code,
                       isOneCode && tax == taxes.begin() ? loss : 0, tax->amount);
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
    const auto *const named = document.optionalText("document");
    const std::string_view settles = named != nullptr ? std::string_view(*named) : std::string_view();
    const Wide amount = document.positiveAmount("amount", draft.currency());
    const auto taxes = draft.taxes(document);
    if (of != WrittenOff::Receivable && !taxes.empty())
        document.refuse(
            "tax_not_allowed", "taxes",
            QCoreApplication::translate("leapfrog::WriteOff", "Only a receivable is written off with its tax."));
    switch (of) {
    case WrittenOff::Receivable:
        postReceivable(draft, amount, taxes, settles);
        break;
    case WrittenOff::Payable:
        draft.debitFirst("WO-AP", Role::Payable, amount, settles);
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
