#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whoever listens to music does not hear that topfive works."""
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

from common import LANTERNS, HouseTest

CARD = pathlib.Path(__file__).with_name("sound_card.py")


class PlayingTest(HouseTest):
    """MPD, topfive and all that it starts share one processor."""

    def setUp(self):
        all_of_them = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(all_of_them)})
        self.addCleanup(os.sched_setaffinity, 0, all_of_them)
        super().setUp()
        house = self.house
        house.stop_mpd()
        self.log = house.folder / "card.log"
        house.output = (f'type "pipe"\n name "card"\n format "44100:16:2"\n'
                        f' command "exec {sys.executable} -B {CARD} {self.log}"')
        house.start_mpd()
        file = house.music / "Quiet/Song.flac"
        file.parent.mkdir()
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anoisesrc=color=pink:sample_rate=44100:duration=60",
                        "-ac", "2", "-metadata", "artist=Quiet", "-metadata", "title=Song", file], check=True)
        house.mpc("--wait", "update", direct=True)
        house.mpc("repeat", "on", direct=True)
        house.mpc("add", "Quiet/Song.flac", direct=True)
        house.mpc("play", direct=True)
        house.wait("the music plays", lambda: "plays" in self.heard())

    def heard(self):
        return self.log.read_text() if self.log.exists() else ""

    def test_flac_plays_on_during_a_whole_fetch(self):
        house = self.house
        house.start_topfive()
        begun = self.heard()
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(6)
        self.assertEqual(self.heard(), begun, "not one underrun")
        self.assertIn("[playing]", "\n".join(house.mpc("status", direct=True)))

        house.mpd.send_signal(signal.SIGSTOP)  # the card hears well when music stops
        time.sleep(1)
        house.mpd.send_signal(signal.SIGCONT)
        house.wait("the card noticed", lambda: self.heard().startswith(begun + "underrun"))


if __name__ == "__main__":
    sys.exit(unittest.main())
