#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Related artists: after the one searched for, told apart in rows, tags, status and why."""
import os
import signal
import sys
import unittest

from common import LANTERNS, HouseTest, tags
from resilience_test import back_of


class Related(HouseTest):
    config = {"related": {"artists": 2, "count": 2}}

    def artists(self):
        return [(r["artist"], r["related_to"])
                for r in self.rows("SELECT artist, related_to FROM downloaded_track ORDER BY id")]

    def test_come_after_the_artist_and_say_whom_they_resemble(self):
        house = self.house
        house.start_topfive()
        told = house.run("get", LANTERNS, "--dry-run")
        self.assertIn("then related artists: Marlo & the Tides, Tide Tables", told.stdout)

        house.mpc("search", "artist", LANTERNS)
        house.wait("nine are completed", lambda: house.get("/status")["downloads"]["completed"] == 9)

        self.assertCountEqual(self.artists(), [(LANTERNS, "")] * 5 + [("Marlo & the Tides", LANTERNS)] * 2
                         + [("Tide Tables", LANTERNS)] * 2)
        for row in self.rows():
            found, _ = tags(house.music / row["download_path"])
            reason = None if row["artist_id"] == "deezer:501" else f"related to {LANTERNS}"
            self.assertEqual(found.get("topfive_reason"), reason, found)
        self.assertIn(f"(related to {LANTERNS})", house.run("status").stdout)
        self.assertIn(f"related to {LANTERNS}, who was searched for in", house.run("why", "Tide Tables").stdout)

    def test_go_on_after_a_kill_and_come_once(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait("the first related song", lambda: any(related for _, related in self.artists()))
        back = back_of(house.topfive)
        os.kill(back, signal.SIGKILL)

        house.wait("nine are completed", lambda: house.status_of("/healthz") == 200
                   and house.get("/status")["downloads"]["completed"] == 9)
        self.assertEqual(len(self.rows()), 9)
        self.assertEqual(len(house.files()), 9)

    def test_begin_when_a_reload_turns_them_on(self):
        house = self.house
        house.start_topfive({"related": {"artists": 0}})
        house.mpc("search", "artist", LANTERNS)
        house.wait("five are completed", lambda: house.get("/status")["downloads"]["completed"] == 5)
        self.assertEqual(len(self.artists()), 5)

        house.write_config({"related": {"artists": 2}})  # the Lanterns, looked at lately, and Marlo
        house.topfive.send_signal(signal.SIGHUP)
        house.mpc("search", "artist", "Nadia Velour")
        house.wait("a related song", lambda: any(related == "Nadia Velour" for _, related in self.artists()))


if __name__ == "__main__":
    sys.exit(unittest.main())
