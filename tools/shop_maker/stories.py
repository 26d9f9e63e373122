# SPDX-License-Identifier: MIT
"""What happens to an order when nothing is refunded: how it is charged and paid, edited, cancelled. Each story takes a fresh order, lets
it happen with its days, and lets the payloads out. `refund_stories` has the rest."""
from .books import Charged
from .money import M, total

STORIES = {}     # name → (weight, needs, function)


def story(weight, *needs):
    """`needs`: what an order must be for this story: `rest` (no bulk), `own money` (the customer pays in the shop's currency),
    `inside`, `outside` (where the tax stands), `cents` (two decimals)."""
    def keep(function):
        STORIES[function.__name__] = (weight, needs, function)
        return function
    return keep


def basket(o, most=4, ship=0.6, discount=0.3):
    """One to `most` taxed lines, perhaps shipping."""
    rates = o.rates() if o.random.random() < 0.9 else []
    for _ in range(o.random.randint(1, most)):
        o.add_line(o.random.randint(300, 18000) / 100, o.random.choice([1, 1, 2, 3]), rates=rates,
                   discount=o.random.choice([5, 10, 33]) if o.random.random() < discount else 0)
    if o.random.random() < ship:
        o.add_shipping(o.random.randint(300, 1500) / 100, rates if o.world.shipping_taxed else ())
    return rates


def out(o, first=0):
    """The order as it is, with the transactions from `first` on where they come apart."""
    o.emit()
    o.emit_new(o.transactions[first:])


