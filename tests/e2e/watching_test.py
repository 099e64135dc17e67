#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people look for is noticed, whatever the client and whatever happens to topfive; what programs do is not."""
import pathlib
import random
import signal
import socket
import subprocess
import sys
import threading
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
        status = house.run("status").stdout
        self.assertRegex(status, r"direct .*%s goes past topfive.*; let it connect to 127.0.0.1:%d" % (address, house.port))
        self.assertRegex(status, r"log +off; .*watch.log: /var/log/mpd/mpd.log")

    def test_a_log_without_commands_is_no_sight(self):
        house = self.house
        house.start_topfive({"watch": {"log": str(house.folder / "mpd.log")}})
        self.assertRegex(house.run("doctor").stdout, r'warn  log .*log_level is "notice"[^\n]*\n +log_level "verbose"')


class Client:
    """A client of MPD's protocol."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 170)
        self.file = self.socket.makefile("rb")
        self.file.readline()

    def answer(self):
        lines = []
        while not (line := self.file.readline()).startswith((b"OK", b"ACK")):
            if not line:
                return lines
            lines.append(line.decode().strip())
        return lines

    def ask(self, *lines):
        self.socket.sendall("".join(line + "\n" for line in lines).encode())
        return self.answer()

    def close(self):
        self.file.close()
        self.socket.close()


class Queue(HouseTest):
    config = {"mode": "observe", "watch": {"queue": "all"}}

    def setUp(self):
        super().setUp()
        for name in ("Aster", "Birch", "Clover", "Dogwood", "Elder"):
            self.add_song(f"{name}/song.ogg", name, "Song", seconds=20)
        self.house.start_topfive()

    def noticed(self):
        return [row["text"] for row in self.rows("SELECT text FROM story WHERE field = 'artist' ORDER BY id")]

    def told(self, words):
        return self.house.run("why", words).stdout

    def robot(self, port, adds):
        """As ashuffle, mpd-sima and their like: waits for the player, then adds."""
        client = Client(port)
        self.addCleanup(client.close)
        for uri in adds:
            self.assertIn("changed: player", client.ask("idle player"))
            client.ask("status")
            client.ask(f'add "{uri}"')
        return client

    def played_by(self, port):
        house = self.house
        house.mpc("add", "Aster/song.ogg", direct=True)
        house.mpc("add", "Dogwood/song.ogg", direct=True)
        house.mpc("play", direct=True)
        house.wait("a person's choice counts", lambda: self.noticed() == ["Aster", "Dogwood"])
        robot = threading.Thread(target=self.robot, args=(port, ["Birch/song.ogg", "Clover/song.ogg"]))
        robot.start()
        for song in (3, 4):
            time.sleep(1)
            house.mpc("next", direct=True)
            house.wait("the robot added", lambda: len(house.mpc("playlist", direct=True)) == song)
            time.sleep(4)
        robot.join(60)
        house.wait("what was left is told", lambda: "Clover was added" in self.told("Clover"))
        self.assertIn("Birch was added", self.told("Birch"))
        self.assertIn("ashuffle", self.told("Clover"))
        self.assertEqual(self.noticed(), ["Aster", "Dogwood"])

    def test_a_robot_that_is_connected_directly_counts_for_nothing(self):
        self.played_by(self.house.mpd_port)

    def test_a_robot_that_comes_through_topfive_counts_for_nothing(self):
        self.played_by(self.house.port)

    def test_a_playlist_is_one_choice(self):
        house = self.house
        names = [f"Band {chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(14)]
        one = house.music / "one.ogg"
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=330:d=1", one], check=True)
        files = []
        for name in names:
            for song in range(20 if name == names[7] else 2):
                file = house.music / f"mix/{name} {song}.ogg"
                file.parent.mkdir(exist_ok=True)
                subprocess.run(["ffmpeg", "-v", "error", "-i", one, "-c", "copy", "-metadata", f"artist={name}", file],
                               check=True)
                files.append(f"mix/{file.name}")
        (house.folder / "mix.m3u").write_text("\n".join(files) + "\n")
        house.mpc("--wait", "update", direct=True)
        house.wait("the library knows them", lambda: house.get("/status")["mpd"]["songs"] == len(files) + 6, 30)
        house.mpc("load", "mix")
        house.wait("what was left is told", lambda: f"{len(files)} songs came at once" in self.told("songs came"), 30)
        house.wait("who stands out is noticed", lambda: self.noticed() == [names[7]], 20)
        self.assertIn("Band AA", self.told("songs came"))


class Flood(HouseTest):
    config = {"mode": "observe"}

    def test_of_searches_slows_nobody_and_is_counted(self):
        house = self.house
        house.start_topfive()
        client, other = Client(house.port), Client(house.port)
        self.addCleanup(client.close)
        self.addCleanup(other.close)
        names = ["".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _ in range(10_000)]
        for at in range(0, len(names), 100):
            client.socket.sendall("".join(f"search artist {name}\n" for name in names[at:at + 100]).encode())
            for _ in range(100):
                client.answer()
            other.ask("ping")
        house.wait("what was dropped is told", lambda: house.get("/status")["dropped_searches"] > 5000, 60)
        with open(f"/proc/{house.topfive.pid}/status") as status:
            memory = int(next(line for line in status if line.startswith("VmRSS")).split()[1])
        if "asan" not in pathlib.Path(f"/proc/{house.topfive.pid}/maps").read_text():  # which frees late
            self.assertLess(memory, 100_000, "kB of the front")
        house.mpc("search", "artist", LANTERNS)
        house.wait("a person is heard all the same", lambda: house.run("why", LANTERNS).returncode == 0)


class Channel(HouseTest):
    config = {"mode": "fetch"}

    def test_answers_and_tells_the_end(self):
        house = self.house
        house.start_topfive()
        listener = Client(house.mpd_port)
        self.addCleanup(listener.close)
        listener.ask("subscribe topfive-status")

        def next_messages():
            listener.ask("idle message")
            return [line[9:] for line in listener.ask("readmessages") if line.startswith("message: ")]

        for message, answer in (("help", "get ARTIST"), ("status", "ready"), (f"get {LANTERNS} - Paper Boats", "asked for")):
            house.mpc("sendmessage", "topfive", message)
            self.assertIn(answer, " ".join(next_messages()))
        ended = next_messages()
        self.assertEqual(len(ended), 1, ended)
        self.assertIn(LANTERNS, ended[0])
        self.assertIn("Paper Boats", " ".join(self.titles("listall")))


if __name__ == "__main__":
    sys.exit(unittest.main())
