#!/usr/bin/env python3
"""Kills consoles and pollers at random moments and then looks whether every document is posted exactly once.

    bench/kill_soak.py [--kills 200] [--seed 1] [--dsn CONNINFO]

Starts two pollers and many `leapfrogctl recreate` (direct and queued), kills them with SIGKILL, starts pollers again, lets the rest
finish, and judges the database: every document at its newest version, one set of entries in force, each balanced, every recreation
with an outcome for every document, no job left, no lease for ever, counters equal to a count. Prints one JSON line; exit 1 on a fault.
Uses a private server of its own in a temporary folder, or a scratch database on --dsn. LEAPFROG_BIN_DIR names the programs' folder.
"""
import argparse, json, os, random, shutil, signal, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.environ.get("LEAPFROG_BIN_DIR", os.path.join(ROOT, "build", "release", "bin"))
CTL = os.path.join(BIN, "leapfrogctl")
ORG = "soak"


def invoice(i):
    amount = "%d.00" % (100 + i)
    return {"id": "S%d" % i, "type": "sales_invoice", "date": "2026-03-31", "currency": "EUR", "tax_included": False,
            "lines": [{"amount": amount}], "total": amount}


class Soak:
    def __init__(self, args):
        self.args, self.random = args, random.Random(args.seed)
        self.killed = {"console": 0, "poller": 0}
        self.started = {"direct": 0, "queued": 0}
        self.pollers = []
        self.env = dict(os.environ)

    def ctl(self, *words, **more):
        command = [CTL] + (["--dsn", self.args.dsn] if self.args.dsn else []) + ["--json", "--quiet"] + list(words)
        return subprocess.run(command, env=self.env, capture_output=True, text=True, **more)

    def spawn(self, *words):
        command = [CTL] + (["--dsn", self.args.dsn] if self.args.dsn else []) + ["--json", "--quiet"] + list(words)
        return subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def sql(self, text):
        out = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", text, self.psql], capture_output=True, text=True, env=self.env)
        if out.returncode != 0:
            raise SystemExit("psql: " + out.stderr)
        return out.stdout.strip()

    def start_poller(self):
        self.pollers.append(self.spawn("work", "--concurrency", "3", "--job-seconds", "0.03"))

    def kill_poller(self):
        poller = self.pollers.pop(self.random.randrange(len(self.pollers)))
        poller.send_signal(signal.SIGKILL)
        poller.wait()
        self.killed["poller"] += 1
        self.start_poller()

    def one_recreation(self):
        queued = self.random.random() < 0.25
        count = self.random.randint(11, 16) if queued else self.random.randint(1, 10)
        documents = self.random.sample(range(1, self.args.documents + 1), count)
        console = self.spawn("recreate", "--org", ORG, *[w for d in documents for w in ("--document", "S%d" % d)])
        self.started["queued" if queued else "direct"] += 1
        time.sleep(self.random.uniform(0, self.typical))
        if console.poll() is None:
            self.killed["console"] += 1
        console.send_signal(signal.SIGKILL)
        console.wait()
        if self.random.random() < 0.5:
            self.kill_poller()

    def measure_console(self):
        """How long a console lives that nobody kills: kills fall anywhere in that time."""
        times = []
        for _ in range(5):
            began = time.monotonic()
            self.ctl("recreate", "--org", ORG, "--document", "S1")
            times.append(time.monotonic() - began)
        self.typical = sorted(times)[2]

    def drained(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.sql("SELECT count(*) FROM accounting_work_queue WHERE state <> 'dead'") == "0":
                return True
            time.sleep(0.2)
        return False

    def judge(self):
        checks = {
            "not_posted_at_newest_version": "SELECT count(*) FROM document WHERE posted_version <> accounting_ready_version",
            "awaiting_recreation": "SELECT count(*) FROM document WHERE awaiting_recreation",
            "wrong_number_of_entries_in_force": "SELECT count(*) FROM (SELECT document_id FROM gl_entry WHERE deleted_at IS NULL GROUP BY 1 HAVING count(*) <> 2) x",
            "documents_without_entries": "SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM gl_entry e WHERE e.document_id = d.document_id AND e.deleted_at IS NULL)",
            "versions_posted_twice": "SELECT count(*) FROM (SELECT document_id, version FROM gl_entry GROUP BY 1, 2 HAVING count(*) <> 2) x",
            "unbalanced": "SELECT count(*) FROM (SELECT document_id, version FROM gl_entry GROUP BY 1, 2 HAVING sum(base_amount) <> 0) x",
            "documents_without_outcome": "SELECT count(*) FROM recreation_document WHERE outcome = 'waiting'",
            "jobs_left": "SELECT count(*) FROM accounting_work_queue",
            "depth_counters_wrong": "SELECT count(*) FROM queue_depth_now",
        }
        return {name: int(self.sql(text)) for name, text in checks.items()}

    def seed(self, folder):
        path = os.path.join(folder, "documents.jsonl")
        with open(path, "w") as out:
            for i in range(1, self.args.documents + 1):
                out.write(json.dumps(invoice(i)) + "\n")
        done = self.ctl("import", "--org", ORG, path)
        if done.returncode != 0:
            raise SystemExit("import: " + done.stderr)
        self.ctl("settings", "lease_seconds=2", "poll_seconds=1")
        self.drain()

    def drain(self):
        self.ctl("work", "--drain")

    def run(self):
        folder = tempfile.mkdtemp(prefix="leapfrog-soak-")
        os.chmod(folder, 0o755)
        keeper = None
        try:
            if not self.args.dsn:
                self.env["XDG_DATA_HOME"] = folder
                for name in ("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"):
                    self.env.pop(name, None)
                keeper = self.spawn("work", "--concurrency", "1")   # keeps the private server up; never killed
                self.wait_for_server()
            self.psql = self.args.dsn or json.loads(self.ctl("connection").stdout)["dsn"]
            self.seed(folder)
            for _ in range(2):
                self.start_poller()
            self.measure_console()
            began = time.monotonic()
            while self.killed["console"] < self.args.kills:
                self.one_recreation()
            finished = self.drained(120)
            seconds = time.monotonic() - began
            faults = {name: count for name, count in self.judge().items() if count}
            report = {"recreations": sum(self.started.values()), "seed": self.args.seed, "started": self.started, "killed": self.killed,
                      "versions": int(self.sql("SELECT sum(accounting_ready_version) FROM document")),
                      "adopted": int(self.sql("SELECT count(*) FROM job_event WHERE what = 'adopted'")),
                      "seconds": round(seconds, 1), "drained": finished, "faults": faults}
            print(json.dumps(report))
            return 0 if finished and not faults else 1
        finally:
            for process in self.pollers + ([keeper] if keeper else []):
                process.terminate()
            for process in self.pollers + ([keeper] if keeper else []):
                process.wait()
            shutil.rmtree(folder, ignore_errors=True)

    def wait_for_server(self):
        for _ in range(300):
            if self.ctl("depth").returncode == 0:
                return
            time.sleep(0.2)
        raise SystemExit("the private server did not start")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="consoles to kill before they have ended; pollers die beside them")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dsn", default="", help="an empty database to use; default: a private server")
    sys.exit(Soak(parser.parse_args()).run())


if __name__ == "__main__":
    main()
