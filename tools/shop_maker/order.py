# SPDX-License-Identifier: MIT
"""An order as a story makes it: what is charged, paid, refunded, edited and cancelled, each with its day, and booked at once."""
import datetime
from fractions import Fraction as F

from . import graphql, rest
from .books import DEFERRED, SALES, Charged, charge, pay
from .money import M, rnd, spread, tax_of, total


class Part:
    """A line, a shipping line, a fee or a duty. `taxes`: (title, rate, channel_liable, amount) each."""
    def __init__(self, id, kind, price, quantity=1, discount=M(), rates=(), inside=False):
        self.id, self.kind, self.price, self.quantity, self.discount = id, kind, price, quantity, discount
        self.current, self.duties, self.apps, self.taxable = quantity, [], [], bool(rates)
        self.waits = False       # for its fulfilment, with its revenue
        self.removed = False     # a shipping line is no more; of a line: an edit took it off, its quantity still counts it
        amounts = tax_of(self.value, [(title, rate) for title, rate, _ in rates], inside)
        self.taxes = [(title, rate, liable, amount) for (title, rate, liable), amount in zip(rates, amounts)]
        self.value_back, self.tax_back = M(), [0] * len(self.taxes)    # by refunds, the latter in shop money

    @property
    def value(self):
        return self.price * self.quantity - self.discount

    @property
    def tax(self):
        return total(amount for *_, amount in self.taxes)

    def whole(self, inside):
        return self.value + (M() if inside else self.tax)

    def liable_taxes(self):
        return [(liable, amount[0]) for _, _, liable, amount in self.taxes]

    def charged(self):
        return Charged(self.kind, self.value[0], self.liable_taxes(), self.waits)

    def left(self):
        """What no refund has taken back."""
        taxes = [(liable, amount - back) for (liable, amount), back in zip(self.liable_taxes(), self.tax_back)]
        return Charged(self.kind, self.value[0] - self.value_back[0], taxes, self.waits)


class Transaction:
    def __init__(self, id, kind, gateway, status, amount, at, parent=None, rounding=0, exchange=0):
        self.id, self.kind, self.gateway, self.status, self.amount, self.at = id, kind, gateway, status, amount, at
        self.parent, self.rounding, self.exchange = parent, rounding, exchange


class Fulfilment:
    def __init__(self, id, at, lines):
        self.id, self.at, self.updated_at, self.lines, self.status = id, at, at, lines, "success"


