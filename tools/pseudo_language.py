#!/usr/bin/env python3
"""Makes a language that nobody speaks, from all words of the sources: pseudo_language.py FOLDER writes
FOLDER/leapfrog_eo.qm and leapfrog_he.qm. Both are 40 % longer than English, in [brackets], without one plain Latin
letter, so what is left in English is seen at once, and so is what is cut. The second is written from right to left.
SPDX-License-Identifier: MIT"""
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path("/usr/lib/qt6/bin")
KEPT = re.compile(r"%L?\d{1,2}|%L?n|<[^>]*>|&[a-z]+;")  # places, tags, entities
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LOOKS = {
    "eo": "ÀɃÇĐÉƑĜĤÏĴĶŁṀŇÖṔǪŘŠŢÛṼŴẊÝŽàƀçđéƒĝĥïĵķłṁňöṕǫřšţûṽŵẋýž",
    "he": "אבגדהוזחטיכלמנסעפצקרשתאבגדאבגדהוזחטיכלמנסעפצקרשתאבגד",
}
PADDING = {"eo": "é", "he": "ה"}


def pseudo(text, language):
    """A mnemonic keeps its letter, as a shortcut has to be typed."""
    table = str.maketrans(PLAIN, LOOKS[language])
    parts, at, letters = [], 0, 0
    for kept in list(KEPT.finditer(text)) + [None]:
        plain = text[at : kept.start()] if kept else text[at:]
        letters += len(plain)
        parts.append(plain.translate(table))
        if kept:
            parts.append(kept.group())
            at = kept.end()
    more = letters * 2 // 5
    padding = "".join(" " if letters > 12 and i % 8 == 0 else PADDING[language] for i in range(more))
    words = "".join(parts)
    blanks_before = words[: len(words) - len(words.lstrip())]
    blanks_after = words[len(words.rstrip()) :]
    return f"{blanks_before}[{words.strip()}{padding.rstrip()}]{blanks_after}"


def main():
    folder = Path(sys.argv[1])
    for language in LOOKS:
        path = folder / f"leapfrog_{language}.ts"
        subprocess.run(
            [TOOLS / "lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
            + ["-target-language", language, "-I", "src", "src", "ui", "-ts", path],
            cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        tree = ElementTree.parse(path)
        for message in tree.getroot().iter("message"):
            words = pseudo(message.findtext("source") or "", language)
            translation = message.find("translation")
            translation.attrib.pop("type", None)
            forms = list(translation.iter("numerusform"))
            for form in forms:
                form.text = words
            if not forms:
                translation.text = words
        tree.write(path, encoding="utf-8")
        subprocess.run([TOOLS / "lrelease", "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
