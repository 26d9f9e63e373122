#!/usr/bin/env python3
"""An ORM as an old producer: Prisma's plain create(), createMany() and upsert(), without priority, the same document twice and at once.

    ./dev bench orm_check

ORMs send INSERT … RETURNING and fail when no row comes back. Prisma comes from npm into build/bench-prisma. Exit 1 when a check fails.
"""
import json, os, shutil, sys

from queue_common import ROOT, Cluster, guarded, install_peers, migrated, run

PRISMA = os.path.join(ROOT, "build", "bench-prisma")
SOURCE = os.path.join(ROOT, "bench", "peers", "prisma")


def main():
    cluster = Cluster()
    database = migrated(cluster)
    install_peers(SOURCE, PRISMA)
    for name in ("schema.prisma", "check.mjs"):
        shutil.copy(os.path.join(SOURCE, name), PRISMA)
    node = os.path.join(PRISMA, "node_modules", ".bin", "node")
    # Generating needs no schema engine, which Prisma would otherwise fetch from a server of its own.
    environment = {**os.environ, "PRISMA_SCHEMA_ENGINE_BINARY": "/bin/true", "CHECKPOINT_DISABLE": "1"}
    run([node, os.path.join(PRISMA, "node_modules", "prisma", "build", "index.js"), "generate", "--schema", "schema.prisma"], cwd=PRISMA, env=environment)
    checks = json.loads(run([node, "--no-warnings", "check.mjs", cluster.url(database)], cwd=PRISMA).splitlines()[-1])["checks"]
    for name, found in checks.items():
        print("%-6s %s%s" % ("ok" if found is True else "FAILED", name, "" if found is True else ": %s" % found))
    print(json.dumps({"bench": "orm_check", "checks": checks}))
    sys.exit(0 if all(found is True for found in checks.values()) else 1)


if __name__ == "__main__":
    guarded(main)
