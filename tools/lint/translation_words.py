#!/usr/bin/env python3
"""Looks at the words of a .ts file: nothing unfinished, empty or vanished, each place (%1, %n …) and mnemonic kept, as
many plural forms as the language has, and no translation that is far longer or shorter than what it says.
SPDX-License-Identifier: MIT"""
import re
import sys
import xml.etree.ElementTree as ElementTree

# What a program puts in. %Ln is %n with the language's separators.
PLACE = re.compile(r"%L?\d{1,2}|%L?n|%[vmp](?![A-Za-z])")
PLURAL_FORMS = 2  # of English and German; another language is looked up in Qt's table
MOST = 2.4  # times as long as the English text; short ones may be longer
LEAST = 0.4


def places(text):
    return sorted(place.replace("L", "") for place in PLACE.findall(text))


def has_mnemonic(text):
    return re.search(r"&[^\s&]", text.replace("&&", "")) is not None and "<" not in text


def faults_of(source, forms):
    for form in forms:
        if not form.strip():
            yield "empty"
            continue
        if places(form) != places(source):
            yield f"places {places(form)} instead of {places(source)}"
        if has_mnemonic(form) != has_mnemonic(source):
            yield "a mnemonic (&) is missing, or is one too many"
        if source.startswith(" ") != form.startswith(" ") or source.endswith(" ") != form.endswith(" "):
            yield "blanks at its ends"
        if len(form) > MOST * len(source) + 12 or len(form) < LEAST * len(source) - 4:
            yield f"{len(form)} characters for {len(source)}"


def main():
    failed = False
    for path in sys.argv[1:]:
        for context in ElementTree.parse(path).getroot().iter("context"):
            name = context.findtext("name")
            if not name.startswith(("leapfrog", "Q")):
                failed = True
                print(f"{path}: {name}\n  ^ lupdate guessed this context; name it in QCoreApplication::translate()")
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                translation = message.find("translation")
                plural = message.get("numerus") == "yes"
                forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
                faults = list(faults_of(source, forms))
                if translation.get("type"):
                    faults.append(translation.get("type"))
                if plural and len(forms) != PLURAL_FORMS:
                    faults.append(f"{len(forms)} plural forms")
                for fault in faults:
                    failed = True
                    print(f"{path}: {name}: {source!r} → {forms}\n  ^ {fault}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
