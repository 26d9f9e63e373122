// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_work.h"

namespace leapfrog {

using State = PayloadVerdict::State;

OrderWork::OrderWork(OrderGroup &orderGroup, const ShopifySettings &shopSettings, GroupBooks &groupBooks)
    : group(orderGroup)
    , settings(shopSettings)
    , books(groupBooks)
    , maker(shopSettings)
    , days(shopSettings.timeZone, orderGroup.offset)
    , order(orderGroup.orders.back().order)
{ }

std::string OrderWork::dayOf(const std::string &moment)
{
    const auto read = parseMoment(moment);
    if (read && read->inUtc && settings.timeZone.empty() && !group.offsetKnown && !std::exchange(m_utcSaid, true))
        say(tr("Shopify tells moments in UTC, and the shop's time zone is not known: days are UTC's. Set it with "
               "organisation set --time-zone, then import again."));
    return days.dayOf(moment);
}

void OrderWork::say(const QString &text)
{
    books.said.push_back(text);
}

void OrderWork::refuse(std::size_t payload, PayloadVerdict verdict)
{
    auto &known = group.verdicts[payload];
    if (!known || known->state != State::Refused)
        known = std::move(verdict);
}

bool OrderWork::give(ImportedDocument document, std::size_t payload, const std::string &path)
{
    if (const auto problem = maker.problemOf(document)) {
        refuse(payload,
               refused(*problem, path,
                       tr("%1 is not posted; the rest of the order is. Report it, or mend the payload, then retry.")
                           .arg(QString::fromStdString(document.id))));
        return false;
    }
    books.documents.push_back(std::move(document));
    return true;
}

void OrderWork::waitFor(const Sighting &sighting, const char *code, const QString &message, const std::string &waitsFor)
{
    auto &verdict = group.verdicts[sighting.payload];
    if (!verdict)
        verdict = PayloadVerdict{
            .state = State::Waiting, .code = code, .field = sighting.path, .message = message, .waitsFor = waitsFor};
}

} // namespace leapfrog
