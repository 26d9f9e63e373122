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
