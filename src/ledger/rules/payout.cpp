// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::array<std::string_view, 7> fields{"gross", "fees",    "reserve", "adjustments",
                                                        "net",   "account", "role"};
static constexpr std::array<std::string_view, 4> adjustmentFields{"amount", "account", "role", "reason"};

static constexpr std::array rules{
    Rule{"PO-BANK", QT_TRANSLATE_NOOP("leapfrog::Rules", "The gateway pays out to the bank."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The gateway takes money back from the bank.")},
    Rule{"PO-FEE", QT_TRANSLATE_NOOP("leapfrog::Rules", "The gateway's fees on the payments in this payout."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Fees given back by the gateway.")},
    Rule{"PO-RES", QT_TRANSLATE_NOOP("leapfrog::Rules", "The gateway holds this back as a reserve."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The gateway releases a reserve that it held back.")},
    Rule{"PO-ADJ", QT_TRANSLATE_NOOP("leapfrog::Rules", "An adjustment by the gateway at our cost."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "An adjustment by the gateway in our favour.")},
    Rule{"PO-CLR", QT_TRANSLATE_NOOP("leapfrog::Rules", "Refunds exceed the payments cleared with this payout."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The card payments in this payout are cleared.")},
};

static void postPayout(Draft &draft)
{
    auto &document = draft.document();
    const auto &currency = draft.currency();
    const Wide gross = document.amount("gross", currency, Sign::Any);
    const Wide fees = document.amountOrZero("fees", currency, Sign::Any);
    const Wide reserve = document.amountOrZero("reserve", currency, Sign::Any);
    Wide adjusted = 0;
    document.forEach(
        "adjustments", document.arrayOrEmpty("adjustments"), adjustmentFields, {}, [&](ObjectReader &adjustment, int) {
            const Wide amount = adjustment.amount("amount", currency, Sign::Any);
            adjustment.optionalText("reason");
            const auto *const account = draft.namedAccount(adjustment);
            adjusted += amount;
            draft.credit("PO-ADJ", account != nullptr ? *account : draft.account(Role::GatewayAdjustments), amount);
        });

    const Wide net = document.amount("net", currency, Sign::Any);
    const Wide sum = gross - fees - reserve + adjusted;
    draft.checkRange(sum, "net");
    if (net != sum)
        document.refuse("total_mismatch", "net",
                        QCoreApplication::translate("leapfrog::Payout", "The parts come to %1, net says %2.")
                            .arg(QString::fromStdString(Money{sum, &currency}.text()),
                                 QString::fromStdString(Money{net, &currency}.text())));
    const auto *const into = draft.namedAccount(document);
    draft.debitFirst("PO-BANK", into != nullptr ? *into : draft.account(Role::Bank), net);
    draft.debit("PO-FEE", Role::PaymentFees, fees);
    draft.debit("PO-RES", Role::GatewayReserve, reserve);
    draft.credit("PO-CLR", Role::CardClearing, gross);
}

const DocumentType payout{"payout", fields, rules, postPayout};

} // namespace leapfrog
