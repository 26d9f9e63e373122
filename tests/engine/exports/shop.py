#!/usr/bin/env python3
"""Documents of a shop whose books are kept in BASE, one JSON a line, with names that files of other programs find hard.

    shop.py SEED COUNT BASE"""
import json, os, random, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ledger"))
from random_documents import Documents

NAMES = ["#%d", "Ümläut-ß %d", "semi;colon %d", "quote\" %d", "'apostrophe %d", "=1+%d", "+%d", "-%d", "@%d", "😀 Grüße %d", "Кириллица %d",
         "a/b%%$&*+- %d", "comma, %d", "%d " + "long " * 35, "é %d", "日本 %d", "2026-0%d", "\u2028line %d"]


class Shop(Documents):
    """Amounts as shops have them: so large that a rate makes eleven digits of them is no shop."""

    def __init__(self, seed, base):
        super().__init__(seed)
        self.base = base

    def context(self):
        return {"base_currency": self.base, "tax_accounts": {"A": "2111"}, "accounts": ["4010", "0400"]}

    def amount(self, most=None):
        return self.r.randint(0, 10 ** self.r.choice((0, 2, 3, 4, 6))) if most is None else self.r.randint(0, most)

    def rate(self):
        return self.r.choice(("1", "0.9", "1.0857", "0.0067", "3.2541", "149.5", "0.3333333333"))


def main():
    seed, count, base = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    shop, names = Shop(seed, base), random.Random(seed)
    for number in range(count):
        document, _ = shop.make(number)
        document["id"] = (names.choice(NAMES) % number)[:200]
        document["party_name"] = names.choice(NAMES) % number
        if names.random() < 0.5:
            document["description"] = names.choice(NAMES) % number
        print(json.dumps(document))


main()
