#!/usr/bin/env python3
"""Posts random documents by the accounting rules once more, in another language and another way, and compares.

    oracle.py LEAPFROGCTL [--documents 3000] [--seed 1]

Reads the rules as the accounting guide states them, with exact fractions and plain dictionaries; shares no code with the
program. Every fifth document carries one fault, whose code and field must come back. Exit 1 and the first differences when
the program says something else.
"""
import argparse, calendar, datetime, json, subprocess, sys
from collections import Counter, defaultdict
from fractions import Fraction as F

from random_documents import DECIMALS, Documents, minor, text

ROLES = dict(bank="1000", cash="1010", card_clearing="1020", other_clearing="1021", gateway_reserve="1030", payouts_in_transit="1040", receivable="1200", input_tax="1400",
             prepaid_expenses="1500", vendor_credit="1600", payable="2000", output_tax="2100", deferred_revenue="2200",
             gift_card_liability="2300", tips_payable="2400", duties_payable="2450", marketplace_tax="2460", customer_credit="2500", capital_loan="2600", sales="4000",
             sales_returns="4050", shipping_revenue="4100", additional_fees="4150", gift_card_breakage="4200", other_income="4300", restocking_fees="4310", fx_gain="4900",
             fx_loss="5900", expense="6000", payment_fees="6100", gateway_adjustments="6110", disputes="6120", shipping_costs="6130", bad_debt="6200",
             refund_discrepancy="6300", rounding="6900")


def nearest(x):
    """Half away from zero."""
    x = F(x)
    size = (abs(x) * 2 + 1) // 2
    return int(size) if x >= 0 else -int(size)


class Refused(Exception):
    pass


