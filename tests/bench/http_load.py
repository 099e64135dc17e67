#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""HTTP beside /healthz: a search for a cached artist on 50 connections, what 200 listeners to /events cost, and a ping
through the proxy beside one through haproxy before, and while, HTTP is under that load. Needs a built topfive, mpd,
haproxy, yt-dlp and ffmpeg."""
import argparse
import contextlib
import pathlib
import selectors
import socket
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "contrib/demo"))
sys.dont_write_bytecode = True

from house import House, free_port  # noqa: E402
from proxy import HAPROXY  # noqa: E402

ARTIST = "the+paper+lanterns"


class Asker:
    """One connection that asks again as soon as it was answered; the server ends it now and then."""

    def __init__(self, port, request):
        self.port, self.request = port, request
        self.connect()

    def connect(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ask()

    def ask(self):
        self.got, self.began = b"", time.perf_counter()
        self.socket.sendall(self.request)

    def read(self):
        """How long the answer took, once it is whole; 0 at the connection's end."""
        more = self.socket.recv(65536)
        if not more:
            return 0
        self.got += more
        head, found, body = self.got.partition(b"\r\n\r\n")
        if not found or len(body) < int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]):
            return None
        assert head.startswith(b"HTTP/1.1 200"), head
        return time.perf_counter() - self.began


def hammer(port, path, connections, seconds):
    """The latencies in seconds of one request after another on each connection."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    ready, taken = selectors.DefaultSelector(), []
    end = time.perf_counter() + seconds
    for _ in range(connections):
        asker = Asker(port, request)
        ready.register(asker.socket, selectors.EVENT_READ, asker)
    while time.perf_counter() < end:
        for key, _ in ready.select(1):
            asker, took = key.data, key.data.read()
            if took == 0:
                ready.unregister(asker.socket)
                asker.socket.close()
                asker.connect()
                ready.register(asker.socket, selectors.EVENT_READ, asker)
            elif took:
                taken.append(took)
                asker.ask()
    for key in list(ready.get_map().values()):
        key.fileobj.close()
    return taken


def told(name, taken, seconds):
    print(f"{name:32} {len(taken) / seconds:8.0f}/s   median {1e3 * statistics.median(taken):7.2f} ms")
    return len(taken) / seconds


def back_of(front):
    return pathlib.Path(f"/proc/{front}/task/{front}/children").read_text().split()[0]


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def listeners(house, count):
    pid = back_of(house.topfive.pid)
    before = resident(pid)
    all_of_them = []
    for _ in range(count):
        one = socket.create_connection(("127.0.0.1", house.http_port))
        one.sendall(b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        while b"listening" not in one.recv(4096):
            pass
        all_of_them.append(one)
    time.sleep(1)
    print(f"{count} listeners: {resident(pid) - before:.1f} MB (held to 20), of {before:.1f} MB")
    for one in all_of_them:
        one.close()


def pings(ports, seconds):
    """The median of each in µs; they take turns."""
    with contextlib.ExitStack() as held:
        connections = [held.enter_context(socket.create_connection(("127.0.0.1", port))) for port in ports]
        for one in connections:
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            one.recv(100)
        taken, end = [[] for _ in ports], time.perf_counter() + seconds
        while time.perf_counter() < end:
            for one, times in zip(connections, taken):
                start = time.perf_counter()
                one.sendall(b"ping\n")
                one.recv(100)
                times.append(time.perf_counter() - start)
    return [1e6 * statistics.median(times) for times in taken]


@contextlib.contextmanager
def haproxy_before(house):
    """A port that leads to the house's MPD through haproxy."""
    port = free_port()
    configuration = house.folder / "haproxy.cfg"
    configuration.write_text(HAPROXY.format(listen=port, connect=house.mpd_port))
    with subprocess.Popen(["haproxy", "-db", "-f", configuration]) as process:
        try:
            house.wait("haproxy answers", lambda: house.answers(port))
            yield port
        finally:
            process.terminate()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", help="topfive, built for release")
    arguments.add_argument("--seconds", type=float, default=3, help="of each measurement")
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    with House(program=chosen.program) as house, haproxy_before(house) as haproxy:
        house.start_topfive()
        house.get("/artists/search", q=ARTIST.replace("+", " "))
        house.wait_listed(5)
        time.sleep(1)
        listeners(house, 200)
        for _ in range(chosen.rounds):
            health = told("/healthz, 50 connections", hammer(house.http_port, "/healthz", 50, chosen.seconds),
                          chosen.seconds)
            search = told("/artists/search, 50 connections",
                          hammer(house.http_port, "/artists/search?q=" + ARTIST, 50, chosen.seconds), chosen.seconds)
            print(f"  a search takes {health / search:.2f} times as long (held to 3)")
            ways = house.port, haproxy, house.mpd_port
            quiet = pings(ways, chosen.seconds)
            load = threading.Thread(target=hammer, args=(house.http_port, "/artists/search?q=" + ARTIST, 50,
                                                         chosen.seconds))
            load.start()
            loaded = pings(ways, chosen.seconds * .8)
            load.join()
            for when, (front, other, direct) in (("quiet", quiet), ("under HTTP's load", loaded)):
                print(f"  ping, {when}: {front:.0f} µs through the proxy, {other:.0f} through haproxy, {direct:.0f} directly")


if __name__ == "__main__":
    main()
