// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

constexpr std::array<std::string_view, 10> fields{"direction", "party", "method",   "account",  "role",
                                                  "amount",    "fee",   "rounding", "exchange", "allocations"};
constexpr std::array<std::string_view, 5> allocationFields{"document", "amount", "currency", "fx_rate", "paid"};

constexpr std::array rules{
    Rule{"PAY-AR", QT_TRANSLATE_NOOP("leapfrog::Rules", "Money given back settles what was owed to the customer."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The payment settles what the customer owes for this document.")},
    Rule{"PAY-AP", QT_TRANSLATE_NOOP("leapfrog::Rules", "The payment settles what is owed to the vendor."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Money given back by the vendor settles what the vendor owed.")},
    Rule{"PAY-CASH", QT_TRANSLATE_NOOP("leapfrog::Rules", "Money received, less the fee that was kept back."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Money paid, with the fee.")},
    Rule{"PAY-FEE", QT_TRANSLATE_NOOP("leapfrog::Rules", "What the payment itself cost."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "What the payment itself cost.")},
    Rule{"PAY-OVER",
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Paid beyond what was allocated: a credit that we have to use up."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Received beyond what was allocated: a credit that we owe.")},
    Rule{"PAY-RND", QT_TRANSLATE_NOOP("leapfrog::Rules", "Cash is rounded to what coins there are."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Cash is rounded to what coins there are.")},
    Rule{"PAY-FX",
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The exchange rate changed since the document was booked: a loss."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The exchange rate changed since the document was booked: a gain.")},
};

constexpr auto directions = std::to_array<Choice<int>>({{"in", 1}, {"out", -1}});

enum class Party
{
    Customer,
    Vendor,
};
constexpr auto parties = std::to_array<Choice<Party>>({{"customer", Party::Customer}, {"vendor", Party::Vendor}});

constexpr auto methods = std::to_array<Choice<Role>>({{"bank", Role::Bank},
                                                      {"cash", Role::Cash},
                                                      {"card", Role::CardClearing},
                                                      {"gift_card", Role::GiftCardLiability},
                                                      {"store_credit", Role::CustomerCredit}});

class Payment
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Payment)

public:
    explicit Payment(Draft &draft)
        : m_draft(draft)
    { }
    void post();

private:
    const std::string &cashAccount();
    void postCash(Wide amount);
    void postBeside(std::string_view rule, const std::string &account, Role other, Wide amount);
    void postAllocation(ObjectReader &allocation, int index);
    Wide paidFor(ObjectReader &allocation, Wide amount, bool sameCurrency);
    void postExchange(Wide base, Wide paid, int index);
    void postRest(Wide rest);

    Draft &m_draft;
    int m_in = 1; ///< 1 for money received, -1 for money paid
    Party m_party = Party::Customer;
    Wide m_paid = 0; ///< of all allocations, in the payment's currency
};

void Payment::post()
{
    auto &document = m_draft.document();
    m_in = document.choice("direction", directions);
    m_party = document.choice("party", parties, m_in > 0 ? Party::Customer : Party::Vendor);
    const Wide amount = document.positiveAmount("amount", m_draft.currency());
    postCash(amount);
    document.forEach("allocations", document.arrayOrEmpty("allocations"), allocationFields, {},
                     [this](ObjectReader &allocation, int index) { postAllocation(allocation, index); });
    m_draft.checkRange(m_paid, "allocations");
    if (m_paid > amount)
        document.refuse("over_allocated", "allocations", tr("More is allocated than was paid."));
    postRest(amount - m_paid);
}

const std::string &Payment::cashAccount()
{
    auto &document = m_draft.document();
    const bool isNamed = document.has("account") || document.has("role");
    if (document.has("method") && isNamed)
        document.refuseUnknown(document.has("account") ? "account" : "role");
    if (document.has("method") || !isNamed)
        return m_draft.account(document.choice("method", methods));
    const auto *const named = m_draft.namedAccount(document);
    return named != nullptr ? *named : m_draft.account(Role::Bank); // refused
}

void Payment::postCash(Wide amount)
{
    const auto &account = cashAccount();
    const Wide fee = m_draft.document().amountOrZero("fee", m_draft.currency());
    if (m_in > 0 && fee > amount)
        m_draft.document().refuse("fee_exceeds_amount", "fee", tr("The fee is larger than the payment."));
    m_draft.debit("PAY-CASH", account, m_in * amount - fee);
    m_draft.debit("PAY-FEE", Role::PaymentFees, fee);
    const auto &base = *m_draft.envelope().base;
    const Wide rounding = m_draft.document().amountOrZero("rounding", base, Sign::Any);
    postBeside("PAY-RND", account, Role::Rounding, rounding);
    const Wide exchange = m_draft.document().amountOrZero("exchange", base, Sign::Any);
    postBeside("PAY-FX", account, exchange > 0 ? Role::FxGain : Role::FxLoss, exchange);
}

/// Money of the base currency that moved beside the amount: above 0 it came in, or stayed.
void Payment::postBeside(std::string_view rule, const std::string &account, Role other, Wide amount)
{
    const auto &envelope = m_draft.envelope();
    DraftPosting posting{.date = envelope.date,
                         .account = account,
                         .currency = envelope.base,
                         .rule = rule,
                         .amount = amount,
                         .baseAmount = amount};
    m_draft.add(posting);
    posting.account = m_draft.account(other);
    posting.amount = -amount;
    posting.baseAmount = -amount;
    m_draft.add(posting);
}

void Payment::postAllocation(ObjectReader &allocation, int index)
{
    const auto &settled = allocation.text("document");
    const auto &envelope = m_draft.envelope();
    const auto *const currency = allocation.has("currency") ? allocation.currency("currency") : envelope.currency;
    if (currency == nullptr)
        return;
    const bool sameCurrency = currency == envelope.currency;
    const Wide amount = allocation.amount("amount", *currency);
    const Rate rate = Draft::rate(allocation, *currency, *envelope.base,
                                  sameCurrency ? std::optional(envelope.rate) : std::nullopt);
    const Wide paid = paidFor(allocation, amount, sameCurrency);
    m_paid += paid;

    const bool isCustomer = m_party == Party::Customer;
    const Wide base = m_draft.inBase(amount, *currency, rate);
    if (amount != 0)
        m_draft.countEntries(1, "allocations");
    if (m_draft.failed())
        return;
    m_draft.add({.date = envelope.date,
                 .account = m_draft.account(isCustomer ? Role::Receivable : Role::Payable),
                 .currency = currency,
                 .rule = isCustomer ? "PAY-AR" : "PAY-AP",
                 .line = index,
                 .amount = -m_in * amount,
                 .baseAmount = -m_in * base,
                 .settles = settled});
    postExchange(base, paid, index);
}

Wide Payment::paidFor(ObjectReader &allocation, Wide amount, bool sameCurrency)
{
    if (!sameCurrency)
        return allocation.amount("paid", m_draft.currency());
    if (allocation.has("paid"))
        allocation.refuseUnknown("paid");
    return amount;
}

void Payment::postExchange(Wide base, Wide paid, int index)
{
    const auto &envelope = m_draft.envelope();
    // Received more, or paid less, than booked is a gain.
    const Wide gain = m_in * (m_draft.inBase(paid, *envelope.currency, envelope.rate) - base);
    if (gain != 0)
        m_draft.countEntries(1, "allocations");
    if (m_draft.failed())
        return;
    m_draft.add({.date = envelope.date,
                 .account = m_draft.account(gain > 0 ? Role::FxGain : Role::FxLoss),
                 .currency = envelope.base,
                 .rule = "PAY-FX",
                 .line = index,
                 .amount = -gain,
                 .baseAmount = -gain});
}

void Payment::postRest(Wide rest)
{
    const Role role = m_party == Party::Customer ? Role::CustomerCredit : Role::VendorCredit;
    m_draft.credit("PAY-OVER", role, m_in * rest);
}

void postPayment(Draft &draft)
{
    Payment(draft).post();
}

} // namespace

const DocumentType payment{"payment", fields, rules, postPayment};

} // namespace leapfrog
