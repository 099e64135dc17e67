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


if __name__ == "__main__":
    sys.exit(unittest.main())
