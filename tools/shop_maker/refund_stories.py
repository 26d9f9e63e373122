# SPDX-License-Identifier: MIT
"""What happens to an order when something goes back."""
from . import rest
from .money import M, spread
from .refund import Refund
from .stories import STORIES, basket, out, paid, story


def back(o, refund, gateway="shopify_payments", **money):
    """The money goes back at once, and all is booked and let out."""
    first = len(o.transactions)
    refund.money([(gateway, o.transactions[0] if o.transactions else None, None)], **money).booked().kept_in()
    o.status = "refunded" if all(line.current == 0 for line in o.lines) else "partially_refunded"
    o.emit()
    o.emit_new(o.transactions[first:], [refund])


def shape(o):
    return "new" if o.form == "bulk" else o.random.choice(["new", "new", "old", "both"])


@story(6)
def returned_whole(o):
    basket(o)
    gateway = o.random.choice(["shopify_payments", "shopify_payments", "paypal"])
    paid(o, gateway)
    o.later(days=o.random.randint(2, 30))
    to = "shopify_store_credit" if o.random.random() < 0.2 else gateway
    back(o, Refund(o, shape(o)).everything().settle(), to)


@story(6)
def returned_in_parts(o):
    """Units of a line one after the other: their shares come to the whole."""
    rates = o.rates()
    line = o.add_line(o.random.randint(500, 5000) / 100, 3, rates=rates, discount=o.random.choice([0, 10, 33]))
    o.add_line(o.random.randint(500, 5000) / 100, rates=rates)
    paid(o)
    for _ in range(o.random.randint(1, 3)):
        o.later(days=o.random.randint(1, 12))
        refund = Refund(o, shape(o)).line(line, 1)
        if min(refund.value) > 0:
            back(o, refund.settle())


@story(3)
def shipping_given_back(o):
    rates = basket(o, 2, ship=0)
    ship = o.add_shipping(9, rates if o.world.shipping_taxed else ())
    paid(o)
    o.later(days=2)
    back(o, Refund(o, shape(o)).ship(ship).settle())


