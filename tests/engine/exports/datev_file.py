#!/usr/bin/env python3
"""Reads a Buchungsstapel by DATEV's published description of the format (EXTF, header 700, category 21, version 13), complains of the
first thing that is against it, and prints what each account comes to, `account,amount`, as DATEV would post it.

    datev_file.py FILE --split NUMBER [--automatic NUMBER]… [--tax-key KEY:RATE:ACCOUNT]…

Written from the description, not from the exporter: they share nothing."""
import argparse, datetime, re, sys
from decimal import ROUND_HALF_UP, Decimal

# Number of the field: its form, without the quotation marks of a text. A field that is not named must be empty.
FORMS = {1: r"\d{1,10},\d{2}", 2: r"[SH]", 3: r"([A-Z]{3})?", 4: r"([1-9]\d{0,3},\d{2,6})?", 5: r"(\d{1,10},\d{2})?", 6: r"([A-Z]{3})?",
         7: r"\d{1,9}", 8: r"\d{1,9}", 9: r"(\d{4})?", 10: r"\d{4}", 11: r"[A-Za-z0-9$&%*+\-/]{0,36}", 12: r"[A-Za-z0-9$&%*+\-/]{0,12}",
         14: r".{0,60}", 114: r"[01]?"}
FORMS.update({number: r".{0,20}" if number % 2 else r".{0,210}" for number in range(21, 37)})
TEXTS = {2, 3, 6, 9, 11, 12, 14, 16, 20, 37, 38, 40, 42, 91, 95, 96, 98, 102, 103, 105, 107, 109, 110, 112, 118, 120, 121, 123}
TEXTS |= set(range(21, 37)) | set(range(48, 88))
HEADER = [r'"EXTF"', r"700", r"21", r'"Buchungsstapel"', r"13", r"20\d{15}", r"", r'"\w{0,2}"', r'"[^"]{0,25}"', r'"[^"]{0,25}"', r"\d{4,7}",
          r"\d{1,5}", r"\d{8}", r"[4-8]", r"\d{8}", r"\d{8}", r'"(?:[^"]|""){0,30}"', r'"([A-Z]{2})?"', r"[12]?", r"(0|30|40|50|64)?", r"[01]",
          r'"[A-Z]{3}"', r"", r'""', r"", r"", r'"\d{0,4}"', r"", r"", r'""', r'"[^"]{0,16}"']
NAMED = {1: "Umsatz (ohne Soll/Haben-Kz)", 2: "Soll/Haben-Kennzeichen", 7: "Konto", 8: "Gegenkonto (ohne BU-Schlüssel)", 9: "BU-Schlüssel",
         10: "Belegdatum", 11: "Belegfeld 1", 14: "Buchungstext", 21: "Beleginfo - Art 1", 36: "Beleginfo - Inhalt 8",
         37: "KOST1 - Kostenstelle", 48: "Zusatzinformation - Art 1", 88: "Stück", 114: "Festschreibung", 125: "Abw. Skontokonto"}


def fail(place, words):
    sys.exit("%s: %s" % (place, words))


def split(line, place):
    """Fields as they stand, quotation marks included."""
    fields, field, quoted = [], "", False
    for c in line:
        quoted ^= c == '"'
        if c == ";" and not quoted:
            fields.append(field)
            field = ""
        else:
            field += c
    if quoted:
        fail(place, "a quotation mark is never closed")
    return fields + [field]


def day(text, place):
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        fail(place, "%s is no day" % text)


def header(line):
    fields = split(line, "header")
    if len(fields) != 31:
        fail("header", "%d fields instead of 31" % len(fields))
    for number, (field, form) in enumerate(zip(fields, HEADER), 1):
        if not re.fullmatch(form, field):
            fail("header field %d" % number, "%r is not %s" % (field, form))
    start, first, last = (day(fields[i], "header field %d" % (i + 1)) for i in (12, 14, 15))
    if not 1001 <= int(fields[10]) <= 9999999 or not 1 <= int(fields[11]) <= 99999:
        fail("header", "consultant or client out of range")
    end = start.replace(year=start.year + 1)
    if not start <= first <= last < end:
        fail("header", "%s to %s is not within the fiscal year of %s" % (first, last, start))
    return {"length": int(fields[13]), "start": start, "first": first, "last": last, "lock": fields[20]}


