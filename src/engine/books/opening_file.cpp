// SPDX-License-Identifier: MIT
#include "engine/books/opening.h"

#include "engine/books/opening_rows.h"

#include "core/json.h"
#include "ledger/post.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Opening)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

std::string rateText(Wide scaled)
{
    auto digits = amountText(scaled, 10);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.'))
        digits.pop_back();
    return digits;
}

/// Reads the lines of one file into journals.
class OpeningReader
{
public:
    OpeningReader(Date day, const Context &context)
        : m_day(day)
        , m_context(context)
    {
        m_opening.base = findCurrency(context.baseCurrency);
    }

    Opening read(std::string_view csv)
    {
        const auto rows = openingRows(csv, m_opening.faults);
        for (const auto &row : rows)
            readRow(row);
        endBalances();
        if (m_opening.faults.empty())
            addUp(rows.empty() ? 0 : rows.front().line);
        if (m_opening.faults.empty())
            postAll();
        std::ranges::stable_sort(m_opening.faults, {}, &OpeningFault::line);
        if (!m_opening.faults.empty())
            m_opening.documents.clear();
        return std::move(m_opening);
    }

private:
    struct Value
    {
        const Currency *currency = nullptr;
        std::int64_t amount = 0;
        std::string rate = {}; ///< empty: in the base currency
        std::int64_t base = 0;
    };

    void readRow(const OpeningRow &row);
    void readItem(const OpeningRow &row, Role role, const Value &value);
    void readBalance(const OpeningRow &row, const Value &value);
    std::optional<Value> valueOf(const OpeningRow &row);
    bool readRate(const OpeningRow &row, Value &value);
    bool isDay(const OpeningRow &row, std::string_view column);
    void endBalances();
    void addUp(int line);
    void postAll();

    void fault(int line, std::string_view code, std::string_view field, const QString &message)
    {
        m_opening.faults.push_back({line, std::string(code), std::string(field), message});
    }
    static void member(std::string &json, std::string_view name, std::string_view value)
    {
        json += json.empty() || json.back() == '{' || json.back() == '[' ? "" : ",";
        appendJsonString(json, name);
        json += ':';
        appendJsonString(json, value);
    }
    /// `{"account" or "role":…,"debit" or "credit":…}`, not ended.
    std::string journalLine(std::string_view named, std::string_view account, std::int64_t amount,
                            const Currency &currency) const
    {
        std::string json = "{";
        member(json, named, account);
        member(json, amount > 0 ? "debit" : "credit", amountText(amount > 0 ? amount : -amount, currency.decimals));
        return json;
    }
    void add(int line, const std::string &kind, const std::string &id, const std::string &party,
             const std::string &words, const Value &value, const std::string &lines);

    const Date m_day;
    const Context &m_context;
    Opening m_opening;
    std::map<std::string, int> m_references; ///< the line of each
    std::map<std::string, Wide> m_items; ///< by account, in the base currency
    std::map<std::string, std::pair<Wide, int>> m_controls; ///< balances of accounts that have items, and their line
    std::map<std::string, std::pair<std::int64_t, int>> m_balances; ///< in the base currency
    bool m_hasBalances = false;
    Wide m_sum = 0; ///< of all that is posted, in the base currency
};

bool OpeningReader::isDay(const OpeningRow &row, std::string_view column)
{
    if (row[column].empty() || parseDate(row[column]))
        return true;
    fault(row.line, "bad_date", column, Words::tr("\"%1\" is not a day as 2026-06-30.").arg(text(row[column])));
    return false;
}

/// The rate, or the amount in the base currency from which a rate of ten decimals comes that gives just that.
bool OpeningReader::readRate(const OpeningRow &row, Value &value)
{
    const auto &base = *m_opening.base;
    if (!row["fx_rate"].empty()) {
        const auto rate = Rate::parse(row["fx_rate"]);
        const auto converted
            = rate ? rate->convert(value.amount, value.currency->decimals, base.decimals) : std::nullopt;
        if (!converted) {
            fault(row.line, "bad_rate", "fx_rate", Words::tr("\"%1\" is no rate.").arg(text(row["fx_rate"])));
            return false;
        }
        value.rate = row["fx_rate"];
        value.base = *converted;
        return true;
    }
    const auto given = parseAmount(row["base_amount"], base.decimals);
    if (!given || *given == 0 || (*given > 0) != (value.amount > 0)) {
        fault(row.line, "missing_rate", "fx_rate",
              Words::tr("%1 is not the base currency %2: fx_rate or base_amount is needed, with the same sign.")
                  .arg(text(std::string(value.currency->code)), text(std::string(base.code))));
        return false;
    }
    Wide scaled = Wide(*given) * 10'000'000'000;
    for (int i = base.decimals; i < value.currency->decimals; ++i)
        scaled *= 10;
    Wide units = value.amount;
    for (int i = value.currency->decimals; i < base.decimals; ++i)
        units *= 10;
    value.rate = rateText(roundedQuotient(units < 0 ? -scaled : scaled, units < 0 ? -units : units));
    const auto rate = Rate::parse(value.rate);
    const auto converted = rate ? rate->convert(value.amount, value.currency->decimals, base.decimals) : std::nullopt;
    if (converted != *given) {
        fault(row.line, "bad_rate", "base_amount",
              Words::tr("No rate with ten decimals makes %1 of %2. Divide the line.")
                  .arg(text(row["base_amount"]), text(row["amount"])));
        return false;
    }
    value.base = *given;
    return true;
}

