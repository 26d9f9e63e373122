"""The faults that `./dev soak` draws: each breaks something, is looked at by `leapfrogctl doctor` where doctor must name it, and ends by
itself or by a named act. Mixed into Soak (kill_soak.py), which gives load, pollers, consoles and the database."""
import json, os, signal, subprocess, time

import queue_common as common

# How often each is drawn. The last eight are those that used to reach further than themselves.
WEIGHTS = {"console": 30, "poller": 20, "freeze": 15, "cut": 14, "crash": 2,
           "rows": 12, "counters": 4, "settings": 6, "columns": 4, "organisation": 5, "rights": 3, "frozen_server": 3, "full_disk": 1}

# What a hand, an old poller or a restored dump may leave behind. The database may refuse it in words; it may not let it harm a neighbour.
ODD_ROWS = {
    "half a lease": "state = 'leased', leased_by = NULL, leased_until = clock_timestamp() - interval '1 hour'",
    "an old poller's lease": "state = 'leased', leased_by = 'old poller', leased_until = clock_timestamp() + interval '2 s'",
    "a lease without end": "state = 'leased', leased_by = 'old poller', leased_until = 'infinity'",
    "a lease from before all time": "state = 'leased', leased_by = 'old poller', leased_until = '-infinity'",
    "a lease that nobody dated": "state = 'leased', leased_by = 'old poller', leased_until = NULL",
    "freed by hand": "state = 'queued', leased_by = NULL, leased_until = NULL",
    "queued with a holder": "state = 'queued', leased_by = 'somebody', leased_until = clock_timestamp()",
    "the last attempt of all": "run_count = 2147483647",
    "attempts below none": "run_count = -5",
    "ready before all time": "ready_at = '-infinity'",
    "a hint below none": "version_hint = -2147483648",
}
ODD_LANES = ["UPDATE queue_lane SET wake_at = 'infinity' WHERE random() < 0.5",
             "UPDATE queue_lane SET mark_at = clock_timestamp() + interval '1 hour' WHERE random() < 0.5"]
ODD_COUNTERS = ["DELETE FROM queue_depth WHERE random() < 0.5", "UPDATE queue_total SET n = n + 7", "DELETE FROM queue_lane"]
# In bounds and out of them: what is out of bounds is refused.
SETTINGS = {"caution_minutes": (0, 10, 100000), "queue_concurrency": (1, 3, 6, 40000), "express_slots": (0, 1, 9000), "normal_slots": (0, 1),
            "queue_rate": (0, 200, 2000000000), "lease_seconds": (2, 2, 3, 0), "poll_seconds": (1, 0), "direct_concurrency": (1, 10, 1000000),
            "direct_threshold": (10, -1)}
TABLES = ("accounting_work_queue", "document", "setting", "organisation", "gl_entry", "recreation_document", "job_event", "queue_lane")
BAD_ORG = "crooked"


