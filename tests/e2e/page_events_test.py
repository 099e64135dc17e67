#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page and /events in a real Chromium: cut off, started anew, told of a gap, without a seat."""
import socket
import sys
import unittest

from common import LANTERNS, TOP
from line import LineTest

NO_ANSWER = "topfive does not answer"


class Cut(LineTest):
    def test_the_page_goes_on_where_it_was(self):
        house, browser = self.house, self.browser
        self.open()
        house.run("get", "Nadia Velour", "--count", "1")
        house.wait("the page shows it", lambda: "Night Bus" in self.songs("recent"))

        self.line.cut()
        house.run("get", LANTERNS, "--count", "2")
        house.wait("the page says that nobody answers", lambda: NO_ANSWER in self.said())
        self.assertNotIn(TOP[0], self.songs("recent"))
        self.line.mend()

        house.wait("what was missed stands there", lambda: all(title in self.songs("recent") for title in TOP[:2]))
        house.wait("the page no longer says so", lambda: NO_ANSWER not in self.said())
        self.wait_for_listening(2)
        self.assertRegex(self.listenings()[-1], rb"(?i)Last-Event-ID: \d+")
        house.run("get", "Кино", "--count", "1")
        house.wait("events arrive again", lambda: "Трамвай до утра" in self.songs("recent"))
        self.assertEqual(self.complaints_of_itself(), [])

    def test_a_program_that_starts_anew_is_found_again(self):
        house, browser = self.house, self.browser
        self.open()
        browser.driver.execute_script("window.same = true")
        house.stop_topfive()
        house.wait("the page says that nobody answers", lambda: NO_ANSWER in self.said())
        house.start_topfive()
        house.wait("the page no longer says so", lambda: NO_ANSWER not in self.said())
        self.wait_for_listening(2)
        house.run("get", LANTERNS, "--count", "1")
        house.wait("the page goes on", lambda: TOP[0] in self.songs("recent"))
        self.assertTrue(browser.driver.execute_script("return window.same"))
        self.assertEqual(self.complaints_of_itself(), [])


class Gap(LineTest):
    def test_after_a_reset_the_page_looks_at_everything(self):
        house = self.house
        self.open()
        house.run("get", "Nadia Velour", "--count", "1")
        house.wait("the page shows it", lambda: "Night Bus" in self.songs("recent"))

        self.line.cut()
        house.stop_topfive()  # the next one holds none of the events that the page has not seen
        house.start_topfive()
        house.run("get", LANTERNS, "--count", "2")
        self.line.mend()

        house.wait("what was missed stands there", lambda: all(title in self.songs("recent") for title in TOP[:2]))
        house.wait("it was told of the gap", lambda: b"event: reset\n" in b"".join(self.line.answers))


class WithoutASeat(LineTest):
    bps = 150_000

    def test_the_page_looks_now_and_then_until_there_is_one(self):
        house, browser = self.house, self.browser
        seats = []
        self.addCleanup(lambda: [seat.close() for seat in seats])
        while not seats or b"503" not in seats[-1].recv(100):
            seats.append(socket.create_connection(("127.0.0.1", house.http_port)))
            seats[-1].sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        browser.open()
        self.search(LANTERNS)
        seen = set()

        def moved():
            seen.update(v for v in browser.values("#now [role=progressbar]", "aria-valuenow") if v and 0 < int(v) < 100)
            return len(seen) > 1
        house.wait("bars move all the same", moved)
        house.wait("all came in", lambda: all(title in self.songs("recent") for title in TOP))
        self.assertFalse([answer for answer in self.line.answers if b"text/event-stream" in answer])
        for seat in seats:
            seat.close()
        house.wait("the page takes the seat",
                   lambda: [answer for answer in self.line.answers if b"text/event-stream" in answer], 60)


if __name__ == "__main__":
    sys.exit(unittest.main())
