#!/usr/bin/env python3
"""Breaks consoles, pollers, connections, rows and the server at random moments, then judges whether every document is posted exactly once.

    ./dev soak [--faults 1000] [--seed 1] [--kinds console,poller,freeze,cut,crash,rows,…]

Under load (imports of changed documents, bulk sync, recreations on the direct path and through the queue; three pollers) it
  kills a console or a poller with SIGKILL, freezes a poller with SIGSTOP past its leases and lets it go on, cuts connections
  (pg_terminate_backend), crashes the server (SIGQUIT: no checkpoint, recovery at the restart), freezes it, fills its disk (as root only:
  a small tmpfs); leaves odd rows, lanes and counters behind, with the triggers on and off; changes settings, in bounds and out of them;
  adds and drops columns; takes rights away; spoils one organisation's settings; does by hand what hands do: a trigger off, an index gone,
  versions raised without a job (soak_faults.py). doctor looks meanwhile (soak_looks.py).
Then it lets the rest finish and judges the database: every document posted at its newest version, exactly once, with entries in force
that balance and come to what the document says; every recreation with an outcome for every document; no job left, no lease for ever;
counters equal to a count; doctor named what it must name while it was so, and finds nothing at the end. Prints one JSON line; exit 1 on
a fault found. A server of its own with durable settings, gone at the end. LEAPFROG_BIN_DIR names the programs' folder.
"""
import argparse, atexit, collections, json, os, random, shutil, signal, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import queue_common as common
from soak_faults import BAD_ORG, Faults, WEIGHTS

ORGS = ("acme", "borealis")
# What a poller may end with by itself: its login was refused for a moment.
MAY_END = (0, 4)

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


def small_disk():
    """A disk that can be filled without harm, for the server alone; None without the right to make one."""
    folder = tempfile.mkdtemp(prefix="leapfrog-soak-")
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500m,mode=755", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode != 0:
        os.rmdir(folder)
        return None
    atexit.register(lambda: subprocess.run(["umount", "-l", folder]) and os.rmdir(folder))
    os.environ["BENCH_DATA_DIR"] = folder
    return folder


