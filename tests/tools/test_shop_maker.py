#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The generated shops are consistent: what they expect of their books, and their payloads among themselves."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal as D

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools"))

from shop_maker import delivery, shop, shops   # noqa: E402 (the path comes first)
from shop_maker.books import CARD, DEFERRED, RECEIVABLE, Books, Document, adjust, pay, split_tax   # noqa: E402

ORDERS = 200


def objects(world):
    """All payloads, wrapped ones unwrapped."""
    for unit in world.units:
        for line in unit.lines:
            made = json.loads(line)
            if unit.form != "wrapped":
                yield made
                continue
            (_, value), = made.items()
            yield from value if isinstance(value, list) else [value]


def keys(made):
    """The names of all fields, however deep."""
    for name, value in made.items():
        yield name
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from keys(inner)


class Shops(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.worlds = [shop.make(name, ORDERS, "7") for name in shops.ZONES]

    def test_the_books_come_to_nothing(self):
        for world in self.worlds:
            self.assertEqual(sum(world.books.balances().values()), 0)
            for day, accounts in world.books.days.items():
                self.assertEqual(sum(accounts.values()), 0, day)

    def test_nothing_is_left_of_a_settled_order(self):
        for world in self.worlds:
            for name, (title, order) in world.stories.items():
                left = world.books.of_order(name, RECEIVABLE)
                self.assertEqual(left == 0, order.settled, "%s %s %s" % (world.name, name, title))

    def test_card_money_is_what_no_payout_has_taken(self):
        for world in self.worlds:
            of_orders = sum(world.books.not_paid_out(name) for name in world.stories)
            self.assertEqual(world.books.balances().get(CARD, 0), of_orders)
            rows = [row for row in objects(world) if "payout_status" in row and row["source_order_id"]]
            self.assertTrue(rows)
            paid_out = {row["source_order_transaction_id"] for row in rows if row["payout_id"]}
            paid_out |= {int(row["sourceOrderTransactionId"]) for row in objects(world)
                         if "associatedPayout" in row and row["sourceOrderTransactionId"]}
            waiting = sum(entry["booked"] for entry in world.feed if entry["transaction"].id not in paid_out)
            self.assertEqual(of_orders, waiting)

    def test_revenue_waits_for_goods_that_have_not_left(self):
        for name in ("us", "gb"):
            world = shop.make(name, ORDERS, "7", revenue_at="fulfilment")
            waiting = 0
            for title, order in world.stories.values():
                for line in order.lines if order.seen and not order.cancelled_at else []:
                    if line.waits and not line.removed:
                        nothing_back = title == "refund_pends" and order.status != "refunded"
                        left = line.charged() if nothing_back else line.left()
                        waiting += left.value - (sum(tax for _, tax in left.taxes) if order.inside else 0)
                # Money alone that was given back before anything left is less that waits.
                if order.seen and not order.cancelled_at and any(line.waits for line in order.lines):
                    waiting -= sum(refund.entries.get(DEFERRED, 0) for refund in order.refunds if not refund.lines)
            self.assertEqual(world.books.balances()["2200"], -waiting)
            earned, ordered = world.books.balances(), shop.make(name, ORDERS, "7").books.balances()
            for account in {*earned, *ordered} - {"2200", "4000", "4050"}:
                self.assertEqual(earned.get(account), ordered.get(account), account)

    def test_each_story_is_told(self):
        told = {title for world in self.worlds for title, _ in world.stories.values()}
        self.assertEqual(told, set(shop.STORIES))

    def test_rest_orders_add_up(self):
        seen = 0
        for world in self.worlds:
            for order in objects(world):
                if "line_items" not in order or "total_price_set" not in order:
                    continue
                seen += 1
                for side in ("shop_money", "presentment_money"):
                    amount = lambda bag: D(bag[side]["amount"])
                    parts = [(amount(line["price_set"]) * line["quantity"], line) for line in order["line_items"]]
                    parts += [(amount(line["price_set"]), line) for line in order["shipping_lines"] if not line["is_removed"]]
                    parts += [(amount(fee["price_set"]), fee) for fee in order.get("additional_fees", [])]
                    parts += [(amount(duty), duty) for line in order["line_items"] for duty in line["duties"]]
                    whole = sum(value for value, _ in parts)
                    whole -= sum(amount(cut["amount_set"]) for _, part in parts for cut in part.get("discount_allocations", []))
                    taxes = sum(amount(tax["price_set"]) for _, part in parts for tax in part["tax_lines"])
                    self.assertEqual(taxes, amount(order["total_tax_set"]), order["name"])
                    if not order["taxes_included"]:
                        whole += taxes
                    tip_line = any("tip_payment_gateway" in line for line in order["line_items"])
                    if not tip_line:
                        whole += D(order["total_tip_received"])
                    self.assertEqual(whole, amount(order["total_price_set"]), order["name"])
        self.assertGreater(seen, ORDERS)

    def test_payouts_add_up(self):
        for world in self.worlds:
            rows = {}
            for row in objects(world):
                if "payout_status" in row and row["payout_id"]:
                    rows.setdefault(row["payout_id"], []).append(row)
            payouts = {made["id"]: made for made in objects(world) if "summary" in made and "date" in made}
            self.assertTrue(payouts)
            for id, payout in payouts.items():
                self.assertEqual(sum(D(row["net"]) for row in rows[id]), 0)
                self.assertEqual(sum(D(row["net"]) for row in rows[id] if row["type"] != "payout"), D(payout["amount"]))
                summary = payout["summary"]
                self.assertEqual(sum(D(value) * (-1 if "_fee_" in key else 1) for key, value in summary.items()), D(payout["amount"]))

    def test_bulk_children_name_a_parent_that_is_there(self):
        for world in self.worlds:
            for unit in world.units:
                if unit.form == "bulk":
                    made = [json.loads(line) for line in unit.lines]
                    ids = {row["id"] for row in made}
                    self.assertNotIn("__parentId", made[0])
                    for row in made[1:]:
                        self.assertIn(row["__parentId"], ids)

    def test_the_queries_ask_for_all_that_graphql_payloads_have(self):
        asked = {}
        for name in ("orders-bulk", "orders-paged", "payouts"):
            with open(os.path.join(ROOT, "resources", "shopify", name + ".graphql"), encoding="utf-8") as file:
                asked[name] = set(re.findall(r"[A-Za-z_]+", re.sub(r"#.*", "", file.read())))
        seen = set()
        for world in self.worlds:
            for unit in world.units:
                for made in map(json.loads, unit.lines):
                    if not str(made.get("id", "")).startswith("gid:"):
                        continue
                    kind = made["id"].split("/")[3]
                    query = "payouts" if kind.startswith("ShopifyPayments") else "orders-bulk" if unit.form == "bulk" else "orders-paged"
                    seen.add(query)
                    self.assertEqual(set(keys(made)) - asked[query] - {"__parentId"}, set(), kind)
        self.assertEqual(seen, set(asked))

    def test_days_are_the_shops_own(self):
        world = shops.World("us", "1")
        late = world.moment(24 * 60 * 89 + 22 * 60)
        self.assertEqual(world.stamp(late, utc=True), "2026-04-01T03:10:00Z")
        self.assertEqual(world.day(late), "2026-03-31")


class Rules(unittest.TestCase):
    """Amounts worked out by hand."""

    def document(self):
        return Document(Books("USD"), "2026-03-12", "#1")

    def test_what_is_kept_keeps_its_tax_owed(self):
        document = self.document()
        self.assertEqual(adjust(document, 1000, 80, [(False, 800)], 800, 10800), -1080)
        self.assertEqual(document.lines, {"4310": -1000, "2100": -80, "1200": 1080})

    def test_what_is_given_beyond_the_lines_contains_tax(self):
        document = self.document()
        self.assertEqual(adjust(document, -1080, 0, [(False, 800)], 800, 10800), 1080)
        self.assertEqual(document.lines, {"4050": 1000, "2100": 80, "1200": -1080})

    def test_a_tax_of_its_own_is_taken_as_it_is(self):
        document = self.document()
        self.assertEqual(adjust(document, -1000, -80, [(False, 400), (True, 400)], 800, 10800), 1080)
        self.assertEqual(document.lines, {"4050": 1000, "2100": 40, "2460": 40, "1200": -1080})

    def test_tax_is_split_by_largest_remainder(self):
        self.assertEqual(split_tax(888, [(False, 400), (False, 450), (True, 38)]), [(False, 400), (False, 450), (True, 38)])
        self.assertEqual(split_tax(5, [(False, 1), (True, 1)]), [(False, 3), (True, 2)])
        self.assertEqual(split_tax(7, []), [(False, 7)])

    def test_the_till_gets_the_rounded_sum(self):
        document = self.document()
        pay(document, "cash", 1002, rounding=-2)
        self.assertEqual(document.lines, {"1200": -1002, "1010": 1000, "6900": 2, "5900": 0})
        document = self.document()
        pay(document, "cash", -1002, rounding=-2)
        self.assertEqual(document.lines, {"1200": 1002, "1010": -1000, "6900": -2, "5900": 0})

    def test_a_moved_rate_is_gain_or_loss(self):
        document = self.document()
        pay(document, "shopify_payments", -10000, exchange=-187)
        self.assertEqual(document.lines, {"1200": 10000, "1020": -10187, "6900": 0, "5900": 187})


class Delivery(unittest.TestCase):
    def test_shuffled_and_doubled_is_the_same_set_twice(self):
        world = shop.make("ca", 40, "3")
        ordered = [line for unit in world.units for line in unit.lines]
        for shuffle in (None, "1", "2"):
            arrived = [line for unit in delivery.arranged(world.units, shuffle, double=True) for line in unit.lines]
            self.assertEqual(sorted(arrived), sorted(ordered * 2))
        self.assertNotEqual([u.at for u in delivery.arranged(world.units, "1")], [u.at for u in delivery.arranged(world.units, "2")])

    def test_files_hold_what_left_and_are_the_same_each_time(self):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, os.path.join(ROOT, "tools", "make_orders.py"), "--orders", "30", "--seed", "4", "--shops", "gb"]
            for name in ("a", "b"):
                subprocess.run(command + ["--out", os.path.join(folder, name)], check=True, capture_output=True)
            texts = []
            for name in ("a", "b"):
                base, files = os.path.join(folder, name, "gb"), {}
                for path in sorted(os.listdir(os.path.join(base, "payloads"))):
                    with open(os.path.join(base, "payloads", path), encoding="utf-8") as file:
                        files[path] = file.read()
                with open(os.path.join(base, "expected.json"), encoding="utf-8") as file:
                    files["expected"] = file.read()
                texts.append(files)
            self.assertEqual(texts[0], texts[1])
            for path, text in texts[0].items():
                for line in text.splitlines() if path.endswith(".jsonl") else [text]:
                    json.loads(line)
            found = json.loads(texts[0]["expected"])
            self.assertEqual(sum(D(amount) for amount in found["balances"].values()), 0)
            by_day = {}
            for accounts in found["days"].values():
                for account, amount in accounts.items():
                    by_day[account] = by_day.get(account, D(0)) + D(amount)
            self.assertEqual({account: amount for account, amount in by_day.items() if amount},
                             {account: D(amount) for account, amount in found["balances"].items()})


if __name__ == "__main__":
    unittest.main()
