# SPDX-License-Identifier: MIT
"""The same orders as Shopify's GraphQL Admin interface gives them: a bulk operation's lines, and single nodes. Names follow the schema
of version 2026-01 and the queries in resources/shopify."""
from .money import M, text, total
from .rest import gid


def money(amount, currency):
    """GraphQL writes decimals with at least one digit after the point."""
    written = text(amount, currency)
    if "." not in written:
        return written + ".0"
    short = written.rstrip("0")
    return short + "0" if short.endswith(".") else short


def bag(order, m):
    return {"shopMoney": {"amount": money(m[0], order.currency), "currencyCode": order.currency},
            "presentmentMoney": {"amount": money(m[1], order.other), "currencyCode": order.other}}


def tax_lines(order, part):
    return [{"title": title, "rate": float(rate) if rate is not None else None, "channelLiable": liable, "priceSet": bag(order, amount)}
            for title, rate, liable, amount in part.taxes]


def allocations(order, part):
    return [{"allocatedAmountSet": bag(order, amount)} for _, amount in part.apps]


def transaction(order, t):
    made = {"id": gid("OrderTransaction", t.id), "kind": t.kind.upper(), "status": t.status.upper(), "gateway": t.gateway, "test": False,
            "manualPaymentGateway": t.gateway in ("manual", "Bank Deposit"), "createdAt": order.world.stamp(t.at, utc=True),
            "processedAt": order.world.stamp(t.at, utc=True), "amountSet": bag(order, t.amount),
            "amountRoundingSet": bag(order, M(t.rounding, t.rounding)) if t.rounding else None,
            "parentTransaction": {"id": gid("OrderTransaction", t.parent.id)} if t.parent else None, "currencyExchangeAdjustment": None}
    if t.exchange:
        shop = -t.amount[0] if t.kind == "refund" else t.amount[0]
        part = lambda amount: {"amount": money(amount, order.currency), "currencyCode": order.currency}
        made["currencyExchangeAdjustment"] = {"id": gid("CurrencyExchangeAdjustment", t.id), "adjustment": part(t.exchange),
                                              "originalAmountSet": part(shop), "finalAmountSet": part(shop + t.exchange)}
    return made


def line_item(order, line):
    name = {"gift": "Gift card", "tip": "Tip"}.get(line.kind, "Item %d" % (line.id % 100))
    return {"id": gid("LineItem", line.id), "title": name, "quantity": line.quantity, "currentQuantity": line.current,
            "isGiftCard": line.kind == "gift", "taxable": line.taxable, "originalUnitPriceSet": bag(order, line.price),
            "discountAllocations": allocations(order, line), "taxLines": tax_lines(order, line),
            "duties": [{"id": gid("Duty", duty.id), "price": bag(order, duty.price),
                        "taxLines": tax_lines(order, duty)} for duty in line.duties],
            "__parentId": gid("Order", order.id)}


SALES = {"goods": ("ProductSale", "PRODUCT", "lineItem", "LineItem"), "gift": ("GiftCardSale", "GIFT_CARD", "lineItem", "LineItem"),
         "tip": ("TipSale", "TIP", "lineItem", "LineItem"), "ship": ("ShippingLineSale", "SHIPPING", "shippingLine", "ShippingLine"),
         "duty": ("DutySale", "DUTY", "duty", "Duty"), "fee": ("AdditionalFeeSale", "ADDITIONAL_FEE", "additionalFee", "SaleAdditionalFee")}


def agreement_lines(order):
    for id, reason, at, sales in order.agreements:
        kind = {"ORDER": "OrderAgreement", "ORDER_EDIT": "OrderEditAgreement"}[reason]
        yield {"__typename": kind, "id": gid(kind, id), "happenedAt": order.world.stamp(at, utc=True), "reason": reason,
               "__parentId": gid("Order", order.id)}
        for sale, part, quantity, whole, tax in sales:
            name, line_type, owner, owner_kind = SALES[part.kind]
            yield {"__typename": name, "id": gid(name, sale), "actionType": "ORDER" if reason == "ORDER" else "UPDATE", "lineType": line_type,
                   "quantity": quantity, "totalAmount": bag(order, whole), "totalTaxAmount": bag(order, tax),
                   owner: {"id": gid(owner_kind, part.id)}, "__parentId": gid(kind, id)}


