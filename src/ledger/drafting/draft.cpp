// SPDX-License-Identifier: MIT
#include "ledger/drafting/draft.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t maxLines = 10'000;

static constexpr std::array<std::string_view, 3> deferralFields{"start", "end", "method"};

static constexpr auto deferralMethods = std::to_array<Choice<DeferralMethod>>(
    {{"daily", DeferralMethod::Daily}, {"monthly", DeferralMethod::Monthly}, {"mid_month", DeferralMethod::MidMonth}});

Draft::Draft(const Context &context, const Envelope &envelope, FirstRefusal &refusal, ObjectReader &document)
    : m_context(context)
    , m_envelope(envelope)
    , m_refusal(refusal)
    , m_document(document)
    , m_postings(*envelope.base, context.roles[Role::Rounding])
{
    m_postings.setTaxRate(*envelope.currency, envelope.rate);
}

const std::vector<JsonValue> &Draft::lines(std::size_t atLeast)
{
    const auto &lines = m_document.array("lines");
    if (!failed() && lines.size() < atLeast)
        m_document.refuse("empty_lines", "lines",
                          tr("Too few lines: at least %1 needed.").arg(static_cast<qulonglong>(atLeast)));
    if (!failed() && lines.size() > maxLines)
        m_document.refuse("too_many_lines", "lines",
                          tr("Too many lines: at most %1 allowed.").arg(static_cast<qulonglong>(maxLines)));
    return lines;
}

const std::string *Draft::namedAccount(ObjectReader &reader)
{
    if (reader.has("role")) {
        if (reader.has("account"))
            reader.refuseUnknown("account");
        const auto &name = reader.word("role");
        const auto role = findRole(name);
        if (!role && !failed())
            reader.refuse("bad_value", "role", tr("There is no role “%1”.").arg(QString::fromStdString(name)));
        return role ? &account(*role) : nullptr;
    }
    const auto *const account = reader.optionalText("account");
    if (account != nullptr && !failed() && !m_context.knows(*account))
        reader.refuse("unknown_account", "account",
                      tr("There is no account “%1” in the chart of accounts.").arg(QString::fromStdString(*account)));
    return account;
}

std::vector<Tax> Draft::taxes(ObjectReader &reader, std::span<const std::string_view> more)
{
    static constexpr std::array<std::string_view, 2> fields{"code", "amount"};
    const auto &items = reader.arrayOrEmpty("taxes");
    std::vector<Tax> taxes;
    taxes.reserve(items.size());
    reader.forEach("taxes", items, fields, more, [&](ObjectReader &tax, int) {
        Tax read{.code = &tax.text("code"), .amount = tax.amount("amount", currency())};
        read.recoverable = tax.boolean("recoverable", true);
        read.reverseCharge = tax.boolean("reverse_charge", false);
        read.account = namedAccount(tax);
        taxes.push_back(read);
    });
    return taxes;
}

bool isFirstOfCode(const std::vector<Tax> &taxes, std::vector<Tax>::const_iterator tax)
{
    return std::none_of(taxes.begin(), tax, [tax](const Tax &other) { return *other.code == *tax->code; });
}

std::optional<Deferral> Draft::deferral(ObjectReader &line)
{
    const auto *const value = line.find("deferral");
    if (value == nullptr)
        return {};
    const FieldPath path{&line.path(), "deferral"};
    ObjectReader reader(m_refusal, *value, path);
    reader.allowOnly(deferralFields);
    const Deferral deferral{reader.date("start"), reader.date("end"), reader.choice("method", deferralMethods)};
    if (failed())
        return {};
    if (deferral.end < deferral.start)
        reader.refuse("bad_deferral", "end", tr("The deferral ends before it starts."));
    else if (monthsTouched(deferral.start, deferral.end) > Deferral::maxMonths)
        reader.refuse("deferral_too_long", {},
                      tr("The deferral touches more than %1 calendar months.").arg(Deferral::maxMonths));
    return deferral;
}

Rate Draft::rate(ObjectReader &reader, const Currency &currency, const Currency &base,
                 const std::optional<Rate> &fallback)
{
    const auto code = QString::fromUtf8(currency.code.data(), currency.code.size());
    const bool given = reader.has("fx_rate");
    const Rate rate = given ? reader.rate("fx_rate") : fallback.value_or(Rate{});
    if (&currency == &base) {
        if (given && !reader.failed() && !rate.isOne())
            reader.refuse("bad_rate", "fx_rate", tr("%1 is the base currency; its rate is 1.").arg(code));
        return Rate{};
    }
    if (!given && !fallback)
        reader.refuse("missing_rate", "fx_rate", tr("%1 is not the base currency: a rate is needed.").arg(code));
    return rate;
}

std::optional<Date> Draft::dueDate()
{
    return m_document.has("due_date") ? std::optional(m_document.date("due_date")) : std::nullopt;
}