@story(4)
def part_is_kept(o):
    """A restocking fee, sometimes with tax of its own."""
    rates = o.rates()
    line = o.add_line(o.random.randint(5000, 15000) / 100, rates=rates)
    paid(o)
    o.later(days=o.random.randint(2, 15))
    kept = M(line.value[0] // 10, line.value[1] // 10)
    tax = M(line.tax[0] // 10, line.tax[1] // 10) if o.random.random() < 0.5 else M()
    back(o, Refund(o, shape(o)).line(line).note(kept, tax, reason="Restock").settle())


@story(4)
def given_beyond_the_lines(o):
    """Money without goods: a price reduction, in one adjustment or two."""
    basket(o, 2)
    paid(o)
    o.later(days=o.random.randint(2, 15))
    tenth = M(o.total()[0] // 10, o.total()[1] // 10)
    if min(tenth) < 2:
        return
    refund = Refund(o, shape(o))
    how = o.random.random()
    if how < 0.3 and o.taxes():
        refund.note(-tenth, M(-(tenth[0] // 9 or 1), -(tenth[1] // 9 or 1)))
    elif how < 0.6:
        refund.note(-M(tenth[0] // 3, tenth[1] // 3)).note(-(tenth - M(tenth[0] // 3, tenth[1] // 3)), reason="Customer")
    else:
        refund.note(-tenth)
    back(o, refund.settle())


@story(2)
def adjusted_and_adjusted_back(o):
    """Shopify corrects itself by pairs that come to nothing."""
    line = o.add_line(o.random.randint(1000, 9000) / 100, rates=o.rates())
    paid(o)
    o.later(days=3)
    five = o.world.money(5, o.other)
    back(o, Refund(o, shape(o)).line(line).note(five).note(-five).settle())


@story(2)
def fees_and_duties_given_back(o):
    o.add_line(o.random.randint(1000, 9000) / 100, rates=o.rates())
    if o.form != "bulk":
        o.add_fee(0.5, o.rates() if o.random.random() < 0.4 else ())
    o.add_duty(o.lines[0], 11)
    paid(o)
    o.later(days=3)
    back(o, Refund(o, "new").everything().settle())


@story(2, "own money")
def tax_back_to_the_marketplace(o):
    rates = [(title, rate, at == 0) for at, (title, rate, _) in enumerate(o.rates())]
    o.add_line(o.random.randint(500, 9000) / 100, rates=rates)
    o.add_line(o.random.randint(500, 9000) / 100, rates=rates)
    paid(o, "shop_channel")
    o.later(days=4)
    back(o, Refund(o, shape(o)).line(o.lines[0]).settle(), "shop_channel")


@story(2, "inside", "own money", "rest")
def first_lines_tax_back(o):
    """The order's tax stood on its first line; a later line goes back with its share."""
    STORIES["order_tax_on_first_line"][2](o)
    o.later(days=2)
    whole = o.lines[0].tax
    share = M(*(spread(whole[side], [line.value[side] for line in o.lines])[1] for side in (0, 1)))
    back(o, Refund(o, "new").tax_of_first(o.lines[1], o.lines[0], share).settle())


@story(2)
def several_gateways_back(o):
    line = o.add_line(o.random.randint(3000, 9000) / 100, rates=o.rates())
    o.placed()
    o.later(minutes=1)
    third = M(o.total()[0] // 3, o.total()[1] // 3)
    card = o.pay("gift_card", third)
    rest = o.pay("shopify_payments")
    o.status = "paid"
    out(o)
    o.later(days=5)
    first = len(o.transactions)
    refund = Refund(o, shape(o)).line(line).settle()
    refund.money([("gift_card", card, third), ("shopify_payments", rest, None)]).booked().kept_in()
    o.status = "refunded"
    o.emit()
    o.emit_new(o.transactions[first:], [refund])


@story(2, "own money")
def cash_back(o):
    """Out of the till, rounded."""
    line = o.add_line(o.random.randint(300, 6000) / 100, rates=o.rates())
    o.placed()
    o.later(minutes=1)
    step = 10 if o.currency == "JPY" else 5
    rounding = (o.total()[0] + step // 2) // step * step - o.total()[0]
    o.pay("cash", rounding=rounding)
    o.status = "paid"
    out(o)
    o.later(days=2)
    back(o, Refund(o, shape(o)).line(line).settle(), "cash", rounding=rounding)


@story(2, "other money")
def rate_moved(o):
    """The customer's currency moved between sale and refund."""
    line = o.add_line(o.random.randint(3000, 9000) / 100, rates=o.rates())
    paid(o)
    o.later(days=8)
    moved = max(1, line.value[0] // 60) * o.random.choice([-1, 1])
    back(o, Refund(o, shape(o)).line(line).settle(), exchange=moved)


# ---- the money is not there at once

@story(4)
def refund_pends(o):
    """Pending, then: success by the refund or by its transaction alone, failure by either, or pending still."""
    line = o.add_line(o.random.randint(1000, 9000) / 100, rates=o.rates())
    gateway = o.random.choice(["paypal", "shopify_payments"])
    paid(o, gateway)
    o.later(days=2)
    ends = o.random.choice(["refund", "transaction", "refund fails", "transaction fails", "pends"])
    alone = o.form in ("webhooks", "embedded")
    refund = Refund(o, shape(o)).line(line)
    if o.random.random() < 0.5:
        refund.note(refund.value, kind="refund_discrepancy", reason="Pending refund discrepancy")
    refund.settle().money([(gateway, o.transactions[0], None)], status="pending").kept_in()
    if o.random.random() < 0.3 and not refund.adjustments:
        refund.note(refund.value)     # takes the whole refund back, and falls away when the money succeeds
    o.emit()
    o.emit_new(refund.transactions, [refund])
    o.later(minutes=30)
    if ends == "pends":
        o.world.tell("refunds that wait")
        return
    refund.transactions[0].status = "failure" if "fails" in ends else "success"
    if "fails" not in ends:
        refund.booked()
        o.status = "refunded"
    if alone and "transaction" in ends:
        o.world.emit(o.at, "rest", rest.transaction(o, refund.transactions[0]))
    else:
        refund.adjustments = []
        o.emit()
        o.emit_new(refund.transactions, [refund])


# ---- set off

@story(3, "own money")
def exchanged(o):
    """Something comes back, something else is taken; only the difference moves."""
    rates = o.rates()
    line = o.add_line(o.random.randint(4000, 9000) / 100, rates=rates)
    paid(o)
    first = len(o.transactions)
    o.later(days=o.random.randint(2, 20))
    refund = Refund(o, "new").line(line).settle()
    refund.exchange_return = True
    taken = o.add_line(o.random.choice([15, 25, 120]), rates=rates)
    o.edited(larger=[taken.charged()])
    o.agree("ORDER_EDIT", [taken])
    due = taken.whole(o.inside) - refund.value
    if due[0] < 0:
        refund.money([("shopify_payments", o.transactions[0], None)], cash=-due)
    refund.booked().kept_in()
    o.status = "partially_refunded" if due[0] < 0 else "partially_paid"
    o.emit()
    o.emit_new(o.transactions[first:], [refund])
    if due[0] > 0:
        first = len(o.transactions)
        o.pay("shopify_payments", due)
        o.status = "paid"
        out(o, first)


@story(2, "own money")
def taken_off_before_it_was_paid(o):
    """Removed by an edit: Shopify writes a refund without money."""
    rates = o.rates()
    line = o.add_line(o.random.randint(1000, 9000) / 100, rates=rates)
    o.add_line(o.random.randint(1000, 9000) / 100, rates=rates)
    o.placed()
    out(o)
    o.later(days=2)
    refund = Refund(o, "new").line(line).settle().booked().kept_in()
    o.emit()
    o.emit_new((), [refund])
    o.later(days=1)
    first = len(o.transactions)
    o.pay("shopify_payments", o.total() - refund.value)
    o.status = "paid"
    out(o, first)


@story(2)
def cancelled_and_refunded(o):
    basket(o)
    paid(o)
    o.later(days=3)
    refund = Refund(o, shape(o)).everything().settle()
    o.cancel()
    back(o, refund)


@story(2, "own money")
def cancelled_half_paid(o):
    """Half was paid: the refund takes all lines back and pays the half."""
    o.add_line(o.random.randint(1000, 9000) / 100, rates=o.rates())
    o.placed()
    half = M(o.total()[0] // 2, o.total()[1] // 2)
    o.later(minutes=2)
    o.pay("shopify_payments", half)
    o.status = "partially_paid"
    out(o)
    o.later(days=6)
    refund = Refund(o, shape(o)).everything().settle()
    o.cancel()
    back(o, refund, cash=half)


@story(2, "own money")
def cancelled_after_a_part_went_back(o):
    """A line went back before anything was paid; then the rest is cancelled."""
    rates = o.rates()
    line = o.add_line(o.random.randint(1000, 9000) / 100, rates=rates)
    o.add_line(o.random.randint(1000, 9000) / 100, 2, rates=rates)
    o.placed()
    out(o)
    o.later(days=2)
    refund = Refund(o, "new").line(line).settle().booked().kept_in()
    o.emit()
    o.emit_new((), [refund])
    o.later(days=3)
    o.status = "voided"
    o.cancel()
    o.emit()