def order_node(order):
    whole, world = order.total() + order.taken_off(), order.world
    tip = order.old_tip + total(line.value for line in order.lines if line.kind == "tip")
    tax = total(part.tax for part in order.parts() if not (part.removed and part.kind == "ship"))
    current = whole - total(r.value for r in order.refunds) - order.taken_off()
    return {"id": gid("Order", order.id), "legacyResourceId": str(order.id), "name": order.name,
            "createdAt": world.stamp(order.placed_at, utc=True), "processedAt": world.stamp(order.placed_at, utc=True),
            "updatedAt": world.stamp(order.at, utc=True), "cancelledAt": world.stamp(order.cancelled_at, utc=True) if order.cancelled_at else None,
            "test": order.test, "currencyCode": order.currency, "presentmentCurrencyCode": order.other, "taxesIncluded": order.inside,
            "displayFinancialStatus": order.status.upper(), "displayFulfillmentStatus": {"fulfilled": "FULFILLED", "partial": "PARTIALLY_FULFILLED", None: "UNFULFILLED"}[order.fulfilled()],
            "totalPriceSet": bag(order, whole), "currentTotalPriceSet": bag(order, current), "totalTaxSet": bag(order, tax),
            "totalTipReceivedSet": bag(order, tip),
            "originalTotalAdditionalFeesSet": bag(order, total(part.price for part in order.fees)) if order.fees else None,
            "taxLines": [{"title": title, "rate": float(rate) if rate is not None else None, "channelLiable": liable, "priceSet": bag(order, m)}
                         for (title, rate, liable), m in order.taxes().items()],
            "additionalFees": [{"id": gid("AdditionalFee", part.id), "name": "Retail Delivery Fee", "price": bag(order, part.price),
                                "taxLines": tax_lines(order, part)} for part in order.fees],
            "transactions": [transaction(order, t) for t in order.transactions],
            "fulfillments": [{"id": gid("Fulfillment", made.id), "status": made.status.upper(), "createdAt": world.stamp(made.at, utc=True),
                              "updatedAt": world.stamp(made.updated_at, utc=True)} for made in order.fulfilments],
            "refunds": [{"id": gid("Refund", r.id), "createdAt": world.stamp(r.at, utc=True), "processedAt": world.stamp(r.at, utc=True),
                         "totalRefundedSet": bag(order, total(t.amount for t in r.transactions if t.status == "success"))}
                        for r in order.refunds]}


def order_unit(order):
    children = [line_item(order, line) for line in order.lines]
    children += [{"id": gid("ShippingLine", part.id), "title": "Standard", "isRemoved": part.removed, "originalPriceSet": bag(order, part.price),
                  "discountedPriceSet": bag(order, part.value), "discountAllocations": allocations(order, part),
                  "taxLines": tax_lines(order, part), "__parentId": gid("Order", order.id)} for part in order.shipping]
    return ("bulk", order_node(order), *children, *agreement_lines(order))


def fulfilment_node(order, made):
    return {"id": gid("Fulfillment", made.id), "legacyResourceId": str(made.id), "order": {"id": gid("Order", order.id)}, "status": made.status.upper(),
            "createdAt": order.world.stamp(made.at, utc=True), "updatedAt": order.world.stamp(made.updated_at, utc=True),
            "fulfillmentLineItems": {"nodes": [{"id": gid("FulfillmentLineItem", id), "quantity": quantity, "lineItem": {"id": gid("LineItem", line.id)}}
                                               for id, line, quantity in made.lines]}}


def refund_node(order, r):
    nodes = lambda rows: {"nodes": list(rows)}
    return {"id": gid("Refund", r.id), "legacyResourceId": str(r.id), "order": {"id": gid("Order", order.id)},
            "createdAt": order.world.stamp(r.at, utc=True), "processedAt": order.world.stamp(r.at, utc=True),
            "updatedAt": order.world.stamp(order.at, utc=True), "return": {"id": gid("Return", r.id + 3000)} if r.exchange_return else None,
            "totalRefundedSet": bag(order, total(t.amount for t in r.transactions if t.status == "success")),
            "duties": [{"amountSet": bag(order, amount), "originalDuty": {"id": gid("Duty", part.id)}} for _, part, _, amount, _ in r.duties],
            "refundLineItems": nodes({"id": gid("RefundLineItem", id), "quantity": quantity, "restockType": "RETURN",
                                      "subtotalSet": bag(order, amount), "totalTaxSet": bag(order, tax), "lineItem": {"id": gid("LineItem", line.id)}}
                                     for id, line, quantity, amount, tax in r.lines),
            "refundShippingLines": nodes({"id": gid("RefundShippingLine", id), "subtotalAmountSet": bag(order, amount),
                                          "taxAmountSet": bag(order, tax), "shippingLine": {"id": gid("ShippingLine", part.id)}}
                                         for id, part, _, amount, tax in r.shipping),
            "orderAdjustments": nodes({"id": gid("OrderAdjustment", id), "reason": reason.upper().replace(" ", "_"),
                                       "amountSet": bag(order, amount), "taxAmountSet": bag(order, tax)}
                                      for id, _, reason, amount, tax in r.adjustments),
            "transactions": nodes(transaction(order, t) for t in r.transactions)}
