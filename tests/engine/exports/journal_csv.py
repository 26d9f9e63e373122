#!/usr/bin/env python3
"""Reads a file of journals as QuickBooks Online's or Xero's help describes their imports, complains of the first thing that is against it,
and prints what each account comes to, `account,amount`.

    journal_csv.py quickbooks|xero FILE [--day-first] [--tax-rate NAME]

Written from the descriptions, not from the exporter: they share nothing."""
import argparse, csv, datetime, io, re, sys
from decimal import Decimal

COLUMNS = {
    "quickbooks": ["*JournalNo", "*JournalDate", "*AccountName", "*Debits", "*Credits", "Description", "Name"],
    "xero": ["*Narration", "*Date", "Description", "*AccountCode", "*TaxRate", "*Amount", "TrackingName1", "TrackingOption1",
             "TrackingName2", "TrackingOption2"],
}
FORMULA = "=+-@\t\r\n"


def fail(place, words):
    sys.exit("%s: %s" % (place, words))


def amount(text, place, signed):
    if not re.fullmatch(r"-?\d+(\.\d{2})?" if signed else r"\d+(\.\d{2})?", text):
        fail(place, "%r is no amount" % text)
    return Decimal(text)


def day(text, form, place):
    try:
        return datetime.datetime.strptime(text, form).date()
    except ValueError:
        fail(place, "%r is no day" % text)


def check_text(values, place):
    for name, value in values.items():
        if any(ord(c) < 32 or ord(c) == 127 for c in value):
            fail(place, "%s has a control character: %r" % (name, value))
        if name not in ("*Amount", "*Debits", "*Credits") and value[:1] in tuple(FORMULA):
            fail(place, "%s would be run by a spreadsheet: %r" % (name, value))


def quickbooks(values, place, arguments):
    debit, credit = values["*Debits"], values["*Credits"]
    if bool(debit) == bool(credit):
        fail(place, "a debit and a credit, or none")
    if not 1 <= len(values["*JournalNo"].lstrip("'")) <= 21:
        fail(place, "a journal number of %d characters" % len(values["*JournalNo"]))
    if not values["*AccountName"]:
        fail(place, "no account")
    value = amount(debit, place, False) if debit else -amount(credit, place, False)
    date = day(values["*JournalDate"], "%d/%m/%Y" if arguments.day_first else "%m/%d/%Y", place)
    return values["*JournalNo"], date, values["*AccountName"], value


def xero(values, place, arguments):
    for name in ("*Narration", "*Date", "*AccountCode", "*TaxRate", "*Amount"):
        if not values[name]:
            fail(place, "%s is missing" % name)
    if values["*TaxRate"] != arguments.tax_rate:
        fail(place, "tax would be reckoned: %s" % values["*TaxRate"])
    for number in ("1", "2"):
        if bool(values["TrackingName" + number]) != bool(values["TrackingOption" + number]):
            fail(place, "half a tracking category")
    date = day(values["*Date"], "%d/%m/%Y", place)
    return (values["*Narration"], date), date, values["*AccountCode"], amount(values["*Amount"], place, True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", choices=COLUMNS)
    parser.add_argument("file")
    parser.add_argument("--day-first", action="store_true")
    parser.add_argument("--tax-rate", default="Tax Exempt")
    arguments = parser.parse_args()
    data = open(arguments.file, "rb").read().decode("utf-8", "strict")
    if "\n" in data.replace("\r\n", ""):
        fail("file", "a line that ends without CR LF")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    if not rows or rows[0] != COLUMNS[arguments.program]:
        fail("headings", rows[:1])
    read = {"quickbooks": quickbooks, "xero": xero}[arguments.program]
    balances, journals, last = {}, {}, None
    for number, fields in enumerate(rows[1:], 2):
        place = "row %d" % number
        if len(fields) != len(rows[0]):
            fail(place, "%d fields" % len(fields))
        values = dict(zip(rows[0], fields))
        check_text(values, place)
        key, date, account, value = read(values, place, arguments)
        if value == 0:
            fail(place, "an amount of zero")
        if key != last and key in journals:
            fail(place, "journal %s goes on after others" % (key,))
        last = key
        total, first = journals.setdefault(key, [Decimal(0), date])
        if first != date:
            fail(place, "journal %s has two days" % (key,))
        journals[key][0] = total + value
        balances[account] = balances.get(account, 0) + value
    for key, (total, _) in journals.items():
        if total:
            fail("journal %s" % (key,), "is not balanced: %s" % total)
    for account, value in sorted(balances.items()):
        if value:
            sys.stdout.write('"%s",%s\n' % (account.replace('"', '""'), value))


main()
