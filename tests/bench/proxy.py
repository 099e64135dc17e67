#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The front beside haproxy on the same topology, and searches of a real MPD with 100,000 songs beside asking it directly.

What is compared takes turns in one run, the proxies on one CPU. Prints figures and what they are held to; build
with CMAKE_BUILD_TYPE=Release first. Needs haproxy, mpd and a C++ compiler."""
import argparse
import contextlib
import json
import os
import pathlib
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
IDLE = 1000
SONGS = 100_000
MUSICBRAINZ = ["MUSICBRAINZ_" + kind for kind in ("ARTISTID", "ALBUMID", "ALBUMARTISTID", "TRACKID", "RELEASETRACKID")]
HAPROXY = """global
  nbthread 1
  maxconn 4000
defaults
  mode tcp
  timeout connect 5s
  timeout client 1d
  timeout server 1d
listen mpd
  bind 127.0.0.1:{listen}
  server mpd 127.0.0.1:{connect}
"""
MPD = """music_directory "{folder}/music"
db_file "{folder}/database"
bind_to_address "127.0.0.1"
port "{port}"
audio_output {{
 type "null"
 name "none"
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as probe:
        return probe.recv(2) == b"OK"
    return False


class World:
    """The processes of one run: all that it starts on one CPU, ended with it."""

    def __init__(self, front, cpu):
        self.front, self.cpu = front, cpu
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="topfive-bench-"))
        self.load = self.folder / "proxy_load"
        subprocess.run(["c++", "-O2", "-std=c++20", "-o", self.load, TREE / "tests/bench/proxy_load.cpp"], check=True)
        self.running = []

    def start(self, *argv, port=None):
        argv = list(map(str, argv if self.cpu is None else ("taskset", "-c", self.cpu, *argv)))
        process = subprocess.Popen(argv, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.running.append(process)
        while port and not answers(port):
            if process.poll() is not None:
                sys.exit(f"{argv[0]} ended with status {process.returncode}")
            time.sleep(0.05)
        return process

    def start_fake_mpd(self):
        port = free_port()
        self.start(self.load, "serve", port, port=port)
        return port

    def start_front(self, upstream):
        port = free_port()
        process = self.start(self.front, "--front", f"127.0.0.1:{port}", f"127.0.0.1:{upstream}", "--", self.front,
                             "--back", self.folder / "notes", port=port)
        return port, process

    def start_haproxy(self, upstream):
        port = free_port()
        configuration = self.folder / f"haproxy-{port}.cfg"
        configuration.write_text(HAPROXY.format(listen=port, connect=upstream))
        return port, self.start("haproxy", "-db", "-f", configuration, port=port)

    def pair(self, a, b, connections, seconds, line):
        done = subprocess.run(["taskset", "-c", str(self.cpu), self.load, "pair", str(a), str(b), str(connections),
                               str(seconds), line], check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    def close(self):
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait()
        shutil.rmtree(self.folder)


def say(name, value, held_to):
    print(f"{name:<52} {value:>12}   {held_to}", flush=True)


def memory(pid):
    return next(int(line.split()[1]) for line in open(f"/proc/{pid}/status") if line.startswith("VmRSS:")) / 1024


def wakeups(pid):
    return sum(int(line.split()[1]) for line in open(f"/proc/{pid}/status") if "ctxt_switches" in line)


def throughput(world, seconds):
    mpd = world.start_fake_mpd()
    haproxy, front, again = world.start_haproxy(mpd)[0], world.start_front(mpd)[0], world.start_haproxy(mpd)[0]
    for connections in (1, 16):
        noise = world.pair(haproxy, again, connections, seconds, "ping")
        both = world.pair(haproxy, front, connections, seconds, "ping")
        say(f"ping, {connections} connections: throughput, haproxy = 1", f"{both['b']['rate'] / both['a']['rate']:.3f}",
            f"at least 0.97 (haproxy against itself: {noise['b']['rate'] / noise['a']['rate']:.3f})")
        say("  median and 99th percentile beside haproxy's, µs",
            f"{both['b']['p50'] - both['a']['p50']:+.1f} {both['b']['p99'] - both['a']['p99']:+.1f}", "median at most 0")
    added = world.pair(mpd, front, 1, seconds, "ping")
    beside = world.pair(mpd, haproxy, 1, seconds, "ping")
    say("ping: median added to direct, µs", f"{added['b']['p50'] - added['a']['p50']:.1f}",
        f"haproxy {beside['b']['p50'] - beside['a']['p50']:.1f}")
    search = world.pair(haproxy, front, 1, seconds, "search artist x")
    say("search (copied to the back): throughput, haproxy = 1", f"{search['b']['rate'] / search['a']['rate']:.3f}",
        "the back is on the same CPU")
    bulk = world.pair(haproxy, front, 2, seconds, "bulk")
    say("answers of 32 MB: throughput, haproxy = 1", f"{bulk['b']['rate'] / bulk['a']['rate']:.3f}", "at least 0.97")


def idling(world):
    mpd = world.start_fake_mpd()
    for name, (port, process) in (("front", world.start_front(mpd)), ("haproxy", world.start_haproxy(mpd))):
        before = memory(process.pid)
        with subprocess.Popen([world.load, "idle", str(port), str(IDLE)], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as clients:
            clients.stdout.readline()
            time.sleep(1)
            say(f"{name}: memory of {IDLE} idle connections, MB", f"{memory(process.pid) - before:.2f}", "at most 4")
            asleep = wakeups(process.pid)
            time.sleep(5)
            say(f"{name}: wakeups in 5 s", str(wakeups(process.pid) - asleep), "0")
            clients.stdin.close()


def library(path, tags):
    """Writes a database of MPD's own text format, without any music behind it. Returns the artist of each song."""
    chance = random.Random(1)
    syllables = [a + b for a in ("ba", "do", "ke", "li", "mo", "nu", "ra", "si", "ta", "vo") for b in ("n", "r", "l", "s", "")]

    def name(words):
        return " ".join("".join(chance.choices(syllables, k=2)).capitalize() for _ in range(words))
    def ids():
        return "".join(f"{tag}: {uuid.UUID(int=chance.getrandbits(128))}\n" for tag in MUSICBRAINZ)
    songs, shard = [], 0  # by artist
    with open(path, "w", encoding="utf-8") as file:
        file.write("info_begin\nformat: 2\nmpd_version: 0.23.12\nfs_charset: UTF-8\n")
        file.writelines(f"tag: {tag}\n" for tag in tags)
        file.write("info_end\n")
        while len(songs) < SONGS:
            file.write(f"directory: {shard}\nmtime: 1500000000\nbegin: {shard}\n")
            for number in range(50):  # MPD looks up siblings one after another while it loads
                artist = f"{name(2)} {shard}{number:02}"
                count = min(1 + int(chance.lognormvariate(2.3, 1.2)), SONGS - len(songs))  # few have many, as in life
                if count == 0:
                    break
                songs += [artist] * count
                file.write(f"directory: {artist}\nmtime: 1500000000\nbegin: {shard}/{artist}\n")
                for track in range(count):
                    file.write(f"song_begin: {track:03}.flac\nTime: 200.0\nArtist: {artist}\nAlbumArtist: {artist}\n"
                               f"Album: {name(2)}\nTitle: {name(3)}\nTrack: {track}\nGenre: Rock\nDate: 1999\n{ids()}"
                               "Format: 44100:16:2\nmtime: 1500000000\nsong_end\n")
                file.write(f"end: {shard}/{artist}\n")
            file.write(f"end: {shard}\n")
            shard += 1
    return songs


def ask(connection, command):
    connection.sendall(command.encode() + b"\n")
    answer = b""
    while not (answer.endswith(b"\nOK\n") or answer == b"OK\n"):
        answer += connection.recv(1 << 16)
    return answer


def dial(port):
    connection = socket.create_connection(("127.0.0.1", port))
    connection.recv(100)
    return connection


def start_mpd(world, configuration, port):
    return world.start("mpd", "--no-daemon", "--stderr", configuration, port=port)


def searches(world, rounds):
    port, configuration = free_port(), world.folder / "mpd.conf"
    (world.folder / "music").mkdir()
    configuration.write_text(MPD.format(folder=world.folder, port=port))
    first = start_mpd(world, configuration, port)
    with dial(port) as connection: # a database without all tags that this MPD knows is thrown away
        tags = [line.split(": ")[1] for line in ask(connection, "tagtypes").decode().splitlines() if ": " in line]
    first.terminate()
    first.wait()
    artist_of_songs = library(world.folder / "database", tags)
    start_mpd(world, configuration, port)
    front = world.start_front(port)[0]
    taken = {"direct": [], "front": []}
    with dial(port) as direct, dial(front) as through:
        if f"songs: {SONGS}\n" not in ask(direct, "stats").decode():
            sys.exit("MPD did not take the database")
        for artist in random.Random(2).sample(artist_of_songs, rounds):
            order = [("direct", direct), ("front", through)]
            answers_ = []
            for name, connection in order if len(taken["front"]) % 2 else reversed(order):
                started = time.perf_counter()
                answers_.append(ask(connection, f'search artist "{artist}"'))
                taken[name].append(time.perf_counter() - started)
            if answers_[0] != answers_[1]:
                sys.exit("the front changed an answer")
    mean = {name: 1000 * statistics.mean(times) for name, times in taken.items()}
    say(f"search of {SONGS:,} songs: mean, ms", f"{mean['front']:.1f}", f"MPD itself {mean['direct']:.1f}")
    say("  how much faster than MPD itself", f"{mean['direct'] / mean['front']:.2f}", "at least 1.3")
    stalls = {name: sum(t - statistics.median(taken["front"]) > 0.03 for t in times) for name, times in taken.items()}
    say(f"  of {rounds} more than 30 ms late", str(stalls["front"]), f"MPD itself {stalls['direct']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--front", default=TREE / "build/bin/topfive-test-front", type=pathlib.Path,
                        help="the front's test program, which is a front when told so")
    parser.add_argument("--cpu", default=max(os.sched_getaffinity(0)), type=int)
    parser.add_argument("--seconds", default=6, type=int, help="of each comparison")
    parser.add_argument("--searches", default=100, type=int)
    options = parser.parse_args()
    world = World(options.front.resolve(), options.cpu)
    try:
        throughput(world, options.seconds)
        idling(world)
        world.cpu = None  # as in life: MPD and the front on whatever CPU is free
        searches(world, options.searches)
    finally:
        world.close()


if __name__ == "__main__":
    main()
