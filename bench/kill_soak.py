#!/usr/bin/env python3
"""Breaks consoles, pollers, connections and the server at random moments, then judges whether every document is posted exactly once.

    ./dev soak [--faults 1000] [--seed 1] [--kinds console,poller,freeze,cut,crash]

Under load (imports of changed documents, bulk sync, recreations on the direct path and through the queue; three pollers) it
  kills a console or a poller with SIGKILL, freezes a poller with SIGSTOP past its leases and lets it go on, cuts connections
  (pg_terminate_backend), and crashes the server (SIGQUIT: no checkpoint, recovery at the restart).
Then it lets the rest finish and judges the database: every document posted at its newest version, exactly once, with entries in force
that balance and come to what the document says; every recreation with an outcome for every document; no job left, no lease for ever;
counters equal to a count. Prints one JSON line; exit 1 on a fault found. A server of its own with durable settings, gone at the end.
LEAPFROG_BIN_DIR names the programs' folder.
"""
import argparse, json, os, random, signal, subprocess, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import queue_common as common

ORGS = ("acme", "borealis")
WEIGHTS = {"console": 35, "poller": 25, "freeze": 20, "cut": 17, "crash": 3}

CHECKS = {
    "not_posted_at_newest_version": "SELECT count(*) FROM document WHERE posted_version <> accounting_ready_version",
    "refused": "SELECT count(*) FROM document WHERE accounting_status <> 'posted'",
    "awaiting_recreation": "SELECT count(*) FROM document WHERE awaiting_recreation",
    "wrong_number_of_entries_in_force": "SELECT count(*) FROM document LEFT JOIN (SELECT org_id, document_id, count(*) AS n, max(version) AS version "
        "FROM gl_entry WHERE deleted_at IS NULL GROUP BY 1, 2) AS entry USING (org_id, document_id) WHERE n IS DISTINCT FROM 2 OR version <> posted_version",
    "amount_is_not_the_documents": "SELECT count(*) FROM document JOIN gl_entry USING (org_id, document_id) "
        "WHERE deleted_at IS NULL AND account = '1200' AND gl_entry.amount <> document.amount",
    "posted_twice": "SELECT count(*) FROM (SELECT 1 FROM gl_entry GROUP BY org_id, document_id, version HAVING count(*) <> 2) AS version",
    "unbalanced": "SELECT count(*) FROM (SELECT 1 FROM gl_entry GROUP BY org_id, document_id, version HAVING sum(base_amount) <> 0) AS version",
    "documents_without_outcome": "SELECT count(*) FROM recreation_document WHERE outcome = 'waiting'",
    "jobs_left": "SELECT count(*) FROM accounting_work_queue",
    "depth_counters_wrong": "SELECT count(*) FROM queue_depth_now",
}


def invoice(i, amount):
    text = "%d.00" % amount
    return {"id": "S%d" % i, "type": "sales_invoice", "date": "2026-03-31", "currency": "EUR", "tax_included": False,
            "lines": [{"amount": text}], "total": text}


