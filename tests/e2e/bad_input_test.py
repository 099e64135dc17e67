#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Names that would do harm are harmless and right; a mistake in the configuration is told with its place and its mend."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from common import TREE, HouseTest

HOSTILE = ["../../etc/passwd", "--exec touch x", "%(title)s", "$HOME", "!!!", "Кино", "きゃりーぱみゅぱみゅ", "Line\nBreak"]
# What the songs of these artists would make, were they taken for commands or paths.
MADE = ["x", "songs", "backticks", "dollars", "owned", "passwd", "shadow"]


class HostileNames(HouseTest):
    config = {"library": {"playlist": "Top 5 - {artist}", "recent_playlist": "Just in"}}

    def setUp(self):
        super().setUp()
        self.told = self.house.folder / "told"
        count = 'env | grep ^TOPFIVE_ | wc -l >> "$0"'
        self.house.start_topfive({"notify": {"command": ["sh", "-c", count, str(self.told)]}})
        self.before = self.made()

    def made(self):
        folders = ["/tmp", "/", os.getcwd(), self.house.folder, self.house.data, self.house.music]
        return {path for folder in folders for name in MADE if (path := pathlib.Path(folder) / name).exists()}

    def assertNothingMade(self):
        self.assertEqual(self.made(), self.before)

    def test_of_artists_and_songs_are_right(self):
        house = self.house
        catalog = json.loads((TREE / "contrib/demo/catalog.json").read_text())
        longest = next(a["name"] for a in catalog["artists"] if a["name"].startswith("The Society"))
        names = [*HOSTILE, longest]
        for name in names:
            with self.subTest(name):
                self.assertEqual(house.http("POST", "/fetches", {"artist": name})[0], 202)
        ended = {"completed", "error"}
        house.wait("all have ended", lambda: len([d for d in house.downloads(limit=200) if d["state"] in ended])
                   == 5 * len(names), 900)
        done = house.downloads(state="completed", limit=200)
        self.assertEqual({d["artist"] for d in done}, {name.replace("\n", " ") for name in names})
        # Cut to what a search may hold, a title that is one endless word is another word: nothing is offered.
        self.assertEqual([(d["title"][0], d["error"]) for d in house.downloads(state="error", limit=200)],
                         [("\N{BALLOON}", "no candidate good enough")])
        for path in house.files():
            self.assertTrue(path.startswith("Topfive/"), path)
            for part in pathlib.PurePath(path).parts:
                self.assertLessEqual(len(part.encode()), 255)
                self.assertFalse(part.startswith("."), path)
                self.assertFalse(any(ord(c) < 32 for c in part), path)
        self.assertEqual(len(house.files()), 5 * len(names) - 1)
        self.assertEqual(sorted(house.files()), house.listed())
        house.wait("each told", lambda: self.told.exists() and len(self.told.read_text().split()) == len(names))
        self.assertEqual(len(set(self.told.read_text().split())), 1, "no name makes a variable more")
        house.wait("a playlist for each", lambda: len(house.mpc("lsplaylists", direct=True)) == len(names) + 1)
        self.assertNothingMade()

    def test_in_a_client_and_at_the_command_line_are_harmless(self):
        house = self.house
        for name in HOSTILE[:5]:
            house.mpc("search", "artist", name)
            time.sleep(0.3)
        house.wait("all are completed", lambda: len(house.downloads(state="completed", limit=200)) == 25, 600)
        for name in ("x" * 300, "ä" * 4000, "\x1b[31mred", "a\tb"):
            done = house.run("get", "--", name)
            self.assertEqual(done.returncode, 1, done)
            self.assertNotIn("\x1b", done.stdout + done.stderr)
        self.assertNothingMade()


class Mistakes(unittest.TestCase):
    """(what a person wrote, the line, what the answer must hold)"""

    MISTAKES = [
        ("mode: wach\n", 1, "mode"),
        ("mpd:\n  adress: localhost:6600\n", 2, "address"),
        ("mpd:\n  address: localhost:66000\n", 2, "mpd.address"),
        ("mpd:\n  music_directory: [a, b]\n", 2, "mpd.music_directory"),
        ("mpd:\n\taddress: localhost\n", 2, ""),
        ("watch:\n  proxy:\n    - listen: 127.0.0.1:6601\n", 3, "connect"),
        ("watch:\n  settle: 2\n", 2, "watch.settle"),
        ("watch:\n  settle: 2 parsecs\n", 2, "watch.settle"),
        ("top:\n  count: five\n", 2, "top.count"),
        ("top:\n  count: -1\n", 2, "top.count"),
        ("top:\n  count: 5\n  count: 6\n", 3, "count"),
        ("metadata:\n  providers: [deezer, napster]\n", 2, "napster"),
        ("metadata:\n  lastfm:\n    api_key: {file: /no/such/key}\n", 3, "/no/such/key"),
        ("youtube:\n  search: [youtube]\n", 2, "youtube.search"),
        ("youtube:\n  format: flac\n", 2, "youtube.format"),
        ("download:\n  max_size: 60 megs\n", 2, "download.max_size"),
        ("download:\n  workers: 0\n", 2, "download.workers"),
        ("library:\n  path: ../{title}\n", 2, "library.path"),
        ("library:\n  mode: 999\n", 2, "library.mode"),
        ("http:\n  listen: 0.0.0.0:6690\n", 2, "http.token"),
        ("log:\n  level: loud\n", 2, "log.level"),
        ("top: {count: 5\n", 0, ""),
        ("- top\n", 1, ""),
    ]

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "topfive.yaml"

    def test_are_told_with_file_line_key_and_mend(self):
        for text, line, part in self.MISTAKES:
            with self.subTest(text):
                self.file.write_text(text)
                done = subprocess.run([os.environ["TOPFIVE"], "--config", self.file, "config", "--check"],
                                      capture_output=True, text=True)
                self.assertEqual(done.returncode, 2, done)
                self.assertIn(f"{self.file}:{line}" if line else str(self.file), done.stderr)
                self.assertIn(part, done.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())
