"""What the queue_* measurements share: a throw-away PostgreSQL, databases to measure in, medians, targets and the report."""
import atexit, json, os, platform, pwd, shutil, signal, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.environ.get("LEAPFROG_BIN_DIR", os.path.join(ROOT, "build", "release", "bin"))
CTL = os.path.join(BIN, "leapfrogctl")
PEERS = os.path.join(ROOT, "build", "bench-peers")

# Durable: fsync, synchronous_commit and full_page_writes keep their defaults (on). The rest is what a small server would have.
SETTINGS = {"listen_addresses": "''", "shared_buffers": "'512MB'", "max_wal_size": "'8GB'", "checkpoint_timeout": "'15min'",
            "max_connections": "200", "maintenance_work_mem": "'256MB'", "logging_collector": "off", "log_checkpoints": "off"}


def fail(text):
    raise SystemExit("bench: " + text)


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        fail("this failed: %s\n%s%s" % (" ".join(command)[:200], done.stdout[-500:], done.stderr[-2000:]))
    return done.stdout


def postgres_program(name):
    for folder in ("/usr/lib/postgresql/15/bin", run(["pg_config", "--bindir"]).strip() if shutil.which("pg_config") else ""):
        if os.path.exists(os.path.join(folder, name)):
            return os.path.join(folder, name)
    return shutil.which(name) or fail(name + " of PostgreSQL 15 was not found")


