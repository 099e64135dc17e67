#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands in a real terminal: bars in their place, narrow ones, wide names, and nothing that moves where none is
wanted."""
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import unicodedata
import unittest

from common import LANTERNS, TOP, HouseTest

BAR = r"\[#*\.*\] +\d+ % +[\d.]+ k?B +[\d.]+ [kM]?B/s +\d+:\d\d"
WIDE = "きゃりーぱみゅぱみゅ"


class Session:
    """A command in a terminal of its own."""

    def __init__(self, house, columns, *arguments, **environment):
        self.outer, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
        surroundings = {name: value for name, value in house.environment().items() if name != "NO_COLOR"}
        self.process = subprocess.Popen([house.program, "--config", house.folder / "topfive.yaml", *arguments],
                                        stdin=inner, stdout=inner, stderr=inner,
                                        env=surroundings | {"TERM": "xterm"} | environment)
        os.close(inner)
        self.bytes, self.text = b"", ""

    def read(self, enough=lambda text: False):
        """Until that was enough, or to the end."""
        with contextlib.suppress(OSError):  # the end of a terminal
            while not enough(self.text):
                if not select.select([self.outer], [], [], 180)[0]:
                    raise AssertionError(f"nothing more comes after {self.text[-2000:]}")
                if len(self.bytes) > 4_000_000:
                    raise AssertionError(f"it never comes: {self.text[-2000:]}")
                self.bytes += os.read(self.outer, 65536)
                self.text = self.bytes.decode(errors="ignore")

    def end(self):
        self.read()
        os.close(self.outer)
        return self.process.wait(60)


def rows(text):
    """What was drawn, line by line, without what steers."""
    return re.sub(r"\x1b\[[?\d]*[A-Za-z]", "", text).replace("\r", "").split("\n")


def columns(line):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else not unicodedata.combining(sign) for sign in line)


class OnATerminal(HouseTest):
    bps = 150_000

    def setUp(self):
        super().setUp()
        self.house.start_topfive()

    def test_get_draws_bars_in_their_place(self):
        session = Session(self.house, 80, "get", LANTERNS)
        self.assertEqual(session.end(), 0, session.text)
        drawn = rows(session.text)
        bars = [line for line in drawn if re.search(BAR, line)]
        self.assertGreater(len({line for line in bars if line.startswith(TOP[0])}), 2, "it moves")
        self.assertGreater(len({line[:10] for line in bars}), 2, "each song has its own")
        self.assertIn("\x1b[7A", session.text, "a heading, five songs and their count are drawn over")
        self.assertEqual(drawn.count(f"{LANTERNS} (deezer:501), chart of deezer"), session.text.count("\x1b[7A") + 1)
        self.assertLess(max(map(columns, drawn)), 80)
        self.assertIn("5 of 5 there", drawn)
        self.assertEqual(drawn[-2], f"{LANTERNS}: 5 fetched")

    def test_wide_names_fit_into_a_narrow_one(self):
        session = Session(self.house, 40, "get", WIDE)
        self.assertEqual(session.end(), 0, session.text)
        drawn = rows(session.text)
        self.assertTrue([line for line in drawn if re.search(r"\[#+\.*\] +\d+ %", line)])
        self.assertLess(max(columns(line) for line in drawn if "fetched" not in line), 40)

    def test_nothing_moves_where_none_is_wanted(self):
        for wish in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            with self.subTest(wish):
                session = Session(self.house, 80, "get", LANTERNS, "--count", "1", **wish)
                self.assertEqual(session.end(), 0, session.text)
                self.assertNotIn("\x1b", session.text)
                self.assertIn(f"{TOP[0]}: there", session.text)

    def test_a_get_that_is_interrupted_says_what_goes_on(self):
        session = Session(self.house, 80, "get", LANTERNS)
        session.read(lambda text: re.search(BAR, text))
        session.process.send_signal(signal.SIGINT)
        self.assertEqual(session.end(), 1)
        self.assertIn("the daemon goes on fetching", session.text)
        self.house.wait_listed(5)

    def test_status_is_watched_on_a_screen_of_its_own(self):
        self.house.http("POST", "/fetches", {"artist": LANTERNS})
        session = Session(self.house, 80, "status", "--watch")
        session.read(lambda text: re.search(BAR, text) and "there" in text)
        session.process.send_signal(signal.SIGINT)
        self.assertEqual(session.end(), 0)
        self.assertTrue(session.text.startswith("\x1b[?1049h"))
        self.assertTrue(session.text.endswith("\x1b[?1049l"))
        self.assertLess(max(map(columns, rows(session.text))), 80)


if __name__ == "__main__":
    sys.exit(unittest.main())
