#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What every MPD client shows of topfive's work: playlists and stickers."""
import json
import re
import signal
import stat
import subprocess
import sys
import unittest

from common import LANTERNS, TOP, HouseTest

CHART = f"Top 5 - {LANTERNS}"
RECENT = "Topfive: just in"


def warnings(house, words):
    return sum(words in line and "level=warning" in line for line in house.log().splitlines())


class InsideMpd(HouseTest):
    config = {"library": {"playlist": "Top 5 - {artist}", "recent_playlist": RECENT}}

    def playlist(self, name):
        """The titles of a stored playlist; None: there is none."""
        if name not in self.house.mpc("lsplaylists", direct=True):
            return None
        return self.house.mpc("--format", "%title%", "playlist", name, direct=True)

    def sticker(self, path, name):
        done = subprocess.run(["mpc", "--host", "127.0.0.1", "--port", str(self.house.mpd_port), "sticker", path, "get",
                               name], capture_output=True, text=True, timeout=30)
        return done.stdout.strip().removeprefix(f"{name}=") or None

    def shows(self, name, titles):
        self.house.wait(f"{name} is {titles}", lambda: self.playlist(name) == titles, 60)

    def test_shows_the_chart_in_rank_order_owned_songs_too(self):
        house = self.house
        self.add_song("old/02.ogg", LANTERNS, "Ferryman's Daughter", 36)
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        self.shows(CHART, TOP)
        came = sorted(t for t in TOP if t != "Ferryman's Daughter")
        house.wait("all that came", lambda: sorted(self.playlist(RECENT) or []) == came, 60)
        self.assertEqual(self.sticker("old/02.ogg", "topfive_rank"), "2")
        self.assertIsNone(self.sticker("old/02.ogg", "topfive_source"))
        boats = next(d for d in house.downloads() if d["title"] == "Paper Boats")
        self.assertEqual(self.sticker(boats["path"], "topfive_rank"), "3")
        house.wait("its source", lambda: re.fullmatch(r"youtube:[\w-]{11}",
                                                      self.sticker(boats["path"], "topfive_source") or ""), 20)

    def test_follows_an_undo_a_deletion_and_a_moved_song(self):
        house = self.house
        self.add_song("old/02.ogg", LANTERNS, "Ferryman's Daughter", 36)
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        self.shows(CHART, TOP)

        boats = next(d for d in house.downloads() if d["title"] == "Paper Boats")
        self.assertEqual(house.run("undo", boats["id"]).returncode, 0)
        self.shows(CHART, [t for t in TOP if t != "Paper Boats"])
        house.wait("gone from what came lately", lambda: "Paper Boats" not in self.playlist(RECENT), 60)

        cafe = next(d for d in house.downloads() if d["title"].startswith("Café"))
        (house.music / cafe["path"]).unlink()
        house.mpc("--wait", "update", direct=True)
        left = [t for t in TOP if t != "Paper Boats" and not t.startswith("Café")]
        self.shows(CHART, left)
        house.wait("gone from what came lately", lambda: len(self.playlist(RECENT)) == 2, 60)

        (house.music / "new").mkdir()
        (house.music / "old/02.ogg").rename(house.music / "new/2.ogg")
        house.mpc("--wait", "update", direct=True)
        house.wait("the new path", lambda: "new/2.ogg" in house.mpc("--format", "%file%", "playlist", CHART,
                                                                    direct=True), 60)
        self.assertEqual(self.playlist(CHART), left)
        house.wait("its rank", lambda: self.sticker("new/2.ogg", "topfive_rank") == "2", 20)

    def test_leaves_a_persons_own_list_of_that_name(self):
        house = self.house
        self.add_song("own/song.ogg", "Somebody", "Something")
        house.mpc("add", "own/song.ogg", direct=True)
        house.mpc("save", CHART, direct=True)
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(6)
        house.wait("what came lately", lambda: len(self.playlist(RECENT) or []) == 5, 60)
        self.assertEqual(self.playlist(CHART), ["Something"])
        self.assertIn("somebody's own", house.run("why", LANTERNS).stdout)
        self.assertEqual(warnings(house, "somebody's own"), 1)
        house.mpc("rm", CHART, direct=True)
        house.run("get", LANTERNS)
        self.shows(CHART, TOP)

    def test_is_taken_over_by_sighup_and_by_the_next_start(self):
        house = self.house
        house.start_topfive({"library": {"playlist": "", "recent_playlist": ""}})
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        self.assertEqual(house.mpc("lsplaylists", direct=True), [])
        house.write_config({"library": {"playlist": "Best of {artist}"}})
        house.topfive.send_signal(signal.SIGHUP)
        self.shows(f"Best of {LANTERNS}", TOP)
        house.stop_topfive()
        house.start_topfive({"library": {"playlist": "Top 5 - {artist}", "recent_playlist": RECENT}})
        self.shows(CHART, TOP)
        house.wait("what came lately", lambda: len(self.playlist(RECENT) or []) == 5, 60)
        self.assertEqual(sorted(house.mpc("lsplaylists", direct=True)), sorted([CHART, RECENT]), "the old one is gone")

    def test_is_done_by_get_without_a_daemon(self):
        house = self.house
        house.write_config()
        self.assertEqual(house.run("get", LANTERNS).returncode, 0)
        self.assertEqual(self.playlist(CHART), TOP)


