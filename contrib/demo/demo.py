#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The main job without internet: one search as a client would make it, and the five songs that come in."""
import argparse
import sys
import time

sys.dont_write_bytecode = True  # the source tree stays as it is

from house import Failed, House  # noqa: E402

ARTIST = "The Paper Lanterns"
BAR = 24


def bar(share):
    full = round(share * BAR)
    return "#" * full + "." * (BAR - full)


def show(house):
    """One line whenever a song's state or progress has moved on, until all five stand in MPD."""
    seen = {}
    end = time.monotonic() + 300
    while time.monotonic() < end:
        downloads = house.downloads()
        for song in sorted(downloads, key=lambda d: int(d["id"])):
            state = (song["state"], round(song["progress"], 1))
            if seen.get(song["id"]) != state:
                seen[song["id"]] = state
                print(f"  [{bar(song['progress'])}] {song['state']:<11} {song['title']}", flush=True)
            if song["state"] == "error":
                raise Failed(f"{song['title']}: {song['error']}")
        if len(downloads) == 5 and all(song["state"] == "completed" for song in downloads):
            return
        time.sleep(0.1)
    raise Failed("the five songs did not come in five minutes\n" + house.log())


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keep", action="store_true", help="leave everything running until Ctrl-C")
    keep = options.parse_args().keep
    with House(bps=2_000_000) as house:
        house.start_topfive()
        print(f"MPD listens on port {house.mpd_port}, topfive in front of it on port {house.port}.")
        print(f'$ mpc --port {house.port} search artist "{ARTIST}"')
        found = house.mpc("search", "artist", ARTIST)
        print("\n".join(found) if found else "(MPD's own answer: nothing yet)", flush=True)
        show(house)
        print(f'$ mpc --port {house.port} search artist "{ARTIST}"')
        names = house.mpc("--format", "%file%", "search", "artist", ARTIST)
        print("\n".join(names), flush=True)
        if keep:
            print(f"Still running: MPD through port {house.port}, HTTP on port {house.http_port}. Ctrl-C ends it.", flush=True)
            try:
                house.topfive.wait()
            except KeyboardInterrupt:
                pass
        return 0 if len(names) == 5 else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"The demo failed: {failure}")
