#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Broken tools and full disks: said, mended by themselves, and nothing half-done left."""
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

from common import LANTERNS, HouseTest


class Tools(HouseTest):
    bps = 400_000

    def program(self, text):
        path = self.house.folder / "yt-dlp"
        path.write_text("#!/bin/sh\n" + text)
        path.chmod(0o755)
        return {"youtube": {"program": str(path)}}

    def whole(self):
        house = self.house
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5)
        self.assertEqual(house.files(), house.listed())
        self.assertEqual([p for p in (house.data / "staging").rglob("*") if p.is_file()], [])

    def downloading(self):
        """The processes of yt-dlp that download into this house's staging."""
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (b"watch?v=" in (process / "cmdline").read_bytes()
                        and (process / "cwd").readlink().is_relative_to(self.house.data)):
                    yield int(process.name)

    def test_yt_dlp_killed_midway_is_tried_again(self):
        house = self.house
        house.start_topfive()
        house.mpc("search", "artist", LANTERNS)
        killed = set()
        for _ in range(3):
            pid = house.wait("a song is coming in", lambda: next((p for p in self.downloading() if p not in killed), None))
            killed.add(pid)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        house.wait("the story says so", lambda: "yt-dlp was killed by signal 9" in house.run("why", LANTERNS).stdout)
        house.wait("nothing is under way", lambda: not house.get("/status")["fetches"]["active"], 400)
        for download in house.downloads():
            if download["state"] == "error":
                self.assertIn("killed", download["error"])
                self.assertEqual(house.http("POST", f"/downloads/{download['id']}/retry")[0] // 100, 2)
        self.whole()

    def test_yt_dlp_that_prints_garbage_is_said(self):
        house = self.house
        house.start_topfive(self.program("head -c 100000 /dev/urandom; echo; echo '{\"id\":[[['; exit 0\n"))
        done = house.run("get", LANTERNS)
        self.assertEqual(done.returncode, 1)
        for download in house.downloads():
            self.assertEqual(download["state"], "error")
            self.assertTrue(download["error"])
        self.assertIn("yt-dlp: search for", house.run("why", LANTERNS).stdout)
        self.assertEqual(house.files(), [])

    def test_yt_dlp_that_hangs_holds_up_no_stop(self):
        house = self.house
        house.start_topfive(self.program("sleep 1000\n"))
        house.mpc("search", "artist", LANTERNS)
        house.wait("it runs", lambda: subprocess.run(["pgrep", "-f", f"sh {house.folder}/yt-dlp"],
                                                     stdout=subprocess.DEVNULL).returncode == 0)
        begin = time.monotonic()
        self.assertEqual(house.stop_topfive(), 0)
        self.assertLess(time.monotonic() - begin, 2)
        left = subprocess.run(["pgrep", "-f", str(house.folder)], capture_output=True, text=True).stdout.split()
        self.assertEqual(left, [str(house.mpd.pid)])


class Stops(HouseTest):
    bps = 400_000

    def test_within_two_seconds_at_every_stage(self):
        house = self.house
        slowest = 0
        for delay in (0.0, 0.1, 0.3, 0.6, 1.0, 1.5, 2.2, 3.0):
            house.start_topfive(ready=False)
            house.wait("the proxy answers", lambda: house.answers(house.port))
            house.mpc("search", "artist", LANTERNS)
            time.sleep(delay)
            begin = time.monotonic()
            self.assertEqual(house.stop_topfive(), 0)
            slowest = max(slowest, time.monotonic() - begin)
            left = subprocess.run(["pgrep", "-f", str(house.folder)], capture_output=True, text=True).stdout.split()
            self.assertEqual(left, [str(house.mpd.pid)], f"after {delay} s")
        self.assertLess(slowest, 2)
        house.start_topfive()
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5)
        self.assertEqual(house.files(), house.listed())