class Posting:
    """Adds up one document's postings by (date, account, currency, rule, line)."""

    def __init__(self, document, context):
        self.d, self.c, self.base = document, context, context["base_currency"]
        self.roles = {**ROLES, **context.get("roles", {})}
        self.cur, self.rate = document["currency"], F(document.get("fx_rate", "1"))
        self.at_rate, self.fixed = defaultdict(int), defaultdict(lambda: [0, 0])

    def to_base(self, amount, currency, rate):
        return nearest(F(amount, 10 ** DECIMALS[currency]) * rate * 10 ** DECIMALS[self.base])

    def dr(self, rule, account, amount, line=None, date=None):
        self.at_rate[date or self.d["date"], self.roles.get(account, account), self.cur, rule, line] += amount

    def given(self, rule, account, currency, amount, base, line=None, date=None):
        sums = self.fixed[date or self.d["date"], self.roles.get(account, account), currency, rule, line]
        sums[0] += amount
        sums[1] += base

    def m(self, amount, currency=None):
        return minor(amount, currency or self.cur)

    def tax_account(self, code, role):
        return self.c.get("tax_accounts", {}).get(code, self.roles[role])

    def named(self, thing, role):
        """The account or role that a document names, else the role of the rule."""
        return thing.get("account") or thing.get("role") or role

    def sales_tax(self, tax):
        return self.named(tax, self.tax_account(tax["code"], "output_tax"))

    def defer(self, holding, target, amount, deferral, line):
        """`amount` is debit positive on the holding account."""
        self.dr("DEF-1", holding, amount, line)
        start, end = (datetime.date.fromisoformat(deferral[key]) for key in ("start", "end"))
        months, day = [], start
        while day <= end:
            last = min(day.replace(day=calendar.monthrange(day.year, day.month)[1]), end)
            months.append((last, (last - day).days + 1))
            day = last + datetime.timedelta(days=1)
        count = len(months)
        weights = {"daily": [days for _, days in months], "monthly": [1] * count,
                   "mid_month": [1] if count == 1 else [1] + [2] * (count - 2) + [1]}[deferral["method"]]
        whole, size, sign, given = sum(weights), abs(amount), (1 if amount >= 0 else -1), 0
        for i, (date, _) in enumerate(months):
            if self.c.get("deferral_rounding") == "residual_last":
                part = size - given if i == count - 1 else min(nearest(F(size * weights[i], whole)), size - given)
            else:
                part = nearest(F(size * sum(weights[:i + 1]), whole)) - given
            before = self.to_base(sign * given, self.cur, self.rate)
            given += part
            base = self.to_base(sign * given, self.cur, self.rate) - before
            when = max(date.isoformat(), self.d["date"])
            self.given("DEF-2", target, self.cur, sign * part, base, line, when)
            self.given("DEF-2", holding, self.cur, -sign * part, -base, line, when)

    def finish(self):
        found = [(*key[:4], amount, self.to_base(amount, key[2], self.rate)) for key, amount in self.at_rate.items()]
        found += [(*key[:4], amount, base) for key, (amount, base) in self.fixed.items()]
        for date in {posting[0] for posting in found}:
            rest = sum(posting[5] for posting in found if posting[0] == date)
            found.append((date, self.roles["rounding"], self.base, "FX-R", -rest, -rest))
        if any(abs(amount) >= 10 ** 18 for posting in found for amount in posting[4:]):
            raise Refused("amount_out_of_range", "")
        found = [posting for posting in found if posting[4] or posting[5]]
        return self.lock(found)

    def lock(self, found):
        through = self.c.get("locked_through")
        if not through or not any(date <= through for date, *_ in found) and not self.c.get("previous"):
            return found
        if self.c.get("lock_policy", "refuse") == "refuse":
            raise Refused("period_locked", "date")
        sums = defaultdict(lambda: [0, 0])
        for date, account, currency, _, amount, base in found:
            if date <= through:
                sums[account, currency][0] += amount
                sums[account, currency][1] += base
        for old in self.c.get("previous", []):
            if old["date"] <= through:
                sums[old["account"], old["currency"]][0] -= self.m(old["amount"], old["currency"])
                sums[old["account"], old["currency"]][1] -= self.m(old["base_amount"], self.base)
        first = (datetime.date.fromisoformat(through) + datetime.timedelta(days=1)).isoformat()
        return [p for p in found if p[0] > through] + [(first, account, currency, "LOCK-CU", amount, base)
                                                       for (account, currency), (amount, base) in sums.items() if amount or base]

    # One method per document type.

    def sales(self, sign, prefix, revenue_role, revenue_rule):
        gross_sum = 0
        for i, line in enumerate(self.d["lines"]):
            kind = line.get("kind", "goods")
            taxes = [(self.sales_tax(tax), self.m(tax["amount"])) for tax in line.get("taxes", [])]
            tax = sum(amount for _, amount in taxes)
            gross = self.m(line["amount"]) - self.m(line.get("discount", "0")) + (0 if self.d["tax_included"] else tax)
            gross_sum += gross
            net = gross - tax
            account = self.named(line, revenue_role)
            if "deferral" in line:
                self.defer("deferred_revenue", account, -sign * net, line["deferral"], i)
            else:
                rule, account = {"shipping": ("SHIP", "shipping_revenue"), "tip": ("TIP", "tips_payable"),
                                 "gift_card": ("GC", "gift_card_liability"), "duty": ("DUTY", "duties_payable"),
                                 "fee": ("FEE", "additional_fees")}.get(
                                     kind, (revenue_rule, account))
                self.dr(prefix + rule, account, -sign * net)
            for account, amount in taxes:
                self.dr(prefix + "TAX", account, -sign * amount)
        discrepancy = self.m(self.d.get("discrepancy", "0"))
        self.dr(prefix + "DISC", "refund_discrepancy", -sign * discrepancy)
        kept = 0    # income, with tax that stays owed; the customer gets so much less
        if "kept" in self.d:
            kept = self.m(self.d["kept"]["amount"])
            self.dr(prefix + "KEPT", "restocking_fees", -kept)
            for tax in self.d["kept"].get("taxes", []):
                self.dr(prefix + "TAX", self.sales_tax(tax), -self.m(tax["amount"]))
                kept += self.m(tax["amount"])
        total = self.m(self.d["total"])
        self.dr(prefix + "AR", "receivable", sign * total)
        self.dr(prefix + "RND", "rounding", -sign * (total - gross_sum - discrepancy + kept))

    def sales_invoice(self):
        self.sales(1, "SI-", "sales", "REV")

    def credit_note(self):
        self.sales(-1, "CN-", "sales_returns", "RET")

    def payment(self):
        into = self.d["direction"] == "in"
        sign = 1 if into else -1
        customer = self.d.get("party", "customer" if into else "vendor") == "customer"
        amount, fee = self.m(self.d["amount"]), self.m(self.d.get("fee", "0"))
        method = {"bank": "bank", "cash": "cash", "card": "card_clearing", "gift_card": "gift_card_liability",
                  "store_credit": "customer_credit"}
        cash = self.d.get("account") or self.d.get("role") or method[self.d["method"]]
        self.dr("PAY-CASH", cash, sign * amount - fee)
        for rule, field in (("PAY-RND", "rounding"), ("PAY-FX", "exchange")):     # beside the amount, in the base currency
            beside = self.m(self.d.get(field, "0"), self.base)
            other = "rounding" if field == "rounding" else "fx_gain" if beside > 0 else "fx_loss"
            self.given(rule, cash, self.base, beside, beside)
            self.given(rule, other, self.base, -beside, -beside)
        self.dr("PAY-FEE", "payment_fees", fee)
        rest = amount
        for i, part in enumerate(self.d["allocations"]):
            currency = part.get("currency", self.cur)
            rate = F(1) if currency == self.base else F(part["fx_rate"]) if "fx_rate" in part else self.rate
            settled = self.m(part["amount"], currency)
            paid = self.m(part["paid"]) if currency != self.cur else settled
            rest -= paid
            booked = self.to_base(settled, currency, rate)
            self.given("PAY-AR" if customer else "PAY-AP", "receivable" if customer else "payable", currency, -sign * settled,
                       -sign * booked, i)
            gain = sign * (self.to_base(paid, self.cur, self.rate) - booked)
            self.given("PAY-FX", "fx_gain" if gain > 0 else "fx_loss", self.base, -gain, -gain, i)
        self.dr("PAY-OVER", "customer_credit" if customer else "vendor_credit", -sign * rest)

    def payout(self):
        self.dr("PO-BANK", self.named(self.d, "bank"), self.m(self.d["net"]))
        self.dr("PO-FEE", "payment_fees", self.m(self.d.get("fees", "0")))
        self.dr("PO-RES", "gateway_reserve", self.m(self.d.get("reserve", "0")))
        for part in self.d.get("adjustments", []):
            self.dr("PO-ADJ", self.named(part, "gateway_adjustments"), -self.m(part["amount"]))
        self.dr("PO-CLR", "card_clearing", -self.m(self.d["gross"]))

    def vendor_bill(self):
        gross_sum = 0
        for i, line in enumerate(self.d["lines"]):
            billed = kept = 0
            for tax in line.get("taxes", []):
                amount, account = self.m(tax["amount"]), self.tax_account(tax["code"], "input_tax")
                back, reverse = tax.get("recoverable", True), tax.get("reverse_charge", False)
                billed += 0 if reverse else amount
                kept += 0 if back else amount
                if reverse:
                    self.dr("VB-RC", "output_tax", -amount)
                if back:
                    self.dr("VB-RC" if reverse else "VB-TAX", account, amount)
            gross = self.m(line["amount"]) - self.m(line.get("discount", "0")) + (0 if self.d["tax_included"] else billed)
            gross_sum += gross
            cost, kind, account = gross - billed + kept, line.get("kind", "expense"), self.named(line, "expense")
            if kind == "prepaid":
                self.defer("prepaid_expenses", account, cost, line["deferral"], i)
            else:
                self.dr("VB-AST" if kind == "asset" else "VB-EXP", account, cost)
        total = self.m(self.d["total"])
        self.dr("VB-AP", "payable", -total)
        self.dr("VB-RND", "rounding", total - gross_sum)

    def journal(self):
        for i, line in enumerate(self.d["lines"]):
            self.dr("JE", self.named(line, None), self.m(line.get("debit", "0")) - self.m(line.get("credit", "0")), i)

    def write_off(self):
        amount = self.m(self.d["amount"])
        if self.d["of"] == "receivable":
            self.dr("WO-AR", "receivable", -amount)
            for tax in self.d.get("taxes", []):
                self.dr("WO-TAX", self.tax_account(tax["code"], "output_tax"), self.m(tax["amount"]))
                amount -= self.m(tax["amount"])
            self.dr("WO-BAD", "bad_debt", amount)
        else:
            payable = self.d["of"] == "payable"
            self.dr("WO-AP" if payable else "WO-GC", "payable" if payable else "gift_card_liability", amount)
            self.dr("WO-INC" if payable else "WO-BRK", "other_income" if payable else "gift_card_breakage", -amount)


    def withdrawn(self):
        """Posts nothing: what it said before ends."""