def content(field, number, place):
    if number in TEXTS:
        if len(field) < 2 or field[0] != '"' or field[-1] != '"':
            fail(place, "a text without quotation marks: %r" % field)
        inner = field[1:-1]
        if '"' in inner.replace('""', ""):
            fail(place, "a quotation mark that is not doubled: %r" % field)
        return inner.replace('""', '"')
    if '"' in field:
        fail(place, "a number with quotation marks: %r" % field)
    return field


def row(line, place, head):
    fields = split(line, place)
    if len(fields) != 125:
        fail(place, "%d fields instead of 125" % len(fields))
    values = {}
    for number, field in enumerate(fields, 1):
        here = "%s field %d" % (place, number)
        values[number] = content(field, number, here)
        if not re.fullmatch(FORMS.get(number, ""), values[number]):
            fail(here, "%r is not %s" % (values[number], FORMS.get(number, "empty")))
    if Decimal(values[1].replace(",", ".")) <= 0:
        fail(place, "an amount that is not above zero")
    for number in (7, 8):
        if len(values[number]) > head["length"] + 1:
            fail(place, "account %s is longer than %d digits" % (values[number], head["length"] + 1))
    if values[7].lstrip("0") == values[8].lstrip("0"):
        fail(place, "an account against itself: %s" % values[7])
    if values[114] != head["lock"]:
        fail(place, "locked otherwise than the header says")
    for number in range(21, 37, 2):
        if bool(values[number]) != bool(values[number + 1]):
            fail(place, "half a pair of information: fields %d and %d" % (number, number + 1))
    # The year is not said: it is that in which the day is within the fiscal year.
    for year in (head["start"].year, head["start"].year + 1):
        try:
            date = datetime.date(year, int(values[10][2:]), int(values[10][:2]))
        except ValueError:
            continue
        if head["start"] <= date and head["first"] <= date <= head["last"]:
            return values, date
    fail(place, "%s is no day of the batch" % values[10])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--split", required=True)
    parser.add_argument("--automatic", action="append", default=[])
    parser.add_argument("--tax-key", action="append", default=[])
    arguments = parser.parse_args()
    keys = {key.rjust(4, "0"): (Decimal(rate), account) for key, rate, account in (text.split(":") for text in arguments.tax_key)}

    data = open(arguments.file, "rb").read()
    if not data.endswith(b"\r\n"):
        fail("end", "no line break")
    lines = data[:-2].split(b"\r\n")
    for number, line in enumerate(lines, 1):
        if any(byte < 32 or byte in (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in line):
            fail("line %d" % number, "a character that is none of Windows-1252, or controls")
    lines = [line.decode("cp1252") for line in lines]
    head = header(lines[0])
    names = lines[1].split(";")
    if len(names) != 125 or len(set(names)) != 125:
        fail("headings", "%d names, %d different" % (len(names), len(set(names))))
    for number, name in NAMED.items():
        if names[number - 1] != name:
            fail("headings", "field %d is %r" % (number, names[number - 1]))

    balances, through = {}, {}
    for number, line in enumerate(lines[2:], 3):
        place = "line %d" % number
        values, date = row(line, place, head)
        amount = Decimal(values[1].replace(",", ".")) * (1 if values[2] == "S" else -1)
        account, counterpart, key = values[7], values[8], values[9]
        touched = {account, counterpart} & set(arguments.automatic)
        if touched and not key:
            fail(place, "DATEV would reckon tax on the automatic account %s" % touched.pop())
        net = amount
        if key and key != "0040":
            if key not in keys:
                fail(place, "nobody knows tax key %s" % key)
            rate, tax_account = keys[key]
            tax = (amount * rate / (100 + rate)).quantize(Decimal("0.01"), ROUND_HALF_UP)
            net -= tax
            balances[tax_account] = balances.get(tax_account, 0) - tax
        balances[account] = balances.get(account, 0) + amount
        balances[counterpart] = balances.get(counterpart, 0) - net
        if counterpart == arguments.split:
            name = (values[22], date)
            through[name] = through.get(name, 0) + amount
    for (name, date), left in through.items():
        if left:
            fail("split account", "%s leaves %s on %s" % (name, left, date))
    for account, amount in sorted(balances.items()):
        if amount:
            print("%s,%s" % (account, amount))


main()
