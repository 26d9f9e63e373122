// SPDX-License-Identifier: MIT
#include "import/shopify/records.h"

#include "core/json.h"
#include "core/sentences.h"
#include "import/plain_text.h"
#include "import/shopify/read/bulk_lines.h"
#include "import/shopify/read/extract.h"
#include "import/shopify/read/payload_kind.h"
#include "import/shopify/read/rest_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <sstream>

namespace leapfrog {

using State = PayloadVerdict::State;

class ShopifyRecords::Reader
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyRecords)

public:
    explicit Reader(std::string file)
        : m_file(std::move(file))
    { }
    std::vector<TakenApart> take(const JsonRecords::Record &record);
    std::vector<TakenApart> finish();
    std::vector<QString> takeSaid() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool sawErrors() const { return m_sawErrors; }

private:
    void sayPages(const JsonValue &answer, const std::string &name);
    void takeText(const JsonRecords::Record &record);
    void takeValue(const JsonValue &value, std::int64_t line);
    void takeMembers(const JsonValue &answer, std::int64_t line);
    void takePayload(const JsonValue &value, std::int64_t line);
    bool takeNotNeeded(const JsonValue &value, std::int64_t line);
    void keepNotNeeded(const JsonValue &value, std::int64_t line);
    void takeErrors(const JsonValue &errors, bool isAll, std::int64_t line);
    bool takeCsv(const JsonRecords::Record &record);
    void takeUnfinished();
    void refuse(std::string extract, std::int64_t line, std::string code, const QString &message);
    static QString fetchAgain()
    {
        return tr(
            "Nothing of it is posted; what is whole in the file is read. Fetch it once more and import it again.");
    }

    std::string m_file;
    std::vector<TakenApart> m_out;
    BulkLines m_bulk;
    bool m_first = true;
    bool m_isCsv = false;
    bool m_sawErrors = false;
    std::vector<QString> m_said;
    std::optional<JsonRecords::Record> m_unfinished; ///< the last one, if the file was cut off there
};

/// The id of the object that a member holds, as `order: {id}`.
static std::string idWithin(const JsonValue &value, std::string_view name)
{
    const auto *member = value.find(name);
    return member != nullptr ? std::string(plainId(textOf(*member, "id"))) : std::string();
}

static std::string firstOf(std::initializer_list<std::string> texts)
{
    const auto *const found = std::ranges::find_if(texts, [](const std::string &text) { return !text.empty(); });
    return found != texts.end() ? *found : std::string();
}

static constexpr std::string_view nul = "\\u0000";

/// JSON without its escapes of the character 0, which PostgreSQL keeps in no text.
static std::string withoutNul(std::string_view json)
{
    std::string kept;
    std::size_t from = 0;
    for (auto at = json.find('\\'); at != std::string_view::npos; at = json.find('\\', at)) {
        if (json.substr(at, nul.size()) != nul) {
            at += 2; // an escape of something else, as of a backslash
            continue;
        }
        kept += json.substr(from, at - from);
        at += nul.size();
        from = at;
    }
    return kept.append(json.substr(std::min(from, json.size())));
}

static Result<JsonValue> parsed(const std::string &text, std::int64_t line)
{
    return text.find(nul) == std::string::npos ? parseJson(text, line) : parseJson(withoutNul(text), line);
}

void ShopifyRecords::Reader::refuse(std::string extract, std::int64_t line, std::string code, const QString &message)
{
    TakenApart broken;
    broken.payload.kind = "unreadable";
    broken.payload.file = m_file;
    broken.payload.line = line;
    broken.payload.payload = std::move(extract);
    broken.verdict = PayloadVerdict{
        .state = State::Refused, .code = std::move(code), .field = {}, .message = message, .waitsFor = {}};
    m_out.push_back(std::move(broken));
}

std::vector<TakenApart> ShopifyRecords::Reader::take(const JsonRecords::Record &record)
{
    if (!m_isCsv && !takeCsv(record)) {
        if (m_unfinished) {
            refuse(extractOf(m_unfinished->text, ExtractOf::End), m_unfinished->line, "malformed",
                   tr("The record at line %1 is no whole JSON object.").arg(m_unfinished->line) + QLatin1Char(' ')
                       + fetchAgain());
            m_unfinished.reset();
        }
        takeText(record);
        m_bulk.shrink(m_out);
    }
    m_first = false;
    return std::exchange(m_out, {});
}

/// Shopify's exports for people are CSV; one message will do for the whole file.
bool ShopifyRecords::Reader::takeCsv(const JsonRecords::Record &record)
{
    if (!m_first || record.text.empty() || record.text[0] == '{' || record.text[0] == '[')
        return false;
    const auto header = std::string_view(record.text).substr(0, record.text.find('\n'));
    m_isCsv = std::ranges::count(header, ',') >= 2 || std::ranges::count(header, ';') >= 2
        || std::ranges::count(header, '\t') >= 2;
    if (m_isCsv)
        refuse(extractOf(record.text), record.line, "csv_export",
               tr("This is Shopify's CSV export, which leaves out what the books need. What is wanted are the API's "
                  "answers as JSON: orders with their refunds and transactions, payouts and balance transactions. The "
                  "user guide says how to fetch them. Nothing of this file was posted."));
    return m_isCsv;
}

