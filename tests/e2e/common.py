# SPDX-License-Identifier: MIT
"""What the end-to-end tests share: the house of contrib/demo around the program under test ($TOPFIVE)."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import unittest

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TREE / "contrib/demo"))

from house import Failed, House, free_port, merged  # noqa: E402, F401

LANTERNS, BOATS = "The Paper Lanterns", "Paper Boats"
# The five places of their chart: the radio edit folds into Tin Roof Rain.
TOP = ["Tin Roof Rain", "Ferryman's Daughter", "Paper Boats", "Café on the Quay", "Salt & Sugar (feat. Nadia Velour)"]


class HouseTest(unittest.TestCase):
    """A house for each test."""

    config = {}
    bps = 0
    without = ()  # settings that mpd.conf lacks
    settings = ()  # lines that it has besides

    def setUp(self):
        self.house = House(config=self.config, bps=self.bps, without=self.without, settings=self.settings)
        self.addCleanup(self.house.close)
        self.house.start_services()
        self.house.start_mpd()

    def rows(self, query="SELECT track_id, artist_id, youtube_video_id, download_path, download_status, created_at"
                         " FROM downloaded_track"):
        with sqlite3.connect(f"file:{self.house.data}/topfive.db?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(query)]

    def titles(self, *arguments):
        return sorted(self.house.mpc("--format", "%title%", *arguments))

    def add_song(self, path, artist, title, seconds=3, **more):
        """A song that the library has already."""
        file = self.house.music / path
        file.parent.mkdir(parents=True, exist_ok=True)
        said = [word for name, value in {"artist": artist, "title": title, **more}.items()
                for word in ("-metadata", f"{name}={value}")]
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"sine=330:d={seconds}", *said, file], check=True)
        self.house.mpc("--wait", "update", direct=True)


class FetchedTest(HouseTest):
    """The five songs are there, one of them is about to be touched."""

    def setUp(self):
        super().setUp()
        self.house.start_topfive()
        self.assertEqual(self.house.run("get", LANTERNS).returncode, 0)
        self.path = self.path_of(BOATS)

    def path_of(self, title):
        return next(d["path"] for d in self.house.downloads() if d["title"] == title)

    def update(self):
        self.house.mpc("--wait", "update", direct=True)

    def move(self, to, path=None):
        target = self.house.music / to
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.house.music / (path or self.path)).rename(target)
        return to

    def again(self, *more):
        """The chart once more: state and path of the song by its title."""
        done = self.house.run("get", LANTERNS, "--json", *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        return {p["title"]: (p["state"], p["path"]) for p in answer["top"] + [answer["track"] or answer["top"][0]]}

    def check_stands(self, path, songs=5):
        self.assertEqual(self.again()[BOATS], ("completed", path))
        self.update()
        self.assertEqual(len(self.house.listed()), songs, self.house.listed())
        self.assertEqual(len(self.house.downloads()), 5)


def tags(file):
    """What ffprobe sees: the format and its tags, names in lower case, and the streams."""
    seen = json.loads(subprocess.run(["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", file],
                                     check=True, capture_output=True).stdout)
    found = dict(seen["format"].get("tags", {}))
    for stream in seen["streams"]:
        found |= stream.get("tags", {})
    return {name.lower(): value for name, value in found.items()}, seen
