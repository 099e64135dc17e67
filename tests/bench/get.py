#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`topfive get` of five missing songs beside what a person would type: five times yt-dlp ytsearch1: and an MPD update.

Both against the demo's services on loopback, turn by turn in one run. Prints the medians, the best and their ratios."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TREE / "contrib/demo"))

from house import House  # noqa: E402
from shapes.catalog import Catalog  # noqa: E402

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


def long_songs(folder, seconds):
    """The demo's catalogue with songs of that length, and their sound, which takes a decoder as long as music does."""
    catalog = json.loads((TREE / "contrib/demo/catalog.json").read_text())
    for song in (song for artist in catalog["artists"] for song in artist["songs"]):
        song["seconds"] = seconds
    path = folder / "catalog.json"
    path.write_text(json.dumps(catalog))
    tones = "|".join(f"0.3*sin(2*PI*({base}+40*sin(t))*t)+0.05*random({n})" for n, base in enumerate((220, 330)))
    codecs = {"webm": ["-c:a", "libopus"], "m4a": ["-c:a", "aac", "-movflags", "+faststart", "-f", "ipod"]}
    for extension, codec in codecs.items():
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", f"aevalsrc='{tones}':s=48000:d={seconds}",
                        "-b:a", "128k", *codec, folder / f"sound.{extension}"], check=True)
    for upload in Catalog(path).uploads.values():
        if upload.song.artist.name == ARTIST and upload.seconds < 2 * seconds:
            for extension in codecs:
                os.link(folder / f"sound.{extension}", folder / f"{upload.id}-{upload.seconds}.{extension}")
    return path


def clean(house):
    for entry in house.music.iterdir():
        shutil.rmtree(entry)
    shutil.rmtree(house.data, ignore_errors=True)
    house.mpc("--wait", "update", direct=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=30, help="that a song lasts (default: 30, as the demo's do)")
    chosen = options.parse_args()
    topfive, hand = [], []
    with tempfile.TemporaryDirectory(prefix="topfive-bench-") as folder:
        catalog = long_songs(pathlib.Path(folder), chosen.seconds)
        with House(media=folder, catalog=catalog) as house:
            house.write_config({"mpd": {"update_every": "30s"}})  # what people have
            by_topfive(house)  # makes what is still to be made
            clean(house)
            by_hand(house)
            for _ in range(chosen.rounds):
                clean(house)
                hand.append(by_hand(house))
                clean(house)
                topfive.append(by_topfive(house))
    for what, of in ("median", statistics.median), ("best", min):
        print(f"{what}: topfive get {of(topfive):.2f} s, by hand {of(hand):.2f} s, ratio {of(topfive) / of(hand):.2f} "
              f"(wanted: at most 0.70)")


if __name__ == "__main__":
    main()
