# SPDX-License-Identifier: MIT
"""Orders, refunds and transactions in the shapes of Shopify's REST interface, 2023-10 to 2026-01."""
from .money import M, text, total


def bag(order, m):
    return {"shop_money": {"amount": text(m[0], order.currency), "currency_code": order.currency},
            "presentment_money": {"amount": text(m[1], order.other), "currency_code": order.other}}


def both(order, name, m):
    return {name: text(m[0], order.currency), name + "_set": bag(order, m)}


def gid(kind, id):
    return "gid://shopify/%s/%d" % (kind, id)


def tax_lines(order, part):
    return [{"channel_liable": liable, "price": text(amount[0], order.currency), "price_set": bag(order, amount),
             "rate": float(rate) if rate is not None else None, "title": title} for title, rate, liable, amount in part.taxes]


def allocations(order, part):
    return [{"amount": text(amount[0], order.currency), "amount_set": bag(order, amount), "discount_application_index": at}
            for at, amount in part.apps]


def line_item(order, line):
    name = {"gift": "Gift card", "tip": "Tip"}.get(line.kind, "Item %d" % (line.id % 100))
    made = {"id": line.id, "admin_graphql_api_id": gid("LineItem", line.id), "title": name, "name": name, "sku": "SKU-%d" % (line.id % 500),
            "quantity": line.quantity, "current_quantity": line.current, "gift_card": line.kind == "gift", "taxable": line.taxable,
            "fulfillable_quantity": line.current if order.fulfilled() is None else 0, "fulfillment_status": order.fulfilled(),
            "requires_shipping": line.kind == "goods", "product_exists": True, "properties": [], "tax_lines": tax_lines(order, line),
            "discount_allocations": allocations(order, line),
            "duties": [{"id": str(duty.id), "harmonized_system_code": "520300", "country_code_of_origin": "CA", **bag(order, duty.price),
                        "tax_lines": tax_lines(order, duty)} for duty in line.duties]}
    made.update(both(order, "price", line.price))
    made.update(both(order, "total_discount", M()))
    if line.kind == "tip":
        made["tip_payment_gateway"] = "shopify_payments" if order.number % 2 else None
        made["tip_payment_method"] = "Visa" if order.number % 2 else None
    return made


def shipping_line(order, part):
    made = {"id": part.id, "title": "Standard", "code": "Standard", "source": "shopify", "carrier_identifier": None,
            "is_removed": part.removed, "tax_lines": tax_lines(order, part), "discount_allocations": allocations(order, part)}
    made.update(both(order, "price", part.price))
    made.update(both(order, "discounted_price", part.value))
    return made


def fee(order, part):
    return {"id": str(part.id), "name": "Retail Delivery Fee", "price": text(part.price[0], order.currency), "price_set": bag(order, part.price),
            "tax_lines": tax_lines(order, part)}


def transaction(order, t):
    made = {"id": t.id, "admin_graphql_api_id": gid("OrderTransaction", t.id), "order_id": order.id, "kind": t.kind, "gateway": t.gateway,
            "status": t.status, "message": None, "created_at": order.world.stamp(t.at), "processed_at": order.world.stamp(t.at), "test": False,
            "authorization": None, "parent_id": t.parent.id if t.parent else None, "source_name": "web", "currency": order.other,
            "amount": text(t.amount[1], order.other), "receipt": {}, "error_code": "card_declined" if t.status == "failure" else None,
            "payment_id": "%s.%d" % (order.name, t.id % 10000), "manual_payment_gateway": t.gateway in ("manual", "Bank Deposit"),
            "amount_rounding": text(t.rounding, order.currency) if t.rounding else None}
    if t.exchange:
        shop = -t.amount[0] if t.kind == "refund" else t.amount[0]
        made["currency_exchange_adjustment"] = {"id": t.id + 5000, "adjustment": text(t.exchange, order.currency), "currency": order.currency,
                                                "original_amount": text(shop, order.currency),
                                                "final_amount": text(shop + t.exchange, order.currency)}
    return made


