# SPDX-License-Identifier: MIT
"""Writes a shop's payloads as files in the order in which they arrive: as it happened, shuffled, doubled."""
import json
import os
import random

from .shop import expected

IN_A_FILE = 300


def arranged(units, shuffle=None, double=False):
    """The units as they arrive. Doubled ones come a second time somewhere; shuffled ones in any order at all."""
    units = list(units)
    chance = random.Random("%s/%d" % (shuffle, len(units)))
    if double:
        units = sorted(((at, unit) for i, unit in enumerate(units) for at in (i, i + chance.random() * 40)), key=lambda pair: pair[0])
        units = [unit for _, unit in units]
    if shuffle is not None:
        chance.shuffle(units)
    return units


def ungrouped(lines, chance):
    """A bulk file as Shopify writes it unless asked to group: children anywhere after their parents' kind."""
    parents = [line for line in lines if '"__parentId"' not in line]
    children = [line for line in lines if '"__parentId"' in line]
    chance.shuffle(children)
    return parents + children


def write(world, folder, shuffle=None, double=False, group=True):
    """Files that are to be imported in the order of their names, and expected.json beside their folder. Gives the files' paths."""
    payloads = os.path.join(folder, "payloads")
    os.makedirs(payloads, exist_ok=True)
    for old in os.listdir(payloads):
        os.remove(os.path.join(payloads, old))
    chance, paths = random.Random(str(shuffle)), []
    units = arranged(world.units, shuffle, double)

    def put(ending, lines):
        paths.append(os.path.join(payloads, "%05d-%s" % (len(paths) + 1, ending)))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    for start in range(0, len(units), IN_A_FILE):
        chunk = units[start:start + IN_A_FILE]
        for bulk in exports(unit for unit in chunk if unit.form == "bulk"):
            put("bulk.jsonl", bulk if group else ungrouped(bulk, chance))
        single = [line for unit in chunk if unit.form == "rest" for line in unit.lines]
        if single:
            put("objects.jsonl", single)
        for body in wrapped([unit.lines[0] for unit in chunk if unit.form == "wrapped"]):
            put("answer.json", [body])
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(expected(world), file, indent=1, ensure_ascii=False)
        file.write("\n")
    return paths


def exports(units):
    """The lines of each bulk file: an export has an order once."""
    files = []
    for unit in units:
        order = json.loads(unit.lines[0])["id"]
        for orders, lines in files:
            if order not in orders:
                break
        else:
            orders, lines = set(), []
            files.append((orders, lines))
        orders.add(order)
        lines += unit.lines
    return [lines for _, lines in files]


def wrapped(bodies):
    """Answers of lists become one page each; answers of one object stay alone, a few of them."""
    pages = {}
    for body in bodies:
        (name, value), = json.loads(body).items()
        if isinstance(value, list):
            pages.setdefault(name, []).extend(value)
        elif len(pages.setdefault("", [])) < 2:
            pages[""].append(body)
        else:
            pages.setdefault(name + "s", []).append(value)
    alone = pages.pop("", [])
    return [json.dumps({name: rows}, ensure_ascii=False, separators=(",", ":")) for name, rows in pages.items()] + alone
