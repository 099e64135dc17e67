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


class Client:
    """Says a command and reads its answer."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.file = self.socket.makefile("rb")
        self.file.readline()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()

    def send(self, line):
        self.socket.sendall(line.encode() + b"\n")

    def answer(self):
        lines = [self.file.readline().decode().strip()]
        while lines[-1] and not lines[-1].startswith(("OK", "ACK")):
            lines.append(self.file.readline().decode().strip())
        return lines


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

    def test_leaves_to_the_proxy_whom_the_proxy_hears(self):
        """In the log a robot looks like a person, in the proxy it does not."""
        with Client(self.house.port) as robot:
            for commands in (['findadd artist "Aster One"'], ['search artist "Birch Two"', 'add ""']):
                robot.send("idle options")
                self.house.mpc("repeat", direct=True)
                self.assertEqual(robot.answer()[0], "changed: options")
                for command in commands:
                    robot.send(command)
                    robot.answer()
            self.hears("Clover Three")
            self.search("Dogwood Four", direct=False)
            self.house.wait("the proxy is heard", lambda: "Dogwood Four" in self.noticed(), 20)
        self.assertEqual(self.noticed(), ["Clover Three", "Dogwood Four"])

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