class Disks(HouseTest):
    """As root only: small file systems are mounted."""

    def setUp(self):
        if os.geteuid() != 0:
            self.skipTest("mounting needs root")
        super().setUp()

    def mount(self, folder, size):
        folder.mkdir(exist_ok=True)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", "-l", folder], capture_output=True)

    def no_half_file(self):
        for path in self.house.files():
            if not path.startswith(".topfive/"):
                subprocess.run(["ffprobe", "-v", "error", self.house.music / path], check=True)

    def test_a_full_music_directory_is_said_and_nothing_half_done_stays(self):
        house = self.house
        self.mount(house.music, "700k")
        house.start_topfive({"download": {"min_free": "0MB"}})
        house.mpc("search", "artist", LANTERNS)
        house.wait("one failed for want of room", lambda: any("space" in (d["error"] or "") for d in house.downloads()), 90)
        self.assertTrue(house.answers(house.port), "the proxy never notices")
        self.assertIn("space", house.run("why", LANTERNS).stdout)
        self.no_half_file()
        subprocess.run(["mount", "-o", "remount,size=50m", house.music], check=True)

        def all_are_completed():
            for download in house.downloads(state="error"):  # some gave up only after there was room
                house.http("POST", f"/downloads/{download['id']}/retry")
            return [d["state"] for d in house.downloads()] == ["completed"] * 5

        house.wait("all five are completed", all_are_completed, 200)
        self.assertEqual([p for p in house.files() if p != ".topfive/.mpdignore"], house.listed())

    def test_too_little_room_is_waited_out(self):
        house = self.house
        self.mount(house.music, "3m")
        house.start_topfive({"download": {"min_free": "20MB"}})
        house.mpc("search", "artist", LANTERNS)
        waiting = house.wait("they wait for room", lambda: [d for d in house.downloads() if d["error"]], 60)
        self.assertEqual({d["state"] for d in waiting}, {"pending"})
        self.assertIn("min_free", waiting[0]["error"])

    def test_a_full_data_directory_leaves_clients_working(self):
        house = self.house
        self.mount(house.data, "4m")
        house.start_topfive()
        (house.data / "ballast").write_bytes(b"")
        with contextlib.suppress(OSError), open(house.data / "ballast", "wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))
        for n in range(3):
            house.mpc("search", "artist", LANTERNS)
            house.mpc("search", "artist", f"somebody {n}")
        time.sleep(3)
        self.assertTrue(house.answers(house.port), "the proxy never notices")
        self.assertIsNone(house.topfive.poll())
        self.assertIn("full", house.log())
        (house.data / "ballast").unlink()
        house.run("get", LANTERNS)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5, 120)

    def test_a_vanishing_mount_stops_fetching_until_it_is_back(self):
        house = self.house
        elsewhere = house.folder / "share"
        elsewhere.mkdir()
        self.mount(elsewhere, "50m")
        subprocess.run(["mount", "--bind", elsewhere, house.music], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", house.music], capture_output=True)
        self.add_song("a/song.ogg", "Somebody", "Something")
        house.start_topfive()
        subprocess.run(["umount", "-l", house.music], check=True)
        house.mpc("search", "artist", LANTERNS)
        house.wait("it is said", lambda: str(house.music) in str(house.get("/healthz")), 90)
        self.assertEqual(house.files(), [], "nothing is written below the mount point")
        subprocess.run(["mount", "--bind", elsewhere, house.music], check=True)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5, 240)

    def test_a_read_only_music_directory_is_said_and_nothing_lost(self):
        house = self.house
        self.mount(house.music, "50m")
        house.start_topfive()
        subprocess.run(["mount", "-o", "remount,ro", house.music], check=True)
        house.mpc("search", "artist", LANTERNS)
        house.wait("it is said", lambda: "cannot be written" in str(house.get("/healthz")), 90)
        house.wait("the story says so", lambda: "cannot be written" in house.run("why", LANTERNS).stdout, 90)
        self.assertTrue(house.answers(house.port))
        subprocess.run(["mount", "-o", "remount,rw", house.music], check=True)
        house.wait("all five are completed", lambda: [d["state"] for d in house.downloads()] == ["completed"] * 5, 240)


if __name__ == "__main__":
    sys.exit(unittest.main())
