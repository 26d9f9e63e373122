# SPDX-License-Identifier: MIT
"""Sums what `classic` made once more, from the JSON text alone, with decimals."""
import json
from decimal import Decimal as D
from decimal import ROUND_HALF_UP

from .money import EXP


class Check:
    def __init__(self):
        self.seen, self.tx, self.orders, self.bt, self.n = {}, {}, {}, {}, 0

    def hit(self, name):
        self.seen[name] = self.seen.get(name, 0) + 1

    def eq(self, a, b, what):
        self.n += 1
        assert a == b, "%s: %s != %s" % (what, a, b)

    def order(self, o):
        for side in ("shop_money", "presentment_money"):
            v = lambda x: D(x[side]["amount"])
            s = lambda name: v(o[name + "_set"])
            ls, sh = o["line_items"], o["shipping_lines"]
            gross = sum(v(l["price_set"]) * l["quantity"] for l in ls)
            ld = sum(v(a["amount_set"]) for l in ls for a in l["discount_allocations"])
            sg = sum((v(x["price_set"]) for x in sh), D(0))
            sd = sum((v(a["amount_set"]) for x in sh for a in x["discount_allocations"]), D(0))
            tax = sum((v(t["price_set"]) for x in ls + sh for t in x["tax_lines"]), D(0))
            w = "%s %s " % (o["name"], side)
            self.eq(s("total_line_items_price"), gross, w + "lines")
            self.eq(s("total_discounts"), ld + sd, w + "discounts")
            self.eq(s("subtotal_price"), gross - ld, w + "subtotal")
            self.eq(v(o["total_shipping_price_set"]), sg, w + "shipping")
            self.eq(sum((v(x["discounted_price_set"]) for x in sh), D(0)), sg - sd, w + "discounted shipping")
            self.eq(s("total_tax"), tax, w + "tax")
            self.eq(sum((v(t["price_set"]) for t in o["tax_lines"]), D(0)), tax, w + "order tax lines")
            rest = s("total_price") - (gross - ld + sg - sd) - (0 if o["taxes_included"] else tax)
            if side == "shop_money":
                self.eq(rest, D(o["total_tip_received"]), w + "total_price")
                for k in o:
                    if k + "_set" in o:
                        self.eq(D(o[k]), s(k), w + k)
            else:
                assert (rest > 0) == (D(o["total_tip_received"]) > 0) and rest >= 0, w + "tip"
            for l in ls:
                net = v(l["price_set"]) * l["quantity"] - sum((v(a["amount_set"]) for a in l["discount_allocations"]), D(0))
                assert net >= 0, w + "negative line"
                for t in l["tax_lines"]:
                    e = D(10) ** -EXP[t["price_set"][side]["currency_code"]]
                    whole = sum(D(str(x["rate"])) for x in l["tax_lines"])
                    want = net * D(str(t["rate"])) / (1 + whole if o["taxes_included"] else 1)
                    self.n += 1
                    assert abs(v(t["price_set"]) - want) <= e, w + "tax line %s, want %s" % (v(t["price_set"]), want)
                if o["taxes_included"] and l["tax_lines"]:
                    got = sum(v(t["price_set"]) for t in l["tax_lines"])
                    self.eq(got, (net * whole / (1 + whole)).quantize(e, ROUND_HALF_UP), w + "included tax of a line")
            for k, a in enumerate(o["discount_applications"]):
                if side == "shop_money" and a["type"] == "discount_code":
                    self.eq(sum(D(x["amount"]) for y in ls + sh for x in y["discount_allocations"] if x["discount_application_index"] == k),
                            D(o["discount_codes"][0]["amount"]), w + "allocations of a code")
            # refunds
            back_lines, back_tax, back_value = D(0), D(0), D(0)
            for r in o["refunds"]:
                lines = D(0)
                for x in r["refund_line_items"]:
                    lines += v(x["subtotal_set"]) + (0 if o["taxes_included"] else v(x["total_tax_set"]))
                    back_lines += v(x["subtotal_set"])
                    back_tax += v(x["total_tax_set"])
                adj = sum((v(a["amount_set"]) + v(a["tax_amount_set"]) for a in r["order_adjustments"]), D(0))
                shp = [a for a in r["order_adjustments"] if a["kind"] == "shipping_refund"]
                back_tax -= sum((v(a["tax_amount_set"]) for a in shp), D(0))
                back_value += lines - sum((v(a["amount_set"]) + v(a["tax_amount_set"]) for a in shp), D(0))
                if side == "presentment_money":
                    self.eq(sum(D(t["amount"]) for t in r["transactions"]), lines - adj, w + "refund money")
                for a in r["order_adjustments"]:
                    if side == "shop_money":
                        self.hit("adjustment %s %s" % (a["kind"], "-" if a["amount"][0] == "-" else "+"))
            self.eq(s("current_subtotal_price"), s("subtotal_price") - back_lines, w + "current subtotal")
            self.eq(s("current_total_tax"), s("total_tax") - back_tax, w + "current tax")
            self.eq(s("current_total_price"), s("total_price") - back_value, w + "current total")
        for r in o["refunds"]:
            self.hit("refunds")
        if any(0 < l["current_quantity"] < l["quantity"] for l in ls):
            self.hit("line partly refunded")
        self.hit("orders")
        self.hit("currency " + o["currency"])
        self.hit("tax included" if o["taxes_included"] else "tax excluded")
        self.hit("status " + o["financial_status"])
        for cond, name in ((o["currency"] != o["presentment_currency"], "other presentment currency"), (any(len(l["tax_lines"]) > 1 for l in ls), "several tax lines"),
                           (any(a["target_selection"] == "explicit" for a in o["discount_applications"]), "line discount"),
                           (any(a["target_selection"] == "all" and a["target_type"] == "line_item" for a in o["discount_applications"]), "order discount"),
                           (sd > 0, "shipping discount"), (bool(sh), "shipping"), (D(o["total_tip_received"]) > 0, "tip"), (any(l["gift_card"] for l in ls), "gift card sold"),
                           (D(o["total_price"]) == 0, "total is 0"), (len(ls) >= 25, "25 or more lines"), (not o["tax_lines"], "no tax")):
            if cond:
                self.hit(name)
        self.orders[o["id"]] = o

    def add(self, kind, raw):
        o = json.loads(raw)
        if kind == "orders":
            self.order(o)
        elif kind == "transactions":
            self.tx.setdefault(o["order_id"], []).append(o)
            self.hit("gateway " + o["gateway"])
        elif kind == "balance_transactions":
            self.eq(D(o["net"]), D(o["amount"]) - D(o["fee"]), "balance net")
            self.bt.setdefault(o["payout_id"], []).append(o)
            self.hit("balance " + o["type"])
        elif kind == "payouts":
            rows = self.bt[o["id"]]
            self.eq(sum(D(r["net"]) for r in rows), D(0), "payout empties the balance")
            self.eq(D(o["amount"]), sum(D(r["net"]) for r in rows if r["type"] != "payout"), "payout amount")
            g = o["summary"]
            self.eq(sum(D(x) * (-1 if "_fee_" in k else 1) for k, x in g.items()), D(o["amount"]), "payout summary")
            self.hit("payouts")
            if D(o["amount"]) < 0:
                self.hit("negative payout")

    def finish(self):
        charged = {}
        for rows in self.bt.values():
            for r in rows:
                if r["type"] in ("charge", "refund"):
                    charged.setdefault(r["source_order_id"], []).append(r)
        for oid, o in self.orders.items():
            ts = [t for t in self.tx.get(oid, []) if t["status"] == "success"]
            took = sum((D(t["amount"]) for t in ts if t["kind"] in ("sale", "capture")), D(0))
            gave = sum((D(t["amount"]) for t in ts if t["kind"] == "refund"), D(0))
            price = D(o["total_price_set"]["presentment_money"]["amount"])
            assert 0 <= gave <= took <= price, o["name"] + " money"
            if o["financial_status"] in ("paid", "refunded", "partially_refunded"):
                self.eq(took, price, o["name"] + " paid in full")
                self.eq(D(o["total_outstanding"]), D(0) if price else D(o["total_price"]), o["name"] + " outstanding")
                if ts and {t["gateway"] for t in ts} == {"shopify_payments"}:
                    self.eq(sum(D(r["amount"]) for r in charged[oid] if r["type"] == "charge"), D(o["total_price"]), o["name"] + " charges")
                    want = D(0)
                    for r in o["refunds"]:
                        want += sum(D(x["subtotal_set"]["shop_money"]["amount"]) for x in r["refund_line_items"])
                        want += sum(0 if o["taxes_included"] else D(x["total_tax_set"]["shop_money"]["amount"]) for x in r["refund_line_items"])
                        want -= sum(D(x["amount"]) + D(x["tax_amount"]) for x in r["order_adjustments"])
                    self.eq(-sum(D(r["amount"]) for r in charged[oid] if r["type"] == "refund"), want, o["name"] + " refunded charges")
            if o["financial_status"] == "refunded":
                self.eq(gave, took, o["name"] + " refunded")
            if len({t["gateway"] for t in ts}) > 1:
                self.hit("several gateways")