std::optional<OpeningReader::Value> OpeningReader::valueOf(const OpeningRow &row)
{
    Value value{.currency = row["currency"].empty() ? m_opening.base : findCurrency(row["currency"])};
    if (value.currency == nullptr) {
        fault(row.line, "bad_currency", "currency",
              Words::tr("There is no currency \"%1\".").arg(text(row["currency"])));
        return {};
    }
    const auto amount = parseAmount(row["amount"], value.currency->decimals);
    if (!amount) {
        fault(row.line, "bad_amount", "amount",
              Words::tr("\"%1\" is no amount in %2, as 1234.50, without separators of thousands.")
                  .arg(text(row["amount"]), text(std::string(value.currency->code))));
        return {};
    }
    value.amount = *amount;
    value.base = *amount;
    if (value.currency != m_opening.base && *amount != 0 && !readRate(row, value))
        return {};
    return value;
}

void OpeningReader::readRow(const OpeningRow &row)
{
    const auto &kind = row["kind"];
    if (kind != "receivable" && kind != "payable" && kind != "balance") {
        fault(row.line, "bad_value", "kind",
              Words::tr("\"%1\" is none of receivable, payable and balance.").arg(text(kind)));
        return;
    }
    const bool areDays = isDay(row, "date") && isDay(row, "due");
    const auto value = valueOf(row);
    if (!value || !areDays)
        return;
    if (kind == "balance")
        readBalance(row, *value);
    else
        readItem(row, kind == "receivable" ? Role::Receivable : Role::Payable, *value);
}

void OpeningReader::readItem(const OpeningRow &row, Role role, const Value &value)
{
    const auto &id = row["reference"];
    const auto &account = m_context.roles[role];
    if (id.empty()) {
        fault(row.line, "missing_field", "reference", Words::tr("An open item needs the number by which it is paid."));
        return;
    }
    if (!row["account"].empty() && row["account"] != account) {
        fault(row.line, "bad_value", "account",
              Words::tr("Open items of this kind are on account %1 (organisation set --role).").arg(text(account)));
        return;
    }
    if (value.amount == 0) {
        fault(row.line, "zero_amount", "amount", Words::tr("Nothing of it is open: leave it out."));
        return;
    }
    if (const auto [there, isNew] = m_references.emplace(id, row.line); !isNew) {
        fault(row.line, "duplicate", "reference",
              Words::tr("\"%1\" stands in line %2 already.").arg(text(id)).arg(there->second));
        return;
    }
    // What is owed to a vendor is a credit.
    auto opened = value;
    if (role == Role::Payable) {
        opened.amount = -opened.amount;
        opened.base = -opened.base;
    }
    m_items[account] += opened.base;
    m_sum += opened.base;
    auto lines = journalLine("role", roleName(role), opened.amount, *value.currency);
    member(lines, "document", id);
    const auto &due = row["due"].empty() ? row["date"] : row["due"];
    if (!due.empty())
        member(lines, "due_date", due);
    lines += "}," + journalLine("role", roleName(Role::OpeningBalance), -opened.amount, *value.currency) + '}';
    const auto words = row["date"].empty() ? "Opening balance" : "Opening balance, of " + row["date"];
    add(row.line, row["kind"], id, row["party"], words, opened, lines);
}

