#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What breaks beside topfive, and topfive itself, cost nobody a song and no client its connection."""
import os
import random
import signal
import socket
import subprocess
import sys
import time
import unittest

from common import LANTERNS, TOP, HouseTest

SEED = int(os.environ.get("TOPFIVE_SEED", random.randrange(1_000_000)))
KILLS = int(os.environ.get("TOPFIVE_KILLS", 6))


def back_of(front):
    """The process id of the back: the front's child."""
    with open(f"/proc/{front.pid}/task/{front.pid}/children") as children:
        found = children.read().split()
    return int(found[0]) if found else None


class Killed(HouseTest):
    bps = 400_000

    def setUp(self):
        super().setUp()
        self.chance = random.Random(SEED)
        print(f"seed {SEED}", file=sys.stderr)

    def check_whole(self):
        house = self.house
        house.wait_listed(5)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5)
        self.assertEqual(sorted(d["title"] for d in house.downloads()), sorted(TOP))
        self.assertEqual(len(house.listed()), 5, house.listed())
        self.assertEqual(house.files(), house.listed(), "no partial file, none twice")
        self.assertEqual([p for p in (house.data / "staging").rglob("*") if p.is_file()], [])

    def test_backs_at_random_moments_lose_nothing_and_no_client(self):
        house = self.house
        house.start_topfive()
        with socket.create_connection(("127.0.0.1", house.port)) as client:
            client.recv(100)
            client.sendall(b"idle mixer\n")
            house.mpc("search", "artist", LANTERNS)
            for _ in range(KILLS):
                time.sleep(self.chance.uniform(0.05, 1.2))
                if pid := back_of(house.topfive):
                    os.kill(pid, signal.SIGKILL)
            house.wait("topfive is ready again", lambda: house.status_of("/healthz") == 200)
            self.check_whole()
            self.assertGreaterEqual(house.get("/status")["back_restarts"], 1)
            client.sendall(b"noidle\n")
            self.assertEqual(client.recv(100), b"OK\n", "the idling client stayed connected")

    def test_fronts_at_random_moments_lose_nothing(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait("the search is remembered", lambda: house.run("why", LANTERNS).returncode == 0)
        for _ in range(KILLS):
            time.sleep(self.chance.uniform(0.05, 1.2))
            house.topfive.kill()
            house.topfive.wait()
            house.start_topfive(ready=False)
            time.sleep(0.3)
        house.wait("topfive is ready again", lambda: house.status_of("/healthz") == 200)
        self.check_whole()

    def test_by_sigterm_it_ends_within_two_seconds_and_goes_on_later(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait("a download is under way", lambda: any(d["state"] == "downloading" for d in house.downloads()))
        house.topfive.terminate()
        self.assertEqual(house.topfive.wait(5), 0)
        left = subprocess.run(["pgrep", "-f", str(house.folder)], capture_output=True, text=True).stdout.split()
        self.assertEqual(left, [str(house.mpd.pid)], "yt-dlp and ffmpeg ended with it")
        house.start_topfive()
        self.check_whole()


class Services(HouseTest):
    def test_when_deezer_fails_itunes_is_asked(self):
        house = self.house
        house.start_topfive()
        for fault in ("500", "garbage", "html", "quota"):
            house.fault(path="/deezer", do=fault, times=3)
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        story = house.run("why", LANTERNS).stdout
        self.assertIn("itunes", story)

    def test_a_rate_limit_of_youtube_pauses_everything(self):
        house = self.house
        house.start_topfive()
        house.fault(path="/youtube/video", do="429", times=1)
        house.mpc("search", "artist", LANTERNS)
        paused = house.wait("youtube is paused", lambda: [s for s in house.get("/status")["sources"] if s["state"] == "paused"])
        self.assertTrue(paused[0]["until"])
        time.sleep(2)  # the search that was under way comes to its end
        asked = len([r for r in house.asked_services() if "/youtube" in r])
        house.mpc("search", "artist", "Nadia Velour")
        house.wait("her chart", lambda: len(house.downloads()) == 9)  # the duet is one recording
        time.sleep(1)
        self.assertEqual(len([r for r in house.asked_services() if "/youtube" in r]), asked)
        self.assertEqual({d["state"] for d in house.downloads()}, {"pending"})

    def test_a_missing_yt_dlp_is_said_and_tried_again(self):
        house = self.house
        house.start_topfive({"youtube": {"program": "/nonexistent/yt-dlp"}})
        done = house.run("get", LANTERNS)
        self.assertEqual(done.returncode, 1)
        self.assertIn("/nonexistent/yt-dlp", done.stdout + done.stderr)
        row = house.downloads()[0]
        self.assertEqual(row["state"], "error")
        self.assertIn("/nonexistent/yt-dlp", row["error"])

    def test_a_candidate_that_is_gone_gives_way(self):
        house = self.house
        house.start_topfive()
        house.fault(path="/youtube/video", do="gone", times=1)
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)


class Mpd(HouseTest):
    def test_away_and_back_needs_no_restart(self):
        house = self.house
        house.start_topfive()
        house.stop_mpd()
        with socket.create_connection(("127.0.0.1", house.port)) as client:
            self.assertEqual(client.recv(100), b"", "accepted and closed without a greeting")
        house.wait("healthz tells", lambda: house.status_of("/healthz") == 503)
        house.start_mpd()
        house.wait("ready again", lambda: house.status_of("/healthz") == 200)
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)

    def test_that_goes_before_it_lists_a_song_gets_it_listed_later(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        house.wait("a download", house.downloads)
        house.stop_mpd()
        time.sleep(1.5)
        house.start_mpd()
        house.wait_listed(5)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5)

    def test_with_another_music_directory_nothing_is_fetched(self):
        house = self.house
        self.add_song("a/song.ogg", "Somebody", "Something")
        wrong = house.folder / "elsewhere"
        wrong.mkdir()
        house.start_topfive({"mpd": {"music_directory": str(wrong)}}, ready=False)
        reasons = house.wait("healthz names the path",
                             lambda: house.status_of("/healthz") == 503 and str(wrong) in str(house.get("/healthz")))
        self.assertTrue(reasons)
        house.mpc("search", "artist", LANTERNS)
        time.sleep(2)
        self.assertEqual(list(wrong.iterdir()), [])
        (wrong / "a").mkdir()
        (wrong / "a/song.ogg").write_bytes((house.music / "a/song.ogg").read_bytes())
        house.wait("ready without a restart", lambda: house.status_of("/healthz") == 200)


class TheDataDirectory(HouseTest):
    def test_that_cannot_be_used_leaves_clients_working(self):
        house = self.house
        house.data.write_text("a file where the folder should be")
        house.start_topfive(ready=False)
        house.wait("the proxy answers", lambda: house.answers(house.port))
        house.wait("healthz tells", lambda: house.status_of("/healthz") == 503)
        self.assertIn(str(house.data), str(house.get("/healthz")))
        house.data.unlink()
        house.wait("ready without a restart", lambda: house.status_of("/healthz") == 200)

    def test_with_a_database_of_garbage_keeps_it_aside(self):
        house = self.house
        house.data.mkdir()
        (house.data / "topfive.db").write_bytes(b"this is no database" * 500)
        house.start_topfive()
        self.assertEqual(len(list(house.data.glob("topfive.db.broken-*"))), 1)

    def test_belongs_to_one_daemon(self):
        house = self.house
        house.start_topfive()
        second = house.run("run")
        self.assertEqual(second.returncode, 1)
        self.assertIn(str(house.topfive.pid), second.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())
