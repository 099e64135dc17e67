# SPDX-License-Identifier: MIT
"""Answers in the shape of MusicBrainz' search, and of ListenBrainz, which speaks of the same MBIDs."""
import hashlib
import re
import uuid

from .catalog import fold, words

TOKEN = 'demo-listenbrainz-token'
AGENT = {'error': 'Your requests are exceeding the allowable rate limit.', 'help': 'https://musicbrainz.org/doc/'}


def mbid(*parts):
    return str(uuid.UUID(bytes=hashlib.sha256('/'.join(map(str, parts)).encode()).digest()[:16], version=4))


def phrases(query):
    """What stands in quotation marks behind each field of a Lucene query."""
    found = {}
    for field, text in re.findall(r'(\w+):"((?:[^"\\]|\\.)*)"', query):
        found.setdefault(field, re.sub(r'\\(.)', r'\1', text))
    return found


class MusicBrainz:
    def __init__(self, catalog):
        self.catalog = catalog

    def answer(self, path, query, headers):
        if not re.match(r'topfive/\S+ ', headers.get('User-Agent', '')):
            return AGENT, 403
        asked, limit = phrases(query.get('query', '')), int(query.get('limit', 25))
        if path == '/ws/2/artist':
            name = asked.get('artist', '')
            near = [(100 if fold(name) in map(fold, [a.name, *a.aliases]) else 60, a) for a in
                    self.catalog.artists.values() if words(name) & words(' '.join([a.name, *a.aliases])) or fold(name) == fold(a.name)]
            found = [self._artist(a) | {'score': n} for n, a in sorted(near, key=lambda e: -e[0])]
            return self._page('artists', found, limit), 200
        if path == '/ws/2/recording':
            found = [self._recording(s) for s in self.catalog.songs.values()
                     if words(asked.get('recording', '')) <= words(s.title)
                     and words(asked.get('artist', '')) <= words(s.artist.name)]
            return self._page('recordings', found, limit), 200
        return {'error': 'Not Found', 'help': 'https://musicbrainz.org/doc/MusicBrainz_API'}, 404

    @staticmethod
    def _page(kind, found, limit):
        return {'created': '2026-11-01T12:00:00.000Z', 'count': len(found), 'offset': 0, kind: found[:limit]}

    @staticmethod
    def _artist(artist):
        return {'id': mbid('artist', artist.id), 'type': 'Group', 'name': artist.name, 'sort-name': artist.name,
                'life-span': {'ended': None},
                'aliases': [{'sort-name': a, 'name': a, 'locale': None, 'primary': None} for a in artist.aliases]}

    def _recording(self, song):
        credit = [{'name': a.name, 'artist': {'id': mbid('artist', a.id), 'name': a.name, 'sort-name': a.name}}
                  for a in (song.artist, *song.featured)]
        for one in credit[:-1]:
            one['joinphrase'] = ' feat. '
        return {'id': mbid('recording', song.id), 'score': 100, 'title': song.short_title, 'length': song.seconds * 1000,
                'video': None, 'artist-credit': credit, 'first-release-date': song.album.date, 'isrcs': [song.isrc],
                'releases': [{'id': mbid('release', song.album.id), 'status': 'Official', 'title': song.album.title,
                              'date': song.album.date,
                              'release-group': {'id': mbid('group', song.album.id), 'primary-type': 'Album'}}]}


class ListenBrainz:
    def __init__(self, catalog):
        self.catalog = catalog
        self.artists = {mbid('artist', a.id): a for a in catalog.artists.values()}

    def answer(self, path, headers):
        asked = re.fullmatch(r'/1/popularity/top-recordings-for-artist/([0-9a-f-]{36})', path)
        if headers.get('Authorization') != f'Token {TOKEN}':
            return {'code': 401, 'error': 'You need to provide an Auth token.'}, 401
        if not asked:
            return {'code': 400, 'error': 'artist_mbid is not a valid UUID'}, 400
        artist = self.artists.get(asked[1])
        return [self._recording(s) for s in artist.songs] if artist else [], 200

    def similar(self, query):
        """labs.api.listenbrainz.org: neither in order nor without doubles."""
        if not query.get('algorithm', '').startswith('session_based_days_'):
            return {'error': 'Invalid algorithm'}, 400
        artist = self.artists.get(query.get('artist_mbids'))
        like = [self.catalog.artists[n] for n in artist.like] if artist else []
        rows = [{'artist_mbid': mbid('artist', a.id), 'name': a.name, 'comment': '', 'type': 'Group', 'gender': None,
                 'score': 900 - 100 * n, 'reference_mbid': query['artist_mbids']} for n, a in enumerate(like)]
        return rows[::-1] + rows[:1], 200

    @staticmethod
    def _recording(song):
        artist = mbid('artist', song.artist.id)
        return {'recording_mbid': mbid('recording', song.id), 'recording_name': song.title,
                'artist_name': song.artist.name, 'artist_mbids': [artist], 'length': song.seconds * 1000,
                'release_name': song.album.title, 'release_mbid': mbid('release', song.album.id), 'caa_id': None,
                'caa_release_mbid': None, 'total_listen_count': song.rank * 3, 'total_user_count': song.rank // 10,
                'artists': [{'artist_credit_name': song.artist.name, 'artist_mbid': artist, 'join_phrase': ''}]}
