// SPDX-License-Identifier: MIT
#include "ledger/rules/sales_document.h"

#include "ledger/drafting/draft.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

enum class Kind
{
    Goods,
    Service,
    Shipping,
    Tip,
    GiftCard,
    Duty,
    Fee,
};

constexpr auto kinds = std::to_array<Choice<Kind>>({{"goods", Kind::Goods},
                                                    {"service", Kind::Service},
                                                    {"shipping", Kind::Shipping},
                                                    {"tip", Kind::Tip},
                                                    {"gift_card", Kind::GiftCard},
                                                    {"duty", Kind::Duty},
                                                    {"fee", Kind::Fee}});

constexpr std::array<std::string_view, 9> lineFields{"kind", "amount",   "discount",    "taxes",   "account",
                                                     "role", "deferral", "description", "quantity"};
constexpr std::array<std::string_view, 2> taxFields{"account", "role"};
constexpr std::array<std::string_view, 2> keptFields{"amount", "taxes"};

class SalesDocument
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::SalesDocument)

public:
    SalesDocument(Draft &draft, const SalesRules &rules, std::string_view settles)
        : m_draft(draft)
        , m_rules(rules)
        , m_settles(settles)
    { }
    void post();

private:
    void postLine(ObjectReader &line, int index);
    Wide readNet(ObjectReader &line, Kind kind, const std::vector<Tax> &taxes);
    void postNet(ObjectReader &line, Kind kind, Wide net, int index);
    Wide postKept();
    void postTaxes(const std::vector<Tax> &taxes, Wide net, int sign);

    /// Credits for an invoice, debits for a credit note.
    void give(std::string_view rule, std::string_view account, Wide amount)
    {
        m_draft.credit(rule, account, m_rules.sign * amount);
    }
    void give(std::string_view rule, Role role, Wide amount) { give(rule, m_draft.account(role), amount); }

    Draft &m_draft;
    const SalesRules &m_rules;
    const std::string_view m_settles;
    bool m_taxIncluded = false;
    Wide m_gross = 0; ///< sum of the lines with tax
};

void SalesDocument::post()
{
    auto &document = m_draft.document();
    m_taxIncluded = document.boolean("tax_included");
    const Wide discrepancy
        = m_rules.discrepancy.empty() ? 0 : document.amountOrZero("discrepancy", m_draft.currency(), Sign::Any);
    const auto &lines = m_draft.lines(discrepancy == 0 ? 1 : 0);
    document.forEach("lines", lines, lineFields, {}, [this](ObjectReader &line, int index) { postLine(line, index); });

    const Wide total = document.amount("total", m_draft.currency());
    const Wide kept = m_rules.kept.empty() ? 0 : postKept();
    const Wide rounding = m_draft.roundingOf(total, m_gross + discrepancy - kept);
    const auto due = m_draft.dueDate();
    m_draft.debitFirst(m_rules.total, Role::Receivable, m_rules.sign * total, m_settles, due);
    if (discrepancy != 0)
        give(m_rules.discrepancy, Role::RefundDiscrepancy, discrepancy);
    give(m_rules.rounding, Role::Rounding, rounding);
}

void SalesDocument::postLine(ObjectReader &line, int index)
{
    const Kind kind = line.choice("kind", kinds, Kind::Goods);
    line.optionalText("description");
    line.optionalText("quantity");
    const auto taxes = m_draft.taxes(line, taxFields);
    const Wide net = readNet(line, kind, taxes);
    postNet(line, kind, net, index);
    postTaxes(taxes, net, 1);
}

/// Taxes on `net`; sign -1: they stay owed.
void SalesDocument::postTaxes(const std::vector<Tax> &taxes, Wide net, int sign)
{
    for (auto tax = taxes.begin(); tax != taxes.end(); ++tax) {
        const auto &account
            = tax->account != nullptr ? *tax->account : m_draft.context().taxAccount(*tax->code, Role::OutputTax);
        const Wide taxable = isFirstOfCode(taxes, tax) ? net : 0;
        const Wide credit = -sign * m_rules.sign;
        m_draft.debitTax(m_rules.tax, account, *tax->code, credit * taxable, credit * tax->amount);
    }
}

/// What the shop keeps of the money that it takes the goods back for: income, and tax that stays owed.
Wide SalesDocument::postKept()
{
    auto &document = m_draft.document();
    const auto *const value = document.find("kept");
    if (value == nullptr)
        return 0;
    const FieldPath path{&document.path(), "kept"};
    ObjectReader reader(m_draft.refusal(), *value, path);
    reader.allowOnly(keptFields);
    Wide kept = reader.amount("amount", m_draft.currency());
    give(m_rules.kept, Role::RestockingFees, -kept);
    const auto taxes = m_draft.taxes(reader, taxFields);
    if (m_draft.failed())
        return kept;
    postTaxes(taxes, kept, -1);
    for (const auto &tax : taxes)
        kept += tax.amount;
    return kept;
}

Wide SalesDocument::readNet(ObjectReader &line, Kind kind, const std::vector<Tax> &taxes)
{
    const Wide amount = line.amount("amount", m_draft.currency());
    const Wide discount = line.amountOrZero("discount", m_draft.currency());
    if (discount > amount)
        line.refuse("discount_exceeds_amount", "discount", tr("The discount is larger than the amount."));
    if (kind == Kind::GiftCard && !taxes.empty())
        line.refuse("tax_on_gift_card", "taxes", tr("Selling a gift card is not taxed; its use is."));
    Wide tax = 0;
    for (const auto &one : taxes)
        tax += one.amount;
    const Wide gross = amount - discount + (m_taxIncluded ? 0 : tax);
    if (gross < tax)
        line.refuse("tax_exceeds_amount", "taxes", tr("The taxes are larger than the amount that includes them."));
    m_gross += gross;
    return gross - tax;
}

void SalesDocument::postNet(ObjectReader &line, Kind kind, Wide net, int index)
{
    if (kind == Kind::Goods || kind == Kind::Service) {
        const auto *const named = m_draft.namedAccount(line);
        const auto &account = named != nullptr ? *named : m_draft.account(m_rules.revenueRole);
        if (const auto deferral = m_draft.deferral(line))
            m_draft.defer(Role::DeferredRevenue, account, -m_rules.sign * net, *deferral, index);
        else
            give(m_rules.revenue, account, net);
        return;
    }
    for (const auto *const field : {"account", "role", "deferral"}) {
        if (line.has(field))
            line.refuseUnknown(field);
    }
    if (kind == Kind::Shipping)
        give(m_rules.shipping, Role::ShippingRevenue, net);
    else if (kind == Kind::Tip)
        give(m_rules.tip, Role::TipsPayable, net);
    else if (kind == Kind::GiftCard)
        give(m_rules.giftCard, Role::GiftCardLiability, net);
    else if (kind == Kind::Fee)
        give(m_rules.fee, Role::AdditionalFees, net);
    else
        give(m_rules.duty, Role::DutiesPayable, net);
}

} // namespace

void postSalesDocument(Draft &draft, const SalesRules &rules, std::string_view settles)
{
    SalesDocument(draft, rules, settles).post();
}

} // namespace leapfrog
