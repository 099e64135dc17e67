#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""All sorts of bad HTTP at once, while MPD's clients, a fetch and good HTTP go on in the whole program."""
import contextlib
import http.client
import json
import socket
import sys
import threading
import unittest

from common import LANTERNS, HouseTest

GET = b"GET /status HTTP/1.1\r\nHost: localhost\r\n"


class Pings:
    """A client of MPD that asks for an answer again and again."""

    def __init__(self, port):
        self.count, self.failed, self.over = 0, None, False
        self.connection = socket.create_connection(("127.0.0.1", port), 60)
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        try:
            lines = self.connection.makefile("rb")
            lines.readline()
            while not self.over:
                self.connection.sendall(b"ping\n")
                if lines.readline() != b"OK\n":
                    raise OSError("no OK")
                self.count += 1
        except OSError as fault:
            self.failed = fault

    def end(self):
        self.over = True
        self.thread.join(60)
        self.connection.close()


class BadHttp(HouseTest):
    def setUp(self):
        super().setUp()
        self.house.start_topfive()
        self.held = contextlib.ExitStack()
        self.addCleanup(self.held.close)

    def connections(self, count, beginning):
        """So many that send this and read nothing; the other side may end them meanwhile."""
        made = [self.held.enter_context(socket.create_connection(("127.0.0.1", self.house.http_port), 60))
                for _ in range(count)]
        for one in made:
            with contextlib.suppress(OSError):
                one.sendall(beginning)
        return made

    def answer(self, request):
        """Everything that comes for it until the other side ends: status and detail of the first answer."""
        with socket.create_connection(("127.0.0.1", self.house.http_port), 60) as one:
            with contextlib.suppress(OSError):
                one.sendall(request)
                one.shutdown(socket.SHUT_WR)
            answer = http.client.HTTPResponse(one)
            answer.begin()
            content = answer.read()
            self.assertEqual(answer.getheader("Content-Type"), "application/problem+json", content)
            problem = json.loads(content)
            self.assertEqual(set(problem), {"type", "title", "status", "detail"})
            self.assertEqual(problem["status"], answer.status)
            return answer.status

    def test_of_all_sorts_holds_up_nobody(self):
        house = self.house
        pings = Pings(house.port)
        self.addCleanup(pings.end)
        self.connections(300, b"")
        self.connections(50, GET + b"X-Slow: ")
        self.connections(50, b"POST /fetches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n{")
        self.connections(50, b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.connections(50, 200 * (GET + b"\r\n"))  # and none of it is read
        before = pings.count
        self.assertEqual(house.run("get", LANTERNS).returncode, 0)
        self.assertEqual(house.http("GET", "/healthz")[0], 200)
        house.wait("a client of MPD is answered", lambda: pings.failed or pings.count > before + 100)
        self.assertIsNone(pings.failed)
        self.assertEqual(house.get("/status")["back_restarts"], 0)

    def test_that_means_nothing_is_a_problem_that_says_so(self):
        long = b"a" * 40_000
        for request, status in (
                (b"nonsense\r\n\r\n", 400),
                (b"GET\r\n\r\n", 400),
                (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
                (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),  # TLS
                (b"GET /" + long[:20_000] + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
                (GET + b"X: " + long + b"\r\n\r\n", 431),
                (GET + 40 * (b"X: " + long[:1_000] + b"\r\n") + b"\r\n", 431),
                (GET + b"Host: localhost\r\n\r\n", 400),
                (GET.replace(b"localhost", b"evil.example") + b"\r\n", 421),
                (GET.replace(b"/status", b"/nowhere") + b"\r\n", 404),
                (GET.replace(b"/status", b"/fetches/123456789") + b"\r\n", 404),
                (GET.replace(b"GET", b"BREW") + b"\r\n", 400),
                (b"POST /fetches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n{", 400),
                (b"POST /fetches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n{", 413),
                (b"POST /fetches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n", 413)):
            with self.subTest(request[:60]):
                self.assertEqual(self.answer(request), status)
        self.assertEqual(self.house.http("GET", "/healthz")[0], 200)


if __name__ == "__main__":
    sys.exit(unittest.main())
