# SPDX-License-Identifier: MIT
"""What happens to an order when it is edited, each time on a day of its own, or cancelled."""
from .books import Charged
from .money import M
from .refund import Refund
from .stories import basket, out, paid, story


def edit_paid(o, seen, due):
    """What the edit asks for is paid on a later day."""
    if due and o.random.random() < 0.8:
        o.later(days=o.random.randint(0, 3), minutes=5)
        o.pay("shopify_payments")
        o.status, o.settled = "paid", True
        out(o, seen)
    elif due:
        o.settled, o.status = False, "partially_paid"


@story(4, "own money")
def line_added(o):
    rates = basket(o, 3)
    paid(o)
    for _ in range(o.random.choice([1, 1, 2])):
        seen = len(o.transactions)
        o.later(days=o.random.randint(2, 40))
        line = o.add_line(o.random.randint(300, 9000) / 100, o.random.choice([1, 2]), rates=rates)
        o.edited(larger=[line.charged()])
        o.agree("ORDER_EDIT", [line])
        o.status = "partially_paid"
        o.emit()
        edit_paid(o, seen, True)


@story(2, "own money")
def more_of_a_line(o):
    rates = o.rates()
    line = o.add_line(o.random.randint(300, 5000) / 100, 1, rates=rates)
    paid(o, leaves=False)
    seen = len(o.transactions)
    o.later(days=o.random.randint(2, 30))
    fresh = type(line)(line.id, line.kind, line.price, 2, M(), rates, o.inside)
    fresh.waits = line.waits
    more = Charged("goods", fresh.value[0] - line.value[0],
                   [(liable, after - before) for (liable, after), (_, before) in zip(fresh.liable_taxes(), line.liable_taxes())], line.waits)
    bigger = (1, fresh.whole(o.inside) - line.whole(o.inside), fresh.tax - line.tax)
    o.lines[0] = fresh
    o.edited(larger=[more])
    o.agree("ORDER_EDIT", [fresh], bigger)
    o.status = "partially_paid"
    o.emit()
    edit_paid(o, seen, True)


@story(2, "own money")
def shipping_or_fee_added(o):
    basket(o, 2, ship=0)
    paid(o)
    seen = len(o.transactions)
    o.later(days=o.random.randint(2, 30))
    part = o.add_shipping(o.random.randint(300, 1200) / 100) if o.random.random() < 0.5 else o.add_fee(0.5)
    o.edited(larger=[part.charged()])
    o.agree("ORDER_EDIT", [part])
    o.status = "partially_paid"
    o.emit()
    edit_paid(o, seen, True)


@story(2, "own money", "rest")
def less_of_an_unpaid_order(o):
    """An edit takes something off before anything is paid: shipping that is removed, fewer units, or a line that is no longer current."""
    rates = o.rates()
    line = o.add_line(o.random.randint(300, 5000) / 100, 3, rates=rates)
    other = o.add_line(o.random.randint(300, 5000) / 100, 1, rates=rates)
    ship = o.add_shipping(6)
    o.placed()
    out(o)
    o.later(days=o.random.randint(2, 12))
    how = o.random.choice(["shipping", "units", "current"])
    if how == "shipping":
        ship.removed = True
        o.edited(smaller=[ship.charged()])
    elif how == "units":
        fewer = type(line)(line.id, line.kind, line.price, 2, M(), rates, o.inside)
        taxes = [(liable, before - after) for (liable, before), (_, after) in zip(line.liable_taxes(), fewer.liable_taxes())]
        fewer.waits = line.waits
        o.edited(smaller=[Charged("goods", line.value[0] - fewer.value[0], taxes, line.waits)])
        o.lines[0] = fewer
    else:
        other.current, other.removed = 0, True
        o.edited(smaller=[other.charged()])
    o.emit()
    o.later(days=1)
    o.pay("shopify_payments")
    o.status = "paid"
    out(o)
    if o.random.random() < 0.4:
        o.later(days=o.random.randint(2, 20))
        first = len(o.transactions)
        refund = Refund(o, "new").line(o.lines[0]).settle()
        refund.money([("shopify_payments", o.transactions[-1], None)]).booked().kept_in()
        o.status = "partially_refunded"
        o.emit()
        o.emit_new(o.transactions[first:], [refund])


@story(2, "own money", "bulk")
def edited_before_the_first_export(o):
    """Only its agreements tell on which day what came."""
    rates = o.rates()
    o.add_line(o.random.randint(300, 9000) / 100, rates=rates)
    o.placed()
    o.later(minutes=5)
    o.pay("shopify_payments")
    o.later(days=o.random.randint(2, 40))
    part = o.random.choice([lambda: o.add_line(9, 2, rates=rates), lambda: o.add_shipping(6), lambda: o.add_fee(1.5)])()
    o.edited(larger=[part.charged()])
    o.agree("ORDER_EDIT", [part])
    o.later(days=1)
    o.pay("shopify_payments")
    o.status = "paid"
    o.later(days=o.random.randint(0, 9))
    out(o)


# ---- cancelled

@story(3, "own money")
def cancelled_unpaid(o):
    basket(o)
    o.placed()
    o.later(minutes=1)
    authorised = o.record("authorization", "shopify_payments", o.total())
    o.status = "authorized"
    out(o)
    o.later(days=o.random.randint(1, 20))
    o.record("void", "shopify_payments", o.total(), parent=authorised)
    for line in o.lines:
        line.current = 0
    o.status = "voided"
    o.cancel()
    out(o, 1)


@story(1)
def cancelled_before_we_saw_it(o):
    """Kept back: never paid, never seen before."""
    basket(o)
    o.later(days=1)
    for line in o.lines:
        line.current = 0
    o.status = "voided"
    o.cancel()
    o.world.tell("kept back")
    o.emit()


@story(1)
def voided_and_left(o):
    """Not cancelled: posted, nothing will be paid."""
    basket(o)
    o.placed()
    o.later(minutes=1)
    authorised = o.record("authorization", "shopify_payments", o.total())
    o.later(days=3)
    o.record("void", "shopify_payments", o.total(), parent=authorised)
    o.status, o.settled = "voided", False
    out(o)


@story(1, "own money")
def edited_then_cancelled(o):
    rates = basket(o, 2)
    o.placed()
    out(o)
    o.later(days=3)
    line = o.add_line(20, rates=rates)
    o.edited(larger=[line.charged()])
    o.agree("ORDER_EDIT", [line])
    o.emit()
    o.later(days=4)
    for line in o.lines:
        line.current = 0
    o.status = "voided"
    o.cancel()
    o.emit()
