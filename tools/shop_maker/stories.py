# SPDX-License-Identifier: MIT
"""What happens to an order when nothing is refunded: how it is charged and paid. Each story takes a fresh order, lets
it happen with its days, and lets the payloads out. `edit_stories` and `refund_stories` have the rest."""
from .money import M, total

STORIES = {}     # name → (weight, needs, function)


def story(weight, *needs):
    """`needs`: what an order must be for this story: `rest` (no bulk), `bulk`, `own money` or `other money` (that of the customer, seen from the
    shop), `inside` (prices hold their tax)."""
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


@story(1, "rest")
def first_seen_late(o):
    """Nothing came before this one snapshot: all of it is of the day of the order."""
    basket(o)
    o.placed()
    o.later(days=2)
    o.pay("shopify_payments")
    o.status = "paid"
    o.later(days=9)
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
