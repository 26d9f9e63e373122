#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An independent reading of the payloads comes to the books that the generator says, in any order of arrival; and to those of the cases."""
import glob
import json
import os
import sys
import tempfile
import unittest
from decimal import Decimal as D

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(HERE)), "tools"))

from shop_maker import delivery, shop, shops   # noqa: E402 (the path comes first)
from shop_reading import reading   # noqa: E402

CASES = sorted(glob.glob(os.path.join(os.path.dirname(HERE), "cases", "shopify", "[0-9]*")))


class Reading(unittest.TestCase):
    def test_agrees_with_the_generator_in_any_order(self):
        for name, zone in shops.ZONES.items():
            world = shop.make(name, 120, "11")
            right = {day: {account: amount for account, amount in accounts.items() if amount} for day, accounts in world.books.days.items()}
            right = {day: accounts for day, accounts in right.items() if accounts}
            for arrival in ({}, {"shuffle": "1", "double": True}, {"shuffle": "2", "group": False}):
                with self.subTest(shop=name, **arrival), tempfile.TemporaryDirectory() as folder:
                    self.assertEqual(reading(delivery.write(world, folder, **arrival), zone), right)

    @unittest.skipUnless(CASES, "tests/cases/shopify is not there")
    def test_agrees_with_the_cases(self):
        for folder in CASES:
            with open(os.path.join(folder, "case.json"), encoding="utf-8") as file:
                case = json.load(file)
            if "balances" not in case or any("--revenue-at" in command or "--gateway" in command for command in case.get("before", [])):
                continue
            zone = next((command[command.index("--time-zone") + 1] for command in case.get("before", []) if "--time-zone" in command), None)
            with self.subTest(case=os.path.basename(folder)):
                found = {}
                for accounts in reading(sorted(glob.glob(os.path.join(folder, "[0-9]*.*"))), zone).values():
                    for account, amount in accounts.items():
                        found[account] = found.get(account, 0) + amount
                found = {account: amount for account, amount in found.items() if amount}
                right = [{account: D(amount) * 100 for account, amount in balances.items() if D(amount)}
                         for balances in [case["balances"], *case.get("balances_or", [])]]
                self.assertIn(found, right)


if __name__ == "__main__":
    unittest.main()
