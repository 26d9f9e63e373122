#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs all cases of shopify/ against the throw-away server of the tests.

usage: run_cases.py LEAPFROGCTL DSN-FILE [CASE…]
"""
import os
import shlex
import subprocess
import sys

VARIABLES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "sslmode": "PGSSLMODE"}


def main():
    program, dsn_file, *cases = sys.argv[1:]
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shopify")
    environment = dict(os.environ, LEAPFROGCTL=program)
    with open(dsn_file, encoding="utf-8") as file:
        for part in shlex.split(file.read()):
            name, _, value = part.partition("=")
            if name in VARIABLES:
                environment[VARIABLES[name]] = value
    return subprocess.run([os.path.join(folder, "run.py"), "-v", *(os.path.join(folder, case) for case in cases)], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
