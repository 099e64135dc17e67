# SPDX-License-Identifier: MIT
"""Answers in the shape of Spotify's Web API, as an application registered since February 2026 gets them: no top tracks,
no followers, ten results at most."""
import base64
import re
import secrets

from .catalog import fold, token, words

CLIENT = ('demo-client', 'demo-client-secret')
LIFE = 3600


def error(status, message):
    return {'error': {'status': status, 'message': message}}, status


def identified(*parts):
    """22 letters and digits, as Spotify's ids."""
    return re.sub('[-_]', 'x', token('spotify', *parts, length=22))


class Spotify:
    def __init__(self, catalog, base):
        self.catalog, self.base = catalog, base
        self.tokens = set()
        self.artists = {identified('artist', a.id): a for a in catalog.artists.values()}
        self.songs = {identified('track', s.id): s for s in catalog.songs.values()}

    def account(self, path, headers, form):
        """accounts.spotify.com"""
        given = base64.b64encode(':'.join(CLIENT).encode()).decode()
        if path != '/api/token' or form.get('grant_type') != 'client_credentials':
            return {'error': 'unsupported_grant_type'}, 400
        if headers.get('Authorization') != f'Basic {given}':
            return {'error': 'invalid_client', 'error_description': 'Invalid client'}, 400
        self.tokens.add(fresh := secrets.token_urlsafe(60))
        return {'access_token': fresh, 'token_type': 'Bearer', 'expires_in': LIFE}, 200

    def answer(self, path, query, headers):
        kind, _, given = headers.get('Authorization', '').partition(' ')
        if kind != 'Bearer' or given not in self.tokens:
            return error(401, 'The access token expired' if given else 'No token provided')
        match path.strip('/').split('/'):
            case ['v1', 'search']:
                return self._search(path, query)
            case ['v1', 'artists', number, *rest] if number in self.artists:
                return error(403, 'Forbidden') if rest else (self._artist(self.artists[number]), 200)
            case ['v1', 'tracks', number] if number in self.songs:
                return self._track(self.songs[number]), 200
            case ['v1', 'artists' | 'tracks', _]:
                return error(404, 'Non existing id')
        return error(404, 'Service not found')

    def _search(self, path, query):
        limit, offset = int(query.get('limit', 5)), int(query.get('offset', 0))
        if not 1 <= limit <= 10:
            return error(400, 'Invalid limit')
        if 'market' not in query:
            return {f'{kind}s': self._page(path, query, [], limit, offset) for kind in query['type'].split(',')}, 200
        found = {'artist': self._artists_like, 'track': self._songs_like}
        if not all(kind in found for kind in query.get('type', '').split(',')):
            return error(400, 'Bad search type field')
        return {f'{kind}s': self._page(path, query, found[kind](query.get('q', '')), limit, offset)
                for kind in query['type'].split(',')}, 200

    def _page(self, path, query, entries, limit, offset):
        rest = offset + limit < len(entries)
        return {'href': f'{self.base}{path}?q={query.get("q")}', 'limit': limit, 'offset': offset, 'total': len(entries),
                'next': f'{self.base}{path}?offset={offset + limit}' if rest else None, 'previous': None,
                'items': entries[offset:offset + limit]}

    def _artists_like(self, text):
        wanted, asked = words(text), fold(text)
        near = [((fold(a.name) == asked, len(wanted & words(a.name))), a) for a in self.catalog.artists.values()]
        return [self._artist(a) for n, a in sorted(near, key=lambda e: (e[0], e[1].fans), reverse=True) if any(n)]

    def _songs_like(self, text):
        fields = dict(re.findall(r'(artist|track|album):"([^"]*)"', text))
        found = [s for s in self.catalog.songs.values()
                 if words(fields.get('artist', '')) <= words(s.artist.name)
                 and words(fields.get('track', '')) <= words(s.title)
                 and (fields or words(text) & words(f'{s.artist.name} {s.title}'))]
        near = words(text)
        return [self._track(s) for s in sorted(found, key=lambda s: (
            0 if fields else -len(near & words(f'{s.artist.name} {s.title}')), -s.rank))]

    def _artist(self, artist):
        number = identified('artist', artist.id)
        return {'id': number, 'name': artist.name, 'type': 'artist', 'uri': f'spotify:artist:{number}',
                'href': f'{self.base}/v1/artists/{number}', 'images': [], 'genres': [],
                'external_urls': {'spotify': f'https://open.spotify.com/artist/{number}'}}

    def _track(self, song):
        number = identified('track', song.id)
        named = [self._artist(a) for a in (song.artist, *song.featured)]
        picture = f'{self.base}/images/cover/{song.album.id}/640.png'
        return {'id': number, 'name': song.title, 'type': 'track', 'uri': f'spotify:track:{number}',
                'href': f'{self.base}/v1/tracks/{number}', 'duration_ms': song.seconds * 1000,
                'explicit': song.explicit, 'is_local': False, 'is_playable': True, 'disc_number': 1,
                'track_number': song.track, 'preview_url': None, 'external_ids': {'isrc': song.isrc},
                'external_urls': {'spotify': f'https://open.spotify.com/track/{number}'}, 'artists': named,
                'album': {'id': identified('album', song.album.id), 'name': song.album.title, 'album_type': 'album',
                          'release_date': song.album.date, 'release_date_precision': 'day',
                          'total_tracks': len(song.album.songs), 'artists': named[:1],
                          'images': [{'url': picture, 'height': 640, 'width': 640}]}}
