#!/usr/bin/env python3
"""Two versions of Leapfrog side by side in one run: what a change costs.

    ./dev bench queue_versions --before FOLDER [--rounds 3] [--parts throughput,posting,enqueue,claim,bulk,click,fairness,churn]

FOLDER: a checkout of the version before, built there with ./dev build. Each version has a server of its own; they are measured in turn, so
that a slow minute of the machine hits both. For each figure the cost of this version against the one before: 1.05 is 5 % dearer.
"""
import argparse, os, statistics, sys

import queue_churn, queue_common, queue_fairness, queue_posting, queue_scale, queue_throughput
from queue_common import ROOT, Cluster, Report, fail, guarded, migrated, percentile, sql

MOST = 1.05


# Functions that the measurements call, and what older versions call them.
RENAMED = (("queue_aggregate", "queue_fold($1)"), ("queue_maintain_lanes", "queue_tend_lanes()"))


class Version:
    def __init__(self, name, folder):
        self.name, self.folder = name, os.path.abspath(folder)
        if not os.path.exists(self.program()):
            fail(self.program() + " is not there: build it with ./dev build")
        self.cluster = Cluster()
        self.has = set()

    def program(self):
        return os.path.join(self.folder, "build", "release", "bin", "leapfrogctl")

    def use(self):
        os.environ["PGHOST"] = self.cluster.folder
        for module in (queue_common, queue_scale, queue_fairness, queue_churn):
            module.CTL = self.program()
        queue_scale.ROOT = self.folder  # whose statement of the depth is measured

    def template(self, name, fill):
        """Filled once, copied for each run."""
        if name not in self.has:
            self.has.add(name)
            migrated(self.cluster, name)
            for word, before in RENAMED:
                sql(name, "DO $do$ BEGIN IF to_regproc('%s') IS NULL THEN CREATE FUNCTION %s(boolean DEFAULT false) RETURNS void"
                          " LANGUAGE plpgsql AS $$ BEGIN PERFORM %s; END $$; END IF; END $do$" % (word, word, before))
            fill()

    def made(self, kind, **args):
        """A measurement of another bench on this version's server, with a report of its own."""
        made = kind.__new__(kind)
        made.args, made.cluster, made.report = argparse.Namespace(**args), self.cluster, Report(self.name)
        self.template("empty", lambda: sql("empty", open(os.path.join(ROOT, "bench", "queue_scale.sql")).read()))
        return made


def told(report):
    return {(row["what"], row["unit"]): row["value"] for row in report.figures}


class Parts:
    """Each runs one part once; returns figures by (what, unit)."""

    def __init__(self, args):
        self.args = args

    def throughput(self, version):
        made = version.made(queue_throughput.Throughput, jobs=self.args.jobs)
        version.template("leapfrog", lambda: sql("leapfrog", queue_throughput.FILL["leapfrog"] % {"jobs": self.args.jobs}))
        return {("jobs that do nothing, %d connections" % n, "jobs/s"): made.leapfrog(n) for n in (1, 4)}

    def posting(self, version):
        made = version.made(queue_posting.Posting, documents=self.args.documents)

        def fill():
            for org, path in made.write_documents()[0]:
                queue_common.ctl(version.cluster, "posting", "import", "--format", "leapfrog", "--org", org, "--base-currency", "EUR", path)
            sql("posting", "SELECT queue_aggregate()")
        version.template("posting", fill)
        made.template = "posting"
        found = {("documents posted, %d connections" % n, "documents/s"): made.leapfrog(n) for n in (1, 4)}
        return {**found, ("changed documents posted, 1 connection", "documents/s"): made.again()}

    def scale(self, version, part):
        made = version.made(queue_scale.Scale, large=self.args.large, rounds=1, seconds=4, clicks=self.args.clicks, set=[])
        getattr(made, part)()
        return told(made.report)

    def enqueue(self, version):
        return self.scale(version, "enqueues")

    def claim(self, version):
        return {**self.scale(version, "claims"), **self.scale(version, "dry")}

    def bulk(self, version):
        return self.scale(version, "bulk")

    def click(self, version):
        return self.scale(version, "clicks")

    def fairness(self, version):
        made = version.made(queue_fairness.Fairness, jobs=100000, tries=30)
        ahead, waits = made.flood()
        return {("one high job beside a flood, start after, %s" % name, "ms"): percentile(waits, share) for name, share in (("p50", 0.5), ("p99", 0.99))} \
            | {("jobs of the flood before it, p50", "jobs"): percentile(ahead, 0.5), ("largest deviation of a share", "of its weight"): made.shares()[0]}

    def churn(self, version):
        made = version.made(queue_churn.Churn, seconds=self.args.seconds, rate=4000)
        for name, (backlog, share) in queue_churn.CASES.items():
            with queue_common.Database("empty") as database:
                made.churn(database, name, backlog, share)
        return told(made.report)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--before", required=True, metavar="FOLDER", help="a checkout of the version before, built")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=60000)
    parser.add_argument("--documents", type=int, default=12000, help="a multiple of 4,000")
    parser.add_argument("--large", type=int, default=200000, help="jobs of the large backlog")
    parser.add_argument("--clicks", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=40, help="how long churn's transaction stays open")
    parser.add_argument("--parts", default="throughput,posting,enqueue,claim,bulk,click,fairness,churn")
    args = parser.parse_args()
    parts, versions = Parts(args), (Version("before", args.before), Version("now", ROOT))
    report = Report("queue_versions")
    for part in args.parts.split(","):
        found = {}  # by figure: by version: the rounds' values
        for turn in range(args.rounds):
            for version in versions if turn % 2 == 0 else versions[::-1]:
                version.use()
                for figure, value in getattr(parts, part)(version).items():
                    found.setdefault(figure, {}).setdefault(version.name, []).append(value)
                    print("bench: round %d of %d, %s: %s %.4g" % (turn + 1, args.rounds, version.name, figure[0], value), file=sys.stderr)
        for (what, unit), values in found.items():
            if len(values) < 2 or "bare table" in what:
                continue
            before, now = statistics.median(values["before"]), statistics.median(values["now"])
            report.figure("%s: before" % what, before, unit)
            report.figure("%s: now" % what, now, unit)
            if before and now:
                pairs = zip(values["before"], values["now"]) if unit.endswith("/s") else zip(values["now"], values["before"])
                report.ratio(what + ": cost", statistics.median(over / under for over, under in pairs if under), at_most=MOST)
    report.print()


if __name__ == "__main__":
    guarded(main)
