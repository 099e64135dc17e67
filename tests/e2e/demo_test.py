#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The demo ends well, prints five names, and leaves nothing behind."""
import os
import subprocess
import sys
import tempfile
import unittest

from common import TREE


class Demo(unittest.TestCase):
    def test_shows_the_five_songs_and_leaves_nothing(self):
        before = subprocess.run(["git", "-C", TREE, "status", "--porcelain"], capture_output=True, text=True).stdout
        with tempfile.TemporaryDirectory(prefix="topfive-demo-test-") as folder:
            done = subprocess.run([sys.executable, TREE / "contrib/demo/demo.py"], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=600, env=os.environ | {"TMPDIR": folder})
            left = subprocess.run(["pgrep", "-f", folder], capture_output=True, text=True).stdout.split()
            self.assertEqual(left, [], "no process is left")
            self.assertEqual(os.listdir(folder), [], "no temporary file is left")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        names = [line for line in done.stdout.splitlines() if line.startswith("Topfive/")]
        self.assertEqual(len(names), 5, done.stdout)
        after = subprocess.run(["git", "-C", TREE, "status", "--porcelain"], capture_output=True, text=True).stdout
        self.assertEqual(after, before)


if __name__ == "__main__":
    sys.exit(unittest.main())
