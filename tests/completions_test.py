#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The completions and the manual name every command and option that the program has."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

TREE = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("TOPFIVE") or TREE / "build/bin/topfive"
COMMANDS = ["run", "get", "status", "why", "undo", "doctor", "config"]
FILES = ["completions/topfive.bash", "completions/topfive.fish", "completions/_topfive", "man/topfive.1"]


def options(*command):
    text = subprocess.run([PROGRAM, *command, "--help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"--([a-z-]+)", text))


class Completions(unittest.TestCase):
    def test_name_every_command_and_option(self):
        wanted = set().union(*(options(*command) for command in [[], *([c] for c in COMMANDS)]))
        self.assertIn("dry-run", wanted)
        for name in FILES:
            text = (TREE / "contrib" / name).read_text().replace("\\-", "-")
            for word in COMMANDS:
                self.assertRegex(text, rf"\b{word}\b", name)
            for option in wanted:
                self.assertTrue(re.search(rf"(--|-l ){option}\b", text), f"{name} lacks --{option}")

    def test_of_bash_answers(self):
        script = f"source {TREE}/contrib/completions/topfive.bash; COMP_WORDS=(topfive get --d); COMP_CWORD=2; _topfive;" \
                 " echo ${COMPREPLY[@]}; COMP_WORDS=(topfive st); COMP_CWORD=1; _topfive; echo ${COMPREPLY[@]}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
        self.assertEqual(done.stdout.split(), ["--dry-run", "status"], done.stderr)

    @unittest.skipUnless(shutil.which("man"), "no man here")
    def test_the_manual_is_well_formed(self):
        done = subprocess.run(["man", "--warnings", "-l", TREE / "contrib/man/topfive.1"], capture_output=True, text=True,
                              env=os.environ | {"MANPAGER": "cat", "LC_ALL": "C.UTF-8"})
        self.assertEqual(done.stderr, "")
        self.assertIn("NO_COLOR", done.stdout)


if __name__ == "__main__":
    sys.exit(unittest.main())
