# SPDX-License-Identifier: MIT
"""Answers in the shape of Last.fm's API 2.0: XML turned into JSON, so numbers are texts, a list of one is an object and
an empty one a line end."""
from urllib.parse import quote_plus

from .catalog import fold, words
from .musicbrainz import mbid

KEY = '0123456789abcdef0123456789abcdef'
UNKNOWN = {'error': 6, 'message': 'The artist you supplied could not be found', 'links': []}


def listed(entries):
    return entries[0] if len(entries) == 1 else entries


class LastFm:
    def __init__(self, catalog):
        self.catalog = catalog

    def answer(self, query):
        if query.get('api_key') != KEY:
            return {'error': 10, 'message': 'Invalid API key - You must be granted a valid key by last.fm'}, 403
        asked = {'artist.search': self._search, 'artist.getcorrection': self._correction,
                 'artist.gettoptracks': self._top, 'artist.getsimilar': self._similar, 'track.search': self._songs,
                 'track.getinfo': self._song}
        method = asked.get(query.get('method', '').lower())
        answer = method(query) if method else {'error': 3, 'message': 'Invalid Method - No method with that name'}
        return answer, 400 if answer.get('error') == 3 else 200

    def _known(self, name):
        return next((a for a in self.catalog.artists.values() if fold(a.name) == fold(name)), None)

    def _search(self, query):
        wanted = words(query.get('artist', ''))
        near = [((fold(a.name) == fold(query['artist']), len(wanted & words(a.name)), a.fans), a)
                for a in self.catalog.artists.values()]
        found = [self._artist(a) | {'listeners': str(a.fans)} for n, a in sorted(near, key=lambda e: e[0], reverse=True)
                 if n[0] or n[1]]
        return {'results': {'opensearch:Query': {'#text': '', 'role': 'request', 'startPage': '1'},
                            'opensearch:totalResults': str(len(found)), 'opensearch:startIndex': '0',
                            'opensearch:itemsPerPage': query.get('limit', '30'),
                            'artistmatches': {'artist': listed(found)}, '@attr': {'for': query['artist']}}}

    def _correction(self, query):
        meant = next((a for a in self.catalog.artists.values()
                      if fold(query['artist']) in map(fold, [a.name, *a.aliases])), None)
        if not meant:
            return {'corrections': '\n                '}
        return {'corrections': {'correction': {'artist': self._artist(meant), '@attr': {'index': '0'}}}}

    def _top(self, query):
        artist = self._known(query.get('artist', ''))
        if not artist:
            return UNKNOWN
        limit = int(query.get('limit', 50))
        tracks = [self._track(s) | {'@attr': {'rank': str(n + 1)}} for n, s in enumerate(artist.songs[:limit])]
        return {'toptracks': {'track': listed(tracks), '@attr': {
            'artist': artist.name, 'page': '1', 'perPage': str(limit), 'totalPages': '1', 'total': str(len(tracks))}}}

    def _similar(self, query):
        artist = self._known(query.get('artist', ''))
        if not artist:
            return UNKNOWN
        near = [self._artist(self.catalog.artists[n]) | {'match': f'{1 - i / 10:.6f}'} for i, n in enumerate(artist.like)]
        return {'similarartists': {'artist': listed(near), '@attr': {'artist': artist.name}}}

    def _songs(self, query):
        wanted, by = words(query.get('track', '')), words(query.get('artist', ''))
        near = [(len(wanted & words(f'{s.title} {s.artist.name}')), s.rank, s) for s in self.catalog.songs.values()
                if by <= words(s.artist.name)]
        found = [self._track(s) | {'artist': s.artist.name}
                 for n, _, s in sorted(near, key=lambda e: e[:2], reverse=True) if n]
        return {'results': {'opensearch:totalResults': str(len(found)), 'trackmatches': {'track': listed(found[:30])}}}

    def _song(self, query):
        song = next((s for s in self.catalog.songs.values() if fold(s.title) == fold(query.get('track', ''))
                     and fold(s.artist.name) == fold(query.get('artist', ''))), None)
        if not song:
            return {'error': 6, 'message': 'Track not found'}
        return {'track': self._track(song) | {'duration': str(song.seconds * 1000), 'album': {
            'artist': song.artist.name, 'title': song.album.title, 'mbid': '', 'image': []}, 'toptags': {'tag': []}}}

    @staticmethod
    def _artist(artist):
        return {'name': artist.name, 'mbid': mbid('artist', artist.id), 'streamable': '0', 'image': [],
                'url': f'https://www.last.fm/music/{quote_plus(artist.name)}'}

    def _track(self, song):
        artist = self._artist(song.artist)
        return {'name': song.title, 'playcount': str(song.rank * 7), 'listeners': str(song.rank), 'mbid': '',
                'url': f'{artist["url"]}/_/{quote_plus(song.title)}', 'streamable': '0', 'image': [],
                'artist': {name: artist[name] for name in ('name', 'mbid', 'url')}}
