#!/usr/bin/env python3
"""How soon a click starts after its commit, whatever the other organisations do.

    ./dev bench queue_hostile [--seconds 60] [--organisations 5000] [--longest 3] [--pause 0.2]

Clicks whose transactions stay open for up to some seconds after the insert, beside a session that holds a snapshot open, and thousands of
organisations that come and go at both priorities, so that lanes wake and rest all the time and turns are given away between a click
and its commit. One worker does jobs that do nothing. Half of the clicks are committed at once: by these it is seen what the load costs
anybody (with --pause 0.05 two processors have more to do than they can). Target: the slowest click starts within a second of its commit
(and a half, where the processors are shared with all this).
"""
import argparse, os, random, subprocess, sys, threading, time

from queue_common import CTL, ROOT, Cluster, Database, Report, fail, guarded, migrated, percentile, settle, sql

CLICKERS = 8
# One statement wakes many lanes; the worker has done the jobs before the same organisation comes again.
COMING_AND_GOING = """INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority)
SELECT 'org' || floor(random() * %d)::int, 'D' || nextval('bench.document'), 'sales_invoice', CASE WHEN i <= 30 THEN 2 ELSE 1 END
  FROM generate_series(1, 200) AS i;
"""


class Session:
    """A psql that runs one statement at a time and says when it is done."""

    def __init__(self, database):
        self.process = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, text):
        self.process.stdin.write(text + ";\nSELECT extract(epoch FROM clock_timestamp());\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Hostile:
    def __init__(self, args):
        self.args = args
        self.cluster = Cluster({"autovacuum_naptime": "'5s'"})
        self.report = Report("queue_hostile")
        self.ended = threading.Event()
        self.commits, self.open, self.lock = {}, set(), threading.Lock()
        migrated(self.cluster, "empty")
        with open(os.path.join(ROOT, "bench", "queue_scale.sql")) as script:
            sql("empty", script.read())

    def come_and_go(self, database):
        session = Session(database)
        while not self.ended.wait(self.args.pause):
            session.run(COMING_AND_GOING.rstrip().rstrip(";") % self.args.organisations)
        session.end()

    def click(self, database, name):
        """Half of the clicks are made in one statement, the others stay open for a while; organisations that are new, that come again, and
        one that two clickers share."""
        session, chance, number = Session(database), random.Random(name), 0
        while not self.ended.wait(chance.uniform(0.05, 0.4)):
            number += 1
            document = "C%d-%d" % (name, number)
            org = chance.choice(["clicker%d" % name, "clicker%d" % (name // 2), "new%d-%d" % (name, number)])
            insert = ("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority)"
                      " VALUES ('%s', '%s', 'sales_invoice', 2)" % (org, document))
            stays = chance.random() < 0.5
            if not stays:
                at = session.run(insert)
            else:
                session.run("BEGIN; " + insert)
                time.sleep(chance.uniform(0, self.args.longest))
                at = session.run("COMMIT")
            with self.lock:
                self.commits[document] = at
                self.open.update({document} if stays else ())
        session.end()

    def measure(self):
        with Database("empty") as database:
            settle(database)
            sql(database, "ALTER TABLE accounting_work_queue ENABLE TRIGGER bench_leased, ENABLE TRIGGER bench_taken")
            worker = subprocess.Popen([CTL, "--dsn", self.cluster.dsn(database), "--quiet", "work", "--processor", "noop"], stdout=subprocess.DEVNULL)
            holder = Session(database)
            holder.run("BEGIN ISOLATION LEVEL REPEATABLE READ; CREATE TEMP TABLE held AS SELECT count(*) FROM accounting_work_queue")
            threads = [threading.Thread(target=self.come_and_go, args=(database,)) for _ in range(2)]
            threads += [threading.Thread(target=self.click, args=(database, name)) for name in range(CLICKERS)]
            try:
                for thread in threads:
                    thread.start()
                time.sleep(self.args.seconds)
                self.ended.set()
                for thread in threads:
                    thread.join()
                time.sleep(3)
            finally:
                self.ended.set()
                holder.end()
                worker.terminate()
                worker.wait()
            self.tell(database)
        self.report.print()

    def tell(self, database):
        started = dict(line.split("|") for line in sql(database, "SELECT document_id, min(extract(epoch FROM enqueued_at) + ms / 1000) FROM bench.start"
                                                       " WHERE document_id LIKE 'C%' GROUP BY 1").split())
        missing = set(self.commits) - set(started)
        if missing:
            fail("%d of %d clicks never started" % (len(missing), len(self.commits)))
        waits = {document: 1000 * (float(started[document]) - at) for document, at in self.commits.items()}
        lanes = float(sql(database, "SELECT last_value FROM queue_turn_seq"))
        self.report.figure("lanes that woke meanwhile", lanes, "")
        for kind, some in (("committed at once", waits.keys() - self.open), ("open for a while", self.open)):
            found = [waits[document] for document in some]
            self.report.figure("clicks %s" % kind, len(found), "")
            for share in (0.5, 0.99):
                self.report.figure("%s, from commit to start, p%d" % (kind, 100 * share), percentile(found, share), "ms")
            self.report.figure("%s, from commit to start, slowest" % kind, max(found), "ms")
        self.report.ratio("slowest click, s", max(waits.values()) / 1000, at_most=1.5)
        print("bench: %d clicks" % len(waits), file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--organisations", type=int, default=5000, help="that come and go")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two statements of 200 jobs of a producer")
    parser.add_argument("--longest", type=float, default=3, help="seconds that a click's transaction stays open at most")
    Hostile(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