class NotifyCommand(HouseTest):
    def test_is_told_when_a_fetch_ends(self):
        house = self.house
        told = house.folder / "told"
        house.start_topfive({"notify": {"command": ["sh", "-c", "printf '%s\\n' \"$TOPFIVE_ARTIST\" \"$TOPFIVE_FETCHED\" "
                                                    "\"$TOPFIVE_TITLES\" > \"$0\".new; echo a word; mv \"$0\".new \"$0\"",
                                                    str(told)]}})
        house.mpc("search", "artist", LANTERNS)
        house.wait("the command was run", told.exists)
        artist, fetched, titles = told.read_text().splitlines()
        self.assertEqual((artist, fetched), (LANTERNS, "5"))
        self.assertEqual(titles.split("\t"), TOP)
        house.wait("its words are in the log", lambda: 'message="notify.command: a word"' in house.log(), 20)

        told.unlink()
        house.write_config({"notify": {"command": []}})
        house.topfive.send_signal(signal.SIGHUP)
        house.wait("read again", lambda: "was read again" in house.log(), 20)
        self.assertEqual(house.run("get", LANTERNS).returncode, 0)
        self.assertFalse(told.exists())

    def test_is_told_by_get_without_a_daemon(self):
        house = self.house
        told = house.folder / "told"
        house.write_config({"notify": {"command": ["sh", "-c", "sleep 1; echo \"$TOPFIVE_ORIGIN\" > \"$0\"", str(told)]}})
        self.assertEqual(house.run("get", LANTERNS).returncode, 0)
        self.assertEqual(told.read_text(), "command\n")


class Logs(HouseTest):
    def test_are_lines_of_json_where_wished(self):
        house = self.house
        house.start_topfive({"log": {"format": "json", "level": "debug"}})
        house.http("POST", "/fetches", {"artist": "Line\nBreak \x1b[31m"})
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        house.wait("the end of the story", lambda: '"artist":"The Paper Lanterns"' in house.log(), 30)
        for line in house.log().splitlines():
            entry = json.loads(line)
            self.assertRegex(entry["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
            self.assertIn(entry["level"], ("debug", "info", "warning", "error"))
            self.assertIn(entry["part"], ("front", "back"))
            self.assertNotIn("\x1b", line)
        steps = [entry for entry in map(json.loads, house.log().splitlines()) if "step" in entry]
        self.assertLessEqual({"named", "chart", "verdict", "candidate", "fetch", "verified", "placed", "completed"},
                             {entry["step"] for entry in steps})
        for entry in steps:
            self.assertRegex(entry.get("story") or entry.get("download"), r"^\d+$")


class Modes(HouseTest):
    def test_of_files_and_folders_are_taken_over_by_sighup(self):
        house = self.house
        house.start_topfive()
        house.write_config({"library": {"mode": "0600", "folder_mode": "0700"}})
        house.topfive.send_signal(signal.SIGHUP)
        house.wait("read again", lambda: "was read again" in house.log(), 20)
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        for path in house.files():
            self.assertEqual(stat.S_IMODE((house.music / path).stat().st_mode), 0o600)
            self.assertEqual(stat.S_IMODE((house.music / path).parent.stat().st_mode), 0o700)


class WithoutPlaylists(HouseTest):
    """MPD has neither playlist_directory nor sticker_file."""

    config = InsideMpd.config
    without = ("playlist_directory", "sticker_file")

    def test_songs_come_all_the_same_and_it_is_said_once(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5)
        house.wait("it is said", lambda: "the chart is not shown in MPD" in house.log(), 30)
        self.assertIn("the chart is not shown in MPD", house.run("why", LANTERNS).stdout)
        house.run("get", LANTERNS)
        self.assertEqual(warnings(house, "the chart is not shown in MPD"), 1)
        doctor = house.run("doctor")
        self.assertIn("playlist_directory", doctor.stdout)


if __name__ == "__main__":
    sys.exit(unittest.main())