void OpeningReader::readBalance(const OpeningRow &row, const Value &value)
{
    const auto &account = row["account"];
    m_hasBalances = true;
    if (account.empty() || !m_context.knows(account)) {
        fault(row.line, account.empty() ? "missing_field" : "unknown_account", "account",
              account.empty() ? Words::tr("A balance needs its account.")
                              : Words::tr("There is no account \"%1\" in the chart of accounts.").arg(text(account)));
        return;
    }
    if (account == m_context.roles[Role::Receivable] || account == m_context.roles[Role::Payable]) {
        auto &[sum, line] = m_controls[account];
        sum += value.base;
        line = row.line;
        return;
    }
    if (value.amount == 0)
        return; // a trial balance has such lines
    m_sum += value.base;
    if (value.currency == m_opening.base) {
        if (const auto [there, isNew] = m_balances.try_emplace(account, value.amount, row.line); !isNew)
            fault(row.line, "duplicate", "account",
                  Words::tr("Account %1 stands in line %2 already.").arg(text(account)).arg(there->second.second));
        return;
    }
    const auto id = "OPENING-" + account + '-' + std::string(value.currency->code);
    if (const auto [there, isNew] = m_references.emplace(id, row.line); !isNew) {
        fault(row.line, "duplicate", "account",
              Words::tr("Account %1 stands in line %2 already.").arg(text(account)).arg(there->second));
        return;
    }
    add(row.line, "balance", id, {}, "Opening balance", value,
        journalLine("account", account, value.amount, *value.currency) + "},"
            + journalLine("role", roleName(Role::OpeningBalance), -value.amount, *value.currency) + '}');
}

/// All balances in the base currency are one journal.
void OpeningReader::endBalances()
{
    std::string lines;
    Wide sum = 0;
    for (const auto &[account, balance] : m_balances) {
        lines += (lines.empty() ? "" : ",") + journalLine("account", account, balance.first, *m_opening.base) + '}';
        sum += balance.first;
    }
    if (lines.empty() || !inComputedRange(sum))
        return;
    const auto rest = static_cast<std::int64_t>(-sum);
    if (rest != 0)
        lines += ',' + journalLine("role", roleName(Role::OpeningBalance), rest, *m_opening.base) + '}';
    add(0, "balance", "OPENING", {}, "Opening balances",
        {.currency = m_opening.base, .base = static_cast<std::int64_t>(sum)}, lines);
}

void OpeningReader::add(int line, const std::string &kind, const std::string &id, const std::string &party,
                        const std::string &words, const Value &value, const std::string &lines)
{
    std::string body = "{";
    member(body, "id", id);
    member(body, "type", "journal");
    member(body, "date", dateText(m_day));
    member(body, "currency", value.currency->code);
    if (!value.rate.empty())
        member(body, "fx_rate", value.rate);
    member(body, "description", words);
    if (!party.empty())
        member(body, "party_name", party);
    body += R"(,"lines":[)" + lines + R"(],"meta":{"opening":true}})";
    m_opening.documents.push_back({.line = line,
                                   .kind = kind,
                                   .base = value.base,
                                   .document = {.id = id,
                                                .type = "journal",
                                                .date = dateText(m_day),
                                                .currency = std::string(value.currency->code),
                                                .partyName = party,
                                                .amount = {},
                                                .body = std::move(body)}});
}

/// Accounts of open items have what their items come to, and all balances come to nothing.
void OpeningReader::addUp(int line)
{
    const auto inBase = [this](Wide minor) { return text(Money{minor, m_opening.base}.text()); };
    for (const auto &[account, control] : m_controls) {
        const auto found = m_items.find(account);
        const Wide items = found != m_items.end() ? found->second : 0;
        if (items != control.first)
            fault(control.second, "does_not_add_up", "amount",
                  Words::tr("Account %1 has %2, its open items come to %3: %4 are missing.")
                      .arg(text(account), inBase(control.first), inBase(items), inBase(control.first - items)));
    }
    if (m_hasBalances && m_sum != 0 && m_opening.faults.empty())
        fault(line, "does_not_add_up", "amount",
              m_sum > 0 ? Words::tr("All balances and open items come to %1 more debit than credit. A trial balance "
                                    "comes to nothing: is an account of equity, or the result so far, missing?")
                              .arg(inBase(m_sum))
                        : Words::tr("All balances and open items come to %1 more credit than debit. A trial balance "
                                    "comes to nothing: is an account missing?")
                              .arg(inBase(-m_sum)));
    m_opening.rest = -m_sum;
}

/// What the rules say: locked days, ids and names that no document may have.
void OpeningReader::postAll()
{
    for (const auto &one : m_opening.documents) {
        if (const auto posted = postText(one.document.body, m_context); !posted)
            fault(one.line, posted.error().code, posted.error().field, posted.error().message);
    }
}

} // namespace

Opening readOpening(std::string_view csv, Date day, const Context &context)
{
    return OpeningReader(day, context).read(csv);
}

} // namespace leapfrog
