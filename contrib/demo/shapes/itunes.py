# SPDX-License-Identifier: MIT
"""Answers in the shape of Apple's iTunes Search API."""
from .catalog import fold, words


class Itunes:
    def __init__(self, catalog, base):
        self.catalog, self.base = catalog, base

    def answer(self, path, query):
        limit = int(query.get('limit', 50))
        if path == '/lookup':
            found = self._lookup(int(query['id']) if query.get('id', '').isdigit() else 0, query.get('entity'), limit)
        elif path == '/search':
            found = self._search(query.get('term', ''), query.get('entity'))[:limit]
        else:
            return None
        return {'resultCount': len(found), 'results': found}

    def _lookup(self, number, entity, limit):
        # Apple's numbers are its own: ten million more than Deezer's here.
        artist = self.catalog.artists.get(number - 10_000_000)
        if not artist:
            return [self._song(s) for s in self.catalog.songs.values() if s.id == number - 10_000_000]
        return [self._artist(artist)] + [self._song(s) for s in artist.songs[:limit] if entity == 'song']

    def _search(self, term, entity):
        wanted, asked = words(term), fold(term)
        if entity == 'musicArtist':
            near = [((fold(a.name) == asked, len(wanted & words(a.name)), a.fans), a)
                    for a in self.catalog.artists.values()]
            return [self._artist(a) for n, a in sorted(near, key=lambda e: e[0], reverse=True) if n[0] or n[1]]
        near = [(len(wanted & words(f'{s.artist.name} {s.title}')), s) for s in self.catalog.songs.values()]
        return [self._song(s) for n, s in sorted(near, key=lambda e: (-e[0], -e[1].rank)) if n]

    @staticmethod
    def _artist(artist):
        return {'wrapperType': 'artist', 'artistType': 'Artist', 'artistName': artist.name,
                'artistLinkUrl': f'https://music.apple.com/us/artist/{artist.id + 10_000_000}',
                'artistId': artist.id + 10_000_000, 'primaryGenreName': 'Pop'}

    def _song(self, song):
        kind = 'explicit' if song.explicit else 'notExplicit'
        credit = ' & '.join(a.name for a in (song.artist, *song.featured))
        return {'wrapperType': 'track', 'kind': 'song', 'artistId': song.artist.id + 10_000_000,
                'collectionId': song.album.id + 10_000_000, 'trackId': song.id + 10_000_000, 'artistName': credit,
                'collectionName': song.album.title, 'trackName': song.title, 'trackCensoredName': song.title,
                'trackViewUrl': f'https://music.apple.com/us/album/{song.album.id}?i={song.id + 10_000_000}',
                'artworkUrl100': f'{self.base}/images/cover/{song.album.id}/100x100bb.png',
                'releaseDate': f'{song.album.date}T12:00:00Z', 'collectionExplicitness': kind,
                'trackExplicitness': kind, 'discCount': 1, 'discNumber': 1, 'trackCount': len(song.album.songs),
                'trackNumber': song.track, 'trackTimeMillis': song.seconds * 1000, 'country': 'USA', 'currency': 'USD',
                'primaryGenreName': 'Pop', 'isStreamable': True}
