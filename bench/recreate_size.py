#!/usr/bin/env python3
"""A whole organisation recreated, beside the same documents posted for the first time, and what reports show meanwhile.

    ./dev bench recreate_size [--documents 20000] [--rounds 3] [--concurrency 4]

In each round a fresh copy's documents are posted by `work --drain` (the sync path), then `recreate --all` posts them again with a worker
that waits for work. From the click to the last document counts: looking at the documents, taking entries out of force, posting. Meanwhile
the trial balance is read over and over: the least that it showed of the receivable, as a share of the whole, must be 1. The longest
transaction is the oldest one seen in twenty looks a second.
"""
import argparse, json, os, subprocess, threading, time

from queue_common import CTL, Cluster, Database, Report, ctl, drain, fail, guarded, migrated, paired, settle, sql
from queue_posting import invoice

ORG = "large"


OLDEST = """SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0) FROM pg_stat_activity WHERE datname = current_database()
 AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT LIKE '%ledger%' \\watch 0.05
"""


class Oldest:
    """How old the oldest transaction is, over and over, until the block ends. One session: a new one for each look would be a load."""

    def __init__(self, database):
        self.session = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.session.stdin.write(OLDEST)
        self.session.stdin.flush()
        self.most, self.thread = 0, threading.Thread(target=self.read)

    def read(self):
        for line in self.session.stdout:
            try:
                self.most = max(self.most, float(line))
            except ValueError:
                pass  # the head of a look

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.session.kill()
        self.session.wait()
        self.thread.join()


class Watch:
    """Looks at something over and over, in a thread, until the block ends."""

    def __init__(self, look, pause):
        self.look, self.pause, self.seen = look, pause, []
        self.stop, self.thread = threading.Event(), threading.Thread(target=self.run)

    def run(self):
        while not self.stop.is_set():
            self.seen.append(self.look())
            self.stop.wait(self.pause)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


class Recreation:
    def __init__(self, options):
        self.options = options
        self.cluster = Cluster()
        self.peaks = {"worker": 0, "recreate": 0}
        self.longest = self.undo_longest = 0
        self.least, self.looks = 1, 0
        self.sync, self.whole, self.undone = [], [], []

    def prepare(self):
        path = os.path.join(self.cluster.folder, "documents.jsonl")
        with open(path, "w") as out:
            for number in range(self.options.documents):
                out.write(json.dumps(invoice(number)) + "\n")
        migrated(self.cluster, "large")
        ctl(self.cluster, "large", "import", "--format", "leapfrog", "--org", ORG, "--base-currency", "EUR", path)
        sql("large", "SELECT queue_aggregate()")

    def receivable(self, database):
        report = json.loads(ctl(self.cluster, database, "ledger", "trial-balance", "--org", ORG))
        return sum(float(row["balance"]) for row in report["accounts"] if row["account"] == "1200")

    def started(self, database, *words):
        return subprocess.Popen([CTL, "--dsn", self.cluster.dsn(database), "--json", "--quiet", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def ended(self, process, name):
        """Peak memory (MiB) of a process that is about to end."""
        process.stdout.read()
        told = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            fail("%s failed: %s" % (name, told))
        self.peaks[name] = max(self.peaks[name], usage.ru_maxrss / 1024)

    def recreate(self, database):
        whole = self.receivable(database)
        worker = self.started(database, "work", "--concurrency", str(self.options.concurrency))
        try:
            while sql(database, "SELECT count(*) FROM worker WHERE kind = 'queue'") == "0":
                time.sleep(0.1)
            with Watch(lambda: self.receivable(database), 0.5) as balance, Oldest(database) as oldest:
                begin = time.perf_counter()
                self.ended(self.started(database, "recreate", "--org", ORG, "--all", "--wait"), "recreate")
                took = time.perf_counter() - begin
        finally:
            worker.terminate()
        self.ended(worker, "worker")
        outcomes = sql(database, "SELECT string_agg(outcome || ' ' || n, ', ') FROM (SELECT outcome, count(*) AS n FROM recreation_document GROUP BY 1) AS o")
        if outcomes != "unchanged %d" % self.options.documents or self.receivable(database) != whole:
            fail("this became of the documents: " + outcomes)
        self.least = min([self.least] + [seen / whole for seen in balance.seen])
        self.looks += len(balance.seen)
        self.longest = max(self.longest, oldest.most)
        return self.options.documents / took

    def undo(self, database):
        recreation = sql(database, "SELECT recreation_id FROM recreation")
        with Oldest(database) as oldest:
            begin = time.perf_counter()
            ctl(self.cluster, database, "recreations", "undo", recreation)
            took = time.perf_counter() - begin
        self.undo_longest = max(self.undo_longest, oldest.most)
        return self.options.documents / took

    def measure(self):
        self.prepare()
        for _ in range(self.options.rounds):
            with Database("large") as database:
                settle(database)
                self.sync.append(drain(self.cluster, database, self.options.concurrency, "post", self.options.documents))
                settle(database)
                self.whole.append(self.recreate(database))
                settle(database)
                self.undone.append(self.undo(database))
        report = Report("recreate_size")
        report.figure("documents", self.options.documents, "")
        report.figure("sync path", self.sync, "documents/s")
        report.figure("recreate --all, from the click to the last", self.whole, "documents/s")
        report.figure("undo of all", self.undone, "documents/s")
        report.figure("longest transaction of the recreation", self.longest, "s")
        report.figure("longest transaction of the undo", self.undo_longest, "s")
        report.figure("peak memory of the worker", self.peaks["worker"], "MiB")
        report.figure("peak memory of recreate", self.peaks["recreate"], "MiB")
        report.figure("trial balances read meanwhile", self.looks, "")
        report.ratio("recreate --all / sync path", paired(self.whole, self.sync), at_least=0.4)
        report.ratio("least receivable shown / the whole", self.least, at_least=1)
        report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=4)
    Recreation(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
