# SPDX-License-Identifier: MIT
"""The six shops, and the world of one of them: its calendar, its books, and the payloads that leave it."""
import datetime
import json
import random
from zoneinfo import ZoneInfo

from . import classic
from .books import Books, Document
from .money import EXP, M, USD_VALUE, rnd
from fractions import Fraction as F

ZONES = {"us": "America/New_York", "ca": "America/Toronto", "gb": "Europe/London", "de": "Europe/Berlin", "jp": "Asia/Tokyo",
         "kw": "Asia/Kuwait"}
FORMS = ("embedded", "webhooks", "wrapped", "bulk")


class Unit:
    """Lines that Shopify gives together, at a moment: one object, or a bulk operation's order with its children.
    `form`: rest (an object a line), bulk (lines that belong together) or wrapped (an answer, a file of its own)."""
    def __init__(self, at, form, objects):
        self.at, self.form = at, form
        self.lines = [json.dumps(o, ensure_ascii=False, separators=(",", ":")) for o in objects]


class World:
    def __init__(self, name, seed, revenue_at="order"):
        self.name, self.revenue_at = name, revenue_at
        currency, _, self.inside, self.tax_sets, self.shipping_taxed, fee_rate, self.fee_fixed = classic.SHOPS[name]
        self.currency, self.fee_rate = currency, F(fee_rate)
        self.zone = ZoneInfo(ZONES[name])
        self.seed = seed
        self.books = Books(currency)
        self.units, self.feed = [], []   # what leaves; Shopify Payments' money, for the payouts
        self.told = {}                   # what else is expected: kept back, waiting …

    def random(self, what):
        return random.Random("%s/%s/%s" % (self.seed, self.name, what))

    def moment(self, minutes):
        """So many minutes after the shop opened, in the shop's own time."""
        opened = datetime.datetime(2026, 1, 1, 0, 10, tzinfo=self.zone).astimezone(datetime.timezone.utc)
        return (opened + datetime.timedelta(minutes=minutes)).astimezone(self.zone)

    def day(self, at):
        return at.astimezone(self.zone).date().isoformat()

    def stamp(self, at, utc=False):
        if utc:
            return at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    def money(self, major, other):
        """An amount of about so many US dollars, as the shop's and as the customer's money."""
        shop = max(1, rnd(F(str(major)) / USD_VALUE[self.currency] * 10 ** EXP[self.currency]))
        if other == self.currency:
            return M(shop, shop)
        return M(shop, max(1, rnd(shop * USD_VALUE[self.currency] / USD_VALUE[other] * F(10) ** (EXP[other] - EXP[self.currency]))))

    def document(self, at, order=None):
        return Document(self.books, at if isinstance(at, str) else self.day(at), order)

    def emit(self, at, form, *objects):
        self.units.append(Unit(at, form, objects))

    def tell(self, what, how_many=1):
        self.told[what] = self.told.get(what, 0) + how_many