def refund(order, r):
    """Shape `old`: refunded shipping is an adjustment, adjustments have a kind; `both`: it stands in both places; `new`: as since 2024-10."""
    adjustments = []

    def adjustment(id, kind, reason, amount, tax):
        made = {"id": id, "order_id": order.id, "refund_id": r.id, "reason": reason}
        made.update(both(order, "amount", amount))
        made.update(both(order, "tax_amount", tax))
        if kind:
            made["kind"] = kind
        adjustments.append(made)

    for id, kind, reason, amount, tax in r.adjustments:
        adjustment(id, kind, reason, amount, tax)
    shipping = []
    for id, part, _, amount, tax in r.shipping:
        if r.shape in ("old", "both"):
            adjustment(id + 4000, "shipping_refund", "Shipping refund", -(amount - (tax if order.inside else M())), -tax)
        if r.shape in ("new", "both"):
            made = {"id": id, "shipping_line_id": part.id, "subtotal_amount_set": bag(order, amount), "shipping_line": shipping_line(order, part)}
            if order.number % 3:
                made["tax_amount_set"] = bag(order, tax)
            shipping.append(made)
    made = {"id": r.id, "admin_graphql_api_id": gid("Refund", r.id), "order_id": order.id, "created_at": order.world.stamp(r.at),
            "processed_at": order.world.stamp(r.at), "note": None, "restock": True, "return": {"id": r.id + 3000} if r.exchange_return else None,
            "duties": [{"duty_id": str(part.id), "amount_set": bag(order, amount)} for _, part, _, amount, _ in r.duties],
            "total_duties_set": bag(order, total(amount for *_, amount, _ in r.duties)),
            "order_adjustments": adjustments,
            "refund_line_items": [{"id": id, "line_item_id": line.id, "quantity": quantity, "location_id": None, "restock_type": "return",
                                   "subtotal": float(text(amount[0], order.currency)), "subtotal_set": bag(order, amount),
                                   "total_tax": float(text(tax[0], order.currency)), "total_tax_set": bag(order, tax)}
                                  for id, line, quantity, amount, tax in r.lines],
            "transactions": [transaction(order, t) for t in r.transactions]}
    if r.shape != "old":
        made["refund_shipping_lines"] = shipping
        made["additional_fees"] = [fee(order, part) for _, part, *_ in r.fees]
        made["total_additional_fees_set"] = bag(order, total(amount for *_, amount, _ in r.fees))
    return made


def order_object(order):
    world, whole = order.world, order.total() + order.taken_off()
    tip = order.old_tip + total(line.value for line in order.lines if line.kind == "tip")
    goods = total(line.value for line in order.lines)
    duties = [duty for line in order.lines for duty in line.duties]
    ships = [part for part in order.shipping if not part.removed]
    tax = total(part.tax for part in order.parts() if not (part.removed and part.kind == "ship"))
    current = whole - total(r.value for r in order.refunds) - order.taken_off()
    made = {"id": order.id, "admin_graphql_api_id": gid("Order", order.id), "name": order.name, "number": 1 + order.number,
            "order_number": 1001 + order.number, "created_at": world.stamp(order.placed_at), "processed_at": world.stamp(order.placed_at),
            "updated_at": world.stamp(order.at), "cancelled_at": world.stamp(order.cancelled_at) if order.cancelled_at else None,
            "cancel_reason": "customer" if order.cancelled_at else None, "currency": order.currency, "presentment_currency": order.other,
            "taxes_included": order.inside, "tax_exempt": False, "test": order.test, "confirmed": True, "financial_status": order.status,
            "fulfillment_status": order.fulfilled(), "source_name": "web",
            "email": "customer%d@example.com" % order.number, "phone": "+15550100", "note": None, "tags": "",
            "customer": {"id": order.id + 9000, "first_name": "Customer", "last_name": "%05d" % order.number,
                         "email": "customer%d@example.com" % order.number},
            "billing_address": {"name": "Customer %05d" % order.number, "address1": "1 Example Street", "city": "Exampletown"},
            "discount_codes": [], "discount_applications": order.applications,
            "payment_gateway_names": sorted({t.gateway for t in order.transactions}),
            "tax_lines": [{"title": title, "rate": float(rate) if rate is not None else None, "channel_liable": liable,
                           "price": text(m[0], order.currency), "price_set": bag(order, m)} for (title, rate, liable), m in order.taxes().items()],
            "total_tip_received": text(tip[0], order.currency),
            "original_total_duties_set": bag(order, total(duty.price for duty in duties)) if duties else None,
            "original_total_additional_fees_set": bag(order, total(part.price for part in order.fees)) if order.fees else None,
            "total_shipping_price_set": bag(order, total(part.price for part in ships)),
            "line_items": [line_item(order, line) for line in order.lines],
            "shipping_lines": [shipping_line(order, part) for part in order.shipping],
            "refunds": [refund(order, r) for r in order.refunds],
            "fulfillments": [fulfilment(order, made) for made in order.fulfilments]}
    if order.fees:
        made["additional_fees"] = [fee(order, part) for part in order.fees]
    for name, m in (("total_price", whole), ("subtotal_price", goods), ("total_tax", tax), ("current_total_price", current),
                    ("total_line_items_price", total(line.price * line.quantity for line in order.lines)),
                    ("total_discounts", total(line.discount for line in order.lines))):
        made.update(both(order, name, m))
    return made


def fulfilment(order, made):
    return {"id": made.id, "admin_graphql_api_id": gid("Fulfillment", made.id), "order_id": order.id, "status": made.status,
            "created_at": order.world.stamp(made.at), "updated_at": order.world.stamp(made.updated_at), "name": order.name + ".1",
            "tracking_company": None, "shipment_status": None,
            "line_items": [{"id": line.id, "quantity": quantity, "fulfillment_status": "fulfilled", "price": text(line.price[0], order.currency)}
                           for _, line, quantity in made.lines]}


def order_unit(order):
    """The form and the objects in which an order leaves."""
    made = order_object(order)
    if order.form != "webhooks":
        made["transactions"] = [transaction(order, t) for t in order.transactions]
    if order.form == "wrapped":
        return "wrapped", {"orders": [made]} if order.number % 2 else {"order": made}
    return "rest", made
