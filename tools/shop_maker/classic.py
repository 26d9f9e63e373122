# SPDX-License-Identifier: MIT
"""Shops as Shopify's REST interface gave them until 2024: each order once, in its last state. The demo's samples are made by this, so
what it makes stays the same byte for byte."""
import datetime
import random
from fractions import Fraction as F

from .money import EXP, M, USD_VALUE, rnd, spread_m, tax_of, text, total

KINDS = ("orders", "refunds", "transactions", "balance_transactions", "payouts")
# currency, utc offset, taxes included?, tax sets [(title, rate)...], shipping taxed?, card fee rate, fixed card fee (minor units)
SHOPS = {
    "us": ("USD", -5, False, [[("State Tax", "0.0625"), ("County Tax", "0.0175"), ("City Tax", "0.00375")], [("State Tax", "0.04")]], False, "0.029", 30),
    "ca": ("CAD", -5, False, [[("GST", "0.05"), ("QST", "0.09975")], [("HST", "0.13")]], True, "0.029", 30),
    "gb": ("GBP", 0, True, [[("GB VAT", "0.2")], [("GB VAT", "0.05")]], True, "0.015", 25),
    "de": ("EUR", 1, True, [[("DE MwSt", "0.19")], [("DE MwSt", "0.07")]], True, "0.021", 30),
    "jp": ("JPY", 9, True, [[("CT", "0.1")], [("CT", "0.08")]], True, "0.0325", 0),
    "kw": ("KWD", 3, False, [[], [("Levy", "0.05")]], True, "0.025", 100),
}
BATCH = 25  # balance transactions in one payout


