#!/usr/bin/env python3
"""What the books of one generated shop must hold, summed from the payload text alone.

    independent_sums.py DIR      DIR has orders.jsonl, transactions.jsonl, payouts.jsonl of one shop

Prints {"currency": …, "documents": …, "accounts": {code: balance}}, debit positive, exact decimals. It shares no code
with the importer and goes another way: it sums totals over the whole shop instead of making documents.
"""
import json
import sys
from decimal import Decimal as D
from fractions import Fraction as F

METHOD = {"shopify_payments": "1020", "gift_card": "2300", "shopify_store_credit": "2500", "cash": "1010", "manual": "1000", "Bank Deposit": "1000"}


def read(name):
    with open(sys.argv[1] + "/" + name + ".jsonl", encoding="utf-8") as lines:
        return [json.loads(line, parse_float=D) for line in lines]


def shop(money):
    return D(money["shop_money"]["amount"])


def shown(money):
    return D(money["presentment_money"]["amount"])


def half_away(x):
    whole = (2 * abs(x.numerator) + x.denominator) // (2 * x.denominator)
    return whole if x >= 0 else -whole


books, documents = {}, 0


def book(account, amount):
    books[account] = books.get(account, D(0)) + amount


def sale(kind, net, taxes):
    book({"gift": "2300", "ship": "4100", "goods": "4000"}[kind], -net)
    book("2100", -taxes)


decimals = {"JPY": 0, "KWD": 3}
ratios = {}   # of each transaction: shop money for one unit of presentment money
orders = {o["id"]: o for o in read("orders")}
for o in orders.values():
    documents += 1 + len(o["refunds"])
    inside = o["taxes_included"]
    places = decimals.get(o["currency"], 2)
    whole = F(shop(o["total_price_set"])) / F(shown(o["total_price_set"])) if shown(o["total_price_set"]) else F(1)
    book("1200", shop(o["total_price_set"]))
    book("2400", -D(o["total_tip_received"]))
    for part, kind in [(x, "gift" if x["gift_card"] else "goods") for x in o["line_items"]] + [(x, "ship") for x in o["shipping_lines"]]:
        charged = shop(part["price_set"]) * part.get("quantity", 1) - sum(shop(a["amount_set"]) for a in part["discount_allocations"])
        taxes = sum(shop(t["price_set"]) for t in part["tax_lines"])
        sale(kind, charged - (taxes if inside else 0), taxes)
    for r in o["refunds"]:
        back = front = kept = kept_tax = D(0)
        for x in r["refund_line_items"]:
            amount, tax = shop(x["subtotal_set"]), shop(x["total_tax_set"])
            book("4050", amount - (tax if inside else 0))
            book("2100", tax)
            back += amount + (0 if inside else tax)
            front += shown(x["subtotal_set"]) + (0 if inside else shown(x["total_tax_set"]))
        for a in r["order_adjustments"]:
            amount, tax = shop(a["amount_set"]), shop(a["tax_amount_set"])
            front -= shown(a["amount_set"]) + shown(a["tax_amount_set"])
            if a["kind"] == "shipping_refund":
                book("4100", -amount)
                book("2100", -tax)
                back -= amount + tax
            else:
                kept, kept_tax = kept + amount, kept_tax + tax
        if kept >= 0:       # income, and its tax stays owed
            book("4310", -kept)
            book("2100", -kept_tax)
        else:               # given beyond the lines: a price reduction with its tax
            given = -kept - kept_tax
            tax = -kept_tax if kept_tax else D(half_away(F(given) * F(shop(o["total_tax_set"])) / F(shop(o["total_price_set"])) * 10**places)).scaleb(-places)
            book("4050", given - tax)
            book("2100", tax)
        back -= kept + kept_tax
        book("1200", -back)
        for t in r["transactions"]:
            ratios[t["id"]] = (r["id"], F(back) / F(front) if front > 0 and back > 0 else whole)

paid = {}
for t in read("transactions"):
    if t["status"] != "success" or t["kind"] not in ("sale", "capture", "refund"):
        continue
    documents += 1
    o = orders[t["order_id"]]
    sign = -1 if t["kind"] == "refund" else 1
    amount = D(t["amount"])
    if t["currency"] != o["currency"]:
        places = decimals.get(o["currency"], 2)
        whole = F(shop(o["total_price_set"])) / F(shown(o["total_price_set"]))
        of, ratio = ratios.get(t["id"], (o["id"], whole)) if sign < 0 else (o["id"], whole)
        before = paid.get((of, sign), F(0))
        after = paid[of, sign] = before + F(t["amount"])
        amount = D(half_away(after * ratio * 10**places) - half_away(before * ratio * 10**places)).scaleb(-places)
    book(METHOD.get(t["gateway"], "1021"), sign * amount)
    book("1200", -sign * amount)

for p in read("payouts"):
    documents += 1
    s = {k: D(v) for k, v in p["summary"].items()}
    book("1000", D(p["amount"]))
    book("6100", sum(v for k, v in s.items() if k.endswith("_fee_amount")))
    book("1030", -s["reserved_funds_gross_amount"])
    book("6110", -s["adjustments_gross_amount"])
    book("1020", -s["charges_gross_amount"] - s["refunds_gross_amount"])
    book("1040", -s["retried_payouts_gross_amount"])

currency = next(iter(orders.values()))["currency"]
assert sum(books.values()) == 0, "the independent sum itself does not balance"
print(json.dumps({"currency": currency, "documents": documents, "accounts": {k: str(v) for k, v in sorted(books.items()) if v != 0}}))