def paid(o, gateway="shopify_payments", leaves=True):
    """Placed and paid whole, and let out. Some or all of its goods may leave in the next days; a fulfilment may be taken back."""
    o.placed()
    o.later(minutes=2)
    o.pay(gateway)
    o.status = "paid"
    out(o)
    goods = [line for line in o.lines if line.kind == "goods"]
    if not leaves or not goods or o.random.random() < 0.5:
        return
    o.later(days=o.random.randint(0, 4), minutes=20)
    cut = o.random.choice([0, 0, len(goods) // 2])
    for some in [goods[:cut], goods[cut:]][:o.random.choice([1, 2])] if cut else [goods]:
        made = o.fulfil(some)
        o.emit()
        o.emit_new(fulfilments=[made])
        o.later(hours=o.random.randint(3, 30))
    if o.random.random() < 0.1:
        o.take_back(made)
        o.emit()
        o.emit_new(fulfilments=[made])


@story(14)
def plain_sale(o):
    basket(o)
    paid(o, o.random.choice(["shopify_payments"] * 5 + ["paypal", "Klarna", "manual", "Bank Deposit", "Cash on Delivery (COD)"]))


@story(3)
def tip_as_a_line(o):
    basket(o)
    o.add_line(o.random.randint(100, 900) / 100, kind="tip")
    paid(o)


@story(2, "rest", "own money")
def tip_beside_the_lines(o):
    basket(o)
    o.old_tip = o.world.money(o.random.randint(100, 900) / 100, o.other)
    paid(o)


@story(3)
def gift_card_sold(o):
    o.add_line(o.random.choice([10, 25, 50]), kind="gift")
    if o.random.random() < 0.5:
        basket(o, 2)
    paid(o)


@story(4)
def several_gateways(o):
    basket(o)
    o.placed()
    whole = o.total()
    third = M(whole[0] // 3, whole[1] // 3)
    o.later(minutes=2)
    if min(third) > 0:
        o.pay(o.random.choice(["gift_card", "shopify_store_credit", "paypal"]), third)
    o.pay("shopify_payments")
    o.status = "paid"
    out(o)


@story(4)
def authorised_then_captured(o):
    basket(o)
    o.placed()
    o.later(minutes=1)
    if o.random.random() < 0.3:
        o.record("sale", "shopify_payments", o.total(), "failure")
    whole = o.total()
    authorised = o.record("authorization", "shopify_payments", whole)
    o.status = "authorized"
    out(o)
    seen = len(o.transactions)
    o.later(days=o.random.randint(1, 5))
    half = M(whole[0] // 2, whole[1] // 2)
    if o.random.random() < 0.4 and min(half) > 0:
        o.pay("shopify_payments", half, "capture", authorised)
    o.pay("shopify_payments", kind="capture", parent=authorised)
    o.status = "paid"
    out(o, seen)


@story(3)
def paid_later_by_transfer(o):
    basket(o)
    o.placed()
    o.later(minutes=1)
    if o.random.random() < 0.5:
        o.record("sale", "Bank Deposit", o.total(), "pending")
    out(o)
    if o.random.random() < 0.3:
        o.settled = False
        return
    seen = len(o.transactions)
    o.later(days=o.random.randint(2, 9))
    o.pay("Bank Deposit")
    o.status = "paid"
    out(o, seen)


@story(2)
def half_paid(o):
    basket(o)
    o.placed()
    whole = o.total()
    o.later(minutes=2)
    o.pay("shopify_payments", M(max(1, whole[0] // 2), max(1, whole[1] // 2)))
    o.status, o.settled = "partially_paid", False
    out(o)


@story(3, "own money")
def cash_in_the_till(o):
    """Rounded to what coins can give; half of the time more is handed over, and change given."""
    basket(o, ship=0)
    o.placed()
    whole = o.total()[0]
    step = {"JPY": 10, "KWD": 5}.get(o.currency, 5)
    rounded = (whole + step // 2) // step * step
    o.later(minutes=1)
    if o.random.random() < 0.3:
        handed = (whole // (step * 100) + 1) * step * 100
        o.pay("cash", M(handed, handed))
        o.give_change(M(handed - whole, handed - whole))
    else:
        o.pay("cash", rounding=rounded - whole)
    o.status = "paid"
    out(o)


@story(2, "own money")
def marketplace_sale(o):
    """Tax that the channel remits; the county's is ours when there are two."""
    rates = [(title, rate, at == 0) for at, (title, rate, _) in enumerate(o.rates())]
    for _ in range(o.random.randint(1, 3)):
        o.add_line(o.random.randint(500, 9000) / 100, rates=rates)
    paid(o, "shop_channel")


@story(3)
def fees_and_duties(o):
    basket(o)
    if o.random.random() < 0.7:
        o.add_fee(o.random.choice([0.28, 0.5, 1.5]), o.rates() if o.random.random() < 0.4 else ())
    if o.random.random() < 0.7:
        o.add_duty(o.lines[0], o.random.randint(200, 2500) / 100, o.rates() if not o.inside and o.random.random() < 0.5 else ())
    paid(o)


@story(2)
def taxes_with_odd_names(o):
    """No rate, or no title; three or four taxes on a line."""
    o.add_line(o.random.randint(500, 9000) / 100, rates=[("Import VAT", "0.08", False)])
    o.lines[0].taxes = [("Import VAT", None, False, o.lines[0].tax)]
    o.add_line(o.random.randint(500, 9000) / 100, rates=[("", "0.05", False)])
    o.add_line(o.random.randint(500, 9000) / 100, 2, rates=[("State", "0.04", False), ("City", "0.045", False), ("Metro", "0.00375", False)])
    paid(o)


@story(2, "inside", "own money", "rest")
def order_tax_on_first_line(o):
    """Shopify put the whole order's tax on a first, cheap line."""
    rates = [("IGST", "0.12", False)]
    o.add_line(2, rates=rates)
    for _ in range(2):
        o.add_line(o.random.randint(4000, 9000) / 100, rates=rates)
    whole = total(line.tax for line in o.lines)
    for line in o.lines:
        line.taxes = []
    o.lines[0].taxes, o.lines[0].tax_back = [("IGST", "0.12", False, whole)], [0]
    o.placed()
    for line in o.lines[1:]:
        line.tax_back = []
    o.later(minutes=2)
    o.pay("shopify_payments")
    o.status = "paid"
    out(o)


@story(1)
def nothing_to_pay(o):
    line = o.add_line(12)
    line.discount = line.price
    o.applications.append({"type": "manual", "title": "Sample", "value": "100.0", "value_type": "percentage", "allocation_method": "across",
                           "target_selection": "explicit", "target_type": "line_item"})
    line.apps = [(0, line.price)]
    o.placed()
    o.later(minutes=1)
    o.status = "paid"
    out(o)


@story(1)
def test_order(o):
    """Kept back."""
    basket(o)
    o.test = True
    o.later(minutes=2)
    o.status = "paid"
    o.record("sale", "manual", o.total())
    o.world.tell("kept back")
    o.emit()


# ---- edits, each on its own day

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