Wide Draft::roundingOf(Wide total, Wide sum)
{
    checkRange(sum, "lines");
    const Wide rounding = total - sum;
    if (!failed() && (rounding < -1 || rounding > 1))
        m_document.refuse("total_mismatch", "total",
                          tr("Lines come to %1, total says %2.")
                              .arg(QString::fromStdString(Money{sum, m_envelope.currency}.text()),
                                   QString::fromStdString(Money{total, m_envelope.currency}.text())));
    return rounding;
}

void Draft::countEntries(std::size_t entries, std::string_view field)
{
    m_entries += entries;
    if (!failed() && m_entries > mostEntries)
        m_document.refuse("too_many_entries", field,
                          tr("It makes more than %1 entries: at most so many are allowed for one document.")
                              .arg(static_cast<qulonglong>(mostEntries)));
}

void Draft::checkRange(Wide sum, std::string_view field)
{
    if (!failed() && !inComputedRange(sum))
        m_document.refuse("amount_out_of_range", field, tr("The sum has more than 18 digits in minor units."));
}

void Draft::debit(std::string_view rule, std::string_view account, Wide amount, int line)
{
    m_postings.add({.date = m_envelope.date,
                    .account = account,
                    .currency = m_envelope.currency,
                    .rule = rule,
                    .line = line,
                    .amount = amount,
                    .rate = m_envelope.rate});
}

void Draft::credit(std::string_view rule, std::string_view account, Wide amount, int line)
{
    debit(rule, account, -amount, line);
}

void Draft::debitFirst(std::string_view rule, std::string_view account, Wide amount)
{
    m_postings.add({.date = m_envelope.date,
                    .account = account,
                    .currency = m_envelope.currency,
                    .rule = rule,
                    .amount = amount,
                    .rate = m_envelope.rate,
                    .first = true});
}

void Draft::debitFirst(std::string_view rule, Role role, Wide amount, std::string_view settles,
                       const std::optional<Date> &due)
{
    m_postings.add({.date = m_envelope.date,
                    .account = account(role),
                    .currency = m_envelope.currency,
                    .rule = rule,
                    .amount = amount,
                    .rate = m_envelope.rate,
                    .first = true,
                    .settles = settles,
                    .due = due});
}

void Draft::debitTax(std::string_view rule, std::string_view account, std::string_view code, Wide taxable, Wide amount)
{
    debit(rule, account, amount);
    m_postings.addTax({.rule = rule, .account = account, .code = code, .taxable = taxable, .tax = amount});
}

void Draft::defer(Role holding, std::string_view target, Wide amount, const Deferral &deferral, int line)
{
    const Wide sign = amount < 0 ? -1 : 1;
    checkRange(amount, "lines");
    if (failed() || amount == 0)
        return;
    std::vector<DraftPosting> releases;
    std::size_t entries = 1;
    Date counted;
    Wide released = 0;
    Wide releasedBase = 0;
    for (const auto &part :
         deferralSchedule(static_cast<std::int64_t>(sign * amount), deferral, m_context.deferralRounding)) {
        released += sign * part.amount;
        // Converting what is released so far, not the part, ends at exactly 0 in the base currency too.
        const Wide base = inBase(released, currency(), m_envelope.rate) - releasedBase;
        releasedBase += base;
        DraftPosting posting{.date = std::max(part.date, m_envelope.date),
                             .account = target,
                             .currency = m_envelope.currency,
                             .rule = "DEF-2",
                             .line = line,
                             .amount = sign * part.amount,
                             .baseAmount = base};
        if (posting.date != counted && (posting.amount != 0 || base != 0)) {
            counted = posting.date; // those of one day become one
            entries += 2;
        }
        releases.push_back(posting);
        posting.account = account(holding);
        posting.amount = -posting.amount;
        posting.baseAmount = -posting.baseAmount;
        releases.push_back(posting);
    }
    countEntries(entries, "lines");
    if (failed())
        return;
    debit("DEF-1", account(holding), amount, line);
    for (const auto &posting : releases)
        m_postings.add(posting);
}

Wide Draft::inBase(Wide amount, const Currency &currency, const Rate &rate)
{
    const auto narrow = inComputedRange(amount);
    const auto base = narrow ? rate.convert(*narrow, currency.decimals, m_envelope.base->decimals) : std::nullopt;
    if (!base)
        m_refusal.set("amount_out_of_range", {}, tr("An amount comes to more than 18 digits in the base currency."));
    return base.value_or(0);
}

tl::expected<std::vector<Posting>, Refusal> Draft::finish()
{
    if (failed())
        return tl::unexpected(m_refusal.take());
    auto postings = m_postings.finish();
    if (!postings || postings->size() <= mostEntries)
        return postings;
    m_entries = 0;
    countEntries(postings->size(), m_document.has("allocations") ? "allocations" : "lines");
    return tl::unexpected(m_refusal.take());
}

} // namespace leapfrog
