# SPDX-License-Identifier: MIT
"""What a shop's books must hold, booked while the shop is made.

Nothing here reads a payload or knows the importer: a story says what happened, these rules say what it means. They are written from
docs/accounting-rules.md and docs/shopify.md, in whole minor units, so that a fault of the importer can't hide in the same code.
"""
from .money import rnd, spread, text
from fractions import Fraction as F

BANK, CASH, CARD, OTHER_GATEWAY, RESERVE, IN_TRANSIT = "1000", "1010", "1020", "1021", "1030", "1040"
RECEIVABLE, OUTPUT_TAX, DEFERRED, GIFT_CARDS, TIPS, DUTIES, MARKETPLACE_TAX = "1200", "2100", "2200", "2300", "2400", "2450", "2460"
STORE_CREDIT, LOAN = "2500", "2600"
SALES, RETURNS, SHIPPING, FEES, RESTOCKING = "4000", "4050", "4100", "4150", "4310"
FX_GAIN, FX_LOSS, PAYMENT_FEES, ADJUSTMENTS, DISPUTES, LABELS, ROUNDING = "4900", "5900", "6100", "6110", "6120", "6130", "6900"

INCOME = {"goods": SALES, "gift": GIFT_CARDS, "tip": TIPS, "ship": SHIPPING, "fee": FEES, "duty": DUTIES}
HOLDER = {"shopify_payments": CARD, "gift_card": GIFT_CARDS, "shopify_store_credit": STORE_CREDIT, "cash": CASH,
          "manual": BANK, "Bank Deposit": BANK}


def holder(gateway):
    return HOLDER.get(gateway, OTHER_GATEWAY)


class Document:
    """Entries of one day that come to 0; `order`: whose receivable and card money they move."""
    def __init__(self, books, day, order=None):
        self.books, self.day, self.order, self.lines = books, day, order, {}

    def add(self, account, amount):
        self.lines[account] = self.lines.get(account, 0) + amount

    def tax(self, liable, amount):
        self.add(MARKETPLACE_TAX if liable else OUTPUT_TAX, amount)

    def close(self):
        assert sum(self.lines.values()) == 0, (self.day, self.order, self.lines)
        for account, amount in self.lines.items():
            self.books.entry(self.day, account, amount, self.order)


class Books:
    def __init__(self, currency):
        self.currency = currency
        self.days = {}       # day → account → change
        self.orders = {}     # order's name → day → account → change, by the order's own documents
        self.paid_out = {}   # order's name → card money that payouts have taken

    def entry(self, day, account, amount, order=None):
        if amount == 0:
            return
        for days in (self.days, self.orders.setdefault(order, {}) if order else {}):
            of_day = days.setdefault(day, {})
            of_day[account] = of_day.get(account, 0) + amount

    def balances(self, through="9999"):
        found = {}
        for day, accounts in self.days.items():
            if day <= through:
                for account, amount in accounts.items():
                    found[account] = found.get(account, 0) + amount
        return {account: amount for account, amount in sorted(found.items()) if amount}

    def of_order(self, order, account):
        return sum(accounts.get(account, 0) for accounts in self.orders.get(order, {}).values())

    def not_paid_out(self, order):
        """What the card clearing account still holds of an order."""
        return self.of_order(order, CARD) - self.paid_out.get(order, 0)

    def text(self, amount):
        return text(amount, self.currency)


# ---- what is charged

def charge(document, parts, inside, sign=1):
    """An invoice over `parts`, or with sign −1 what takes all of them back. A part has kind, value (an amount less its discounts, with
    its taxes when these are inside) and taxes (liable, amount)."""
    for part in parts:
        tax = sum(amount for _, amount in part.taxes)
        whole = part.value + (0 if inside else tax)
        document.add(RECEIVABLE, sign * whole)
        document.add(account_of(part, sign), -sign * (whole - tax))
        for liable, amount in part.taxes:
            document.tax(liable, -sign * amount)


class Charged:
    """A part as `charge` takes it. `waits`: its revenue is posted when it is fulfilled, which it is not yet."""
    def __init__(self, kind, value, taxes, waits=False):
        self.kind, self.value, self.taxes, self.waits = kind, value, taxes, waits


def account_of(part, sign=1):
    """Where a part's income stands, or (sign −1) where what is taken back of it goes."""
    if part.waits:
        return DEFERRED
    return RETURNS if sign < 0 and part.kind == "goods" else INCOME[part.kind]


def split_tax(amount, taxes):
    """A tax amount over tax lines (liable, amount) by largest remainder; without any, ours to pay."""
    weights = [weight for _, weight in taxes]
    if not sum(weights):
        return [(False, amount)]
    sign = -1 if amount < 0 else 1
    return [(liable, sign * part) for (liable, _), part in zip(taxes, spread(abs(amount), weights))]


def adjust(document, amount, tax, order_taxes, total_tax, total_price, given_from=RETURNS):
    """What a refund's adjustments, summed, come to besides its lines. Above 0 the shop keeps it, below 0 it gives it beyond the lines.
    Gives what the customer gets more (less than 0: gets less)."""
    if amount > 0:
        document.add(RESTOCKING, -amount)
        for liable, part in split_tax(tax, order_taxes):
            document.tax(liable, -part)
        document.add(RECEIVABLE, amount + tax)
        return -(amount + tax)
    if amount < 0:
        given, taxed = -amount, -tax
        if not taxed:
            taxed = rnd(F(given * total_tax, total_price)) if total_price else 0
            given -= taxed
        document.add(given_from, given)
        for liable, part in split_tax(taxed, order_taxes):
            document.tax(liable, part)
        document.add(RECEIVABLE, -(given + taxed))
        return given + taxed
    return 0


# ---- money

def pay(document, gateway, amount, rounding=0, exchange=0):
    """`amount` above 0 comes in, below 0 goes out. `rounding`: the till gets or gives that much more (less when below 0).
    `exchange`: what the shop gained by a moved rate (below 0: lost), in the same account."""
    sign = 1 if amount >= 0 else -1
    document.add(RECEIVABLE, -amount)
    document.add(holder(gateway), amount + sign * rounding + exchange)
    document.add(ROUNDING, -sign * rounding)
    document.add(FX_GAIN if exchange > 0 else FX_LOSS, -exchange)
