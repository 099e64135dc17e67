#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`topfive get` of five missing songs beside what a person would type: five times yt-dlp ytsearch1: and an MPD update.

Both against the demo's services on loopback, turn by turn in one run. Prints the medians and their ratio."""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TREE / "contrib/demo"))

from house import House  # noqa: E402

ARTIST = "The Paper Lanterns"
TITLES = ["Tin Roof Rain", "Ferryman's Daughter", "Paper Boats", "Café on the Quay", "Salt & Sugar"]


def by_topfive(house):
    started = time.monotonic()
    done = house.run("get", ARTIST)
    taken = time.monotonic() - started
    if done.returncode != 0:
        sys.exit(f"topfive get failed:\n{done.stdout}{done.stderr}")
    return taken


def by_hand(house):
    folder = house.music / "Hand" / ARTIST
    folder.mkdir(parents=True)
    started = time.monotonic()
    for title in TITLES:
        subprocess.run(["yt-dlp", "--ignore-config", "-q", "--no-warnings", "-x", "--audio-format", "opus",
                        "-o", str(folder / "%(title)s.%(ext)s"), f"ytsearch1:{ARTIST} {title}"],
                       check=True, env=house.environment(), stdin=subprocess.DEVNULL)
        subprocess.run(["mpc", "-q", "--wait", "--host", "127.0.0.1", "--port", str(house.mpd_port), "update"], check=True)
    return time.monotonic() - started


def clean(house):
    for entry in house.music.iterdir():
        shutil.rmtree(entry)
    shutil.rmtree(house.data, ignore_errors=True)
    house.mpc("--wait", "update", direct=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    topfive, hand = [], []
    with House(media=os.environ.get("TOPFIVE_DEMO_MEDIA")) as house:
        house.write_config({"mpd": {"update_every": "30s"}})  # what people have
        by_topfive(house)  # makes the media
        for _ in range(rounds):
            clean(house)
            hand.append(by_hand(house))
            clean(house)
            topfive.append(by_topfive(house))
    print(f"topfive get: {statistics.median(topfive):.2f} s   by hand: {statistics.median(hand):.2f} s   "
          f"ratio {statistics.median(topfive) / statistics.median(hand):.2f} (wanted: at most 0.70)")


if __name__ == "__main__":
    main()