class Soak:
    def __init__(self, args):
        self.args, self.random, self.cluster = args, random.Random(args.seed), common.Cluster()
        self.database = common.migrated(self.cluster, "soak")
        self.pollers, self.frozen, self.consoles = [], [], []
        self.done = dict.fromkeys(self.kinds(), 0)
        self.started = {"direct": 0, "queued": 0, "import": 0}

    def kinds(self):
        return [kind for kind in WEIGHTS if kind in self.args.kinds.split(",")]

    def sql(self, text):
        return common.sql(self.database, text)

    def spawn(self, *words):
        return subprocess.Popen([common.CTL, "--dsn", self.cluster.dsn(self.database), "--json", "--quiet", *words],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    # --- load --------------------------------------------------------------------------------------------------------

    def documents_file(self, count):
        path = os.path.join(self.cluster.folder, "documents-%d.jsonl" % self.random.randrange(10**9))
        numbers = range(1, self.args.documents + 1) if count is None else self.random.sample(range(1, self.args.documents + 1), count)
        with open(path, "w") as out:
            out.writelines(json.dumps(invoice(i, self.random.randint(1, 9999))) + "\n" for i in numbers)
        return path

    def start_poller(self):
        # Slow jobs are leased one at a time, fast ones are taken in sets: both ways must survive.
        slow = self.random.random() < 0.4
        self.pollers.append(self.spawn("work", "--concurrency", "3", *(["--job-seconds", "0.03"] if slow else [])))

    def start_console(self):
        org = self.random.choice(ORGS)
        if self.random.random() < 0.2:
            self.started["import"] += 1
            return self.spawn("import", "--org", org, self.documents_file(60))
        queued = self.random.random() < 0.25
        chosen = self.random.sample(range(1, self.args.documents + 1), self.random.randint(11, 16) if queued else self.random.randint(1, 10))
        self.started["queued" if queued else "direct"] += 1
        return self.spawn("recreate", "--org", org, *[word for i in chosen for word in ("--document", "S%d" % i)])

    def sync(self):
        """A bulk producer that asks for many documents again, most of them needlessly."""
        subprocess.run(["psql", "-XqAt", "-d", self.database, "-c",
                        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT org_id, document_id, document_type "
                        "FROM document ORDER BY random() LIMIT 300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def keep_the_load_up(self):
        self.consoles = [console for console in self.consoles if console.poll() is None]
        while len(self.consoles) < 3:
            self.consoles.append(self.start_console())
        if self.random.random() < 0.2:
            self.sync()
        now = time.monotonic()
        for poller, until in [thaw for thaw in self.frozen if thaw[1] <= now]:
            poller.send_signal(signal.SIGCONT)
            self.frozen.remove((poller, until))

    # --- faults ------------------------------------------------------------------------------------------------------

    def fault(self):
        kind = self.random.choices(self.kinds(), [WEIGHTS[kind] for kind in self.kinds()])[0]
        if getattr(self, "break_" + kind)():
            self.done[kind] += 1

    def break_console(self):
        console = self.consoles.pop(self.random.randrange(len(self.consoles)))
        alive = console.poll() is None
        console.kill()
        console.wait()
        return alive

    def break_poller(self):
        poller = self.pollers.pop(self.random.randrange(len(self.pollers)))
        self.frozen = [thaw for thaw in self.frozen if thaw[0] is not poller]
        poller.kill()
        poller.wait()
        self.start_poller()
        return True

    def break_freeze(self):
        awake = [poller for poller in self.pollers if all(poller is not frozen for frozen, _ in self.frozen)]
        if len(awake) < 2:
            return False
        poller = self.random.choice(awake)
        poller.send_signal(signal.SIGSTOP)
        self.frozen.append((poller, time.monotonic() + self.random.uniform(0.5, 4)))   # a lease lasts 2 s
        return True

    def break_cut(self):
        one = self.random.random() < 0.7
        self.sql("SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                 "AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY random() %s) AS victim" % ("LIMIT 1" if one else ""))
        return True

    def break_crash(self):
        self.cluster.crash()
        return True

    # --- the run -----------------------------------------------------------------------------------------------------

    def drained(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.sql("SELECT count(*) FROM accounting_work_queue WHERE state <> 'dead'") == "0":
                return True
            time.sleep(0.2)
        return False

    def seed(self):
        for org in ORGS:
            common.ctl(self.cluster, self.database, "import", "--org", org, self.documents_file(None))
        common.ctl(self.cluster, self.database, "settings", "lease_seconds=2", "poll_seconds=1", "max_attempts=1000")
        common.ctl(self.cluster, self.database, "work", "--drain")
        for _ in range(3):
            self.start_poller()

    def run(self):
        try:
            self.seed()
            began = time.monotonic()
            while sum(self.done.values()) < self.args.faults:
                if self.random.random() < 0.02:   # sets with and without a worker having died of late
                    common.ctl(self.cluster, self.database, "settings", "caution_minutes=%d" % self.random.choice((0, 0, 10)))
                self.keep_the_load_up()
                time.sleep(self.random.uniform(0, 0.25))
                self.fault()
            for poller, _ in self.frozen:
                poller.send_signal(signal.SIGCONT)
            for console in self.consoles:
                console.wait()
            finished = self.drained(180)
            found = {name: count for name, count in ((name, int(self.sql(text))) for name, text in CHECKS.items()) if count}
            print(json.dumps({
                "seed": self.args.seed, "faults": self.done, "recreations": self.started["direct"] + self.started["queued"],
                "started": self.started, "versions_posted": int(self.sql("SELECT count(DISTINCT (org_id, document_id, version)) FROM gl_entry")),
                "adopted": int(self.sql("SELECT count(*) FROM job_event WHERE what = 'adopted'")),
                "seconds": round(time.monotonic() - began, 1), "drained": finished, "found": found}))
            return 0 if finished and not found else 1
        finally:
            for process in self.pollers + self.consoles:
                process.send_signal(signal.SIGCONT)
                process.terminate()
            for process in self.pollers + self.consoles:
                process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--kinds", default=",".join(WEIGHTS))
    args = parser.parse_args()
    if set(args.kinds.split(",")) - set(WEIGHTS):
        parser.error("--kinds takes some of " + ", ".join(WEIGHTS))
    return Soak(args).run()


if __name__ == "__main__":
    sys.exit(main())
