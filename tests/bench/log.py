#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How quickly topfive-eval reads a log that is in memory, beside grep on the same file. Run by hand:
log.py build/bin/topfive-eval [MEGABYTES]"""
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def lines(chance):
    """What a client of the house says all day: polls, now and then a search."""
    client = 0
    while True:
        client += 1
        at = f"2026-11-{chance.randrange(1, 31):02}T{chance.randrange(24):02}:{chance.randrange(60):02}:00"
        name = f"127.0.0.1:{chance.randrange(32768, 61000)}"
        yield f"{at} client: [{name}] client connected"
        for _ in range(chance.randrange(1, 40)):
            command = chance.choice(["status", "currentsong", "idle player", "plchanges \\\"17\\\"",
                                     "albumart \\\"Ann/One.flac\\\" 8192",
                                     f"search any \\\"{''.join(chance.choices('abcdefgh', k=9))}\\\""])
            yield f'{at} client: [{name}] process command "{command}"'
            yield f"{at} client: [{name}] command returned 0"
        yield f"{at} client: [{name}] disconnected"


def best(argv, file):
    """The quickest of three runs, and what it printed."""
    times = []
    for _ in range(3):
        with open(file, "rb") as log:
            begin = time.perf_counter()
            said = subprocess.run(argv, stdin=log, check=True, capture_output=True, text=True).stdout.strip()
            times.append(time.perf_counter() - begin)
    return min(times), said


def main():
    program = sys.argv[1]
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    source = lines(random.Random(1))
    block = "".join(next(source) + "\n" for _ in range(100_000)).encode()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "mpd.log"
        with open(log, "wb") as out:
            for _ in range(megabytes * 1_000_000 // len(block) + 1):
                out.write(block)
        grep, counted = best(["grep", "-c", "process command"], log)
        ours, commands = best([program, "log", "--count"], log)
        print(f"{log.stat().st_size / 1e6:.0f} MB, {commands} commands (grep {counted}): "
              f"grep {grep:.3f} s, topfive-eval log --count {ours:.3f} s, {ours / grep:.1f} times as long")


main()
