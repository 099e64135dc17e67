#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Real clients, driven as a person drives them: what each of them looks for counts once, and nothing else does."""
import contextlib
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
import unittest

from common import LANTERNS, HouseTest

try:
    import mpd
except ImportError:
    mpd = None


DOWN, ENTER = "\x1bOB", "\r"  # as a terminal sends the keys


class Terminal:
    """A program with a screen, in a pseudo terminal."""

    def __init__(self, argv, environment):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], argv, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.shown = ""

    def read(self, seconds=0.0):
        while select.select([self.fd], [], [], seconds)[0]:
            with contextlib.suppress(OSError):
                if data := os.read(self.fd, 65536):
                    self.shown += data.decode(errors="replace")
                    continue
            return

    def wait_for(self, text, seconds=30):
        end = time.monotonic() + seconds
        while text not in self.shown:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} was not shown: {self.shown[-2000:]!r}")
            self.read(0.1)

    def press(self, keys):
        self.shown = ""
        os.write(self.fd, keys.encode())
        self.read(0.3)

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        with contextlib.suppress(OSError):
            while os.read(self.fd, 65536):
                pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class RealClients(HouseTest):
    config = {"mode": "observe", "watch": {"settle": "1s"}}

    def setUp(self):
        super().setUp()
        for artist in ("Aster", "Birch", "Clover", "Dogwood"):
            self.add_song(f"{artist}/song.ogg", artist, "Song")
        self.house.start_topfive()

    def noticed(self):
        """What was noticed so far: text, field and kind."""
        return [tuple(row.values()) for row in self.rows("SELECT text, field, kind FROM story ORDER BY id")]

    def settle(self):
        """Whatever was said has counted, and so has a search that comes after it."""
        self.house.mpc("search", "artist", "the end of it")
        self.house.wait("all is noticed", lambda: ("the end of it", "artist", "search") in self.noticed(), 20)
        return [one for one in self.noticed() if one[0] != "the end of it"]

    def test_mpc(self):
        house = self.house
        house.mpc("list", "artist")
        house.mpc("listall")
        house.mpc("list", "album", "artist", "Aster")
        house.mpc("find", "artist", "Birch")
        house.mpc("search", "artist", LANTERNS)
        house.mpc("search", "(any contains 'Nadia Velour')")
        house.mpc("searchadd", "artist", "clover")
        self.assertEqual(self.settle(), [(LANTERNS, "artist", "search"), ("Nadia Velour", "any", "search"),
                                         ("clover", "artist", "add")])

    @unittest.skipUnless(mpd, "python3-mpd is not installed")
    def test_python_mpd2(self):
        client = mpd.MPDClient()
        client.connect("127.0.0.1", self.house.port)
        for length in range(1, len(LANTERNS) + 1):  # as a search field that asks with every key
            client.search("any", LANTERNS[:length])
            time.sleep(0.02)
        client.list("artist")
        client.find("artist", "Aster")
        time.sleep(1.5)
        client.command_list_ok_begin()
        client.search("artist", "Nadia Velour")
        client.search("title", "Nadia Velour")
        client.command_list_end()
        with self.assertRaises(mpd.CommandError):
            client.search("no such tag", "Refused Name")
        client.close()
        client.disconnect()
        self.assertEqual(self.settle(), [(LANTERNS, "any", "search"), ("Nadia Velour", "any", "search")])

    @unittest.skipUnless(shutil.which("ncmpcpp"), "ncmpcpp is not installed")
    def test_ncmpcpp(self):
        folder = self.house.folder / "ncmpcpp"
        folder.mkdir()
        (folder / "config").write_text(f'mpd_host = "127.0.0.1"\nmpd_port = "{self.house.port}"\n'
                                       f'ncmpcpp_directory = "{folder}"\nlyrics_directory = "{folder}"\n')
        screen = Terminal(["ncmpcpp", "--quiet", "--config", str(folder / "config"), "--bindings", "/dev/null"],
                          os.environ | {"TERM": "xterm", "HOME": str(folder), "LC_ALL": "C.UTF-8"})
        self.addCleanup(screen.close)
        screen.press("4")  # the media library: the cursor walks over the artists
        screen.wait_for("Aster")
        for _ in range(3):
            screen.press(DOWN)
            time.sleep(0.6)
        screen.press("3")  # the search engine
        screen.wait_for("Search in")
        screen.press(DOWN + ENTER)  # the second field is the artist
        screen.press(LANTERNS + ENTER)
        screen.press("y")  # search
        screen.read(1)
        self.assertEqual(self.settle(), [(LANTERNS, "artist", "search")])


if __name__ == "__main__":
    sys.exit(unittest.main())