class Soak(Faults):
    def __init__(self, args):
        self.args, self.random = args, random.Random(args.seed)
        self.small_disk = small_disk() if "full_disk" in args.kinds.split(",") else None
        self.folder = tempfile.mkdtemp(prefix="leapfrog-soak-")  # not on the server's disk
        atexit.register(shutil.rmtree, self.folder, True)
        self.log = open(os.path.join(self.folder, "workers.jsonl"), "a+")
        self.cluster = common.Cluster({"max_wal_size": "'256MB'"})
        # Neither superuser nor exempt from rights: what a company's own server would give.
        common.sql("postgres", "CREATE ROLE soaker LOGIN; CREATE DATABASE soak OWNER soaker")
        self.database, self.dsn = "soak", "host=%s user=soaker dbname=soak" % self.cluster.folder
        common.run([common.CTL, "--dsn", self.dsn, "--quiet", "migrate"])
        self.pollers, self.frozen, self.consoles, self.ended = [], [], [], {}
        self.done = dict.fromkeys(self.kinds(), 0)
        self.started = {"direct": 0, "queued": 0, "import": 0}
        self.mended, self.progress = [], 0
        self.prepare_faults()

    def kinds(self):
        return [kind for kind in WEIGHTS if kind in self.args.kinds.split(",") and (kind != "full_disk" or self.small_disk)]

    def sql(self, text):
        return common.sql(self.database, text)

    def spawn(self, *words, log=subprocess.DEVNULL):
        return subprocess.Popen([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "--log", "json", *words], stdout=subprocess.DEVNULL, stderr=log)

    # --- load --------------------------------------------------------------------------------------------------------

    def documents_file(self, count):
        path = os.path.join(self.folder, "documents-%d.jsonl" % self.random.randrange(10**9))
        numbers = range(1, self.args.documents + 1) if count is None else self.random.sample(range(1, self.args.documents + 1), count)
        with open(path, "w") as out:
            out.writelines(json.dumps(invoice(i, self.random.randint(1, 9999))) + "\n" for i in numbers)
        return path

    def start_poller(self):
        # Slow jobs are leased one at a time, fast ones are taken in sets: both ways must survive.
        slow = self.random.random() < 0.4
        self.pollers.append(self.spawn("work", "--concurrency", "3", *(["--job-seconds", "0.03"] if slow else []), log=self.log))

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
        if self.away:
            return
        subprocess.run(["psql", "-XqAt", "-d", self.database, "-c",
                        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT org_id, document_id, document_type "
                        "FROM document ORDER BY random() LIMIT 300"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def keep_the_load_up(self):
        self.end_faults()
        self.consoles = [console for console in self.consoles if console.poll() is None]
        while len(self.consoles) < 3:
            self.consoles.append(self.start_console())
        if self.random.random() < 0.2:
            self.sync()
        for poller in [poller for poller in self.pollers if poller.poll() is not None]:
            if poller.returncode not in MAY_END:
                self.ended[poller.returncode] = self.ended.get(poller.returncode, 0) + 1
            self.pollers.remove(poller)
            self.frozen = [thaw for thaw in self.frozen if thaw[0] is not poller]
            self.start_poller()
        now = time.monotonic()
        for poller, until in [thaw for thaw in self.frozen if thaw[1] <= now]:
            poller.send_signal(signal.SIGCONT)
            self.frozen.remove((poller, until))

    # --- faults ------------------------------------------------------------------------------------------------------

    def fault(self):
        if self.away and self.random.random() < 0.7:       # little can be broken while the server is away
            return
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
        if self.away:
            return False
        one = self.random.random() < 0.7
        self.sql("SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                 "AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY random() %s) AS victim" % ("LIMIT 1" if one else ""))
        return True

    def break_crash(self):
        if self.away:
            return False
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

    def ctl(self, *words):
        return common.run([common.CTL, "--dsn", self.dsn, "--json", "--quiet", *words])

    def mend(self):
        """What a person would do when it is over: sensible settings, what was refused once more."""
        self.end_faults(all_of_them=True)
        while self.undo_at or self.looks or self.held:     # what could not be undone at once
            time.sleep(0.2)
            self.end_faults(all_of_them=True)
        self.sql("DELETE FROM queue_org")
        self.ctl("settings", "queue_rate=0", "queue_concurrency=6", "express_slots=1", "normal_slots=1", "caution_minutes=0",
                 "lease_seconds=%d" % self.args.lease, "poll_seconds=1")
        mended = subprocess.run([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "doctor", "--repair"], capture_output=True, text=True, timeout=300)
        self.mended = [repair["check"] for repair in json.loads(mended.stdout)["repaired"] if repair["count"] or repair["error"]]
        self.sql("SELECT count(*) FROM queue_retry(ARRAY(SELECT id FROM accounting_work_queue WHERE state = 'dead'), 'soak')")

    def tell_progress(self, began):
        if sum(self.done.values()) // 50 > self.progress:
            self.progress = sum(self.done.values()) // 50
            print("soak: %d of %d faults in %d s" % (sum(self.done.values()), self.args.faults, time.monotonic() - began), file=sys.stderr, flush=True)

    def verdict(self, finished, found):
        if finished and not found:
            print("soak: nothing lost, doubled or stuck; doctor named what was wrong", file=sys.stderr)
            return 0
        kept = os.path.join(common.ROOT, "build", "soak-found")
        os.makedirs(kept, exist_ok=True)
        for name in (self.log.name, self.cluster.log.name):
            shutil.copy(name, kept)
        print("soak: FOUND " + ("; ".join("%s: %s" % one for one in found.items()) or "jobs that don't end") + "\nsoak: the logs of workers and "
              "server are in " + kept, file=sys.stderr)
        return 1

    def ends(self, process):
        try:
            process.wait(timeout=120)
            return True
        except subprocess.TimeoutExpired:
            process.kill()
            return False

    def unverified(self):
        """Each document posted once more in memory, and compared with the books."""
        found = {}
        for org in (*ORGS, BAD_ORG):
            done = subprocess.run([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "ledger", "verify", "--org", org], capture_output=True, text=True, timeout=300)
            if done.returncode != 0:
                found[org] = (done.stdout + done.stderr)[:500]
        return found

    def still_wrong(self):
        checks = json.loads(subprocess.run([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "doctor"], capture_output=True, text=True, timeout=60).stdout)["checks"]
        return {finding["check"]: " ".join([finding["message"], *finding["examples"]]) for finding in checks if finding["state"] == "wrong"}

    def told(self):
        """How often the workers told of which fault, by its code."""
        self.log.seek(0)
        codes = collections.Counter()
        for line in self.log:
            try:
                codes[json.loads(line).get("code", "")] += 1
            except (ValueError, AttributeError):           # cut off by a kill
                codes["not JSON"] += 1
        return dict(codes.most_common())

    def seed(self):
        for org in (*ORGS, BAD_ORG):
            self.ctl("import", "--org", org, self.documents_file(None))
        self.ctl("settings", "lease_seconds=%d" % self.args.lease, "poll_seconds=1", "max_attempts=100")
        self.ctl("work", "--drain")
        for _ in range(3):
            self.start_poller()

    def run(self):
        try:
            self.seed()
            began = time.monotonic()
            while sum(self.done.values()) < self.args.faults:
                self.keep_the_load_up()
                time.sleep(self.random.uniform(0, 0.25))
                self.fault()
                self.tell_progress(began)
            for poller, _ in self.frozen:
                poller.send_signal(signal.SIGCONT)
            self.mend()
            stuck = sum(1 for console in self.consoles if not self.ends(console))
            finished = self.drained(180)
            found = {name: count for name, count in ((name, int(self.sql(text))) for name, text in CHECKS.items()) if count}
            found.update({"poller_ended_with_%s" % code: n for code, n in self.ended.items()})
            found.update({"not_named_" + fault.replace(" ", "_"): what for fault, what in self.unnamed.items()})
            found.update({"verify_finds_in_" + org: words for org, words in self.unverified().items()})
            found.update({"consoles_stuck": stuck} if stuck else {})
            found.update({"doctor_finds_" + check: message for check, message in self.still_wrong().items()})
            print(json.dumps({
                "seed": self.args.seed, "faults": self.done, "recreations": self.started["direct"] + self.started["queued"],
                "started": self.started, "versions_posted": int(self.sql("SELECT count(DISTINCT (org_id, document_id, version)) FROM gl_entry")),
                "named": self.named, "gone_before_doctor_looked": self.gone, "mended_at_the_end": self.mended, "workers_told": self.told(),
                "adopted": int(self.sql("SELECT count(*) FROM job_event WHERE what = 'adopted'")),
                "seconds": round(time.monotonic() - began, 1), "drained": finished, "found": found}))
            return self.verdict(finished, found)
        finally:
            self.signal_server(signal.SIGCONT)
            for process in self.pollers + self.consoles:
                process.send_signal(signal.SIGCONT)
                process.terminate()
            for process in self.pollers + self.consoles:
                process.wait()


def hangs(*_):
    raise TimeoutError("the soak hangs")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--lease", type=int, default=2, help="lease_seconds (2)")
    parser.add_argument("--kinds", default=",".join(WEIGHTS))
    args = parser.parse_args()
    if set(args.kinds.split(",")) - set(WEIGHTS):
        parser.error("--kinds takes some of " + ", ".join(WEIGHTS))
    signal.signal(signal.SIGALRM, hangs)
    signal.alarm(900 + 5 * args.faults)                    # nobody may be there to see it
    return Soak(args).run()


if __name__ == "__main__":
    sys.exit(main())
