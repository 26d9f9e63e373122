// SPDX-License-Identifier: MIT
#include "ledger/post.h"
#include "ledger/record.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>

using namespace leapfrog;

/// Ends the run, so that the fuzzer keeps the input.
static void require(bool holds, const char *what, const std::string &answer)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:\n%s\n", what, answer.c_str());
    std::abort();
}

static void requireBalance(const JsonValue &record, const std::string &answer)
{
    const auto parts = documentRecord(record);
    if (!parts)
        return;
    const auto context = parts->context != nullptr ? Context::fromJson(*parts->context, {}) : Context{};
    // Entries of before are taken as they are: if they don't balance, catching up on them does not either.
    if (!context || !context->previous.empty())
        return;
    const auto postings = post(*parts->document, *context);
    if (!postings)
        return;
    std::map<Date, __int128> byDate;
    for (const auto &posting : *postings)
        byDate[posting.date] += posting.baseAmount;
    for (const auto &[date, sum] : byDate)
        require(sum == 0, "The postings of a date don't balance", answer);
}

/// Any bytes as the input of `leapfrogctl post`: each record gets one line of JSON, and what is posted balances.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    std::istringstream stream(std::string(reinterpret_cast<const char *>(data), size));
    JsonRecords records(stream);
    RecordPoster poster({});
    while (const auto record = records.next()) {
        const auto answer = poster.answer(*record);
        require(parseJson(answer).has_value(), "The answer is not JSON", answer);
        require(answer.find('\n') == std::string::npos, "The answer is not one line", answer);
        require(answer.find("\"internal_error\"") == std::string::npos, "A rule is at fault", answer);
        if (const auto json = parseJson(record->text))
            requireBalance(*json, answer);
    }
    return 0;
}
