#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The services that topfive asks, on loopback, from one small catalogue of invented artists. README.md tells more."""
import argparse
import http.server
import json
import os
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True  # the source tree stays as it is

from shapes import deezer, faults, youtube  # noqa: E402
from shapes.catalog import Catalog  # noqa: E402
from shapes.deezer import Deezer  # noqa: E402
from shapes.itunes import Itunes  # noqa: E402
from shapes.lastfm import LastFm  # noqa: E402
from shapes.media import Media, picture  # noqa: E402
from shapes.musicbrainz import ListenBrainz, MusicBrainz  # noqa: E402
from shapes.spotify import Spotify  # noqa: E402
from shapes.youtube import Youtube  # noqa: E402
from shapes.youtube_music import YoutubeMusic  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


class World:
    """Everything that a request may need."""

    def __init__(self, catalog, base, media, bps):
        self.catalog = catalog
        self.deezer = Deezer(catalog, f'{base}/deezer')
        self.itunes = Itunes(catalog, f'{base}/itunes')
        self.spotify = Spotify(catalog, f'{base}/spotify')
        self.lastfm, self.musicbrainz = LastFm(catalog), MusicBrainz(catalog)
        self.listenbrainz = ListenBrainz(catalog)
        self.youtube = Youtube(catalog, f'{base}/youtube')
        self.music = YoutubeMusic(catalog)
        self.media, self.bps = media, bps
        self.faults, self.log = faults.Faults(), []


