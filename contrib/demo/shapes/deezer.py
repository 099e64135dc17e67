# SPDX-License-Identifier: MIT
"""Answers in the shape of Deezer's public API. Errors come inside status 200, as there."""
import re
from urllib.parse import urlencode

from .catalog import fold, words


def error(code, kind, message):
    return {'error': {'type': kind, 'message': message, 'code': code}}


NO_DATA = error(800, 'DataException', 'no data')
QUOTA = error(4, 'Exception', 'Quota limit exceeded')


class Deezer:
    def __init__(self, catalog, base):
        self.catalog, self.base = catalog, base

    def answer(self, path, query):
        parts = path.strip('/').split('/')
        match parts:
            case ['search', 'artist']:
                return self._page(path, query, [self._artist(a) for a in self._artists_like(query.get('q', ''))])
            case ['search'] | ['search', 'track']:
                return self._page(path, query, [self._track(s) for s in self._songs_like(query.get('q', ''))])
            case ['artist', number, *rest] if self._known(self.catalog.artists, number):
                artist = self.catalog.artists[int(number)]
                if rest == ['top']:
                    return self._page(path, query, [self._track(s, True) for s in artist.songs[:100]], 5)
                if rest == ['related']:
                    return self._page(path, query, [self._artist(self.catalog.artists[n]) for n in artist.like], 20)
                return self._artist(artist) if not rest else NO_DATA
            case ['track', name]:
                found = [s for s in self.catalog.songs.values() if name in (str(s.id), f'isrc:{s.isrc}')]
                return self._whole_track(found[0]) if found else NO_DATA
            case ['album', number, *rest] if self._known(self.catalog.albums, number):
                album = self.catalog.albums[int(number)]
                tracks = [self._track(s) for s in album.songs]
                return self._page(path, query, tracks) if rest == ['tracks'] else self._album(album) | {
                    'release_date': album.date, 'nb_tracks': len(tracks), 'tracks': {'data': tracks}}
        return NO_DATA

    @staticmethod
    def _known(table, number):
        return number.isdigit() and int(number) in table

    def _artists_like(self, text):
        wanted, asked = words(text), fold(text)

        def nearness(artist):
            names = [artist.name, *artist.aliases]
            return max((fold(n) == asked, len(wanted & words(n)), asked != '' and asked in fold(n)) for n in names)
        near = [(nearness(a), a.fans, a) for a in self.catalog.artists.values()]
        return [a for n, _, a in sorted(near, key=lambda e: e[:2], reverse=True) if any(n)]

    def _songs_like(self, text):
        fields = dict(re.findall(r'(artist|track|album):"([^"]*)"', text))
        if not fields:
            wanted = words(text)
            scored = [(len(wanted & words(f'{s.artist.name} {s.title}')), s.rank, s) for s in self.catalog.songs.values()]
            return [s for n, _, s in sorted(scored, key=lambda e: e[:2], reverse=True) if n]
        return [s for s in sorted(self.catalog.songs.values(), key=lambda s: -s.rank)
                if words(fields.get('artist', '')) <= words(s.artist.name)
                and words(fields.get('track', '')) <= words(s.title)
                and words(fields.get('album', '')) <= words(s.album.title)]

    def _page(self, path, query, entries, usual=25):
        start, count = int(query.get('index', 0)), int(query.get('limit', usual))
        page = {'data': entries[start:start + count], 'total': len(entries)}
        if start + count < len(entries):
            page['next'] = f'{self.base}{path}?' + urlencode(query | {'limit': count, 'index': start + count})
        return page

    def _artist(self, artist, role=None):
        pictures = {f'picture_{size}': f'{self.base}/images/artist/{artist.id}/{pixels}.png'
                    for size, pixels in (('small', 56), ('medium', 250), ('big', 500), ('xl', 1000))}
        entry = {'id': artist.id, 'name': artist.name, 'link': f'https://www.deezer.com/artist/{artist.id}',
                 'picture': f'{self.base}/artist/{artist.id}/image', **pictures, 'radio': True,
                 'tracklist': f'{self.base}/artist/{artist.id}/top?limit=50', 'type': 'artist'}
        return entry | ({'role': role} if role else {'nb_album': len(artist.albums), 'nb_fan': artist.fans})

    def _album(self, album):
        covers = {f'cover_{size}': f'{self.base}/images/cover/{album.id}/{pixels}.png'
                  for size, pixels in (('small', 56), ('medium', 250), ('big', 500), ('xl', 1000))}
        return {'id': album.id, 'title': album.title, 'cover': f'{self.base}/album/{album.id}/image', **covers,
                'tracklist': f'{self.base}/album/{album.id}/tracks', 'type': 'album'}

    def _track(self, song, with_contributors=False):
        artist = song.artist
        entry = {'id': song.id, 'readable': True, 'title': song.title, 'title_short': song.short_title,
                 'title_version': song.note, 'link': f'https://www.deezer.com/track/{song.id}',
                 'duration': song.seconds, 'rank': song.rank, 'explicit_lyrics': song.explicit,
                 'explicit_content_lyrics': int(song.explicit), 'explicit_content_cover': 0,
                 'preview': f'{self.base}/previews/{song.id}.mp3',
                 'artist': {'id': artist.id, 'name': artist.name, 'type': 'artist',
                            'tracklist': f'{self.base}/artist/{artist.id}/top?limit=50'},
                 'album': self._album(song.album), 'type': 'track'}
        if with_contributors:
            entry['contributors'] = [self._artist(artist, 'Main')] + [self._artist(a, 'Featured') for a in song.featured]
        return entry

    def _whole_track(self, song):
        entry = self._track(song, True) | {'isrc': song.isrc, 'track_position': song.track, 'disk_number': 1,
                                           'release_date': song.album.date, 'bpm': 120, 'gain': -8.5}
        entry['album']['release_date'] = song.album.date
        return entry