void ShopifyRecords::Reader::takeText(const JsonRecords::Record &record)
{
    if (record.tooLarge) {
        refuse(extractOf(record.text), record.line, "malformed",
               tr("The record at line %1 is longer than %2 MiB. Import it in smaller files.")
                   .arg(record.line)
                   .arg(JsonRecords::maxRecordBytes / 1024 / 1024));
        return;
    }
    const auto value = parsed(record.text, record.line);
    if (value)
        takeValue(*value, record.line);
    else if (record.text.empty() || isUnfinished(record.text))
        m_unfinished = record;
    else
        refuse(extractOf(record.text), record.line, "malformed",
               value.error().message + QLatin1Char(' ') + fetchAgain());
}

/// Answers around things that accounting has no use for, as `{"draft_orders": […]}`, are kept whole.
bool ShopifyRecords::Reader::takeNotNeeded(const JsonValue &value, std::int64_t line)
{
    const auto isNotNeeded = [](const JsonValue::Member &member) {
        return isNameOfNotNeeded(member.first) && (member.second.isObject() || member.second.isArray());
    };
    if (value.members().size() != 1 || !isNotNeeded(value.members().front()))
        return false;
    keepNotNeeded(value, line);
    return true;
}

void ShopifyRecords::Reader::keepNotNeeded(const JsonValue &value, std::int64_t line)
{
    TakenApart taken;
    taken.payload.kind = kindName(PayloadKind::NotNeeded);
    taken.payload.file = m_file;
    taken.payload.line = line;
    taken.payload.payload = withoutEmails(inRestNames(value));
    taken.verdict = PayloadVerdict{.state = State::NotNeeded,
                                   .code = "not_accounting",
                                   .field = {},
                                   .message = tr("This is of a kind that accounting has no use for."),
                                   .waitsFor = {}};
    m_out.push_back(std::move(taken));
}

/// A page of a whole answer is read as it is; that Shopify has more is said.
void ShopifyRecords::Reader::sayPages(const JsonValue &answer, const std::string &name)
{
    if (!hasNextPage(answer))
        return;
    const auto text
        = tr("%1 is one page of %2, and Shopify has more (pageInfo.hasNextPage). What it holds is read; import "
             "the next pages as well.")
              .arg(QString::fromStdString(m_file), QString::fromStdString(name));
    if (std::ranges::find(m_said, text) == m_said.end())
        m_said.push_back(text);
}

/// Shopify's word that it could not answer, or not all of it. What else the answer holds is read.
void ShopifyRecords::Reader::takeErrors(const JsonValue &errors, bool isAll, std::int64_t line)
{
    const auto &first = errors.items().empty() ? errors : errors.items().front();
    auto said = QString::fromStdString(
        toPlainText(withoutEmails(first.isObject() ? textOf(first, "message") : first.text())));
    if (said.isEmpty())
        said = tr("no more");
    m_sawErrors = true;
    const auto text = toJson(errors);
    refuse(extractOf(text), line, "shopify_errors",
           isAll
               ? tr("Shopify answered with an error instead of data (%1). Ask it again, then import the answer. Then "
                    "take this out: leapfrogctl inbox discard.")
                     .arg(said)
               : tr("Shopify answered with an error beside data (%1): something may be missing. What came is read. Ask "
                    "it again, and import the answer. Then take this out: leapfrogctl inbox discard.")
                     .arg(said));
}

void ShopifyRecords::Reader::takeMembers(const JsonValue &answer, std::int64_t line)
{
    const bool ofObject = answer.find("id") != nullptr; // whose other members are its own business
    for (const auto &[name, member] : answer.members()) {
        sayPages(member, name);
        if (!member.isObject() && !member.isArray())
            continue;
        if (name == "errors" && !ofObject)
            takeErrors(member, false, line);
        else if (!ofObject && isNameOfNotNeeded(name))
            keepNotNeeded(member, line);
        else if (isNameInAnswer(name) || (!ofObject && name != "pageInfo" && name != "extensions"))
            takeValue(member, line);
    }
}

void ShopifyRecords::Reader::takeValue(const JsonValue &value, std::int64_t line)
{
    if (value.isArray()) {
        for (const auto &item : value.items())
            takeValue(item, line);
    } else if (isAnswer(value)) {
        takeMembers(value, line);
    } else if (takeNotNeeded(value, line)) {
        return;
    } else if (!value.isObject()) {
        refuse(extractOf(toJson(value)), line, "wrong_type",
               tr("A record must be a JSON object.") + QLatin1Char(' ') + fetchAgain());
    } else if (const auto *const errors = value.find("errors"); errors != nullptr && value.find("id") == nullptr) {
        takeErrors(*errors, true, line);
    } else if (const auto parent = textOf(value, "__parentId"); !parent.empty()) {
        m_bulk.add(value, parent, m_file, line, m_out);
    } else {
        takePayload(value, line);
    }
}

