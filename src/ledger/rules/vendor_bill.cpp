// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

constexpr std::array<std::string_view, 4> fields{"tax_included", "lines", "total", "due_date"};
constexpr std::array<std::string_view, 9> lineFields{"kind",  "amount",   "discount",    "account", "role",
                                                     "taxes", "deferral", "description", "quantity"};
constexpr std::array<std::string_view, 2> taxFields{"recoverable", "reverse_charge"};

constexpr std::array rules{
    Rule{"VB-AP", QT_TRANSLATE_NOOP("leapfrog::Rules", "The bill's total is owed to the vendor."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The bill's total is owed to the vendor.")},
    Rule{"VB-EXP", QT_TRANSLATE_NOOP("leapfrog::Rules", "The cost, with tax that can't be recovered."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The cost, with tax that can't be recovered.")},
    Rule{"VB-AST", QT_TRANSLATE_NOOP("leapfrog::Rules", "The purchase is an asset, not an expense."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The purchase is an asset, not an expense.")},
    Rule{"VB-TAX", QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on the purchase is recovered from the tax office."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Tax on the purchase is recovered from the tax office.")},
    Rule{"VB-RC", QT_TRANSLATE_NOOP("leapfrog::Rules", "Reverse charge: the tax that we owe is ours to recover."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "Reverse charge: we owe the tax instead of the vendor.")},
    Rule{"VB-RND", QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit above its lines."),
         QT_TRANSLATE_NOOP("leapfrog::Rules", "The imported total is one minor unit below its lines.")},
};

enum class Kind
{
    Expense,
    Prepaid,
    Asset,
};
constexpr auto kinds
    = std::to_array<Choice<Kind>>({{"expense", Kind::Expense}, {"prepaid", Kind::Prepaid}, {"asset", Kind::Asset}});

class VendorBill
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::VendorBill)

public:
    explicit VendorBill(Draft &draft)
        : m_draft(draft)
    { }
    void post();

private:
    void postLine(ObjectReader &line, int index);
    Wide readNet(ObjectReader &line, const std::vector<Tax> &taxes);
    Wide postTax(const Tax &tax, Wide taxable);
    void postCost(ObjectReader &line, Kind kind, Wide cost, int index);

    Draft &m_draft;
    bool m_taxIncluded = false;
    Wide m_gross = 0; ///< sum of the lines with tax
};

void VendorBill::post()
{
    auto &document = m_draft.document();
    m_taxIncluded = document.boolean("tax_included");
    document.forEach("lines", m_draft.lines(1), lineFields, {},
                     [this](ObjectReader &line, int index) { postLine(line, index); });
    const Wide total = document.amount("total", m_draft.currency());
    const Wide rounding = m_draft.roundingOf(total, m_gross);
    const auto due = m_draft.dueDate();
    m_draft.debitFirst("VB-AP", Role::Payable, -total, m_draft.ownItem(), due);
    m_draft.debit("VB-RND", Role::Rounding, rounding);
}

void VendorBill::postLine(ObjectReader &line, int index)
{
    const Kind kind = line.choice("kind", kinds, Kind::Expense);
    line.optionalText("description");
    line.optionalText("quantity");
    const auto taxes = m_draft.taxes(line, taxFields);
    const Wide net = readNet(line, taxes);
    Wide cost = net;
    for (auto tax = taxes.begin(); tax != taxes.end(); ++tax)
        cost += postTax(*tax, isFirstOfCode(taxes, tax) ? net : 0);
    postCost(line, kind, cost, index);
}

Wide VendorBill::readNet(ObjectReader &line, const std::vector<Tax> &taxes)
{
    const Wide amount = line.amount("amount", m_draft.currency());
    const Wide discount = line.amountOrZero("discount", m_draft.currency());
    if (discount > amount)
        line.refuse("discount_exceeds_amount", "discount", tr("The discount is larger than the amount."));
    Wide billed = 0;
    for (const auto &tax : taxes)
        billed += tax.reverseCharge ? 0 : tax.amount;
    const Wide gross = amount - discount + (m_taxIncluded ? 0 : billed);
    if (gross < billed)
        line.refuse("tax_exceeds_amount", "taxes", tr("The taxes are larger than the amount that includes them."));
    m_gross += gross;
    return gross - billed;
}

/// Posts a tax and returns what it adds to the line's cost.
Wide VendorBill::postTax(const Tax &tax, Wide taxable)
{
    const auto &account = m_draft.context().taxAccount(*tax.code, Role::InputTax);
    if (tax.reverseCharge)
        m_draft.debitTax("VB-RC", m_draft.account(Role::OutputTax), *tax.code, -taxable, -tax.amount);
    if (!tax.recoverable)
        return tax.amount;
    m_draft.debitTax(tax.reverseCharge ? "VB-RC" : "VB-TAX", account, *tax.code, taxable, tax.amount);
    return 0;
}

void VendorBill::postCost(ObjectReader &line, Kind kind, Wide cost, int index)
{
    const auto *const named = m_draft.namedAccount(line);
    if (kind == Kind::Asset && named == nullptr)
        line.refuseMissing("account");
    const auto &account = named != nullptr ? *named : m_draft.account(Role::Expense);
    if (kind != Kind::Prepaid) {
        if (line.has("deferral"))
            line.refuseUnknown("deferral");
        m_draft.debit(kind == Kind::Asset ? "VB-AST" : "VB-EXP", account, cost);
        return;
    }
    if (const auto deferral = m_draft.deferral(line))
        m_draft.defer(Role::PrepaidExpenses, account, cost, *deferral, index);
    else
        line.refuseMissing("deferral");
}

void postBill(Draft &draft)
{
    VendorBill(draft).post();
}

} // namespace

const DocumentType vendorBill{"vendor_bill", fields, rules, postBill};

} // namespace leapfrog
