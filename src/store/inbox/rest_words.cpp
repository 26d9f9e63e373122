// SPDX-License-Identifier: MIT
#include "store/inbox/rest_words.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::RestWords)
};

} // namespace

QString restReasonWords(RestReason reason)
{
    switch (reason) {
    case RestReason::NotPaidOutYet:
        return Words::tr("not paid out yet");
    case RestReason::NoPayout:
        return Words::tr("no payout: a later payout has come, and none says that it paid this out");
    case RestReason::RefundPending:
        return Words::tr("refund pending");
    case RestReason::DifferenceOfCents:
        return Words::tr("difference of cents");
    case RestReason::AmountDiffers:
        return Words::tr("its balance transaction says another amount than was booked");
    case RestReason::NotImported:
        return Words::tr("paid out, but its order is not in the books: import it");
    case RestReason::PaidAgain:
        return Words::tr("a payout of money that had come back");
    case RestReason::PayoutPartly:
        return Words::tr("payout of whose balance transactions some are missing: import them");
    case RestReason::InTransit:
        return Words::tr("payout in transit, or failed");
    case RestReason::PayoutUnexplained:
        return Words::tr("payout without the balance transactions that say what it paid out: import them");
    case RestReason::OtherDocument:
        return Words::tr("another document");
    }
    return {};
}

} // namespace leapfrog
