#!/usr/bin/env python3
"""A whole organisation's books rehearsed under other settings: how long it takes, and whether memory grows with the book.

    ./dev bench rehearsal [--documents 100000] [--rounds 3]

A tenth of the documents and all of them are rehearsed in turn, each with another account for sales (every document changes) and with another
rounding of deferrals (none does that has none; every fourth has one). Seconds are the command's own, from the first document to the last; peak
memory is that of its process. What it says is checked: every document is counted, and what leaves one account comes to the other.
"""
import argparse, json, os, subprocess

from queue_common import CTL, Cluster, Report, ctl, drain, fail, guarded, migrated, settle, sql
from queue_posting import invoice

ORG = "large"
CHANGES = {"another account": ["--role", "sales=4001"], "another rounding": ["--deferral-rounding", "residual_last"]}


def document(number):
    """Every fourth has a line whose revenue comes over seven months, in parts that don't come out even."""
    made = invoice(number)
    if number % 4 == 0:
        made["lines"][0]["deferral"] = {"start": "2026-03-10", "end": "2026-10-05"}
    return made


class Rehearsal:
    def __init__(self, options):
        self.options = options
        self.cluster = Cluster()
        self.seconds = {}
        self.peaks = {}

    def fill(self, name, documents):
        path = os.path.join(self.cluster.folder, name + ".jsonl")
        with open(path, "w") as out:
            for number in range(documents):
                out.write(json.dumps(document(number)) + "\n")
        migrated(self.cluster, name)
        ctl(self.cluster, name, "import", "--format", "leapfrog", "--org", ORG, "--base-currency", "EUR", path)
        sql(name, "SELECT queue_aggregate()")
        drain(self.cluster, name, 4, "post", documents)
        settle(name)
        refused = sql(name, "SELECT count(*) FROM document WHERE posted_version = 0")
        if refused != "0":
            fail("%s documents were not posted" % refused)

    def rehearse(self, database, documents, change):
        process = subprocess.Popen([CTL, "--dsn", self.cluster.dsn(database), "--json", "--quiet", "rehearse", "--org", ORG, *CHANGES[change]],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        told = json.loads(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            fail(process.stderr.read().decode())
        moved = sum(float(row["after"]) - float(row["before"]) for row in told["accounts"])
        changed = documents if change == "another account" else told["changed"]
        if told["documents"] != documents or told["changed"] != changed or told["refused"] != 0 or abs(moved) > 0.01:
            fail("this was rehearsed: %s" % {key: told[key] for key in ("documents", "changed", "unchanged", "refused", "locked")})
        self.seconds.setdefault((documents, change), []).append(told["seconds"])
        self.peaks[documents] = max(self.peaks.get(documents, 0), usage.ru_maxrss / 1024)

    def measure(self):
        sizes = {"small": self.options.documents // 10, "all": self.options.documents}
        for name, documents in sizes.items():
            self.fill(name, documents)
        for _ in range(self.options.rounds):
            for name, documents in sizes.items():
                for change in CHANGES:
                    self.rehearse(name, documents, change)
        report = Report("rehearsal")
        for (documents, change), seconds in self.seconds.items():
            report.figure("%s, %d documents" % (change, documents), seconds, "s")
        for documents, peak in self.peaks.items():
            report.figure("peak memory, %d documents" % documents, peak, "MiB")
        worst = max(sorted(self.seconds[(sizes["all"], change)])[self.options.rounds // 2] for change in CHANGES)
        report.ratio("seconds for 100,000 documents / 10 s", worst * 100000 / sizes["all"] / 10, at_most=1)
        report.ratio("peak memory of all / of a tenth", self.peaks[sizes["all"]] / self.peaks[sizes["small"]], at_most=1.5)
        report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=100000)
    parser.add_argument("--rounds", type=int, default=3)
    Rehearsal(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
