#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Starts a private MPD over ~/Music on unused ports and topfive in front of it: for a machine where no MPD runs."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

TREE = pathlib.Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_mpd(folder, music, port):
    """An MPD of its own: database and state in `folder`. The audio output is MPD's own choice."""
    config = folder / "mpd.conf"
    config.write_text(
        f'music_directory "{music}"\n'
        f'db_file "{folder}/database"\n'
        f'state_file "{folder}/state"\n'
        f'playlist_directory "{folder}"\n'
        f'bind_to_address "127.0.0.1"\n'
        f'port "{port}"\n'
        f'zeroconf_enabled "no"\n'
    )
    mpd = subprocess.Popen(["mpd", "--no-daemon", str(config)], stdin=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return mpd
        except OSError:
            if mpd.poll() is not None:
                sys.exit("the private mpd ended at once; its message stands above")
            time.sleep(0.05)
    sys.exit("the private mpd does not answer")


def main():
    music = pathlib.Path.home() / "Music"
    music.mkdir(exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="topfive-mpd-"))
    upstream, listen = free_port(), free_port()
    mpd = topfive = None
    try:
        mpd = start_mpd(folder, music, upstream)
        config = folder / "topfive.yaml"
        config.write_text(
            f'mpd: {{address: "127.0.0.1:{upstream}", music_directory: "{music}"}}\n'
            f'watch: {{proxy: [{{listen: "127.0.0.1:{listen}", connect: "127.0.0.1:{upstream}"}}]}}\n'
        )
        print(f"No MPD runs here: a private one plays {music}.", file=sys.stderr)
        print(f"Search with: mpc -h 127.0.0.1 -p {listen} search artist NAME", file=sys.stderr)
        topfive = subprocess.Popen([TREE / "build/bin/topfive", "--config", config, *sys.argv[1:], "run"])
        signal.signal(signal.SIGTERM, lambda *_: topfive.terminate())
        return topfive.wait()
    except KeyboardInterrupt:
        return topfive.wait() if topfive else 1
    finally:
        if mpd:
            mpd.terminate()
            mpd.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main())
