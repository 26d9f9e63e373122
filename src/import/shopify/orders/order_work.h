// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "import/shopify/document_maker.h"
#include "import/shopify/orders/order_changes.h"
#include "import/shopify/orders/order_group.h"
#include "import/shopify/orders/posted_before.h"
#include "import/shopify/read/shares.h"

#include <QCoreApplication>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// An order whose documents are being made: what is known of it so far, and how its makers give documents and verdicts.
class OrderWork
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderDocuments)

public:
    /// A credit note to be.
    struct Credit
    {
        std::string id;
        std::string date; ///< the text of the moment
        std::int64_t moment = 0;
        const Sighting *source = nullptr; ///< the refund; nullptr: an edit or cancellation
        std::size_t payload = 0;
        std::string refundId;
        std::vector<CreditLine> lines;
        Wide total = 0;
        Wide discrepancy = 0;
        Wide kept = 0;
        Taxes keptTaxes;
        bool isCancellation = false;
    };
    /// An invoice of the order, and how much of it is not paid.
    struct Charge
    {
        std::string id;
        std::string day;
        Wide open = 0;
    };
    /// A movement of money in shop money.
    struct Cash
    {
        const GroupTransaction *of = nullptr;
        Wide amount = 0;
        Wide rounding = 0;
        Wide exchange = 0;
    };

    /// All three must outlive it.
    OrderWork(OrderGroup &orderGroup, const ShopifySettings &shopSettings, GroupBooks &groupBooks);

    /// False: it can't be posted, and `payload`, where it is at `path`, is refused.
    bool give(ImportedDocument document, std::size_t payload, const std::string &path);
    /// A refusal counts more than anything that was said of the payload before.
    void refuse(std::size_t payload, PayloadVerdict verdict);
    void waitFor(const Sighting &sighting, const char *code, const QString &message, const std::string &waitsFor);
    /// Why a refund can't be posted that takes back more of a line, or of the order, than was sold and is left.
    [[nodiscard]] std::optional<Refusal> beyondSold(const ShopifyRefund &refund) const;
    /// Something that people should know of the import.
    void say(const QString &text);
    /// The day of a moment in the shop's time zone, `YYYY-MM-DD`.
    std::string dayOf(const std::string &moment);
    /// Whether what is dated on that day can't be posted, and `id` is not there yet.
    [[nodiscard]] bool isLockedOut(const std::string &id, const std::string &day) const;
    [[nodiscard]] const Currency &currency() const { return *order.currency; }
    /// Whether revenue counts when it is shipped.
    [[nodiscard]] bool defers() const { return settings.revenueAt == ShopifySettings::RevenueAt::Fulfilment; }

    OrderGroup &group;
    const ShopifySettings &settings;
    GroupBooks &books;
    DocumentMaker maker;
    ShopDays days;
    const OrderSnapshot &order; ///< its latest state
    DocumentNumbers numbers;
    std::vector<OrderPart> parts; ///< all that it ever had
    std::vector<OrderChange> changes;
    /// By refund and key: pieces that a refund lists although an edit of an earlier day took them off.
    std::map<std::string, std::map<std::string, std::int64_t>> covered;
    Taxes taxes; ///< of all parts
    Scale scale; ///< presentment money in shop money
    std::vector<Charge> charges;
    std::vector<Credit> credits;
    std::map<std::string, std::vector<CreditLine>> waitingLines; ///< of refunds whose money is pending
    std::vector<Cash> payments; ///< what came in, and the change that went out of the till, in the order of time
    std::map<std::string, std::vector<Cash>> refundCash; ///< by refund

private:
    bool m_utcSaid = false;
};

} // namespace leapfrog