class Request(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True  # head and body go in two writes
    world = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        self._answer(None)

    def do_HEAD(self):
        self._answer(None)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        try:
            given = json.loads(body or b'{}')
        except ValueError:
            given = dict(urllib.parse.parse_qsl(body.decode(errors='replace')))
        self._answer(given)

    def _answer(self, body):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
        head, _, rest = url.path.strip('/').partition('/')
        if head == 'log':
            return self._json(self.world.log)
        if head == 'faults':
            return self._json(self.world.faults.change(self.command, body or query))
        self.world.log.append(f'{self.command} {urllib.parse.unquote_plus(self.path)}'
                              + (f' {json.dumps(body, ensure_ascii=False)}' if body else ''))
        fault = self.world.faults.take(urllib.parse.unquote_plus(self.path))
        time.sleep(fault.get('delay', 0))
        if self._spoilt(fault, head):
            return None
        return self._serve(head, f'/{rest}', query, body, fault)

    def _spoilt(self, fault, head):
        """Answers for a fault that leaves nothing of the real answer. True when it did."""
        match fault.get('do'):
            case None | 'slow' | 'hold':
                return False
            case 'garbage':
                self._bytes(b'\x00\xff{"data": [[[', 'application/json')
            case 'html':
                self._bytes(b'<!doctype html><title>Before you continue</title>', 'text/html')
            case 'quota':
                self._json(deezer.QUOTA)
            case 'close':
                self.close_connection = True
                self.connection.close()
            case kind if kind in youtube.FAULTS and head == 'youtube':
                self._json({'message': youtube.FAULTS[kind]}, 403)
            case status:
                self._json({'error': {'code': int(status), 'message': 'fault'}}, int(status))
        return True

    def _serve(self, head, path, query, body, fault):
        world = self.world
        if '/images/' in path:
            return self._bytes(picture(path.rsplit('/', 1)[0]), 'image/png')
        if head == 'deezer' and path.startswith('/previews/'):
            return self._clip(path)
        if head == 'deezer':
            return self._json(world.deezer.answer(path, query))
        if head == 'itunes' and (answer := world.itunes.answer(path, query)):
            return self._json(answer, kind='text/javascript; charset=utf-8')
        if keyed := self._keyed(head, path, query, body):
            return self._json(*keyed)
        if head == 'music' and body is not None:
            answer = world.music.browse(body) if path.endswith('/browse') else world.music.search(body)
            return self._json(answer, answer.get('error', {}).get('code', 200))
        if head == 'music':
            return self._bytes(b'<script>ytcfg.set({"VISITOR_DATA": "demo"});</script>', 'text/html')
        if head == 'youtube' and path == '/search':
            return self._json(world.youtube.search(query.get('q', ''), int(query.get('n', 5))))
        if head == 'youtube' and path == '/video':
            return self._json(*world.youtube.video(query.get('v')))
        if head == 'youtube' and path.startswith('/media/'):
            return self._media(path.removeprefix('/media/'), fault.get('bps') or world.bps)
        return self._json({'message': 'no such thing'}, 404)

    def _keyed(self, head, path, query, body):
        """The services that want a key, or a name in User-Agent: answer and status."""
        world, headers = self.world, self.headers
        match head:
            case 'spotify':
                return world.spotify.answer(path, query, headers)
            case 'spotify-accounts':
                return world.spotify.account(path, headers, body or {})
            case 'lastfm':
                return world.lastfm.answer(query)
            case 'musicbrainz':
                return world.musicbrainz.answer(path, query, headers)
            case 'listenbrainz':
                return world.listenbrainz.answer(path, headers)
            case 'listenbrainz-labs':
                return world.listenbrainz.similar(query)
        return None

    def _clip(self, path):
        song = self.world.catalog.songs.get(int(path.removeprefix('/previews/').removesuffix('.mp3')))
        if not song:
            return self._json({'message': 'gone'}, 404)
        with open(self.world.media.clip(song), 'rb') as file:
            return self._bytes(file.read(), 'audio/mpeg')

    def _media(self, name, bps):
        video_id, _, extension = name.rpartition('.')
        upload = self.world.catalog.uploads.get(video_id)
        if not upload or extension not in ('webm', 'm4a'):
            return self._json({'message': 'gone'}, 404)
        with open(self.world.media.file(upload, extension), 'rb') as file:
            whole = file.read()
        first, last = 0, len(whole) - 1
        asked = re.match(r'bytes=(\d+)-(\d*)', self.headers.get('Range', ''))
        if asked:
            first, last = int(asked[1]), min(last, int(asked[2] or last))
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header('Content-Range', f'bytes {first}-{last}/{len(whole)}')
        self.send_header('Content-Type', f'audio/{extension}')
        self.send_header('Content-Length', str(last - first + 1))
        self.end_headers()
        return self._slowly(whole[first:last + 1], bps) if self.command != 'HEAD' else None

    def _slowly(self, content, bps):
        step = max(1, int(bps) // 20) if bps else len(content)
        for start in range(0, len(content), step):
            self.wfile.write(content[start:start + step])
            time.sleep(0.05 if bps else 0)

    def _json(self, answer, status=200, kind='application/json; charset=utf-8'):
        # Deezer escapes slashes; any parser copes.
        self._bytes(json.dumps(answer).replace('/', '\\/').encode(), kind, status)

    def _bytes(self, content, kind, status=200):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(content)

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except OSError:  # the other side went away
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--port', type=int, default=0, help='0 (the default): a free one')
    options.add_argument('--catalog', default=os.path.join(HERE, 'catalog.json'))
    options.add_argument('--media', help='a folder that keeps the sound; the default: a temporary one')
    options.add_argument('--bps', type=int, default=0, help='bytes a second at which all media come')
    options.add_argument('--attached', action='store_true', help='ends when its standard input does')
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix='topfive-demo-') as temporary:
        folder = chosen.media or temporary
        os.makedirs(folder, exist_ok=True)
        with Server(('127.0.0.1', chosen.port), Request) as server:
            base = f'http://127.0.0.1:{server.server_port}'
            Request.world = World(Catalog(chosen.catalog), base, Media(folder), chosen.bps)
            print(base, flush=True)
            if chosen.attached:
                threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
            try:
                server.serve_forever(poll_interval=0.1)
            except KeyboardInterrupt:
                pass


if __name__ == '__main__':
    main()
