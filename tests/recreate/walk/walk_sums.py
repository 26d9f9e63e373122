#!/usr/bin/env python3
"""What was known at each moment of a walk, and what flux says of two of them, summed up by other code.

usage: walk_sums.py FOLDER

FOLDER has tables as CSV (entries, acts, statuses) and what the program said (printed.json, flux.json), as test_random_walk writes them. Knows nothing of
the program's SQL: an act is known from its moment on, an entry from its act until that which took it out of force, and longer while its document awaits a
recreation. Says what differs, exit 1; else how much was compared.
"""
# SPDX-License-Identifier: MIT
import collections
import csv
import json
import sys
from pathlib import Path


def table(folder, name):
    with open(folder / (name + ".csv"), newline="", encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


class Books:
    def __init__(self, folder):
        self.at = {row["act"]: row["at"] for row in table(folder, "acts")}
        self.entries = table(folder, "entries")
        self.statuses = collections.defaultdict(list)
        for row in table(folder, "statuses"):
            self.statuses[row["document_id"]].append((int(row["line_no"]), row["act"], row["awaiting_recreation"] == "t", int(row["posted_version"])))
        for rows in self.statuses.values():
            rows.sort()

    def is_known(self, act, moment):
        return act == "0" or self.at[act] <= moment

    def awaiting(self, document, moment):
        """The version that was posted before, of a document that awaited its recreation then; else none."""
        last = None
        for _, act, awaits, posted in self.statuses.get(document, ()):
            if self.is_known(act, moment):
                last = posted if awaits else None
        return last

    def known_at(self, moment):
        sums = collections.Counter()
        places = set()
        for entry in self.entries:
            if not self.is_known(entry["posted_act"], moment):
                continue
            if entry["deleted_act"] and self.is_known(entry["deleted_act"], moment):
                posted = self.awaiting(entry["document_id"], moment)
                if posted is None or int(entry["replaced_by_version"]) <= posted:
                    continue
            place = entry["account"] + " " + entry["month"]
            places.add(place)
            sums[place] += int(entry["base_amount"])
        return {place: sums[place] for place in places}


def by_account(figures):
    sums = collections.Counter()
    for place, amount in figures.items():
        sums[place.rpartition(" ")[0]] += amount
    return sums


def main():
    folder = Path(sys.argv[1])
    books = Books(folder)
    faults, compared = [], 0
    for one in json.loads((folder / "printed.json").read_text()):
        mine = books.known_at(one["moment"])
        printed = {place: int(amount) for place, amount in one["figures"].items()}
        compared += len(printed)
        for place in sorted(mine.keys() | printed.keys()):
            if mine.get(place) != printed.get(place):
                faults.append("%s: %s was printed as %s, is %s" % (one["moment"], place, printed.get(place), mine.get(place)))
    fluxes = json.loads((folder / "flux.json").read_text())
    for one in fluxes:
        before, after = by_account(books.known_at(one["before"])), by_account(books.known_at(one["after"]))
        told = {account["account"]: account for account in one["accounts"]}
        for account in sorted(before.keys() | after.keys() | told.keys()):
            said = told.get(account)
            difference = after[account] - before[account]
            if said is None:
                if difference:
                    faults.append("%s to %s: nothing is told of %s, which differs by %d" % (one["before"], one["after"], account, difference))
            elif (int(said["before"]), int(said["after"])) != (before[account], after[account]) or sum(map(int, said["reasons"])) != difference:
                faults.append("%s to %s: %s is told as %s, was %d, is %d" % (one["before"], one["after"], account, said, before[account], after[account]))
    for fault in faults[:20]:
        print(fault)
    print("%d figures and %d comparisons of two moments: %s" % (compared, len(fluxes), "%d differ" % len(faults) if faults else "all the same"))
    return 1 if faults else 0


sys.exit(main())
