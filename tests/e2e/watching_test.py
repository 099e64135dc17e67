#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people look for is noticed, whatever the client and whatever happens to topfive; what programs do is not."""
import signal
import socket
import sys
import time
import unittest

from common import LANTERNS, HouseTest


class Stopping(HouseTest):
    config = {"watch": {"settle": "30s"}, "mode": "observe"}

    def test_right_after_a_search_does_not_lose_it(self):
        house = self.house
        house.start_topfive()
        with socket.create_connection(("127.0.0.1", house.port)) as client:
            client.recv(100)
            client.sendall(b'search artist "%s"\n' % LANTERNS.encode())
            self.assertTrue(client.recv(100).endswith(b"OK\n"))
            self.assertEqual(house.stop_topfive(signal.SIGTERM), 0)
        house.start_topfive()
        story = house.run("why", LANTERNS)
        self.assertEqual(story.returncode, 0, story.stderr)
        house.wait("its chart is known", lambda: len(house.downloads()) == 5)
        self.assertRegex(house.get("/status")["observed"]["summary"],
                         r"^1 artist searched: 5 songs, 0 owned, [1-9]\d* MB to come$")
        for told in (house.run("status").stdout, house.run("why", LANTERNS).stdout, house.log()):
            self.assertIn("observing: 1 artist searched: 5 songs", told)

    def test_by_a_new_configuration_does_not_lose_it(self):
        house = self.house
        house.start_topfive()
        with socket.create_connection(("127.0.0.1", house.port)) as client:
            client.recv(100)
            client.sendall(b'search artist "%s"\n' % LANTERNS.encode())
            self.assertTrue(client.recv(100).endswith(b"OK\n"))
            time.sleep(0.1)  # the front gathers lines for the back
            house.topfive.send_signal(signal.SIGHUP)
            house.wait("the search is remembered", lambda: house.run("why", LANTERNS).returncode == 0, 15)


class Sight(HouseTest):
    def test_a_client_that_goes_past_topfive_is_named(self):
        house = self.house
        house.start_topfive()
        self.assertEqual(house.get("/status")["watch"]["direct"], [])
        house.mpc("search", "artist", LANTERNS)
        with socket.create_connection(("127.0.0.1", house.mpd_port)) as client:
            client.recv(100)
            address = "127.0.0.1:%d" % client.getsockname()[1]
            direct = house.wait("it is noticed", lambda: house.get("/status")["watch"]["direct"], 10)
            self.assertEqual(len(direct), 1, "neither topfive itself nor who comes through it")
            self.assertIn(address, direct[0]["client"])
            self.assertIn("python3", direct[0]["client"])
            told = [line for line in house.log().splitlines() if address in line]
            self.assertEqual(len(told), 1, told)
            self.assertIn(f"127.0.0.1:{house.port}", told[0], "where it is to connect")
        seen = house.run("doctor").stdout
        self.assertRegex(seen, r"warn  direct .*%s.*127.0.0.1:%d" % (address, house.port))
        self.assertRegex(seen, r"ok    proxy .*127.0.0.1:%d: \d+ clients, the last one 20.*last search 20" % house.port)
        self.assertRegex(seen, r"off   log .*watch.log: /var/log/mpd/mpd.log")
        self.assertRegex(seen, r"ok    queue .*open")
        self.assertRegex(seen, r"ok    channel .*open")
        self.assertIn(address, house.run("status").stdout)

    def test_a_log_without_commands_is_no_sight(self):
        house = self.house
        house.start_topfive({"watch": {"log": str(house.folder / "mpd.log")}})
        self.assertRegex(house.run("doctor").stdout, r'warn  log .*log_level is "notice"[^\n]*\n +log_level "verbose"')


if __name__ == "__main__":
    sys.exit(unittest.main())
