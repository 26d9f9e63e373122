// SPDX-License-Identifier: MIT
#include "ledger/export/plain_text.h"

#include "core/money.h"

#include <algorithm>

namespace leapfrog {

// In English like the formats themselves: the reader is a program, or somebody with another program's words around it.
std::string leftOutLine(const LeftOut &leftOut)
{
    const auto documents = [](std::int64_t count, const char *one, const char *many) {
        return std::to_string(count) + (count == 1 ? one : many);
    };
    std::string line;
    const auto add = [&line](const std::string &words) { line += (line.empty() ? "" : ", ") + words; };
    if (leftOut.awaitingPosting > 0)
        add(documents(leftOut.awaitingPosting, " document is not posted yet as it is now",
                      " documents are not posted yet as they are now"));
    if (leftOut.refusedDocuments > 0)
        add(documents(leftOut.refusedDocuments, " document was refused", " documents were refused"));
    if (leftOut.awaitingRecreation > 0)
        add(documents(leftOut.awaitingRecreation, " document awaits recreation", " documents await recreation")
            + (leftOut.figures == AwaitingFigures::Previous ? " (previous figures)" : " (left out)"));
    if (leftOut.refusedPayloads > 0)
        add(documents(leftOut.refusedPayloads, " payload was refused", " payloads were refused"));
    if (leftOut.waitingPayloads > 0)
        add(documents(leftOut.waitingPayloads, " payload waits", " payloads wait"));
    if (leftOut.isComplete())
        line = "All documents are in these figures";
    line += " (awaiting_posting=" + std::to_string(leftOut.awaitingPosting)
        + " refused_documents=" + std::to_string(leftOut.refusedDocuments) + " awaiting_recreation="
        + std::to_string(leftOut.awaitingRecreation) + " refused_payloads=" + std::to_string(leftOut.refusedPayloads)
        + " waiting_payloads=" + std::to_string(leftOut.waitingPayloads) + ")";
    for (const auto &reopened : leftOut.reopened) {
        line += "; days that were sealed and closed were opened again, "
            + (reopened.from.empty() ? "all" : "from " + reopened.from) + " through " + reopened.through + ", by "
            + reopened.who + " at " + reopened.at + ": " + reopened.why;
    }
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' '); // it stays one line
    return line;
}

std::span<const Posting> postingsOfOneDay(std::span<const Posting> postings)
{
    const auto end
        = std::ranges::find_if(postings, [&](const Posting &posting) { return posting.date != postings.front().date; });
    return postings.first(static_cast<std::size_t>(end - postings.begin()));
}

static void appendLine(std::string &out, std::string_view start, std::string_view amount, std::string_view end)
{
    out += start;
    out += amount;
    out += end;
}

void appendPricedPosting(std::string &out, std::string_view start, const Posting &posting, const Currency &base,
                         std::string_view end)
{
    const auto baseText = Money{posting.baseAmount, &base}.text();
    const bool isForeign = posting.currency != base.code;
    const bool isBaseOnly = !isForeign || posting.amount == 0;
    if (isBaseOnly)
        return appendLine(out, start, baseText, end);

    const auto amountText = Money{posting.amount, findCurrency(posting.currency)}.text();
    if ((posting.amount < 0) != (posting.baseAmount < 0) && posting.baseAmount != 0) {
        appendLine(out, start, amountText + " @@ " + Money{0, &base}.text(), end);
        return appendLine(out, start, baseText, end);
    }
    const auto price = Money{posting.baseAmount < 0 ? -posting.baseAmount : posting.baseAmount, &base};
    appendLine(out, start, amountText + " @@ " + price.text(), end);
}

} // namespace leapfrog