class Order:
    def __init__(self, world, number, at, random, form, other=None):
        self.world, self.number, self.at, self.random, self.form = world, number, at, random, form
        self.name = "#%d" % (1001 + number)
        self.currency, self.other, self.inside = world.currency, other or world.currency, world.inside
        self.last_id = 5000000000000 + number * 10000
        self.id = self.new_id()
        self.lines, self.shipping, self.fees = [], [], []
        self.transactions, self.refunds, self.agreements, self.applications = [], [], [], []
        self.placed_at, self.cancelled_at, self.fulfilments = at, None, []
        self.status, self.test, self.old_tip = "pending", False, M()
        self.settled = True      # a story says so where something is still owed
        self.seen = False        # an invoice was booked

    def new_id(self):
        self.last_id += 1
        return self.last_id

    def later(self, **by):
        """The next thing happens that much later."""
        self.at = (self.at.astimezone(datetime.timezone.utc) + datetime.timedelta(**by)).astimezone(self.world.zone)
        return self.at

    # ---- what is charged

    def parts(self):
        return self.lines + [duty for line in self.lines for duty in line.duties] + self.shipping + self.fees

    def taxes(self):
        """The order's taxes by code: (liable, amount in shop money)."""
        found = {}
        for part in self.parts():
            for title, rate, liable, amount in part.taxes:
                key = (title, rate, liable)
                found[key] = found.get(key, M()) + amount
        return found

    def total(self):
        """What the customer owes, before refunds."""
        return total(part.whole(self.inside) for part in self.parts() if not part.removed) + self.old_tip

    def taken_off(self):
        """What an edit took off lines without a refund: Shopify's total_price still holds it."""
        return total(line.whole(self.inside) for line in self.lines if line.removed)

    def rates(self, liable=False):
        sets = [s for s in self.world.tax_sets if s] or [[("Levy", "0.05")]]
        return [(title, rate, liable) for title, rate in self.random.choice(sets)]

    def add_line(self, major, quantity=1, kind="goods", rates=(), discount=0):
        price = self.world.money(major, self.other)
        cut = M(*(x * quantity * discount // 100 for x in price))
        line = Part(self.new_id(), kind, price, quantity, cut, rates, self.inside)
        if discount:
            self.applications.append({"type": "manual", "title": "Cut", "value": "%d.0" % discount, "value_type": "percentage",
                                      "allocation_method": "across", "target_selection": "explicit", "target_type": "line_item"})
            line.apps = [(len(self.applications) - 1, cut)]
        line.waits = self.world.revenue_at == "fulfilment" and kind == "goods"
        self.lines.append(line)
        return line

    def add_shipping(self, major, rates=()):
        self.shipping.append(Part(self.new_id(), "ship", self.world.money(major, self.other), rates=rates, inside=self.inside))
        return self.shipping[-1]

    def add_fee(self, major, rates=()):
        self.fees.append(Part(self.new_id(), "fee", self.world.money(major, self.other), rates=rates, inside=self.inside))
        return self.fees[-1]

    def add_duty(self, line, major, rates=()):
        line.duties.append(Part(self.new_id(), "duty", self.world.money(major, self.other), rates=rates, inside=self.inside))
        return line.duties[-1]

    def placed(self):
        """Booked as an invoice of today."""
        document = self.world.document(self.at, self.name)
        charge(document, [part.charged() for part in self.parts()], self.inside)
        if self.old_tip[0]:
            charge(document, [Charged("tip", self.old_tip[0], [])], self.inside)
        document.close()
        self.seen = True
        self.agree("ORDER", self.parts())

    def edited(self, larger=(), smaller=()):
        """Booked as of today: what the order is larger by as an invoice, what it is smaller by as a credit note. Each is a Charged."""
        for parts, sign in ((larger, 1), (smaller, -1)):
            if parts:
                document = self.world.document(self.at, self.name)
                charge(document, parts, self.inside, sign)
                document.close()

    def agree(self, reason, parts, more=None):
        """What Shopify's agreements say of today: these parts as they are now, or `more` of one: (quantity, its value, its tax)."""
        sales = [(self.new_id(), part, *(more or (part.quantity, part.whole(self.inside), part.tax))) for part in parts]
        self.agreements.append((self.new_id(), reason, self.at, sales))

    def fulfil(self, lines):
        """These lines leave, whole: their revenue is earned today."""
        made = Fulfilment(self.new_id(), self.at, [(self.new_id(), line, line.quantity) for line in lines])
        self.fulfilments.append(made)
        self.earned(made, 1)
        return made

    def take_back(self, fulfilment):
        """The fulfilment is cancelled today, and what it earned waits again."""
        fulfilment.status, fulfilment.updated_at = "cancelled", self.at
        self.earned(fulfilment, -1)

    def earned(self, fulfilment, sign):
        if self.world.revenue_at != "fulfilment":
            return
        document = self.world.document(self.at, self.name)
        for _, line, _ in fulfilment.lines:
            net = line.value[0] - (line.tax[0] if self.inside else 0)
            document.add(DEFERRED, sign * net)
            document.add(SALES, -sign * net)
            line.waits = sign < 0
        document.close()

    def fulfilled(self):
        gone = {line.id for made in self.fulfilments if made.status == "success" for _, line, _ in made.lines}
        if not gone:
            return None
        return "fulfilled" if gone >= {line.id for line in self.lines if line.kind == "goods"} else "partial"

    def cancel(self):
        self.cancelled_at = self.at
        if not self.seen:
            return
        document = self.world.document(self.at, self.name)
        charge(document, [part.left() for part in self.parts() if not part.removed], self.inside, -1)
        if self.old_tip[0]:
            charge(document, [Charged("tip", self.old_tip[0], [])], self.inside, -1)
        document.close()

    # ---- money

    def record(self, kind, gateway, amount, status="success", parent=None, **more):
        """A transaction that moves nothing: an authorisation, a declined card, a pending transfer."""
        made = Transaction(self.new_id(), kind, gateway, status, amount, self.at, parent, **more)
        self.transactions.append(made)
        self.later(minutes=1)
        return made

    def pay(self, gateway, amount=None, kind="sale", parent=None, rounding=0):
        """Money in, `amount` of the customer's (M; default: all that is not paid). Shop money follows the order's ratio."""
        whole = self.total()
        before = total(t.amount for t in self.moved("in"))
        amount = amount if amount is not None else whole - before
        if self.other != self.currency and whole[1]:
            ratio = F(whole[0], whole[1])
            amount = M(rnd((before[1] + amount[1]) * ratio) - rnd(before[1] * ratio), amount[1])
        made = Transaction(self.new_id(), kind, gateway, "success", amount, self.at, parent, rounding)
        self.transactions.append(made)
        self.book_money(made, amount[0])
        self.later(minutes=1)
        return made

    def give_change(self, amount):
        made = Transaction(self.new_id(), "change", "cash", "success", amount, self.at)
        self.transactions.append(made)
        self.book_money(made, -amount[0])
        self.later(minutes=1)

    def book_money(self, transaction, amount):
        document = self.world.document(transaction.at, self.name)
        pay(document, transaction.gateway, amount, transaction.rounding, transaction.exchange)
        document.close()
        if transaction.gateway == "shopify_payments":
            self.world.feed.append({"at": transaction.at, "type": "charge" if amount > 0 else "refund", "order": self,
                                    "booked": amount + transaction.exchange, "transaction": transaction})

    def moved(self, direction):
        kinds = ("sale", "capture") if direction == "in" else ("refund",)
        return [t for t in self.transactions if t.kind in kinds and t.status == "success"]

    # ---- what leaves

    def emit(self):
        """The order as it is now, in the shape in which this shop's orders come."""
        self.world.emit(self.at, *graphql.order_unit(self) if self.form == "bulk" else rest.order_unit(self))
        if self.form == "bulk":
            for refund in self.refunds:
                self.world.emit(self.at, "rest", graphql.refund_node(self, refund))

    def emit_new(self, transactions=(), refunds=(), fulfilments=()):
        """What is new, where the shop's payloads come apart."""
        for made in fulfilments:
            if self.form in ("webhooks", "bulk"):
                self.world.emit(self.at, "rest", (graphql.fulfilment_node if self.form == "bulk" else rest.fulfilment)(self, made))
        if self.form == "webhooks":
            for transaction in transactions:
                self.world.emit(self.at, "rest", rest.transaction(self, transaction))
            for refund in refunds:
                self.world.emit(self.at, "rest", rest.refund(self, refund))


def shares(amount, quantity, of):
    """What `quantity` more units take of an amount when `of` = (taken before, all units) — by cumulative floors."""
    before, units = of
    return M(*(x * (before + quantity) // units - x * before // units for x in amount))


def split_back(part, tax):
    """A refunded tax over the part's tax lines, remembered as taken back."""
    amounts = [amount[0] for *_, amount in part.taxes]
    parts = spread(tax, amounts) if sum(amounts) else []
    for i, amount in enumerate(parts):
        part.tax_back[i] += amount
    return [(liable, amount) for (_, _, liable, _), amount in zip(part.taxes, parts)]
