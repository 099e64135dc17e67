#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The main job: a search in any client, and the songs arrive."""
import socket
import sys
import unittest

from common import LANTERNS, TOP, HouseTest, tags


class ASearch(HouseTest):
    def test_brings_the_five_tags_them_and_fetches_nothing_twice(self):
        house = self.house
        house.start_topfive()
        self.assertEqual(house.mpc("search", "artist", LANTERNS), [])

        house.wait_listed(5)
        house.wait("all five are completed", lambda: {r["download_status"] for r in self.rows()} == {"completed"})

        self.assertEqual(self.titles("search", "artist", LANTERNS), sorted(TOP))
        rows = self.rows()
        self.assertEqual(len(rows), 5)
        for row in rows:
            self.assertRegex(row["track_id"], r"^deezer:\d+$")
            self.assertEqual(row["artist_id"], "deezer:501")
            self.assertRegex(row["youtube_video_id"], r"^[A-Za-z0-9_-]{11}$")
            self.assertTrue((house.music / row["download_path"]).is_file(), row)
        self.assertEqual(len(house.files()), 5, "nothing but the songs stands in the music directory")

        path = next(r["download_path"] for r in rows if "Paper Boats" in r["download_path"])
        found, seen = tags(house.music / path)
        self.assertEqual(found["title"], "Paper Boats")
        self.assertEqual(found["artist"], LANTERNS)
        self.assertEqual(found["album"], "Harbour Lights")
        self.assertEqual(found["grouping"], "topfive")
        self.assertRegex(found["topfive_track"], r"^deezer:\d+$")
        self.assertRegex(found["topfive_source"], r"^youtube:[A-Za-z0-9_-]{11}$")
        for known in ("albumartist", "album_artist"):
            self.assertIn(found.get(known, LANTERNS), LANTERNS)
        self.assertIn("isrc", found)
        self.assertTrue(any(s["codec_type"] == "video" for s in seen["streams"]), "the cover is embedded")
        self.assertEqual(seen["streams"][0]["codec_name"], "opus")

        media = [r for r in house.asked_services() if "/media/" in r]
        house.mpc("search", "artist", LANTERNS)
        house.mpc("search", "artist", "paper lanterns, the")
        answer = house.run("get", LANTERNS, "--json")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertEqual([r for r in house.asked_services() if "/media/" in r], media)
        self.assertEqual(len(self.rows()), 5)

    def test_fetches_only_what_the_library_lacks(self):
        house = self.house
        self.add_song("old/01.ogg", "Paper Lanterns", "Tin Roof Rain - Remastered 2019", 31)
        self.add_song("old/02.ogg", "THE PAPER LANTERNS", "Ferryman’s daughter", 36)
        self.add_song("old/03.ogg", "The Paper Lanterns", "Paper Boats (Live)", 24)
        house.start_topfive()

        house.mpc("search", "artist", "paper lanterns")

        house.wait_listed(6)
        house.wait("all are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 3)
        self.assertEqual(sorted(d["title"] for d in house.downloads()), sorted(TOP[2:]))

    def test_through_the_socket_is_seen_too(self):
        self.house.start_topfive()
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(self.house.socket))
            self.assertTrue(client.recv(100).startswith(b"OK MPD "))
            client.sendall(b'search "(artist contains \'Marlo & the Tides\')"\n')
            self.assertEqual(client.recv(100), b"OK\n")
            self.house.wait("a download", self.house.downloads)
        self.assertEqual({d["artist"] for d in self.house.downloads()}, {"Marlo & the Tides"})

    def test_of_a_song_brings_that_song_first(self):
        self.house.start_topfive()
        self.house.mpc("search", "any", "nadia velour twenty past")
        self.house.wait_listed(5)
        first = min(self.house.downloads(), key=lambda d: int(d["id"]))
        self.assertEqual(first["title"], "Twenty Past")

    def test_for_nobody_is_remembered_and_fetches_nothing(self):
        self.house.start_topfive()
        self.house.mpc("search", "artist", "Nobody Of That Name")
        story = self.house.wait("the story", lambda: self.house.run("why", "Nobody Of That Name").stdout)
        self.assertIn("Nobody Of That Name", story)
        self.assertEqual(self.house.downloads(), [])

    def test_by_another_version_is_not_the_song(self):
        """No live, karaoke, cover or hour-long upload comes in."""
        self.house.start_topfive()
        self.house.mpc("search", "artist", LANTERNS)
        self.house.wait_listed(5)
        for name in self.house.listed():
            for mark in ("live", "karaoke", "hour", "sped up"):
                self.assertNotIn(mark, name.lower())

    def test_that_the_channel_carries_is_taken(self):
        self.house.start_topfive()
        self.house.wait("the channel", lambda: "topfive" in self.house.mpc("channels", direct=True) or True)
        self.house.mpc("sendmessage", "topfive", "get Nadia Velour - Live Wire", direct=True)
        self.house.wait_listed(5)
        first = min(self.house.downloads(), key=lambda d: int(d["id"]))
        self.assertEqual(first["title"], "Live Wire")


class Observing(HouseTest):
    config = {"mode": "observe"}

    def test_shows_what_would_come_and_goes_on_when_the_mode_changes(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait("five pending", lambda: [d["state"] for d in house.downloads()] == ["pending"] * 5)
        self.assertFalse([r for r in house.asked_services() if r.startswith("GET /youtube")])

        house.write_config({"mode": "fetch"})
        house.topfive.send_signal(1)
        house.wait_listed(5)


if __name__ == "__main__":
    sys.exit(unittest.main())
