#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How quickly topfive-eval counts the commands of a log that is in memory, beside grep on the same file: processor time,
the best of some runs in turns, for several kinds of logs. Run by hand: log.py build/bin/topfive-eval [MEGABYTES]"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

chance = random.Random(1)


def word():
    return "".join(chance.choices("abcdefgh", k=9))


def stamp(version):
    day, hour, minute, second = (chance.randrange(*span) for span in ((1, 31), (24,), (60,), (60,)))
    return {"0.23": f"Nov {day:2} {hour:02}:{minute:02} : ", "0.24": f"2026-11-{day:02}T{hour:02}:{minute:02}:{second:02} ",
            "journal": ""}[version]


def poll():
    return chance.choice(["status", "currentsong", "idle player", 'plchanges "17"', 'albumart "Ann/One.flac" 8192',
                          f'search any "{word()}"'])


def said(version, command=poll):
    """What clients of a house say all day, one line a time."""
    old = version == "0.23"
    while True:
        at = stamp(version)
        name = str(chance.randrange(9000)) if old else f"127.0.0.1:{chance.randrange(32768, 61000)}"
        yield f"{at}client: [{name}] " + ("opened from 127.0.0.1:4" if old else "client connected")
        for _ in range(chance.randrange(1, 40)):
            text = command()
            text = text if old else text.replace("\\", "\\\\").replace('"', '\\"')
            yield f'{at}client: [{name}] process command "{text}"'
            yield f"{at}client: [{name}] command returned 0"
        yield f"{at}client: [{name}] " + ("closed" if old else "disconnected")


def others(line):
    """Hardly ever a command among these."""
    while True:
        text = 'client: [127.0.0.1:1] process command "status"' if chance.random() < 0.001 else line()
        yield stamp("0.24") + text


KINDS = {
    "0.23": lambda: said("0.23"),
    "0.24": lambda: said("0.24"),
    "journal": lambda: said("journal"),
    "long commands": lambda: said("0.24", lambda: f'search any "{word() * 880}"'),
    "updates": lambda: others(lambda: f"update: added {word()}/{word()}/{word()}.opus"),
    "long others": lambda: others(lambda: f"exception: {word() * 900}"),
    "short others": lambda: others(lambda: "event"),
}


def write(kind, path, megabytes):
    source = KINDS[kind]()
    block = b""
    while len(block) < 4_000_000:
        block += ("".join(next(source) + "\n" for _ in range(1000))).encode()
    with open(path, "wb") as out:
        for _ in range(megabytes * 1_000_000 // len(block) + 1):
            out.write(block)


def run(argv, path):
    """Processor seconds, and what it printed."""
    with open(path, "rb") as log, subprocess.Popen(argv, stdin=log, stdout=subprocess.PIPE, text=True) as program:
        text = program.stdout.read().strip()
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, text


def main():
    program = sys.argv[1]
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        log = pathlib.Path(folder) / "mpd.log"
        for kind in KINDS:
            write(kind, log, megabytes)
            runs = [(run(["grep", "-c", "process command"], log), run([program, "log", "--count"], log))
                    for _ in range(4)]
            grep, ours = (min(one[side][0] for one in runs) for side in (0, 1))
            print(f"{kind}: {runs[0][1][1]} commands (grep {runs[0][0][1]}): grep {grep:.3f} s, "
                  f"topfive-eval log --count {ours:.3f} s, {ours / grep:.2f} times as long", flush=True)


main()
