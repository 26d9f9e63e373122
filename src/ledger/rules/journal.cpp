// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::array<std::string_view, 1> fields{"lines"};
static constexpr std::array<std::string_view, 7> lineFields{"account",     "role",     "debit",   "credit",
                                                            "description", "document", "due_date"};

static constexpr std::array rules{
    Rule{"JE", QT_TRANSLATE_NOOP("leapfrog::Rules", "Debited by hand in a journal entry."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Credited by hand in a journal entry.")},
};

/// Debit positive.
static Wide readAmount(ObjectReader &line, const Currency &currency)
{
    const bool hasDebit = line.has("debit");
    const bool hasCredit = line.has("credit");
    if (hasDebit && hasCredit)
        line.refuseUnknown("credit");
    else if (hasCredit)
        return -line.positiveAmount("credit", currency);
    return line.positiveAmount("debit", currency);
}

static void postJournal(Draft &draft)
{
    Wide debits = 0;
    Wide credits = 0;
    draft.document().forEach("lines", draft.lines(2), lineFields, {}, [&](ObjectReader &line, int index) {
        const auto *const account = draft.namedAccount(line);
        if (account == nullptr) {
            line.refuseMissing("account");
            return;
        }
        line.optionalText("description");
        const Wide amount = readAmount(line, draft.currency());
        (amount > 0 ? debits : credits) += amount;
        const auto *const settled = line.optionalText("document");
        const auto due = line.has("due_date") ? std::optional(line.date("due_date")) : std::nullopt;
        draft.add({.date = draft.envelope().date,
                   .account = *account,
                   .currency = draft.envelope().currency,
                   .rule = "JE",
                   .line = index,
                   .amount = amount,
                   .rate = draft.envelope().rate,
                   .settles = settled != nullptr ? std::string_view(*settled) : std::string_view(),
                   .due = due});
    });
    draft.checkRange(debits, "lines");
    draft.checkRange(credits, "lines");
    if (debits + credits != 0)
        draft.document().refuse("unbalanced", "lines",
                                QCoreApplication::translate("leapfrog::Journal", "Debits are %1, credits %2.")
                                    .arg(QString::fromStdString(Money{debits, &draft.currency()}.text()),
                                         QString::fromStdString(Money{-credits, &draft.currency()}.text())));
}

const DocumentType journal{"journal", fields, rules, postJournal};

} // namespace leapfrog