class Cluster:
    """PostgreSQL 15 of its own: durable settings, Unix socket only, an unprivileged user's where root measures; gone at the end."""

    def __init__(self, more={}):
        # Not /tmp, which may be memory: fsync would cost nothing there.
        self.folder = tempfile.mkdtemp(prefix="leapfrog-bench-", dir=os.environ.get("BENCH_DATA_DIR", "/var/tmp"))
        self.server = None
        atexit.register(self.remove)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        os.chmod(self.folder, 0o755)
        self.data = os.path.join(self.folder, "data")
        self.owner = {}
        if os.geteuid() == 0:
            user = next(pwd.getpwnam(name) for name in ("postgres", "nobody") if name in [entry.pw_name for entry in pwd.getpwall()])
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        run([postgres_program("initdb"), "-D", self.data, "-U", "leapfrog", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cwd="/", **self.owner)
        with open(os.path.join(self.data, "postgresql.conf"), "a") as config:
            for key, value in {**SETTINGS, "unix_socket_directories": "'%s'" % self.folder, **more}.items():
                config.write("%s = %s\n" % (key, value))
        os.environ.update({"PGHOST": self.folder, "PGUSER": "leapfrog", "PGDATABASE": "postgres", "PGOPTIONS": ""})
        for name in ("PGPORT", "PGHOSTADDR", "PGSERVICE", "PGPASSWORD"):
            os.environ.pop(name, None)
        self.start()

    def start(self):
        self.log = open(os.path.join(self.folder, "log"), "a")
        # A session of its own, so that Ctrl-C reaches this script first; ended with this script whatever happens to it.
        self.server = subprocess.Popen(["setpriv", "--pdeathsig", "INT", postgres_program("postgres"), "-D", self.data], cwd="/",
                                       stdout=self.log, stderr=self.log, start_new_session=True, **self.owner)
        for _ in range(300):
            if subprocess.run(["pg_isready", "-q"]).returncode == 0:
                return
            time.sleep(0.1)
        fail("the throw-away server did not start")

    def crash(self):
        """As after a power cut, but for the operating system: no checkpoint; recovery from the write-ahead log follows."""
        self.server.send_signal(signal.SIGQUIT)
        self.server.wait()
        self.log.close()
        self.start()

    def remove(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def dsn(self, database):
        return "host=%s user=leapfrog dbname=%s" % (self.folder, database)

    def url(self, database):
        return "postgresql://leapfrog@localhost/%s?host=%s" % (database, self.folder)


def sql(database, text):
    """Runs SQL; returns what it prints. Several statements are several transactions."""
    return run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", "-"], input=text).strip()


def numbers(database, text):
    return [float(line) for line in sql(database, text).split()]


class Database:
    """A fresh copy of a template for one run, dropped at its end."""

    def __init__(self, template, name="measured", strategy="wal_log"):
        self.template, self.name, self.strategy = template, name, strategy

    def __enter__(self):
        sql("postgres", 'DROP DATABASE IF EXISTS "%s" WITH (FORCE); CREATE DATABASE "%s" TEMPLATE "%s" STRATEGY %s' % (self.name, self.name, self.template, self.strategy))
        return self.name

    def __exit__(self, *_):
        sql("postgres", 'DROP DATABASE IF EXISTS "%s" WITH (FORCE)' % self.name)


def settle(database):
    """The same start for everybody: statistics and visibility known, nothing left to clean or to write in the whole server."""
    while sql(database, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'") != "0":
        time.sleep(0.2)
    sql(database, "VACUUM ANALYZE; CHECKPOINT;")


def ctl(cluster, database, *words, **more):
    return run([CTL, "--dsn", cluster.dsn(database), "--json", "--quiet", *words], **more)


def migrated(cluster, name="migrated"):
    """A template with Leapfrog's schema."""
    sql("postgres", 'CREATE DATABASE "%s"' % name)
    ctl(cluster, name, "migrate")
    return name


def drain(cluster, database, concurrency, processor, jobs, *more):
    """Jobs per second of one worker process, from its start until nothing is ready."""
    done = json.loads(ctl(cluster, database, "work", "--drain", "--processor", processor, "--concurrency", str(concurrency), *more))
    left = sql(database, "SELECT count(*), min(last_error) FROM accounting_work_queue")
    if done["processed"] != jobs or left != "0|":
        fail("%s jobs were given, %s processed; left, and why: %s" % (jobs, done["processed"], left))
    return done["jobs_per_second"]


def pgbench(database, script, clients, transactions=0, seconds=0, variables={}, prepared=True):
    """Transactions per second of `clients` connections, the time to connect left out."""
    path = os.path.join(tempfile.gettempdir(), "leapfrog-bench-%d.sql" % os.getpid())
    with open(path, "w") as out:
        out.write(script)
    command = ["pgbench", "-n", "-M", "prepared" if prepared else "simple", "-f", path, "-c", str(clients), "-j", str(min(clients, 2))]
    command += ["-t", str(transactions)] if transactions else ["-T", str(seconds)]
    for name, value in variables.items():
        command += ["-D", "%s=%s" % (name, value)]
    try:
        out = run(command + [database])
    finally:
        os.remove(path)
    if "number of failed transactions: 0 " not in out and "failed" in out:
        fail("pgbench: " + out)
    return next(float(line.split()[2]) for line in out.splitlines() if line.startswith("tps ="))


def install_peers(source=os.path.join(ROOT, "bench", "peers"), target=PEERS):
    """What `source`/package-lock.json names, with the Node.js that it wants, from npm into a folder of build/."""
    os.makedirs(target, exist_ok=True)
    stamp = os.path.join(target, "installed")
    with open(os.path.join(source, "package-lock.json")) as lock:
        wanted = lock.read()
    if os.path.exists(stamp) and open(stamp).read() == wanted:
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(source, name), target)
    print("bench: installing from npm into " + os.path.relpath(target, ROOT), file=sys.stderr)
    run(["npm", "ci", "--no-audit", "--no-fund"], cwd=target)
    with open(stamp, "w") as out:
        out.write(wanted)


def peer(cluster, database, script, *words):
    """Runs bench/peers/SCRIPT with the peers' Node.js; returns the JSON that it prints."""
    shutil.copy(os.path.join(ROOT, "bench", "peers", script), PEERS)  # where its imports are
    node = os.path.join(PEERS, "node_modules", ".bin", "node")
    return json.loads(run([node, os.path.join(PEERS, script), cluster.url(database), *map(str, words)], cwd=PEERS).splitlines()[-1])


def alternate(rounds, measurements):
    """Runs each measurement once per round, A B C A B C …, so that a slow minute of the machine hits all. Values by name."""
    found = {name: [] for name in measurements}
    for turn in range(rounds):
        for name, measure in measurements.items():
            found[name].append(measure())
            print("bench: round %d of %d: %s %.4g" % (turn + 1, rounds, name, found[name][-1]), file=sys.stderr)
    return found


def paired(over, under):
    """The median of the rounds' ratios: what ran side by side is compared."""
    return statistics.median(a / b for a, b in zip(over, under))


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Report:
    """Figures, and ratios with their targets; printed as a table and, as the last line, as JSON."""

    def __init__(self, name):
        self.name, self.figures, self.ratios = name, [], []

    def figure(self, what, value, unit):
        """A list stands for the values of all rounds: their median is shown."""
        value = statistics.median(value) if isinstance(value, list) else value
        self.figures.append({"what": what, "value": value, "unit": unit})

    def ratio(self, what, value, at_least=None, at_most=None):
        met = None
        if at_least is not None:
            met = value >= at_least
        if at_most is not None:
            met = value <= at_most
        self.ratios.append({"what": what, "value": value, "at_least": at_least, "at_most": at_most, "met": met})

    def print(self):
        width = max(len(row["what"]) for row in self.figures + self.ratios)
        for row in self.figures:
            print("%-*s  %12s %s" % (width, row["what"], "{:,.4g}".format(row["value"]) if abs(row["value"]) < 1000
                                     else "{:,.0f}".format(row["value"]), row["unit"]))
        print()
        for row in self.ratios:
            target = ""
            if row["met"] is not None:
                sign, bound = ("≥", row["at_least"]) if row["at_least"] is not None else ("≤", row["at_most"])
                target = "target %s %g: %s" % (sign, bound, "met" if row["met"] else "NOT MET")
            print("%-*s  %12.2f  %s" % (width, row["what"], row["value"], target))
        print()
        machine = {"cores": os.cpu_count(), "system": platform.system(), "machine": platform.machine(),
                   "postgresql": run([postgres_program("postgres"), "--version"]).split()[2]}
        print(json.dumps({"bench": self.name, "machine": machine, "figures": self.figures, "ratios": self.ratios}, ensure_ascii=False))


def guarded(main):
    """Ctrl-C ends quietly; atexit removes the cluster either way."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
