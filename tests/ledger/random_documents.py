"""Random documents for oracle.py, and faults to put into them."""
import datetime, random
from fractions import Fraction as F

DECIMALS = {"EUR": 2, "USD": 2, "GBP": 2, "JPY": 0, "KRW": 0, "KWD": 3, "TND": 3, "CLF": 4}


def text(minor, currency):
    places = DECIMALS[currency]
    digits = str(abs(minor)).rjust(places + 1, "0")
    return ("-" if minor < 0 else "") + (digits[:-places] + "." + digits[-places:] if places else digits)


def minor(amount, currency):
    value = F(amount) * 10 ** DECIMALS[currency]
    assert value.denominator == 1
    return int(value)


class Documents:
    """Random documents that are right, and faults to put into them."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.plain_taxes = False    # a write-off's name no role

    def amount(self, most=None):
        """Mostly small, now and then at a limit."""
        size = self.r.choice((0, 1, 2, 3, 4, 5, 7, 9, 12)) if most is None else None
        return self.r.randint(0, 10 ** size) if most is None else self.r.randint(0, most)

    def rate(self):
        return self.r.choice(("1", "0.0000000001", "0.9", "1.0857", "0.0067", "3.2541", "149.5", "0.3333333333", "1234.5678901234"[:15]))

    def day(self):
        day = datetime.date(2023, 12, 25) + datetime.timedelta(days=self.r.randint(0, 900))
        return day.isoformat()

    def span(self):
        start = datetime.date.fromisoformat(self.day())
        end = start + datetime.timedelta(days=self.r.choice((0, 1, 27, 30, 31, 90, 364, 365, 1000, 3600)))
        return {"start": start.isoformat(), "end": end.isoformat(), "method": self.r.choice(("daily", "monthly", "mid_month"))}

    def context(self):
        context = {"base_currency": self.r.choice(list(DECIMALS))}
        if self.r.random() < 0.4:
            context.update(tax_accounts={"A": "2111"}, accounts=["4010", "0400"], deferral_rounding="residual_last")
        if self.r.random() < 0.2:
            context["roles"] = {"sales": "8400", "rounding": "6999", "receivable": "1400"}
        if self.r.random() < 0.3:
            context.update(locked_through=self.day(), lock_policy=self.r.choice(("catch_up", "catch_up", "refuse")))
            if context["lock_policy"] == "catch_up" and self.r.random() < 0.5:
                currency = self.r.choice(list(DECIMALS))
                context["previous"] = [{"date": self.day(), "account": self.r.choice(("1200", "4000")), "currency": currency,
                                        "amount": text(self.r.randint(-9999, 9999), currency),
                                        "base_amount": text(self.r.randint(-9999, 9999), context["base_currency"])}
                                       for _ in range(self.r.randint(1, 3))]
        return context

    def make(self, number):
        context = self.context()
        self.context_now, base = context, context["base_currency"]
        self.cur = self.r.choice((base, self.r.choice(list(DECIMALS))))
        kind = self.r.choice(("sales_invoice", "sales_invoice", "credit_note", "payment", "payment", "payout", "vendor_bill",
                              "vendor_bill", "journal", "write_off", "withdrawn"))
        document = {"id": "%s-%d" % (kind, number), "type": kind, "date": self.day(), "currency": self.cur}
        if self.cur != base:
            document["fx_rate"] = self.rate()
        getattr(self, kind)(document)
        return document, context

    def t(self, amount, currency=None):
        return text(amount, currency or self.cur)

    def role(self):
        return self.r.choice(("other_clearing", "payouts_in_transit", "marketplace_tax", "capital_loan", "additional_fees", "restocking_fees",
                              "disputes", "shipping_costs", "sales", "deferred_revenue"))

    def taxes(self, most, bill=False):
        taxes = []
        for _ in range(self.r.randint(0, 3)):
            amount = self.amount(max(most, 0) // 4)
            tax = {"code": self.r.choice(("A", "B")), "amount": self.t(amount)}
            if bill and self.r.random() < 0.5:
                tax.update(recoverable=self.r.random() < 0.5, reverse_charge=self.r.random() < 0.5)
            elif not bill and self.r.random() < 0.2 and not self.plain_taxes:
                tax["role"] = "marketplace_tax"
            taxes.append(tax)
        return taxes

    def lines(self, document, bill):
        included, total = self.r.random() < 0.5, 0
        document.update(tax_included=included, lines=[])
        for _ in range(self.r.randint(1, 5)):
            amount = self.amount()
            discount = self.r.choice((0, 0, self.amount(amount)))
            line = {"amount": self.t(amount), "discount": self.t(discount)}
            kind = self.r.choice(("expense", "prepaid", "asset") if bill else
                                 ("goods", "goods", "service", "shipping", "tip", "gift_card", "duty", "fee"))
            line["kind"] = kind
            if kind != "gift_card":
                line["taxes"] = self.taxes(amount - discount, bill)
            if "accounts" in self.context_now and kind in ("goods", "service", "asset", "expense", "prepaid") and self.r.random() < 0.5:
                line["account"] = self.r.choice(("4010", "0400"))
            if kind in ("goods", "service", "expense", "prepaid") and "account" not in line and self.r.random() < 0.2:
                line["role"] = self.role()
            if kind == "asset":
                line.setdefault("account", "1000")
            if kind == "prepaid" or (kind in ("goods", "service") and self.r.random() < 0.4):
                line["deferral"] = self.span()
            billed = sum(minor(tax["amount"], self.cur) for tax in line.get("taxes", []) if not tax.get("reverse_charge"))
            total += amount - discount + (0 if included else billed)
            document["lines"].append(line)
        return total

    def rounded(self, total):
        return self.t(max(0, total + self.r.choice((0, 0, 0, 1, -1))))

    def sales_invoice(self, document):
        document["total"] = self.rounded(self.lines(document, False))

    def credit_note(self, document):
        total = self.lines(document, False)
        if self.r.random() < 0.5:
            discrepancy = self.r.randint(-total, total + 10) or 1
            document["discrepancy"] = self.t(discrepancy)
            total += discrepancy
        if self.r.random() < 0.3 and total > 10:
            kept = self.amount(total // 2)
            document["kept"] = {"amount": self.t(kept), "taxes": self.taxes(kept // 2)}
            total -= kept + sum(minor(tax["amount"], self.cur) for tax in document["kept"]["taxes"])
        document["total"] = self.rounded(total)

    def vendor_bill(self, document):
        document["total"] = self.rounded(self.lines(document, True))

    def payment(self, document):
        base, amount = self.context_now["base_currency"], self.amount() + 10
        document.update(direction=self.r.choice(("in", "out")), amount=self.t(amount), allocations=[])
        if self.r.random() < 0.8:
            document["method"] = self.r.choice(("bank", "cash", "card", "gift_card", "store_credit"))
        elif self.r.random() < 0.5:
            document["account"] = "1000"
        else:
            document["role"] = self.role()
        if self.r.random() < 0.2:
            document["rounding"] = text(self.r.randint(-5, 5), base)
        if self.r.random() < 0.2:
            document["exchange"] = text(self.r.randint(-999, 999), base)
        if self.r.random() < 0.5:
            document.update(party=self.r.choice(("customer", "vendor")), fee=self.t(self.amount(amount)))
        left = amount
        for i in range(self.r.randint(0, 4)):
            paid = self.amount(left)
            left -= paid
            part = {"document": "D%d" % i, "amount": self.t(paid)}
            currency = self.r.choice((self.cur, self.cur, self.r.choice(list(DECIMALS))))
            if currency != self.cur:
                part.update(currency=currency, paid=self.t(paid), amount=text(self.amount(9999999), currency))
            if currency != base and (currency != self.cur or self.r.random() < 0.7):
                part["fx_rate"] = self.rate()
            document["allocations"].append(part)

    def payout(self, document):
        gross, fees, reserve = (self.amount() * self.r.choice((1, 1, -1)) for _ in range(3))
        parts = [self.amount() * self.r.choice((1, -1)) for _ in range(self.r.randint(0, 3))]
        document.update(gross=self.t(gross), fees=self.t(fees), reserve=self.t(reserve), net=self.t(gross - fees - reserve + sum(parts)),
                        adjustments=[{"amount": self.t(part), "reason": "x"} for part in parts])
        if self.r.random() < 0.3:
            document["role"] = "payouts_in_transit"
        for part in document["adjustments"]:
            if self.r.random() < 0.5:
                part["role"] = self.role()

    def journal(self, document):
        sides = [self.amount() + 1 for _ in range(self.r.randint(1, 5))]
        document["lines"] = [{"account": self.r.choice(("6000", "1000", "6100")), "debit": self.t(side)} for side in sides]
        document["lines"].append({self.r.choice(("account", "role")): "2000", "credit": self.t(sum(sides))})
        if "role" in document["lines"][-1]:
            document["lines"][-1]["role"] = self.role()

    def write_off(self, document):
        amount = self.amount() + 1
        document.update(of=self.r.choice(("receivable", "payable", "gift_card")), amount=self.t(amount))
        if document["of"] == "receivable":
            self.plain_taxes = True
            document["taxes"] = self.taxes(amount)
            self.plain_taxes = False

    def withdrawn(self, document):
        if self.r.random() < 0.5:
            document["reason"] = "its order says it no more"

    def fault(self, d):
        """Puts one fault in; its code and field."""
        faults = [("unknown_field", "colour", lambda: d.update(colour="red")), ("missing_field", "date", lambda: d.pop("date")),
                  ("bad_date", "date", lambda: d.update(date="2026-13-01")), ("wrong_type", "currency", lambda: d.update(currency=1)),
                  ("bad_text", "description", lambda: d.update(description="a\tb")),
                  ("bad_rate", "fx_rate", lambda: d.update(fx_rate="-1"))]
        if "total" in d:
            line = self.r.randrange(len(d["lines"]))
            at = "lines[%d]" % line
            faults += [("total_mismatch", "total", lambda: d.update(total=self.t(minor(d["total"], self.cur) + 3))),
                       ("negative_amount", at + ".amount", lambda: d["lines"][line].update(amount=self.t(-1))),
                       ("bad_amount", at + ".amount", lambda: d["lines"][line].update(amount="1e3")),
                       ("wrong_type", at + ".amount", lambda: d["lines"][line].update(amount=1)),
                       ("bad_value", at + ".kind", lambda: d["lines"][line].update(kind="food")),
                       ("discount_exceeds_amount", at + ".discount", lambda: d["lines"][line].update(amount=self.t(0), discount=self.t(1))),
                       ("amount_out_of_range", at + ".amount", lambda: d["lines"][line].update(amount=self.t(10 ** 15))),
                       ("empty_lines", "lines", lambda: (d.pop("discrepancy", 0), d.update(lines=[])))]
        if d["type"] == "payment":
            faults += [("zero_amount", "amount", lambda: d.update(amount=self.t(0))),
                       ("over_allocated", "allocations",
                        lambda: d.update(allocations=[{"document": "D", "amount": self.t(minor(d["amount"], self.cur) + 1)}])),
                       ("missing_field", "method", lambda: (d.pop("method", 0), d.pop("account", 0), d.pop("role", 0))),
                       ("bad_value", "direction", lambda: d.update(direction="up"))]
        if d["type"] == "payout":
            faults.append(("total_mismatch", "net", lambda: d.update(net=self.t(minor(d["net"], self.cur) + 1))))
        if d["type"] == "journal":
            faults += [("unbalanced", "lines", lambda: d["lines"].append({"account": "1000", "debit": self.t(1)})),
                       ("unknown_account", "lines[0].account", lambda: d["lines"][0].update(account="none")),
                       ("unknown_field", "lines[0].credit", lambda: d["lines"][0].update(credit=self.t(1)))]
        code, field, put = self.r.choice(faults)
        put()
        return code, field