class Faults:
    def prepare_faults(self):
        self.undo_at, self.away, self.columns, self.unnamed = [], False, 0, {}

    # --- what is done later --------------------------------------------------------------------------------------------

    def later(self, seconds, act):
        self.undo_at.append((time.monotonic() + seconds, act))

    def end_faults(self, all_of_them=False):
        for due in [due for due in self.undo_at if all_of_them or due[0] <= time.monotonic()]:
            self.undo_at.remove(due)
            due[1]()

    def attempt(self, text, seconds=10):
        """SQL that the database may refuse, or have no room for. Whether it was done."""
        if self.away:
            return False
        try:
            return subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", self.database, "-c", "SET lock_timeout = '3s'", "-c", text],
                                  capture_output=True, timeout=seconds).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def expect_named(self, fault, *checks):
        """doctor must not say that all is well; where `checks` are given one of them must be among its findings. Half of the times: it
        counts all rows."""
        if self.random.random() < 0.5:
            return
        try:
            done = subprocess.run([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "doctor"], capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            self.unnamed[fault] = "doctor hangs"
            return
        try:
            found = [finding["check"] for finding in json.loads(done.stdout)["checks"] if finding["state"] != "fine"]
        except (ValueError, KeyError):
            found = []
        named = any(check in found for check in checks) if checks else bool(found) or done.returncode in (3, 4)
        if not named:
            self.unnamed.setdefault(fault, "exit %d, found: %s" % (done.returncode, ", ".join(found) or "nothing"))

    # --- faults --------------------------------------------------------------------------------------------------------

    def break_rows(self):
        name = self.random.choice(list(ODD_ROWS))
        return self.attempt("UPDATE accounting_work_queue SET %s WHERE id IN (SELECT id FROM accounting_work_queue WHERE state <> 'dead' "
                            "ORDER BY random() LIMIT 3 FOR UPDATE SKIP LOCKED)" % ODD_ROWS[name])

    def break_counters(self):
        done = self.attempt(self.random.choice(ODD_COUNTERS + ODD_LANES))
        if done:
            self.later(self.random.uniform(0, 2), self.repair)
        return done

    def repair(self):
        if self.away:
            return self.later(1, self.repair)
        subprocess.run([common.CTL, "--dsn", self.dsn, "--quiet", "doctor", "--repair"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=120)

    def break_settings(self):
        key = self.random.choice(list(SETTINGS))
        value = self.random.choice(SETTINGS[key])
        if self.random.random() < 0.5:
            return self.attempt("UPDATE setting SET value = '%d' WHERE key = '%s'" % (value, key)) or True
        if self.away:
            return False
        subprocess.run([common.CTL, "--dsn", self.dsn, "--quiet", "settings", "%s=%d" % (key, value)],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        return True

    def break_columns(self):
        table, name = self.random.choice(TABLES), "more_%d" % self.columns
        self.columns += 1
        done = self.attempt("ALTER TABLE %s ADD COLUMN %s text DEFAULT 'more'" % (table, name))
        if done and self.random.random() < 0.5:
            self.later(1, lambda: self.attempt("ALTER TABLE %s DROP COLUMN %s" % (table, name)))
        return done

    def break_organisation(self):
        """One organisation's settings can't be used: its jobs may fail, nobody else's."""
        bad = self.random.choice(["roles = '{\"sales\": 5}'", "roles = '{\"sales\": \"4007\"}'", "roles = '[]'", "tax_accounts = '{\"x\": []}'"])
        if self.attempt("UPDATE organisation SET %s WHERE org_id = '%s'" % (bad, BAD_ORG)):
            self.spawn("import", "--org", BAD_ORG, self.documents_file(20))
            self.later(self.random.uniform(1, 4), self.mend_organisation)
        return True

    def mend_organisation(self):
        if not self.attempt("UPDATE organisation SET roles = '{}', tax_accounts = '{}' WHERE org_id = '%s'" % BAD_ORG):
            self.later(1, self.mend_organisation)

    def break_rights(self):
        """The workers' login loses a right, or may not log in any more, for a moment."""
        if self.random.random() < 0.7:
            if not self.attempt("REVOKE INSERT ON gl_entry FROM soaker; REVOKE UPDATE ON document FROM soaker"):
                return False
            give_back = "GRANT ALL ON gl_entry, document TO soaker"
        else:
            if not self.attempt("ALTER ROLE soaker NOLOGIN; SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'soaker'"):
                return False
            self.expect_named("login refused")
            give_back = "ALTER ROLE soaker LOGIN"

        def mend():
            if not self.attempt(give_back):
                self.later(1, mend)
        self.later(self.random.uniform(0.5, 3), mend)
        return True

    def server_processes(self):
        children = subprocess.run(["pgrep", "-P", str(self.cluster.server.pid)], capture_output=True, text=True).stdout.split()
        return [self.cluster.server.pid, *map(int, children)]

    def signal_server(self, which):
        for pid in self.server_processes():
            try:
                os.kill(pid, which)
            except ProcessLookupError:
                pass

    def break_frozen_server(self):
        if self.away:
            return False
        self.away = True
        self.signal_server(signal.SIGSTOP)

        def thaw():
            self.signal_server(signal.SIGCONT)
            self.away = False
        self.later(self.random.uniform(0.5, 6), thaw)
        return True

    def break_full_disk(self):
        """Fills what is left of the server's disk; frees it a little later. The server may have stopped itself meanwhile."""
        if self.away or not self.small_disk:
            return False
        ballast = os.path.join(self.small_disk, "ballast")
        left = os.statvfs(self.small_disk)
        with open(ballast, "wb") as out:
            try:
                os.posix_fallocate(out.fileno(), 0, left.f_bavail * left.f_frsize)
            except OSError:
                pass
        self.away = True                                   # psql might wait for a server that is coming back

        def free():
            os.remove(ballast)
            if self.cluster.server.poll() is not None:
                self.cluster.log.close()
                self.cluster.start()
            for _ in range(100):                           # it may be recovering
                if subprocess.run(["pg_isready", "-q"]).returncode == 0:
                    break
                time.sleep(0.1)
            self.away = False
        self.later(self.random.uniform(1, 4), free)
        return True
