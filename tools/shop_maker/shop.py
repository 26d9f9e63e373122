# SPDX-License-Identifier: MIT
"""A whole shop: its orders, each with a story, its payouts, and what is expected of its books."""
from . import edit_stories, refund_stories   # noqa: F401 (their stories enter the list)
from .books import RECEIVABLE
from .money import EXP
from .order import Order
from .payouts import Payouts
from .shops import FORMS, World
from .stories import STORIES

DAYS = 120      # over so many days the orders come


def fits(needs, form, world, other):
    own = other == world.currency
    return (("rest" not in needs or form != "bulk") and ("bulk" not in needs or form == "bulk") and ("own money" not in needs or own) and ("other money" not in needs or not own)
            and ("inside" not in needs or world.inside))


def make(name, orders, seed, forms=FORMS, only=(), revenue_at="order"):
    """Gives the World of shop `name` after so many orders. `only`: the names of the stories that may happen."""
    world = World(name, seed, revenue_at)
    world.stories = {}
    for number in range(orders):
        random = world.random(number)
        form = random.choice(list(forms))
        other = random.choice([c for c in EXP if c != world.currency]) if random.random() < 0.25 else world.currency
        telling = [(weight, title, tell) for title, (weight, needs, tell) in STORIES.items()
                   if (not only or title in only) and fits(needs, form, world, other)]
        if not telling:                          # this story asks for another form or money
            form, other = "embedded", world.currency
            if only and "bulk" in STORIES[only[0]][1]:
                form = "bulk"
            if only and "other money" in STORIES[only[0]][1]:
                other = "USD" if world.currency != "USD" else "CAD"
            telling = [(weight, title, tell) for title, (weight, needs, tell) in STORIES.items()
                       if (not only or title in only) and fits(needs, form, world, other)]
        if not telling:
            continue                             # not in this shop
        (_, title, tell), = random.choices(telling, [weight for weight, *_ in telling])
        order = Order(world, number, world.moment(number * DAYS * 1440 // max(orders, 1) + random.randint(0, 300)), random, form, other)
        tell(order)
        world.stories[order.name] = (title, order)
    Payouts(world).make()
    not_needed(world)
    world.units.sort(key=lambda unit: unit.at)
    return world


def not_needed(world):
    """Payloads that accounting has no use for: kept, never refused."""
    at = world.moment(1440)
    world.emit(at, "rest", {"draft_order": {"id": 61, "name": "#D1", "status": "open", "total_price": "10.00", "line_items": []}})
    world.emit(at, "rest", {"dispute_evidence": {"id": 62, "payments_dispute_id": 63, "submitted": False}})
    world.tell("not needed", 2)


def expected(world):
    """What the books must hold, as a JSON object with amounts in decimals, debit positive."""
    books = world.books
    write = lambda accounts: {account: books.text(amount) for account, amount in sorted(accounts.items()) if amount}
    by_day = lambda days: {day: changes for day, changes in ((day, write(accounts)) for day, accounts in sorted(days.items())) if changes}
    orders = {}
    for name, (title, order) in world.stories.items():
        orders[name] = {"story": title, "form": order.form, "settled": order.settled,
                        "receivable": books.text(books.of_order(name, RECEIVABLE)), "not_paid_out": books.text(books.not_paid_out(name)),
                        "days": by_day(books.orders.get(name, {}))}
    return {"shop": world.name, "currency": world.currency, "time_zone": world.zone.key,
            "revenue_at": world.revenue_at, "balances": write(books.balances()),
            "days": by_day(books.days),
            "orders": orders, "also": world.told}
