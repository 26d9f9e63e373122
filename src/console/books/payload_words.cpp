// SPDX-License-Identifier: MIT
#include "console/books/payload_words.h"

#include "console/look/words.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PayloadWords)
};

} // namespace

static QString plain(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString payloadStateWords(std::string_view state)
{
    if (state == "read")
        return Words::tr("read");
    if (state == "waiting")
        return Words::tr("waiting");
    if (state == "refused")
        return Words::tr("refused");
    if (state == "superseded")
        return Words::tr("superseded");
    if (state == "not_needed")
        return Words::tr("not needed");
    return plain(state);
}

Sign payloadSign(std::string_view state)
{
    if (state == "read")
        return Sign::Good;
    if (state == "waiting")
        return Sign::Waiting;
    return state == "refused" ? Sign::Bad : Sign::Gone;
}

QString payloadKindWords(std::string_view kind)
{
    if (kind == "order")
        return Words::tr("order");
    if (kind == "refund")
        return Words::tr("refund");
    if (kind == "transaction")
        return Words::tr("transaction");
    if (kind == "fulfillment")
        return Words::tr("fulfilment");
    if (kind == "order_part")
        return Words::tr("part of an order");
    if (kind == "payout")
        return Words::tr("payout");
    if (kind == "balance_transaction")
        return Words::tr("balance transaction");
    if (kind == "not_needed")
        return Words::tr("of no use to accounting");
    if (kind == "unreadable")
        return Words::tr("unreadable");
    return plain(kind);
}

QString payloadGroupWords(const std::string &group)
{
    const auto slash = group.find('/');
    if (slash == std::string::npos)
        return QString::fromStdString(group);
    return Words::tr("%1 %2", "kind and number, as: order 5111")
        .arg(payloadKindWords(group.substr(0, slash)), QString::fromStdString(group.substr(slash + 1)));
}

QString payloadReasonWords(std::string_view code)
{
    if (code == "no_order")
        return Words::tr("its order has not come");
    if (code == "no_refund")
        return Words::tr("its refund has not come");
    if (code == "no_payout")
        return Words::tr("its payout has not come");
    if (code == "no_lines")
        return Words::tr("its lines have not come");
    if (code == "money_pending")
        return Words::tr("its money is pending");
    if (code == "order_refused")
        return Words::tr("its order was refused");
    if (code == "order_of_before")
        return Words::tr("its order came before the inbox was kept");
    if (code == "purged")
        return Words::tr("what came of it before was purged");
    if (code == "period_locked")
        return Words::tr("its period is locked");
    if (code == "discarded")
        return Words::tr("somebody has had done with it");
    if (code == "shopify_errors")
        return Words::tr("Shopify answered with an error");
    if (code == "total_mismatch")
        return Words::tr("its amounts do not add up");
    if (code == "other_shop")
        return Words::tr("another order has its name");
    if (code == "missing_rate")
        return Words::tr("its exchange rate is missing");
    if (code == "csv_export")
        return Words::tr("a CSV export, which can't be read");
    if (code == "cut_off")
        return Words::tr("the file is cut off");
    if (code == "malformed")
        return Words::tr("not readable as JSON");
    if (code == "unknown_document")
        return Words::tr("nothing that is known");
    if (code == "bad_currency")
        return Words::tr("unknown currency");
    if (code == "missing_field")
        return Words::tr("something is missing");
    if (code == "wrong_type" || code == "bad_value" || code == "bad_text" || code == "bad_amount" || code == "bad_date"
        || code == "amount_out_of_range" || code == "negative_amount")
        return Words::tr("something is not as Shopify says it is");
    if (code == "test")
        return Words::tr("a test order");
    if (code == "cancelled")
        return Words::tr("cancelled and never paid");
    if (code == "not_cash")
        return Words::tr("no money moved");
    if (code == "not_accounting")
        return Words::tr("of no use to accounting");
    if (code == "at_order")
        return Words::tr("revenue counts when ordered");
    return plain(code);
}

QString payloadAdvice(std::string_view state, std::string_view code)
{
    if (code == "no_order" || code == "no_refund" || code == "no_payout" || code == "no_lines")
        return Words::tr("Fetch that and import it: this is read by itself then.");
    if (code == "money_pending")
        return Words::tr("Nothing to do: it is read by itself when the money has come or failed.");
    if (code == "order_refused")
        return Words::tr("See what is wrong with its order: this is read together with it.");
    if (code == "order_of_before")
        return Words::tr("Import the order once again, whole: this is read together with it.");
    if (code == "other_shop")
        return Words::tr("Import each shop into an organisation of its own.");
    if (code == "missing_rate")
        return Words::tr("Import the payout again with a rate for its currency.");
    if (code == "csv_export")
        return Words::tr("Fetch the data as JSON instead: the user guide says how.");
    if (code == "cut_off")
        return Words::tr("Fetch the file again and import it: what came in before stays as it is.");
    if (code == "shopify_errors")
        return Words::tr(
            "Ask Shopify again and import the answer. Then have done with this: leapfrogctl inbox discard.");
    if (code == "purged")
        return Words::tr("Import the order or payout whole. Then see what would change, and make its documents anew: "
                         "leapfrogctl import again --purged.");
    if (code == "period_locked")
        return Words::tr("Once the period is open, the next import or Read again posts it.");
    if (state == "refused")
        return Words::tr("Correct it in the shop and import it again, or Retry once a setting or the program has "
                         "changed. What was posted before stays.");
    if (state == "waiting")
        return Words::tr("It is read by itself when what it waits for comes.");
    return {};
}

QString payloadCount(std::int64_t payloads)
{
    return payloads >= InboxListStore::countCap ? Words::tr("over %1").arg(numberInWords(InboxListStore::countCap - 1))
                                                : numberInWords(payloads);
}

} // namespace leapfrog
