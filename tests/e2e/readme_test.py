#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The README's curl examples, run as they stand there against a house."""
import json
import os
import re
import subprocess
import sys
import unittest

from common import LANTERNS, TREE, HouseTest

PORT = "127.0.0.1:6690"  # the README's; the house has its own


def examples(text):
    """The commands of each ```sh block that begins with curl, with their continued lines and without comments."""
    for block in re.findall(r"^```sh\n(curl.*?)^```", text, re.M | re.S):
        for command in re.sub(r"\\\n\s*", " ", block).splitlines():
            if command.strip() and not command.startswith("#"):
                yield command


class Readme(HouseTest):
    def test_curl_examples(self):
        commands = list(examples((TREE / "README.md").read_text()))
        self.assertTrue(commands, "the README shows how to ask with curl")
        self.house.start_topfive()
        self.house.http("POST", "/fetches", {"artist": LANTERNS})  # something to see, with ids from 1 on
        self.house.wait_listed(5)
        for command in commands:
            with self.subTest(command):
                self.assertIn(PORT, command)
                self.run_example(command.replace(PORT, f"127.0.0.1:{self.house.http_port}"))

    def run_example(self, command):
        """A stream of events has no end: what came in two seconds is looked at."""
        stream = "/events" in command
        script = "set -o pipefail\n" + (command.replace("curl ", "curl -m 2 ", 1) if stream else
                                        command.replace("curl ", "curl --fail-with-body ", 1))
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60,
                              env=os.environ | {"NO_COLOR": "1"})
        self.assertEqual(done.returncode, 28 if stream else 0, done.stdout + done.stderr)
        if stream:
            self.assertRegex(done.stdout, r"^(: listening|id: \d+)\n")
        elif done.stdout.startswith(("{", "[")):
            json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(unittest.main())
