// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_work.h"

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;

OrderWork::OrderWork(OrderGroup &orderGroup, const ShopifySettings &shopSettings, GroupBooks &groupBooks)
    : group(orderGroup)
    , settings(shopSettings)
    , books(groupBooks)
    , maker(shopSettings)
    , days(shopSettings.timeZone, orderGroup.offset)
    , order(orderGroup.orders.back().order)
    , numbers(order.name, shopSettings.locked ? &*shopSettings.locked : nullptr)
{ }

std::string OrderWork::dayOf(const std::string &moment)
{
    const auto read = parseMoment(moment);
    if (read && read->inUtc && settings.timeZone.empty() && !group.offsetKnown && !std::exchange(m_utcSaid, true))
        say(tr("Shopify tells moments in UTC, and the shop's time zone is not known: days are UTC's. Set it with "
               "organisation set --time-zone, then import again."));
    return days.dayOf(moment);
}

bool OrderWork::isLockedOut(const std::string &id, const std::string &day) const
{
    return settings.locked && day <= settings.locked->through
        && std::ranges::find(settings.locked->posted, id, &ImportedDocument::id) == settings.locked->posted.end();
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
        const auto id = QString::fromStdString(document.id);
        refuse(
            payload,
            refused(*problem, path,
                    document.id == order.name
                        ? tr("%1 is not posted, and nothing else of the order: its payments and refunds wait for it. "
                             "Report it, or mend the payload, then retry.")
                              .arg(id)
                        : tr("%1 is not posted; the rest of the order is. Report it, or mend the payload, then retry.")
                              .arg(id)));
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

std::optional<Refusal> OrderWork::beyondSold(const ShopifyRefund &refund) const
{
    const auto refuse = [](const QString &message) {
        return Refusal{.code = "total_mismatch", .field = "refund_line_items", .message = message};
    };
    for (const auto &line : refund.lines) {
        if (!line.key.starts_with("item/"))
            continue;
        const auto net
            = [this](const DocumentLine &each) { return grossOf(each, order.taxIncluded) - sumOf(each.taxes); };
        Wide charged = 0;
        Wide before = 0;
        for (const auto &change : changes) {
            for (const auto &part : change.added)
                charged += part.key == line.key ? net(part.line) : 0;
        }
        for (const auto &credit : credits) {
            for (const auto &taken : credit.lines)
                before += !credit.refundId.empty() && taken.key == line.key ? net(taken.line) : 0;
        }
        if (charged > 0 && before + net(line.line) > charged + std::ssize(credits) + 1)
            return refuse(tr("It takes back %1 of line %2 without its tax; it was sold for %3, and %4 of that are "
                             "taken back already.")
                              .arg(shownMoney(net(line.line), currency()),
                                   QString::fromStdString(line.key.substr(line.key.find('/') + 1)),
                                   shownMoney(charged, currency()), shownMoney(before, currency())));
    }
    Wide left = 0;
    for (const auto &change : changes)
        left += change.addedTotal - change.takenTotal;
    Wide cents = 1;
    for (const auto &credit : credits) {
        if (credit.refundId.empty() && !credit.isCancellation)
            continue; // an edit
        left -= credit.total + credit.kept + sumOf(credit.keptTaxes);
        ++cents;
    }
    // What is kept of it may be what a price reduction has given back before.
    const auto taken = refund.linesTotal - refund.kept - sumOf(refund.keptTaxes);
    if (taken > left + cents)
        return refuse(tr("It takes back %1, and only %2 of the order are left.")
                          .arg(shownMoney(taken, currency()), shownMoney(std::max<Wide>(left, 0), currency())));
    return std::nullopt;
}

} // namespace leapfrog
