#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Manual pages and completions of the programs say what the programs say: test_program_pages.py PROGRAM."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = sys.argv.pop()


class ProgramPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run(["python3", ROOT / "tools/program_pages.py", cls.folder.name, PROGRAM], check=True)
        cls.path = Path(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def completed(self, *words):
        """What bash would offer for the last of these words."""
        script = (f'source "{self.path}/bash/leapfrogctl"; COMP_WORDS=(leapfrogctl "$@"); COMP_CWORD=$#; _leapfrogctl; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        return subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True, check=True).stdout.split()

    def test_the_manual_has_each_command_and_option(self):
        manual = (self.path / "man/leapfrogctl.1").read_text(encoding="utf-8")
        for part in ("recreations show", "jobs set\\-priority", "\\-\\-language", "\\-\\-error\\-group"):
            self.assertIn(part.lower(), manual.lower())
        self.assertIn(".TH LEAPFROGCTL 1", manual)

    def test_bash_completes_commands_options_and_values(self):
        self.assertEqual(self.completed("recr"), ["recreate", "recreations"])
        self.assertEqual(self.completed("--json", "jobs", "re"), ["retry"])
        self.assertEqual(self.completed("jobs", "retry", "--error-"), ["--error-group"])
        self.assertEqual(self.completed("--language", ""), ["en", "de"])

    def test_fish_and_zsh_know_the_commands(self):
        self.assertIn("-a set-priority", (self.path / "fish/leapfrogctl.fish").read_text(encoding="utf-8"))
        self.assertTrue((self.path / "zsh/_leapfrogctl").read_text(encoding="utf-8").startswith("#compdef leapfrogctl"))


if __name__ == "__main__":
    unittest.main()