static std::string groupOf(PayloadKind kind, const JsonValue &value, const KeptPayload &kept)
{
    switch (kind) {
    case PayloadKind::Order:
        return "order/" + kept.shopifyId;
    case PayloadKind::Payout:
        return "payout/" + kept.shopifyId;
    case PayloadKind::BalanceTransaction: {
        const auto payout = firstOf({std::string(plainId(textOf(value, "payout_id"))), idWithin(value, "payout"),
                                     idWithin(value, "associatedPayout"), idWithin(value, "associated_payout")});
        return payout.empty() ? kept.kind + '/' + kept.shopifyId : "payout/" + payout;
    }
    case PayloadKind::Refund:
    case PayloadKind::Transaction:
    case PayloadKind::Fulfilment: {
        const auto order = firstOf({std::string(plainId(textOf(value, "order_id"))), idWithin(value, "order")});
        return order.empty() ? kept.kind + '/' + kept.shopifyId : "order/" + order;
    }
    default:
        return kept.shopifyId.empty() ? std::string() : kept.kind + '/' + kept.shopifyId;
    }
}

void ShopifyRecords::Reader::takePayload(const JsonValue &value, std::int64_t line)
{
    const auto kind = payloadKind(value);
    const auto globalId = textOf(value, "id");
    TakenApart taken;
    auto &kept = taken.payload;
    kept.kind = kindName(kind);
    kept.shopifyId = plainId(globalId);
    kept.group = groupOf(kind, value, kept);
    kept.updatedAt = firstOf({textOf(value, "updated_at"), textOf(value, "updatedAt")});
    kept.file = m_file;
    kept.line = line;
    kept.payload = inRestNames(value);
    if (kind == PayloadKind::Unknown || kind == PayloadKind::NotNeeded) {
        const bool known = kind == PayloadKind::NotNeeded;
        kept.payload = withoutEmails(std::move(kept.payload));
        taken.verdict = PayloadVerdict{.state = known ? State::NotNeeded : State::Refused,
                                       .code = known ? "not_accounting" : "unknown_type",
                                       .field = {},
                                       .message = whyNotRead(value),
                                       .waitsFor = {}};
    } else if (kept.shopifyId.empty()) {
        taken.verdict = PayloadVerdict{
            .state = State::Refused,
            .code = "missing_field",
            .field = "id",
            .message
            = tr("The %1 has no id. Nothing of it is posted. Fetch it from Shopify again, with its id, and import "
                 "that.")
                  .arg(QString::fromStdString(kept.kind)),
            .waitsFor = {}};
        kept.group.clear();
    }
    if (kind == PayloadKind::Order && !globalType(globalId).empty()) {
        m_bulk.begin(globalId, std::move(taken)); // its lines may follow
        return;
    }
    m_out.push_back(std::move(taken));
}

/// Takes what is whole of an answer that was cut off within its list.
void ShopifyRecords::Reader::takeUnfinished()
{
    const auto record = *std::exchange(m_unfinished, std::nullopt);
    const auto list = record.text.find('[');
    std::size_t whole = 0;
    const auto head = std::string_view(record.text).substr(0, std::min(list, record.text.size()));
    if (list != std::string::npos && std::ranges::count(head, '{') <= 3
        && head.find("\"id\"") == std::string_view::npos) {
        std::istringstream input(record.text.substr(list));
        JsonRecords elements(input);
        while (const auto element = elements.next()) {
            const auto value = parsed(element->text, record.line);
            if (!value || !value->isObject())
                break;
            takeValue(*value, record.line);
            ++whole;
        }
    }
    auto message = tr("The file is cut off at line %1: what was whole before that is read.").arg(record.line);
    message += QLatin1Char(' ')
        + tr("Fetch the file once more and import it again; that doubles nothing. This is superseded then; where "
             "Shopify "
             "wrote the file anew, take it out: leapfrogctl inbox discard.");
    refuse(extractOf(record.text, ExtractOf::End), record.line, "cut_off", message);
}

std::vector<TakenApart> ShopifyRecords::Reader::finish()
{
    if (m_unfinished)
        takeUnfinished();
    m_bulk.finish(m_out);
    return std::exchange(m_out, {});
}

ShopifyRecords::ShopifyRecords(std::string file)
    : m_reader(std::make_unique<Reader>(std::move(file)))
{ }

ShopifyRecords::~ShopifyRecords() = default;

std::vector<TakenApart> ShopifyRecords::take(const JsonRecords::Record &record)
{
    const InEnglish kept; // verdicts, with the payloads
    return m_reader->take(record);
}

std::vector<TakenApart> ShopifyRecords::finish()
{
    const InEnglish kept;
    return m_reader->finish();
}

bool ShopifyRecords::sawErrors() const
{
    return m_reader->sawErrors();
}

std::vector<QString> ShopifyRecords::takeSaid()
{
    return m_reader->takeSaid();
}

} // namespace leapfrog
