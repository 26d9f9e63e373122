// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_records.h"
#include "ledger/context.h"

#include <QCoreApplication>

#include <map>
#include <string>
#include <string_view>

namespace leapfrog {

/// What `leapfrogctl post` does with each record. A record is a document, or `{"document": {…}, "context": {…}}`, whose
/// context fields override those given here (docs/accounting-rules.md §1). One object serves one thread.
///
///     JsonRecords records(input);
///     RecordPoster poster(context);
///     while (const auto record = records.next())
///         output << poster.answer(*record) << '\n';
///     return poster.refused() == 0 ? 0 : 1;
class RecordPoster
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::RecordPoster)

public:
    explicit RecordPoster(Context context);

    /// One output line, without its newline: `{"id":…,"postings":[…]}` or `{"id":…,"refusal":{…}}`. A record that is
    /// not JSON or has no readable id gets `"id":null` and `"at":{"line":N}`. Never fails: bad input is a refusal.
    std::string answer(const JsonRecords::Record &record);

    [[nodiscard]] std::int64_t posted() const { return m_posted; }
    [[nodiscard]] std::int64_t refused() const { return m_refused; }

private:
    std::string posted(const std::string &id, const JsonRecords::Record &record, const JsonValue &document,
                       const Context &context);
    std::string refusal(const std::string &id, const JsonRecords::Record &record, const Refusal &refusal);
    void appendPostings(std::string &out, const std::vector<Posting> &postings, const Context &context);
    const std::string &whyJson(const Posting &posting);

    Context m_context;
    std::map<std::string, std::string, std::less<>> m_debitWhy; ///< rule → its sentence as a JSON string
    std::map<std::string, std::string, std::less<>> m_creditWhy;
    std::int64_t m_posted = 0;
    std::int64_t m_refused = 0;
};

/// A document and the context it is to be posted in, taken from a record as above.
struct DocumentRecord
{
    const JsonValue *document = nullptr; ///< points into the record
    const JsonValue *context = nullptr; ///< nullptr: the record names none
};

/// Tells a wrapped document from a plain one. Errors: `wrong_type`, `missing_field`, `unknown_field`,
/// `duplicate_field`, with the wrapper's field.
tl::expected<DocumentRecord, Refusal> documentRecord(const JsonValue &record);

} // namespace leapfrog
