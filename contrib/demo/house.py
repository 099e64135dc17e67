# SPDX-License-Identifier: MIT
"""A whole house on loopback: the demo's services, a private MPD and topfive in front of it, in one temporary folder.

The demo shows it, the end-to-end tests drive it. Whatever was started is ended by close(), also after a failure."""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE.parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def merged(base, change):
    """`change` laid over `base`, dictionary by dictionary."""
    if not isinstance(change, dict) or not isinstance(base, dict):
        return change
    return base | {key: merged(base.get(key), value) for key, value in change.items()}


class Failed(Exception):
    """What was waited for did not come."""


class House:
    def __init__(self, program=None, config=None, media=None, bps=0, quiet=True, without=(), settings=(),
                 catalog=None):
        self.program = pathlib.Path(program or os.environ.get("TOPFIVE") or TREE / "build/bin/topfive")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="topfive-house-"))
        self.music, self.data = self.folder / "music", self.folder / "data"
        self.music.mkdir()
        self.mpd_port, self.port, self.http_port = free_port(), free_port(), free_port()
        self.socket, self.mpd_socket = self.folder / "socket", self.folder / "mpd.socket"
        self.quiet, self.bps, self.catalog = quiet, bps, catalog
        self.media = media or os.environ.get("TOPFIVE_DEMO_MEDIA")
        self.services = self.mpd = self.topfive = None
        self.base = ""
        self.change = config or {}
        self.without = without  # settings that mpd.conf lacks
        self.settings = settings  # lines that it has besides
        self.output = 'type "null"\n name "none"'  # MPD's

    def __enter__(self):
        try:
            self.start_services()
            self.start_mpd()
            return self
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_):
        self.close()

    def close(self):
        for process in (self.topfive, self.mpd, self.services):
            if process and process.poll() is None:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(5)
                if process.poll() is None:
                    process.kill()
                    process.wait()
        for pipe in (self.services and self.services.stdin, self.services and self.services.stdout):
            if pipe:
                pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- the parts

    def start_services(self):
        arguments = [sys.executable, HERE / "services.py", "--attached", "--bps", str(self.bps)]
        if self.media:
            arguments += ["--media", self.media]
        if self.catalog:
            arguments += ["--catalog", self.catalog]
        self.services = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = self.services.stdout.readline().strip()
        if not self.base:
            raise Failed("the demo's services did not start")

    def start_mpd(self):
        text = (
            f'music_directory "{self.music}"\n'
            f'db_file "{self.folder}/mpd.db"\n'
            f'state_file "{self.folder}/mpd.state"\n'
            f'playlist_directory "{self.folder}"\n'
            f'sticker_file "{self.folder}/mpd.sticker"\n'
            f'bind_to_address "127.0.0.1"\n'
            f'bind_to_address "{self.mpd_socket}"\n'
            f'port "{self.mpd_port}"\n'
            f'log_file "{self.folder}/mpd.log"\n'
            f'zeroconf_enabled "no"\n'
            f'audio_output {{\n {self.output}\n}}\n'
        )
        lines = [line for line in text.splitlines() if line.split()[0] not in self.without]
        lines += self.settings
        (self.folder / "mpd.conf").write_text("\n".join(lines) + "\n")
        self.mpd = subprocess.Popen(["mpd", "--no-daemon", self.folder / "mpd.conf"], stdin=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)
        self.wait("MPD answers", lambda: self.answers(self.mpd_port))

    def stop_mpd(self):
        self.mpd.terminate()
        self.mpd.wait()

    def write_config(self, change=None):
        """JSON is YAML."""
        self.change = merged(self.change, change or {})
        config = {
            "mpd": {"address": f"127.0.0.1:{self.mpd_port}", "music_directory": str(self.music), "update_every": "1s"},
            "watch": {
                "proxy": [
                    {"listen": f"127.0.0.1:{self.port}", "connect": f"127.0.0.1:{self.mpd_port}"},
                    {"listen": str(self.socket), "connect": str(self.mpd_socket)},
                ],
                "settle": "200ms",
            },
            "metadata": {
                "deezer": {"url": f"{self.base}/deezer"},
                "itunes": {"url": f"{self.base}/itunes"},
                "spotify": {"url": f"{self.base}/spotify", "accounts_url": f"{self.base}/spotify-accounts"},
                "lastfm": {"url": f"{self.base}/lastfm"},
                "listenbrainz": {"url": f"{self.base}/listenbrainz", "labs_url": f"{self.base}/listenbrainz-labs"},
                "musicbrainz": {"url": f"{self.base}/musicbrainz"},
            },
            "youtube": {"music_url": f"{self.base}/music", "search": ["yt-dlp"], "pause": "0s"},
            "download": {"min_free": "1MB"},
            "http": {"listen": f"127.0.0.1:{self.http_port}"},
            "data_directory": str(self.data),
        }
        path = self.folder / "topfive.yaml"
        path.write_text(json.dumps(merged(config, self.change), indent=1))
        return path

    def environment(self):
        paths = [str(HERE)] + [p for p in [os.environ.get("PYTHONPATH")] if p]
        return os.environ | {"TOPFIVE_DEMO_YOUTUBE": f"{self.base}/youtube", "PYTHONPATH": os.pathsep.join(paths),
                             "PYTHONDONTWRITEBYTECODE": "1"}

    def start_topfive(self, change=None, ready=True):
        config = self.write_config(change)
        log = open(self.folder / "topfive.log", "a") if self.quiet else None
        self.topfive = subprocess.Popen([self.program, "--config", config, "run"], env=self.environment(),
                                        stdin=subprocess.DEVNULL, stderr=log)
        if log:
            log.close()
        if ready:
            self.wait("topfive is ready", lambda: self.status_of("/healthz") == 200)

    def stop_topfive(self, how=signal.SIGTERM):
        self.topfive.send_signal(how)
        return self.topfive.wait(10)

    def run(self, *arguments, **more):
        """One topfive command to its end."""
        return subprocess.run([self.program, "--config", self.folder / "topfive.yaml", *map(str, arguments)],
                              env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=300, **more)

    # --- what a person sees

    def mpc(self, *arguments, direct=False):
        """Lines that mpc prints, asked through the proxy, or of MPD itself."""
        port = self.mpd_port if direct else self.port
        done = subprocess.run(["mpc", "--host", "127.0.0.1", "--port", str(port), *arguments], capture_output=True,
                              text=True, timeout=30, env=os.environ | {"LC_ALL": "C.UTF-8"})
        return done.stdout.splitlines()

    def listed(self):
        return sorted(self.mpc("listall", direct=True))

    def files(self):
        """Every file below the music directory, staging included."""
        return sorted(str(p.relative_to(self.music)) for p in self.music.rglob("*") if p.is_file())

    def http(self, method, path, body=None, headers=None):
        """Status and answer of topfive's own HTTP; the answer parsed where it is JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=20)
        try:
            text = json.dumps(body) if body is not None else None
            kind = {"Content-Type": "application/json"} if body is not None else {}
            connection.request(method, path, text, kind | (headers or {}))
            answer = connection.getresponse()
            content = answer.read()
            parsed = json.loads(content) if "json" in (answer.getheader("Content-Type") or "") and content else content
            return answer.status, parsed
        finally:
            connection.close()

    def get(self, path, **query):
        return self.http("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))[1]

    def status_of(self, path):
        try:
            return self.http("GET", path)[0]
        except OSError:
            return None

    def downloads(self, **query):
        return self.get("/downloads", **query)["downloads"]

    def asked_services(self):
        """The requests that the services saw, oldest first."""
        return self.services_answer("GET", "/log")

    def fault(self, **rule):
        """Makes the services fail: path, do, times, delay, bps (contrib/demo/shapes/faults.py)."""
        self.services_answer("POST", "/faults", rule)

    def services_answer(self, method, path, body=None):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.base).netloc, timeout=20)
        with contextlib.closing(connection):
            connection.request(method, path, json.dumps(body) if body else None)
            return json.loads(connection.getresponse().read())

    def log(self):
        path = self.folder / "topfive.log"
        return path.read_text(errors="replace") if path.exists() else ""

    @staticmethod
    def answers(port):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as connection:
            return connection.recv(2) == b"OK"
        return False

    def wait(self, what, happened, seconds=180):
        """Waits until it has happened and returns what it returned."""
        end = time.monotonic() + seconds
        while True:
            if result := happened():
                return result
            if time.monotonic() > end:
                raise Failed(f"not seen within {seconds} s: {what}\n{self.log()[-6000:]}")
            time.sleep(0.05)

    def wait_listed(self, count, seconds=180):
        return self.wait(f"{count} songs that MPD lists", lambda: len(self.listed()) >= count and self.listed(), seconds)
