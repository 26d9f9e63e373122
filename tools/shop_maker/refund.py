# SPDX-License-Identifier: MIT
"""A refund of an order: what is given back, what is kept, and the money, in the shapes that Shopify has used."""
from fractions import Fraction as F

from .books import DEFERRED, MARKETPLACE_TAX, OUTPUT_TAX, RECEIVABLE, RETURNS, account_of, adjust
from .money import M, rnd
from .order import Transaction, shares, split_back


class Refund:
    def __init__(self, order, shape="new"):
        self.order, self.id, self.at, self.shape = order, order.new_id(), order.at, shape
        self.lines, self.shipping, self.duties, self.fees = [], [], [], []   # (own id, part, quantity, amount, tax)
        self.adjustments = []     # (id, kind, reason, amount, tax), both signed as Shopify does
        self.transactions, self.value = [], M()
        self.entries = {}
        self.exchange_return = False

    # ---- what is given back

    def line(self, line, quantity=None):
        quantity = line.current if quantity is None else quantity
        taken = line.quantity - line.current
        amount, tax = shares(line.value, quantity, (taken, line.quantity)), shares(line.tax, quantity, (taken, line.quantity))
        line.current -= quantity
        self.lines.append((self.order.new_id(), line, quantity, amount, tax))
        self.give(line, amount, tax)
        return self

    def tax_of_first(self, line, owner, tax):
        """A whole line whose tax stands on another line (`owner`)."""
        line.current = 0
        self.lines.append((self.order.new_id(), line, line.quantity, line.value, tax))
        self.give(line, line.value, tax, owner)
        return self

    def ship(self, part):
        """All of a shipping line."""
        self.shipping.append((self.order.new_id(), part, 1, part.value, part.tax))
        self.give(part, part.value, part.tax)
        return self

    def duty(self, part):
        self.duties.append((self.order.new_id(), part, 1, part.value, part.tax))
        self.give(part, part.value, part.tax)
        return self

    def fee(self, part):
        self.fees.append((self.order.new_id(), part, 1, part.value, part.tax))
        self.give(part, part.value, part.tax)
        return self

    def give(self, part, amount, tax, owner=None):
        part.value_back = part.value_back + amount
        whole = amount + (M() if self.order.inside else tax)
        self.value = self.value + whole
        self.entry(RECEIVABLE, -whole[0])
        self.entry(account_of(part, -1), whole[0] - tax[0])
        for liable, part_tax in split_back(owner or part, tax[0]):
            self.entry(MARKETPLACE_TAX if liable else OUTPUT_TAX, part_tax)

    def everything(self):
        """All that no refund has taken back."""
        for line in self.order.lines:
            if line.current and line.kind != "gift":
                self.line(line)
        for part in self.order.shipping:
            if part.value_back == M() and not part.removed:
                self.ship(part)
        for line in self.order.lines:
            for duty in line.duties:
                self.duty(duty)
        for fee in self.order.fees:
            self.fee(fee)
        return self

    def entry(self, account, amount):
        self.entries[account] = self.entries.get(account, 0) + amount

    # ---- adjustments

    def note(self, amount, tax=M(), kind="refund_discrepancy", reason="Refund discrepancy"):
        """An adjustment as Shopify writes it; `settle` judges their sum."""
        self.adjustments.append((self.order.new_id(), None if self.shape == "new" else kind, reason, amount, tax))
        return self

    def settle(self):
        """The adjustments' sum becomes entries. Pending ones are nothing."""
        counted = [(amount, tax) for _, _, reason, amount, tax in self.adjustments if not reason.startswith("Pending")]
        amount = M(sum(a[0] for a, _ in counted), sum(a[1] for a, _ in counted))
        tax = M(sum(t[0] for _, t in counted), sum(t[1] for _, t in counted))
        taxes = [(liable, m[0]) for (_, _, liable), m in self.order.taxes().items()]
        # Money alone, before anything was shipped, is less to be earned.
        waits = not self.lines and not self.order.fulfilments and any(line.waits for line in self.order.lines)
        more = adjust(self, amount[0], tax[0], taxes, sum(m for _, m in taxes), self.order.total()[0], DEFERRED if waits else RETURNS)
        self.value = self.value + M(more, -(amount[1] + tax[1]))
        return self

    def add(self, account, amount):            # as books.adjust wants it
        self.entry(account, amount)

    def tax(self, liable, amount):
        self.entry(MARKETPLACE_TAX if liable else OUTPUT_TAX, amount)

    # ---- money

    def money(self, gateways, status="success", cash=None, rounding=0, exchange=0):
        """Transactions over `cash` of the customer's money (default: what the refund comes to); `gateways`: (name, parent, at most)."""
        left = cash if cash is not None else self.value
        shop_before = other_before = 0
        for i, (gateway, parent, most) in enumerate(gateways):
            take = left[1] if i == len(gateways) - 1 else min(left[1], most[1])
            if take <= 0:
                continue
            if self.order.other == self.order.currency:
                shop = take
            else:
                ratio = F(self.value[0], self.value[1])
                shop = rnd((other_before + take) * ratio) - shop_before
            made = Transaction(self.order.new_id(), "refund", gateway, status, M(shop, take), self.order.at, parent, rounding, exchange)
            shop_before, other_before = shop_before + shop, other_before + take
            left = left - M(shop, take)
            self.transactions.append(made)
            self.order.transactions.append(made)
        return self

    def booked(self):
        """Posted: the credit note of the refund's own day, each transaction of its own."""
        document = self.order.world.document(self.at, self.order.name)
        for account, amount in self.entries.items():
            document.add(account, amount)
        document.close()
        for made in self.transactions:
            if made.status == "success":
                self.order.book_money(made, -made.amount[0])
        return self

    def kept_in(self):
        if self not in self.order.refunds:
            self.order.refunds.append(self)
        return self


