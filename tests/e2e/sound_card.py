#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A sound card for MPD's pipe output: sound_card.py LOG, with 16 bit stereo at 44.1 kHz on its standard input.

It plays at the pace of the clock out of the pipe, which holds 0.37 s (ALSA's own buffer holds half a second), and writes
a line to LOG when it begins and whenever there is less than is due."""
import contextlib
import os
import sys
import time

RATE = 44100 * 4
PERIOD = 0.01


def main():
    with contextlib.suppress(OSError):  # a card has no scheduler to wait for
        os.nice(-15)
    source, log = sys.stdin.buffer.raw, open(sys.argv[1], "a", buffering=1, encoding="utf-8")
    while True:
        time.sleep(0.3)  # let the pipe fill, as a card does before it plays
        log.write(f"plays at {time.time():.3f}\n")
        os.set_blocking(source.fileno(), False)
        before = time.monotonic()
        while True:
            time.sleep(PERIOD)
            now = time.monotonic()
            due = int((now - before) * RATE)
            before += due / RATE
            while due > 0:
                got = source.read(due)
                if got == b"":
                    return
                if got is None:
                    break
                due -= len(got)
            if due > 0:
                break
        log.write(f"underrun at {time.time():.3f}\n")


if __name__ == "__main__":
    main()