def expected(document, context):
    try:
        posting = Posting(document, context)
        getattr(posting, document["type"])()
        base = context["base_currency"]
        return Counter((date, account, currency, text(amount, currency), text(in_base, base), rule)
                       for date, account, currency, rule, amount, in_base in posting.finish())
    except Refused as refusal:
        return refusal.args


def found(answer):
    if "refusal" in answer:
        return answer["refusal"]["code"], answer["refusal"]["field"]
    return Counter(tuple(p[key] for key in ("date", "account", "currency", "amount", "base_amount", "rule")) for p in answer["postings"])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("leapfrogctl")
    options.add_argument("--documents", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    documents = Documents(options.seed)
    records, wanted = [], []
    for number in range(options.documents):
        document, context = documents.make(number)
        wanted.append(documents.fault(document) if number % 5 == 4 else expected(document, context))
        records.append({"document": document, "context": context})
    answers = subprocess.run([options.leapfrogctl, "post"], input="".join(json.dumps(record) + "\n" for record in records),
                             capture_output=True, text=True).stdout.splitlines()
    if len(answers) != len(records):
        sys.exit("%d records, %d answers" % (len(records), len(answers)))
    wrong = 0
    for record, want, answer in zip(records, wanted, answers):
        got = found(json.loads(answer))
        if got == want:
            continue
        wrong += 1
        if wrong <= 5:
            print(json.dumps(record), file=sys.stderr)
            if isinstance(want, Counter) and isinstance(got, Counter):
                print("  only the oracle: %s\n  only the program: %s" % (list(want - got)[:8], list(got - want)[:8]), file=sys.stderr)
            else:
                print("  the oracle: %s\n  the program: %s" % (want, answer[:300]), file=sys.stderr)
    kinds = Counter("refused" if isinstance(want, tuple) else "posted" for want in wanted)
    print("%d documents, %d of them refused, %d differences" % (len(records), kinds["refused"], wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
