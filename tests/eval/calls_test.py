#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""topfive-eval intent and log as a script calls them: one answer a line, whatever the line is, in bounded memory."""
import json
import os
import subprocess
import unittest

EVAL = os.environ.get("TOPFIVE_EVAL", "build/bin/topfive-eval")


def call(*arguments, given):
    return subprocess.run([EVAL, *arguments], input=given, check=True, capture_output=True).stdout


def said(connection, at, line, **more):
    return json.dumps({"id": f"{connection}/{at}", "connection": connection, "at": at, "line": line, **more}).encode()


def answers(*lines):
    return [json.loads(one) for one in call("intent", given=b"\n".join(lines)).splitlines()]


def intents(*lines):
    return [tuple(one.values()) for answer in answers(*lines) for one in answer["intents"]]


class Intent(unittest.TestCase):
    def test_comes_with_the_line_that_gave_rise_to_it(self):
        self.assertEqual(answers(said(1, 0, 'search any "eminem"'), said(2, 1, 'search artist "pulp"'),
                                 said(2, 1.5, None), said(1, 2, 'add "Eminem/Stan.opus"'), said(1, 9, "ping")), [
            {"id": "1/0", "intents": []},
            {"id": "2/1", "intents": []},
            {"id": "2/1.5", "intents": [{"at": 1.5, "text": "pulp", "field": "artist", "kind": "search"}]},
            {"id": "1/2", "intents": [{"at": 2, "text": "eminem", "field": "any", "kind": "search"}]},
            {"id": "1/9", "intents": []}])

    def test_counts_between_lines_of_others(self):
        self.assertEqual(intents(said(1, 10.25, "search artist eminem"), said(2, 60, "ping")),
                         [(12.75, "eminem", "artist", "search")])

    def test_an_answer_a_line_whatever_the_line(self):
        bad = [b"", b"   ", b"[]", b"null", b'{"id":"1"', b"\xff\xfe", b"[" * 100_000, b'{"id":"1","connection":1,"at":1}',
               b'{"id":"1","connection":1,"at":"1","line":"ping"}', b'{"id":"1","at":1,"line":"ping"}',
               b'{"id":"1","connection":1,"at":NaN,"line":"ping"}', b'{"id":"1","connection":1,"at":1e300,"line":"ping"}',
               b'{"id":"1","connection":1,"at":1,"line":5}', b'{"id":"1","connection":1,"at":1,"line":"\\ud83d"}',
               b'{"id":1,"connection":1,"at":1,"line":"ping"}', b'{"id":"1","connection":1,"at":1,"line":"ping"} more']
        good = [said(1, 0, "search artist eminem", extra=[{}]), said(1, 0.1, "x" * 1_000_000), said(1, 0.2, "a\0b"),
                b'{"id":"r","connection":1,"at":0.3,"line":"\xe9 raw"}\r', said(-1, 0.4, "search artist \"\udce9xyz\""),
                said(2**64 - 1, -5, "ping")]
        lines = [one for pair in zip(bad, good + bad) for one in pair]
        found = answers(*lines, said(1, 60, "ping"))
        self.assertEqual(len(found), len(lines) + 1)
        self.assertEqual(["error" in one for one in found], [line in bad for line in lines] + [False])
        self.assertEqual(found[-1]["intents"], [{"at": 2.5, "text": "eminem", "field": "artist", "kind": "search"}])

    def test_needs_no_more_memory_for_more_connections(self):
        def peak(connections):
            lines = []
            for one in range(connections):
                lines.append(said(one, one * 0.01, f'search artist "name {one * 7919}"'))
                if one % 2:
                    lines.append(said(one, one * 0.01, None))
            # The address sanitizer keeps what was freed.
            environment = os.environ | {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"}
            with subprocess.Popen([EVAL, "intent"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                  env=environment) as program:
                program.stdin.write(b"\n".join(lines))
                program.stdin.close()
                _, status, used = os.wait4(program.pid, 0)
                program.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(program.returncode, 0)
            return used.ru_maxrss
        self.assertLess(peak(10_000), peak(5_000) + 4_000, "kilobytes")


class Log(unittest.TestCase):
    LINES = (b'Nov 22 10:07 : client: [2] process command "search artist "Eminem""\r\n'
             b'Nov 22 10:07 : client: [2] process command "password hunter2"\n'
             b'Nov 22 10:07 : client: [3] process command list\n'
             b'Nov 22 10:07 : client: process command "password hunter2"\n'
             b'Nov 22 10:07 : client: process command "search any "b\xe9\xc3\xa9""\n'
             b'Nov 22 10:07 : client: [3] process command list returned 0\n'
             b'2026-11-22T10:26:13 client: [127.0.0.1:1] process command "search any \\"b\\xe9\\t\\\\\\"\\""\n'
             b'2026-11-22T10:26:13 client: [pid=16683 uid=0] process command "' + b"x" * 8192 + b'"\n'
             b'client: [[::1]:2] process command "status"')

    def test_gives_back_every_byte(self):
        found = [json.loads(line) for line in call("log", given=self.LINES).splitlines()]
        self.assertEqual([(one["client"], one["command"].encode("utf-8", "surrogateescape")) for one in found], [
            ("2", b'search artist "Eminem"'), ("3", b'search any "b\xe9\xc3\xa9"'),
            ("127.0.0.1:1", b'search any "b\xe9\t\\""'), ("pid=16683 uid=0", b"x" * 8192), ("[::1]:2", b"status")])

    def test_counts_what_it_would_print(self):
        self.assertEqual(call("log", "--count", given=self.LINES), b"5\n")
        self.assertEqual(call("log", "--count", given=b""), b"0\n")
        # Longer than what is read at a time, and cut everywhere.
        log = b"".join(b"x" * (one % 97) + b"\n" + self.LINES + b"\n" for one in range(200))
        self.assertEqual(int(call("log", "--count", given=log)), 1000)
        self.assertEqual(len(call("log", given=log).splitlines()), 1000)

    def test_reads_recorded_logs_alike(self):
        folder = os.path.join(os.environ.get("TOPFIVE_SHARED", "../shared"), "recorded/mpd")
        if not os.path.isdir(folder):
            self.skipTest(f"no recordings at {folder}")
        commands = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                log = file.read()
            commands[name] = len(call("log", given=log).splitlines())
            self.assertEqual(int(call("log", "--count", given=log)), commands[name], name)
            self.assertNotIn(b"hunter2", call("log", given=log), name)
        self.assertEqual((commands["01-search-grammar.mpdlog"], commands["21-v024-search-grammar.mpdlog"]), (83, 83))

    def test_leaves_out_what_no_client_can_have_said(self):
        long = b'client: [1] process command "' + b"x" * 1_000_000 + b'"\n'
        self.assertEqual(call("log", given=long + self.LINES), call("log", given=self.LINES))
        self.assertEqual(call("log", "--count", given=long + self.LINES), b"5\n")


unittest.main()
