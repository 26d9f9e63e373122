// SPDX-License-Identifier: MIT
#include "ledger/posting.h"

#include "core/json.h"
#include "core/money.h"

namespace leapfrog {

void appendPostingJson(std::string &out, const Posting &posting, const Currency &base, std::string_view whyJson)
{
    out += "{\"date\":\"";
    appendDate(out, posting.date);
    out += "\",\"account\":";
    appendJsonString(out, posting.account);
    out += ",\"currency\":\"";
    out += posting.currency;
    out += "\",\"amount\":\"";
    appendAmount(out, posting.amount, findCurrency(posting.currency)->decimals);
    out += "\",\"base_amount\":\"";
    appendAmount(out, posting.baseAmount, base.decimals);
    out += "\",\"rule\":";
    appendJsonString(out, posting.rule);
    if (!whyJson.empty()) {
        out += ",\"why\":";
        out += whyJson;
    }
    if (posting.line != noLine) {
        out += ",\"line\":";
        out += std::to_string(posting.line);
    }
    out += '}';
}

} // namespace leapfrog
