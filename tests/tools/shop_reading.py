#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads Shopify payloads and says what the books must hold: docs/accounting-rules.md once more, in another language, for tests.

    shop_reading.py [--time-zone ZONE] FILE…     {"2026-03-10": {"1020": 6500, …}, …} in minor units, debit positive

It knows neither the importer nor the generator. What it reads it takes for right: it refuses nothing. Revenue counts when ordered.
"""
import datetime
import json
import re
import sys
from decimal import Decimal as D
from fractions import Fraction as F
from zoneinfo import ZoneInfo

from payload_shapes import records

DECIMALS = {"JPY": 0, "KWD": 3}
STATES = ["pending", "failure", "error", "success"]
PAYOUTS = ["scheduled", "in_transit", "paid", "failed", "canceled"]
HOLDS = {"shopify_payments": "1020", "gift_card": "2300", "shopify_store_credit": "2500", "cash": "1010", "manual": "1000",
         "bank deposit": "1000"}
SOLD = {"goods": "4000", "gift": "2300", "tip": "2400", "shipping": "4100", "fee": "4150", "duty": "2450"}


class Reading:
    def __init__(self, zone=None):
        self.zone = ZoneInfo(zone) if zone else None
        self.books, self.orders, self.payouts, self.rows, self.booked_cards = {}, {}, {}, {}, {}
        self.currency = None

    def add(self, kind, made):
        if kind == "order":
            self.order(made["id"])["snapshots"].append(made)
            for r in made.get("refunds") or []:
                self.add("refund", dict(r, order_id=made["id"]))
            for t in made.get("transactions") or []:
                self.add("transaction", dict(t, order_id=made["id"]))
        elif kind == "refund":
            if "refund_line_items" in made:
                self.order(made["order_id"])["refunds"].setdefault(made["id"], []).append(made)
                for t in made["transactions"]:
                    self.add("transaction", dict(t, order_id=made["order_id"]))
        elif kind == "transaction":
            known = self.order(made["order_id"])["transactions"].setdefault(made["id"], made)
            if STATES.index(made["status"]) > STATES.index(known["status"]):
                known["status"] = made["status"]
        elif kind == "payout":
            self.payouts.setdefault(made["id"], {})[made["status"]] = made
        elif kind == "row":
            payout = made["payout_id"] if "payout_id" in made else made["associated_payout"]["id"]
            self.rows.setdefault(payout, {})[made["id"]] = made

    def order(self, id):
        return self.orders.setdefault(id, {"snapshots": [], "refunds": {}, "transactions": {}})

    # ---- words

    def day(self, moment):
        at = datetime.datetime.fromisoformat(moment.replace("Z", "+00:00"))
        return (at.astimezone(self.zone) if self.zone and moment.endswith("Z") else at).date().isoformat()

    def minor(self, value, currency=None):
        amount = D(str(value)).scaleb(DECIMALS.get(currency or self.currency, 2))
        assert amount == amount.to_integral_value(), value
        return int(amount)

    def shop(self, made, name, side="shop_money"):
        bag = made.get(name + "_set")
        if bag:
            money = bag[side]
            return self.minor(money["amount"], money["currency_code"])
        return self.minor(made.get(name) or 0)

    def book(self, day, account, amount):
        if amount:
            of_day = self.books.setdefault(day, {})
            of_day[account] = of_day.get(account, 0) + amount

    # ---- an order

    def parts(self, order, refunded):
        """What a snapshot charges: id → [kind, value, {(title, rate, liable): tax}]. Units that an edit took off are gone."""
        made, tip_line = {}, False
        tips = {sale["line_item_id"] for a in order.get("agreements") or [] for sale in a.get("sales", []) if sale["line_type"] == "tip"}

        def part(key, kind, source, value, share=F(1)):
            taxes = {}
            for t in source.get("tax_lines") or []:
                code = t.get("title") or "Tax", str(t.get("rate")), bool(t.get("channel_liable"))
                taxes[code] = taxes.get(code, 0) + self.shop(t, "price")
            made[key] = [kind, int(value * share), {code: int(tax * share) for code, tax in taxes.items()}]

        for x in order["line_items"]:
            kind = "gift" if x.get("gift_card") else "tip" if "tip_payment_gateway" in x or x["id"] in tips else "goods"
            tip_line |= kind == "tip"
            value = self.shop(x, "price") * x["quantity"] - sum(self.shop(a, "amount") for a in x.get("discount_allocations") or [])
            off = 0 if order.get("cancelled_at") else x["quantity"] - x.get("current_quantity", x["quantity"]) - refunded.get(x["id"], 0)
            part(("line", x["id"]), kind, x, value, F(x["quantity"] - max(off, 0), x["quantity"]))
            for duty in x.get("duties") or []:
                bag = duty.get("price") or duty
                part(("duty", int(duty["id"])), "duty", duty, self.minor(bag["shop_money"]["amount"]))
        for x in order.get("shipping_lines") or []:
            if not x.get("is_removed"):
                part(("ship", x["id"]), "shipping", x, self.shop(x, "price") - sum(self.shop(a, "amount") for a in x.get("discount_allocations") or []))
        for x in order.get("additional_fees") or []:
            bag = x.get("price_set") or x["price"]
            part(("fee", int(x["id"])), "fee", x, self.minor(bag["shop_money"]["amount"]))
        if not tip_line:
            tip = self.shop(order, "total_tip_received")
            if tip:
                made["tip", 0] = ["tip", tip, {}]
        return made

    def charge(self, day, kind, value, taxes, inside, sign):
        whole = value + (0 if inside else sum(taxes.values()))
        self.book(day, "1200", sign * whole)
        self.book(day, "4050" if sign < 0 and kind == "goods" else SOLD[kind], -sign * (whole - sum(taxes.values())))
        for (_, _, liable), tax in taxes.items():
            self.book(day, "2460" if liable else "2100", -sign * tax)

    def read_order(self, id, group):
        if not group["snapshots"]:
            return
        moment = lambda order: datetime.datetime.fromisoformat(order["updated_at"].replace("Z", "+00:00")) if order.get("updated_at") else datetime.datetime.min
        snapshots = sorted(group["snapshots"], key=moment)
        last = snapshots[-1]
        paid = [t for t in group["transactions"].values() if t["status"] == "success" and t["kind"] in ("sale", "capture")]
        if last.get("test") or (snapshots[0].get("cancelled_at") and not paid):
            return
        refunds = {id: self.state(versions, group) for id, versions in group["refunds"].items()}
        refunded = {}
        for r in refunds.values():
            for x in r["refund_line_items"]:
                refunded[x["line_item_id"]] = refunded.get(x["line_item_id"], 0) + x["quantity"]
        inside, before = last["taxes_included"], {}
        for at, order in enumerate(snapshots):
            edit_days = {(name, sale[field]): a["happened_at"] for name, field in (("line", "line_item_id"), ("ship", "shipping_line_id"), ("fee", "part_id"))
                         for a in order.get("agreements") or [] if a["reason"] == "ORDER_EDIT" for sale in a.get("sales", []) if field in sale}
            now = self.parts(order, refunded)
            for key in {*before, *now}:
                kind, value, taxes = now.get(key) or [before[key][0], 0, {}]
                _, value0, taxes0 = before.get(key) or [kind, 0, {}]
                more = {code: taxes.get(code, 0) - taxes0.get(code, 0) for code in {*taxes, *taxes0}}
                day = self.day(edit_days[key] if key in edit_days else order["processed_at"] if at == 0 else order["updated_at"])
                if (value - value0, sum(more.values())) < (0, 0):
                    self.charge(day, kind, value0 - value, {code: -tax for code, tax in more.items()}, inside, -1)
                else:
                    self.charge(day, kind, value - value0, more, inside, 1)
            before = now
        back = {}
        for r in refunds.values():
            self.refund(r, last, before, group, inside, back)
        if last.get("cancelled_at"):
            day = self.day(last["cancelled_at"])
            for key, (kind, value, taxes) in before.items():
                value_back, taxes_back = back.get(key, (0, {}))
                self.charge(day, kind, value - value_back, {code: tax - taxes_back.get(code, 0) for code, tax in taxes.items()}, inside, -1)
        self.money(group, last)

    # ---- refunds

    def state(self, versions, group):
        rank = lambda r: max([STATES.index(t["status"]) for t in r["transactions"]] or [9])
        return max(versions, key=rank)

    def split(self, amount, taxes):
        whole = sum(taxes.values())
        if not whole:
            return {("Tax", "None", False): amount}
        sign = -1 if amount < 0 else 1
        parts = {code: abs(amount) * tax // whole for code, tax in taxes.items()}
        rest = sorted(taxes, key=lambda code: -(abs(amount) * taxes[code] % whole))
        for code in rest[:abs(amount) - sum(parts.values())]:
            parts[code] += 1
        return {code: sign * part for code, part in parts.items()}

    def refund(self, r, order, parts, group, inside, back):
        mine = [group["transactions"][t["id"]] for t in r["transactions"]]
        states = {t["status"] for t in mine}
        if "pending" in states or (mine and "success" not in states):
            return
        day, value = self.day(r["processed_at"]), [0, 0]
        whole_taxes = {}
        for _, _, taxes in parts.values():
            for code, tax in taxes.items():
                whole_taxes[code] = whole_taxes.get(code, 0) + tax

        def give(key, amount, tax, theirs):
            kind, _, taxes = parts[key]
            split = self.split(tax, taxes if sum(taxes.values()) else whole_taxes) if tax else {}
            self.charge(day, kind, amount, split, inside, -1)
            value_back, taxes_back = back.get(key, (0, {}))
            back[key] = value_back + amount, {code: taxes_back.get(code, 0) + split.get(code, 0) for code in {*taxes_back, *split}}
            value[0] += amount + (0 if inside else tax)
            value[1] += theirs

        def theirs(made, amount, tax):
            return self.shop(made, amount, "presentment_money") + (0 if inside or not tax else self.shop(made, tax, "presentment_money"))

        for x in r["refund_line_items"]:
            give(("line", x["line_item_id"]), self.shop(x, "subtotal"), self.shop(x, "total_tax"), theirs(x, "subtotal", "total_tax"))
        lines = r.get("refund_shipping_lines") or []
        for x in lines:
            key = "ship", x["shipping_line_id"]
            if "tax_amount_set" in x:
                give(key, self.shop(x, "subtotal_amount"), self.shop(x, "tax_amount"), theirs(x, "subtotal_amount", "tax_amount"))
            else:
                amount, taxes = self.shop(x, "subtotal_amount"), parts[key][2]
                own = next(s for s in order["shipping_lines"] if s["id"] == key[1])
                other = sum(self.shop(t, "price", "presentment_money") for t in own["tax_lines"])
                give(key, amount, sum(taxes.values()) * amount // (parts[key][1] or 1), theirs(x, "subtotal_amount", None) + (0 if inside else other))
        for x in r.get("duties") or []:
            give(("duty", int(x["duty_id"])), self.shop(x, "amount"), sum(parts["duty", int(x["duty_id"])][2].values()), theirs(x, "amount", None))
        for x in r.get("additional_fees") or []:
            tax = sum(self.shop(t, "price") for t in x.get("tax_lines") or [])
            other = sum(self.shop(t, "price", "presentment_money") for t in x.get("tax_lines") or [])
            give(("fee", int(x["id"])), self.shop(x, "price"), tax, theirs(x, "price", None) + (0 if inside else other))
        amount = tax = other = 0
        for a in r.get("order_adjustments") or []:
            if re.sub("[^a-z]", "", (a.get("reason") or "").lower()).startswith("pending"):
                continue
            if a.get("kind") == "shipping_refund":
                if not lines:
                    t = -self.shop(a, "tax_amount")
                    key = "ship", order["shipping_lines"][0]["id"]
                    give(key, -self.shop(a, "amount") + (t if inside else 0), t, -self.shop(a, "amount", "presentment_money") - self.shop(a, "tax_amount", "presentment_money"))
                continue
            amount, tax = amount + self.shop(a, "amount"), tax + self.shop(a, "tax_amount")
            other += self.shop(a, "amount", "presentment_money") + self.shop(a, "tax_amount", "presentment_money")
        if amount > 0 and amount + tax == value[0] and mine:
            amount = tax = other = 0        # only took the whole refund back while its money was pending
        if amount > 0:
            self.book(day, "4310", -amount)
        else:
            if not tax and amount:
                total_tax = self.shop(order, "total_tax") if "total_tax" in order or "total_tax_set" in order else sum(whole_taxes.values())
                share = F(-amount * total_tax, self.shop(order, "total_price"))
                taxed = int(share + F(1, 2))
                amount, tax = amount + taxed, -taxed
            self.book(day, "4050", -amount)
        for (_, _, liable), part in (self.split(-tax, whole_taxes) if tax else {}).items():
            self.book(day, "2460" if liable else "2100", part)
        self.book(day, "1200", amount + tax)
        r["worth"] = value[0] - amount - tax, value[1] - other

    # ---- money

    def money(self, group, order):
        currency = order.get("currency") or order["currency_code"]
        worth = {t["id"]: (r["id"], *r["worth"]) for versions in group["refunds"].values() for r in versions if "worth" in r for t in r["transactions"]}
        ratio = self.shop(order, "total_price"), self.shop(order, "total_price", "presentment_money")
        so_far = {}
        for t in sorted(group["transactions"].values(), key=lambda t: (t["processed_at"], t["id"])):
            if t["status"] != "success" or t["kind"] not in ("sale", "capture", "refund", "change"):
                continue
            sign = 1 if t["kind"] in ("sale", "capture") else -1
            if t.get("amount_set"):
                amount = self.shop(t, "amount")
            elif t["currency"] == currency:
                amount = self.minor(t["amount"])
            else:
                key, ours, theirs = worth[t["id"]] if t["kind"] == "refund" else ("in", *ratio)
                before = so_far.get(key, 0)
                so_far[key] = before + self.minor(t["amount"], t["currency"])
                rounded = lambda x: (2 * x * ours + theirs) // (2 * theirs)
                amount = rounded(so_far[key]) - rounded(before)
            moved = t.get("currency_exchange_adjustment")
            moved = self.minor(moved["adjustment"]["amount"] if isinstance(moved["adjustment"], dict) else moved["adjustment"]) if moved else 0
            rounding = self.shop(t, "amount_rounding") if t.get("amount_rounding") or t.get("amount_rounding_set") else 0
            day = self.day(t["processed_at"])
            held = sign * (amount + rounding) + moved
            account = HOLDS.get(t["gateway"].lower(), "1021")
            self.book(day, "1200", -sign * amount)
            self.book(day, account, held)
            self.book(day, "6900", -sign * rounding)
            self.book(day, "4900" if moved > 0 else "5900", -moved)
            if account == "1020":
                self.booked_cards[t["id"]] = held

    # ---- payouts

    def payout(self, id, states):
        final = max(states, key=PAYOUTS.index)
        p = states[final]
        if "issued_at" in p:
            money = lambda name: self.minor(p["summary"][name]["amount"])
            net, day = self.minor(p["net"]["amount"]), self.day(p["issued_at"])
            reserve, retried = money("reserved_funds_gross"), money("retried_payouts_gross")
            fees = sum(money(name) for name in p["summary"] if name.endswith("_fee"))
            adjustments = money("adjustments_gross")
        else:
            s = p["summary"]
            net, day = self.minor(p["amount"]), p["date"]
            reserve, retried = self.minor(s["reserved_funds_gross_amount"]), self.minor(s["retried_payouts_gross_amount"])
            fees = sum(self.minor(value) for name, value in s.items() if name.endswith("_fee_amount"))
            adjustments = self.minor(s["adjustments_gross_amount"])
        gross = net + fees - reserve - retried - adjustments
        self.book(day, "1000" if final == "paid" else "1040", net)
        self.book(day, "6100", fees)
        self.book(day, "1030", -reserve)
        self.book(day, "1040", -retried)
        rows = [dict(row, amount=self.of(row["amount"])) for row in self.rows.get(id, {}).values()]
        for row in rows:
            word = " ".join(str(row.get(name) or "") for name in ("type", "adjustment_reason")).lower()
            if re.match("charge$|refund$|charge |refund ", word):
                booked = self.booked_cards.get(int(row.get("source_order_transaction_id") or 0), row["amount"])
                self.book(day, "1020", row["amount"] - booked)
                self.book(day, "6900", booked - row["amount"])
            elif not re.match("payout|reserve|transfer", word):
                account = ("6120" if re.search("dispute|chargeback", word) else "2600" if "lending_capital" in word else "6130" if "shipping_label" in word
                           else "2460" if "marketplace_tax" in word else "6110")
                self.book(day, account, -row["amount"])
                adjustments -= row["amount"]
        self.book(day, "6110", -adjustments)
        self.book(day, "1020", -gross)

    def of(self, amount):
        return self.minor(amount["amount"] if isinstance(amount, dict) else amount)

    def read(self):
        first = [o["snapshots"][0] for o in self.orders.values() if o["snapshots"]]
        if first:
            self.currency = first[0].get("currency") or first[0]["currency_code"]
        elif self.payouts:
            self.currency = next(iter(next(iter(self.payouts.values())).values())).get("currency")
        for id, group in self.orders.items():
            self.read_order(id, group)
        for id, states in self.payouts.items():
            self.payout(id, states)
        return {day: {account: amount for account, amount in sorted(accounts.items()) if amount} for day, accounts in sorted(self.books.items())}


def reading(paths, zone=None):
    made = Reading(zone)
    for path in paths:
        for kind, record in records(path):
            made.add(kind, record)
    days = made.read()
    return {day: accounts for day, accounts in days.items() if accounts}


if __name__ == "__main__":
    words = sys.argv[1:]
    zone = words.pop(words.index("--time-zone") + 1) if "--time-zone" in words else None
    print(json.dumps(reading([word for word in words if word != "--time-zone"], zone), indent=1))