class Maker:
    def __init__(self, seed, shops):
        self.seed, self.shops = seed, shops
        self.open = {s: [] for s in shops}   # balance transactions waiting for a payout
        self.payouts = 0

    def make(self, i):
        """Documents of order i, as (kind, object) pairs."""
        R = self.R = random.Random("%s/%s/%d" % (self.seed, ",".join(self.shops), i))
        self.shop = R.choice(self.shops)
        cur, off, inc, taxsets, shiptax, feerate, feefix = SHOPS[self.shop]
        self.cur = cur
        self.pcur = R.choice([c for c in EXP if c != cur]) if R.random() < 0.25 else cur
        rate = USD_VALUE[cur] / USD_VALUE[self.pcur] * F(10) ** (EXP[self.pcur] - EXP[cur])
        self.ids = 5000000000000 + i * 10000
        when = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=off))) + datetime.timedelta(minutes=7 * i)
        self.when = when

        def new(major):
            s = max(1, rnd(F(str(major)) / USD_VALUE[cur] * 10 ** EXP[cur]))
            return M(s, s if self.pcur == cur else max(1, rnd(s * rate)))

        oid = self.id()
        # --- lines
        n = 150 if R.random() < 0.005 else 25 if R.random() < 0.02 else R.randint(1, 6)
        rates = R.choice(taxsets) if R.random() < 0.92 else []
        lines = []
        for k in range(n):
            gift = R.random() < 0.04
            price = new(R.choice([10, 25, 50, 100])) if gift else new(R.randint(99, 24999) / 100)
            if not gift and R.random() < 0.01:
                price = M()
            q = 1 if gift else R.choice([1, 1, 1, 2, 2, 3, 5, 12])
            lines.append(dict(id=self.id(), price=price, q=q, gift=gift, alloc=[], manual=M(),
                              rates=[] if gift or R.random() < 0.05 else rates if R.random() < 0.85 else taxsets[-1]))
        ship = new(R.randint(300, 2500) / 100) if R.random() < 0.75 and not all(l["gift"] for l in lines) else None
        ship_alloc = []
        # --- discounts
        apps, codes = [], []

        def app(kind, title, value, vtype, method, target, ttype):
            apps.append({"target_type": ttype, "type": kind, "value": value, "value_type": vtype, "allocation_method": method,
                         "target_selection": target, ("code" if kind == "discount_code" else "title"): title})
            return len(apps) - 1

        free = lambda l: l["price"] * l["q"] - total(a for _, a in l["alloc"])
        goods = [l for l in lines if not l["gift"] and l["price"][0] > 0]
        if goods and R.random() < 0.2:
            l = R.choice(goods)
            g = free(l)
            a = M(g[0] // 7, g[1] // 7)
            ix = app("manual", "Damaged box", text(a[0], cur), "fixed_amount", "one", "explicit", "line_item")
            l["alloc"].append((ix, a))
            l["manual"] = a
        if goods and R.random() < 0.35:
            whole = total(free(l) for l in goods)
            if R.random() < 0.6:
                pc = R.choice([5, 10, 12.5, 33, 50, 100]) if R.random() < 0.97 else 99
                amt = M(*[rnd(F(str(pc)) * x / 100) for x in whole])
                value, vtype = str(float(pc)), "percentage"
            else:
                a = new(R.randint(100, 2000) / 100)
                amt = M(min(a[0], whole[0]), min(a[1], whole[1])) if a[0] < whole[0] and a[1] < whole[1] else whole
                value, vtype = text(amt[0], cur), "fixed_amount"
            ix = app("discount_code", "SAVE-%s" % vtype[0].upper(), value, vtype, "across", "all", "line_item")
            codes.append({"code": apps[ix]["code"], "amount": text(amt[0], cur), "type": vtype})
            for l, a in zip(goods, spread_m(amt, [free(l) for l in goods])):
                if a != M():
                    l["alloc"].append((ix, a))
        if ship and R.random() < 0.12:
            ix = app("automatic", "Free shipping", "100.0", "percentage", "each", "all", "shipping_line")
            ship_alloc.append((ix, ship))
        # --- tax and totals, summed once here and once more, independently, by --check
        for l in lines:
            l["net"] = free(l)
            l["tax"] = tax_of(l["net"], l["rates"], inc)
        snet = (ship or M()) - total(a for _, a in ship_alloc)
        srates = rates if shiptax and ship else []
        stax = tax_of(snet, srates, inc)
        gross = total(l["price"] * l["q"] for l in lines)
        subtotal = total(l["net"] for l in lines)
        tax = total(t for l in lines for t in l["tax"]) + total(stax)
        discounts = gross - subtotal + (ship or M()) - snet
        tip = new(R.randint(100, 900) / 100) if R.random() < 0.08 else M()
        price = subtotal + snet + tip + (M() if inc else tax)
        # --- money in
        txs, feed = [], []
        status = "paid"

        def tx(kind, gateway, m, parent=None, state="success", **more):
            t = {"id": self.id(), "order_id": oid, "kind": kind, "gateway": gateway, "status": state, "message": None,
                 "created_at": self.stamp(len(txs)), "processed_at": self.stamp(len(txs)), "test": False, "authorization": None,
                 "parent_id": parent, "source_name": "web", "amount": text(m[1], self.pcur), "currency": self.pcur,
                 "receipt": {}, "error_code": None, "payment_id": "#%d.%d" % (1001 + i, len(txs) + 1)}
            t["admin_graphql_api_id"] = "gid://shopify/OrderTransaction/%d" % t["id"]
            t.update(more)
            if gateway == "paypal" and state == "success" and kind != "authorization":
                t["receipt"] = {"fee_amount": text(rnd(F("0.0349") * m[1]) if kind == "sale" else 0, self.pcur), "gross_amount": t["amount"]}
            txs.append(t)
            if gateway == "shopify_payments" and state == "success" and kind in ("sale", "capture", "refund"):
                fee = 0 if kind == "refund" else rnd(F(feerate) * m[0]) + feefix
                feed.append(("refund" if kind == "refund" else "charge", -m[0] if kind == "refund" else m[0], fee, t["id"], oid))
            return t

        paid = []                                   # [transaction, money left on it]
        left, x = price, R.random()
        if price[1] == 0 or price[0] == 0:
            pass
        elif x < 0.05:
            status = "pending"
            tx("sale", "Bank Deposit", price, state="pending")
        elif x < 0.09:
            status = "authorized"
            tx("authorization", "shopify_payments", price)
        else:
            if x < 0.16:
                tx("sale", "shopify_payments", price, state="failure", error_code="card_declined")
            parts = [price]
            gates = [R.choice(["shopify_payments", "shopify_payments", "shopify_payments", "paypal", "cash", "klarna"])]
            if min(price) > 3 and x > 0.75:
                a = M(price[0] // 3, price[1] // 3)
                parts, gates = [a, price - a], [R.choice(["gift_card", "gift_card", "paypal"]), "shopify_payments"]
            if 0.16 <= x < 0.19 and min(price) > 3:
                status, parts = "partially_paid", [M(price[0] // 2, price[1] // 2)]
            for g, m in zip(gates, parts):
                if g == "shopify_payments" and R.random() < 0.25 and min(m) > 3:
                    a = tx("authorization", g, m)
                    cut = M(m[0] // 4, m[1] // 4) if R.random() < 0.3 else m
                    caps = [cut] if cut == m else [cut, m - cut]
                    for c in caps:
                        paid.append([tx("capture", g, c, a["id"]), c])
                else:
                    paid.append([tx("sale", g, m), m])
            left = price - total(m for _, m in paid)
        got = total(m for _, m in paid)
        # --- refunds
        refunds, back = [], M()
        done = [0] * n
        ship_back, ship_tax_back = M(), M()
        lines_back, tax_back, disc_back, value_back = M(), M(), M(), M()
        if status == "paid" and paid and R.random() < 0.3:
            for _ in range(R.choice([1, 1, 2])):
                mode = R.choice(["full", "lines", "lines", "lines_less", "goodwill", "shipping"])
                rl, adj, rs = [], [], []
                rid, money = self.id(), M()
                s_before = (ship_back, ship_tax_back, list(done), lines_back, tax_back, disc_back, value_back)

                def adjust(kind, reason, a, t):
                    adj.append({"id": self.id(), "order_id": oid, "refund_id": rid, "amount": text(a[0], cur), "tax_amount": text(t[0], cur),
                                "kind": kind, "reason": reason, "amount_set": self.set(a), "tax_amount_set": self.set(t)})

                if mode in ("full", "lines", "lines_less"):
                    for k, l in enumerate(lines):
                        room = l["q"] - done[k]
                        q = room if mode == "full" else R.randint(0, room)
                        if not q or l["gift"]:
                            continue
                        cum = lambda m, c: M(m[0] * c // l["q"], m[1] * c // l["q"])
                        part = lambda m: cum(m, done[k] + q) - cum(m, done[k])
                        sub, t = part(l["net"]), total(part(x) for x in l["tax"])
                        disc_back = disc_back + part(l["price"] * l["q"] - l["net"])
                        done[k] += q
                        v = sub + (M() if inc else t)
                        rl.append({"id": self.id(), "quantity": q, "line_item_id": l["id"], "location_id": None,
                                   "restock_type": R.choice(["return", "no_restock", "cancel"]),
                                   "subtotal": float(text(sub[0], cur)), "total_tax": float(text(t[0], cur)),
                                   "subtotal_set": self.set(sub), "total_tax_set": self.set(t)})
                        lines_back, tax_back, value_back, money = lines_back + sub, tax_back + t, value_back + v, money + v
                if mode in ("full", "shipping") and ship and min(snet - ship_back) > 0:
                    half = mode == "shipping" and R.random() < 0.4 and min(snet) > 3 and ship_back == M()
                    whole_t = total(stax)
                    g, t = (M(snet[0] // 2, snet[1] // 2), M(whole_t[0] // 2, whole_t[1] // 2)) if half else (snet - ship_back, whole_t - ship_tax_back)
                    v = g if inc else g + t
                    adjust("shipping_refund", "Shipping refund", -(v - t), -t)
                    rs.append({"id": self.id(), "full_refund": not half, "subtotal_amount_set": self.set(g)})
                    ship_back, ship_tax_back, tax_back = ship_back + g, ship_tax_back + t, tax_back + t
                    value_back, money = value_back + v, money + v
                if mode == "lines_less" and min(money) > 10:
                    a = M(money[0] // 10, money[1] // 10)          # a restocking fee is kept
                    adjust("refund_discrepancy", "Refund discrepancy", a, M())
                    money = money - a
                if mode == "goodwill" and min(got - back) > 10:
                    a = M((got - back)[0] // 10, (got - back)[1] // 10)   # money back, no goods
                    adjust("refund_discrepancy", "Refund discrepancy", -a, M())
                    money = money + a
                room = got - back
                over = M(max(0, money[0] - room[0]), max(0, money[1] - room[1]))
                if over != M():                                     # never more than was paid
                    adjust("refund_discrepancy", "Refund discrepancy", over, M())
                    money = money - over
                if money[1] <= 0 or money[0] <= 0 or not (rl or adj):
                    ship_back, ship_tax_back, done, lines_back, tax_back, disc_back, value_back = s_before
                    continue
                back = back + money
                own, need = [], money
                usable = [p for p in paid if p[1][1] > 0]
                for p in usable:
                    last = p is usable[-1]
                    take = need if need[1] <= p[1][1] or last else M(min(need[0], p[1][0]), p[1][1])
                    if take[1] <= 0:
                        continue
                    own.append(tx("refund", p[0]["gateway"], take, p[0]["id"]))
                    p[1], need = p[1] - take, need - take
                    if need[1] == 0:
                        break
                refunds.append({"id": rid, "admin_graphql_api_id": "gid://shopify/Refund/%d" % rid, "order_id": oid,
                                "created_at": self.stamp(600 + len(refunds)), "processed_at": self.stamp(600 + len(refunds)),
                                "note": mode, "user_id": None, "restock": any(x["restock_type"] == "return" for x in rl),
                                "duties": [], "total_duties_set": self.set(M()), "return": None, "refund_shipping_lines": rs,
                                "order_adjustments": adj, "refund_line_items": rl, "transactions": own})
        if refunds:
            status = "refunded" if back[1] >= got[1] else "partially_refunded"
        # --- the order
        tl = lambda rates, ts: [{"channel_liable": False, "price": text(t[0], cur), "price_set": self.set(t), "rate": float(r), "title": name}
                                for (name, r), t in zip(rates, ts)]
        al = lambda allocs: [{"amount": text(a[0], cur), "amount_set": self.set(a), "discount_application_index": ix} for ix, a in allocs]
        sums = {}
        for r, ts in [(l["rates"], l["tax"]) for l in lines] + [(srates, stax)]:
            for key, t in zip(r, ts):
                sums[key] = sums.get(key, M()) + t
        both = lambda name, m: {name: text(m[0], cur), name + "_set": self.set(m)}
        o = {"id": oid, "admin_graphql_api_id": "gid://shopify/Order/%d" % oid, "name": "#%d" % (1001 + i), "number": 1 + i, "order_number": 1001 + i,
             "created_at": self.stamp(0), "processed_at": self.stamp(0), "updated_at": self.stamp(700), "cancelled_at": None, "cancel_reason": None,
             "currency": cur, "presentment_currency": self.pcur, "taxes_included": inc, "duties_included": False, "tax_exempt": False, "test": False,
             "confirmed": True, "financial_status": status, "fulfillment_status": R.choice([None, "partial", "fulfilled", "fulfilled"]),
             "source_name": R.choice(["web", "web", "pos", "shopify_draft_order"]), "email": "customer%d@example.com" % i,
             "customer": {"id": self.id(), "first_name": "Customer", "last_name": "%05d" % i, "email": "customer%d@example.com" % i},
             "discount_codes": codes, "discount_applications": apps, "note": None, "tags": "", "payment_gateway_names": sorted({t["gateway"] for t in txs}),
             "tax_lines": [x for k, t in sums.items() for x in tl([k], [t])],
             "total_tip_received": text(tip[0], cur), "total_shipping_price_set": self.set(ship or M()),
             "total_outstanding": text(left[0], cur), "original_total_duties_set": None, "original_total_additional_fees_set": None,
             "total_cash_rounding_payment_adjustment_set": self.set(M()), "total_cash_rounding_refund_adjustment_set": self.set(M()),
             "current_total_duties_set": None, "total_weight": 0}
        for name, m in (("total_line_items_price", gross), ("total_discounts", discounts), ("subtotal_price", subtotal), ("total_tax", tax),
                        ("total_price", price), ("current_subtotal_price", subtotal - lines_back), ("current_total_tax", tax - tax_back),
                        ("current_total_discounts", discounts - disc_back), ("current_total_price", price - value_back)):
            o.update(both(name, m))
        o["line_items"] = [dict({"id": l["id"], "admin_graphql_api_id": "gid://shopify/LineItem/%d" % l["id"], "title": "Gift card" if l["gift"] else "Item %d" % k,
                                 "name": "Gift card" if l["gift"] else "Item %d" % k, "sku": None if l["gift"] else "SKU-%d" % (l["id"] % 500),
                                 "quantity": l["q"], "current_quantity": l["q"] - done[k], "gift_card": l["gift"], "taxable": bool(l["rates"]),
                                 "requires_shipping": not l["gift"], "product_exists": True, "duties": [], "tax_lines": tl(l["rates"], l["tax"]),
                                 "discount_allocations": al(l["alloc"])}, **both("price", l["price"]), **both("total_discount", l["manual"]))
                           for k, l in enumerate(lines)]
        o["shipping_lines"] = [dict({"id": self.id(), "title": "Standard", "code": "Standard", "source": "shopify", "is_removed": False,
                                     "tax_lines": tl(srates, stax), "discount_allocations": al(ship_alloc)},
                                    **both("price", ship), **both("discounted_price", snet))] if ship else []
        o["fulfillments"], o["refunds"] = [], refunds
        out = [("orders", o)] + [("refunds", r) for r in refunds] + [("transactions", t) for t in txs]
        for f in feed:
            out += self.balance(self.shop, *f)
            if f[0] == "charge" and f[1] > 0 and R.random() < 0.005:
                out += self.balance(self.shop, "dispute", -f[1], rnd(15 / USD_VALUE[cur] * 10 ** EXP[cur]), f[3], oid)
        return out

    def id(self):
        self.ids += 1
        return self.ids

    def stamp(self, minutes):
        return (self.when + datetime.timedelta(minutes=minutes)).isoformat()

    def set(self, m):
        return {"shop_money": {"amount": text(m[0], self.cur), "currency_code": self.cur},
                "presentment_money": {"amount": text(m[1], self.pcur), "currency_code": self.pcur}}

    def balance(self, shop, kind, amount, fee, source, oid):
        cur = SHOPS[shop][0]
        self.open[shop].append(dict(id=self.id(), type=kind, test=False, currency=cur, amount=amount, fee=fee, net=amount - fee, source_id=source,
                                    source_type=kind, source_order_transaction_id=source, source_order_id=oid, processed_at=self.stamp(60)))
        return self.payout(shop) if len(self.open[shop]) >= BATCH else []

    def payout(self, shop):
        rows, self.open[shop] = self.open[shop], []
        if not rows:
            return []
        cur = SHOPS[shop][0]
        self.payouts += 1
        pid = 90000000000 + self.payouts
        g = lambda k, f: text(sum(r[f] for r in rows if r["type"] == k), cur)
        net = sum(r["net"] for r in rows)
        z = text(0, cur)
        p = {"id": pid, "status": "paid", "date": rows[-1]["processed_at"][:10], "currency": cur, "amount": text(net, cur),
             "summary": {"adjustments_fee_amount": g("dispute", "fee"), "adjustments_gross_amount": g("dispute", "amount"),
                         "charges_fee_amount": g("charge", "fee"), "charges_gross_amount": g("charge", "amount"),
                         "refunds_fee_amount": g("refund", "fee"), "refunds_gross_amount": g("refund", "amount"),
                         "reserved_funds_fee_amount": z, "reserved_funds_gross_amount": z, "retried_payouts_fee_amount": z, "retried_payouts_gross_amount": z}}
        rows.append(dict(id=pid + 10 ** 12, type="payout", test=False, currency=cur, amount=-net, fee=0, net=-net, source_id=pid, source_type="payout",
                         source_order_transaction_id=None, source_order_id=None, processed_at=rows[-1]["processed_at"]))
        out = []
        for r in rows:
            r.update(payout_id=pid, payout_status="paid", amount=text(r["amount"], cur), fee=text(r["fee"], cur), net=text(r["net"], cur))
            out.append(("balance_transactions", r))
        return out + [("payouts", p)]


def generate(count, seed, shops):
    m = Maker(seed, shops)
    for i in range(count):
        yield from m.make(i)
    for s in shops:
        yield from m.payout(s)
