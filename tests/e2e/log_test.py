#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people look for is read from the log of a real MPD, whatever logrotate does to it."""
import os
import shutil
import signal
import socket
import sys
import time
import unittest

from common import HouseTest


class Verbose(HouseTest):
    settings = ('log_level "verbose"',)
    config = {"mode": "observe", "watch": {"queue": "off", "repeat": "0s"}}

    def setUp(self):
        super().setUp()
        self.path = self.house.folder / "mpd.log"
        self.search("Before The Start")
        self.house.start_topfive({"watch": {"log": str(self.path)}})

    def search(self, artist, direct=True):
        self.house.mpc("search", "artist", artist, direct=direct)

    def noticed(self):
        return [row["text"] for row in self.rows("SELECT text FROM story ORDER BY id")]

    def hears(self, artist):
        self.search(artist)
        self.house.wait(f"{artist} is noticed", lambda: artist in self.noticed(), 20)

    def test_is_followed_through_rotations(self):
        house = self.house
        self.hears("Aster One")
        old = self.path.with_suffix(".log.1")
        self.path.rename(old)
        self.hears("Birch Two")  # MPD writes on into the old file
        self.path.touch()  # as logrotate does
        house.mpd.send_signal(signal.SIGHUP)
        house.wait("MPD opened the new one", lambda: self.path.stat().st_size > 0, 10)
        self.hears("Clover Three")
        for artist in ("Dogwood Four", "Elder Five"):
            shutil.copy(self.path, old)  # copytruncate, Debian's way
            os.truncate(self.path, 0)
            self.hears(artist)
        self.path.unlink()
        os.mkfifo(self.path)
        self.hears("Fir Six")  # from the file that has no name any more
        self.path.unlink()
        house.mpd.send_signal(signal.SIGHUP)
        house.wait("MPD made a new one", self.path.exists, 10)
        self.hears("Gorse Seven")
        self.assertEqual(self.noticed(), ["Aster One", "Birch Two", "Clover Three", "Dogwood Four", "Elder Five",
                                          "Fir Six", "Gorse Seven"])
        self.assertRegex(house.run("doctor").stdout, r"ok    log .*open, last client 20.*last search 20")

    def test_and_the_proxy_tell_one_search_once(self):
        self.search("Aster One", direct=False)
        self.house.wait("it is noticed", lambda: self.noticed(), 20)
        self.hears("Birch Two")  # whatever the log had to say has been said
        time.sleep(1)
        self.assertEqual(self.noticed(), ["Aster One", "Birch Two"])

    def test_gives_no_password_away(self):
        for port in (self.house.mpd_port, self.house.port):
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.recv(100)
                client.sendall(b"password hunter2\ncommand_list_begin\npassword hunter2\ncommand_list_end\n")
                client.recv(1000)
        self.assertIn("hunter2", self.path.read_text())
        self.hears("Aster One")
        self.house.stop_topfive()
        for file in [self.house.folder / "topfive.log", *(one for one in self.house.data.rglob("*") if one.is_file())]:
            self.assertNotIn(b"hunter2", file.read_bytes(), file)


if __name__ == "__main__":
    sys.exit(unittest.main())
