#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people look for is read from a living journal, into which a real MPD writes as a service does on Debian."""
import ctypes
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import unittest.mock

from common import HouseTest

JOURNALD = pathlib.Path("/lib/systemd/systemd-journald")
CLONE_NEWNS = 0x20000
# Where a process is told to belong to a unit, whichever way the machine has its control groups.
GROUPS = [path for path in map(pathlib.Path, ("/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd"))
          if (path / "cgroup.procs").exists()]


def obstacle():
    """Why no journal of our own can be had here; it never stands beside a machine's own."""
    if os.geteuid() != 0 or pathlib.Path("/proc/1/comm").read_text().strip() == "systemd":
        return "needs root on a machine without systemd"
    if not JOURNALD.exists() or not shutil.which("systemd-cat") or not pathlib.Path("/etc/machine-id").exists():
        return "needs systemd-journald"
    if not any(os.access(group, os.W_OK) for group in GROUPS):
        return "needs control groups"
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        return "needs mounts of its own"
    # From here on they are this process's own.
    os.makedirs("/run/systemd", exist_ok=True)
    os.makedirs("/run/log", exist_ok=True)
    for command in (["--make-rprivate", "/"], ["-t", "tmpfs", "tmpfs", "/run/systemd"],
                    ["-t", "tmpfs", "tmpfs", "/run/log"]):
        if subprocess.run(["mount", *command], capture_output=True).returncode != 0:
            return "needs mounts of its own"
    return None


class Living(HouseTest):
    settings = ('log_level "verbose"',)
    without = ("log_file",)
    config = {"mode": "observe", "watch": {"queue": "off", "repeat": "0s", "log": "journal"}}

    @classmethod
    def setUpClass(cls):
        if reason := obstacle():
            raise unittest.SkipTest(reason)
        os.makedirs("/run/systemd/system")  # by which MPD knows that systemd runs
        os.makedirs("/run/systemd/journal")
        cls.units = [group / "system.slice/mpd.service" for group in GROUPS if os.access(group, os.W_OK)]
        cls.addClassCleanup(cls.remove_units)
        for unit in cls.units:
            unit.mkdir(parents=True, exist_ok=True)
        cls.journald = subprocess.Popen([JOURNALD], stderr=subprocess.DEVNULL)
        cls.addClassCleanup(cls.end_journald)
        if not cls.knows_units():
            raise unittest.SkipTest("this journald does not tell whose a message is")

    @classmethod
    def knows_units(cls):
        """Whether what a process of MPD's unit says is found as its word."""
        joins = "".join(f"echo $$ > {unit}/cgroup.procs; " for unit in cls.units)
        for _ in range(100):
            subprocess.run(["sh", "-c", f"{joins}echo trial | systemd-cat -t mpd"], capture_output=True)
            told = subprocess.run(["journalctl", "-u", "mpd.service"], capture_output=True, text=True)
            if "trial" in told.stdout:
                return True
            time.sleep(0.1)
        return False

    @classmethod
    def end_journald(cls):
        cls.journald.terminate()
        cls.journald.wait()

    @classmethod
    def remove_units(cls):
        for unit in cls.units:
            for folder in (unit, unit.parent):
                try:
                    folder.rmdir()
                except OSError:
                    pass  # another's

    def setUp(self):
        bin_folder = self.enterContext(self.as_a_service())
        self.enterContext(unittest.mock.patch.dict(os.environ, PATH=f"{bin_folder}:{os.environ['PATH']}"))
        super().setUp()
        self.search("Before The Start")
        self.house.start_topfive()

    def as_a_service(self):
        """A folder with an mpd that starts as systemd starts it: in its unit, the journal behind its output."""
        folder = tempfile.TemporaryDirectory()
        joins = "".join(f"echo $$ > {unit}/cgroup.procs\n" for unit in self.units)
        script = pathlib.Path(folder.name) / "mpd"
        script.write_text(f"#!/bin/sh\n{joins}NOTIFY_SOCKET=/run/systemd/notify exec systemd-cat -t mpd "
                          f"{shutil.which('mpd')} \"$@\"\n")
        script.chmod(0o755)
        return folder

    def search(self, artist, direct=True):
        self.house.mpc("search", "artist", artist, direct=direct)

    def noticed(self):
        return [row["text"] for row in self.rows("SELECT text FROM story ORDER BY id")]

    def hears(self, artist, direct=True):
        self.search(artist, direct)
        self.house.wait(f"{artist} is noticed", lambda: artist in self.noticed(), 20)

    def test_is_followed(self):
        house = self.house
        self.hears("Aster One")
        with socket.create_connection(("127.0.0.1", house.mpd_port)) as client:
            client.recv(100)
            # What is no UTF-8 the journal keeps as bytes.
            client.sendall(b'search artist "b\xe9b\xe9b\xe9"\npassword hunter2\nsearch title "\x01 \xff"\nclose\n')
            while client.recv(1000):
                pass
        self.hears("Björk Two")
        self.hears("Clover Three", direct=False)
        self.hears("Dogwood Four")
        self.assertEqual(self.noticed(), ["Aster One", "Björk Two", "Clover Three", "Dogwood Four"])
        told = subprocess.run(["journalctl", "-u", "mpd.service", "-o", "json"], capture_output=True, text=True).stdout
        self.assertIn("hunter2", told, "MPD wrote it")
        self.assertRegex(told, r'"MESSAGE": ?\[ ?\d+', "an array of bytes")
        self.assertRegex(house.run("doctor").stdout, r"ok    log .*open, last client 20.*last search 20")
        house.stop_topfive()
        for file in [house.folder / "topfive.log", *(one for one in house.data.rglob("*") if one.is_file())]:
            self.assertNotIn(b"hunter2", file.read_bytes(), file)


if __name__ == "__main__":
    sys.exit(unittest.main())
