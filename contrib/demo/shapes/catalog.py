# SPDX-License-Identifier: MIT
"""The demo's world: artists, albums, songs and what people have uploaded of them, from catalog.json."""
import base64
import hashlib
import json
import unicodedata
from dataclasses import dataclass, field

# How an upload of a song looks: title, channel, seconds more than the song (or a factor), views, what else is said.
# {a} is the artist, {t} the title without its notes.
UPLOADS = {
    'topic': dict(title='{t}', channel='{a} - Topic', views=4_100_000, kind='ATV'),
    'audio': dict(title='{a} - {t} (Official Audio)', channel='{a}', views=2_600_000, verified=True),
    'audio m4a': dict(title='{a} - {t} (Official Audio)', channel='{a}', views=2_600_000, verified=True, formats='m4a'),
    'audio age': dict(title='{a} - {t} (Official Audio)', channel='{a}', views=9_600_000, verified=True, fault='age'),
    'audio gone': dict(title='{a} - {t} (Official Audio)', channel='{a}', views=9_600_000, verified=True, fault='gone'),
    'video': dict(title='{a} - {t} (Official Video)', channel='{a}', more=3, views=31_000_000, verified=True, kind='OMV'),
    'live': dict(title='{a} - {t} (Live at Pier Nine)', channel='{a}', more=22, views=52_000_000, verified=True, kind='OMV'),
    'lyrics': dict(title='{a} - {t} (Lyrics)', channel='Lyric Harbour', more=1, views=880_000),
    'plain': dict(title='{a} - {t}', channel='musicfan77', views=12_000),
    'cover': dict(title='{t} - {a} (cover by Anna K)', channel='Anna K Sings', more=2, views=740_000),
    'karaoke': dict(title='{t} (Karaoke Version) [In the Style of {a}]', channel='Sing Along Studio', views=350_000),
    'instrumental': dict(title='{a} - {t} (Instrumental)', channel='Beats Below', views=95_000),
    'remix': dict(title='{a} - {t} (Night Shift Remix)', channel='{a}', more=41, views=6_000_000, verified=True),
    'sped up': dict(title='{a} - {t} (sped up)', channel='nightcore corner', times=0.8, views=8_000_000),
    'slowed': dict(title='{a} - {t} (slowed + reverb)', channel='nightcore corner', times=1.25, views=7_000_000),
    'hour': dict(title='{a} - {t} [1 HOUR LOOP]', channel='Loops All Day', seconds=3600, views=60_000_000),
}
USUAL = ('topic', 'video', 'live', 'cover')


def _plain(text):
    return ''.join(c for c in unicodedata.normalize('NFKD', text.casefold()) if not unicodedata.combining(c))


def words(text):
    """Without case and accents. A word of punctuation alone stays, so that `!!!` can be asked for."""
    found = set()
    for word in _plain(text).split():
        letters = ''.join(c if c.isalnum() else ' ' for c in word).split()
        found.update(letters or ({word} - {'-', '&', '+'}))
    return found


def common(wanted, spoken):
    """How many words are in both. A long one may have been cut."""
    cut = sum(1 for w in wanted - spoken if len(w) > 30 and any(s.startswith(w) for s in spoken))
    return len(wanted & spoken) + cut


def fold(text):
    return ' '.join(''.join(c if c.isalnum() else ' ' for c in _plain(text)).split()) or text.strip()


def token(*parts, length=11):
    """A stable name: the same parts always give the same eleven characters of a video id's alphabet."""
    digest = hashlib.sha256('/'.join(map(str, parts)).encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:length]


@dataclass
class Artist:
    id: int
    name: str
    fans: int
    aliases: list
    like: list
    albums: list = field(default_factory=list)
    songs: list = field(default_factory=list)  # most popular first

    @property
    def channel_id(self):
        return 'UC' + token('artist', self.id, length=22)


@dataclass
class Album:
    id: int
    title: str
    date: str
    artist: Artist
    songs: list = field(default_factory=list)


@dataclass
class Song:
    id: int
    title: str
    artist: Artist
    featured: list
    album: Album
    track: int
    seconds: int
    isrc: str
    explicit: bool
    rank: int
    uploads: list = field(default_factory=list)

    @property
    def short_title(self):
        return self.title.partition(' (')[0] or self.title

    @property
    def note(self):
        return self.title[len(self.short_title):].strip()


@dataclass
class Upload:
    id: str
    title: str
    channel: str
    channel_id: str
    seconds: int
    views: int
    song: Song
    verified: bool
    kind: str  # YouTube Music's: ATV, OMV, UGC
    formats: str  # 'both' or 'm4a'
    fault: str  # '' or a key of youtube.FAULTS


class Catalog:
    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            entries = json.load(file)['artists']
        self.artists = {e['id']: Artist(e['id'], e['name'], e['fans'], e.get('aliases', []), e.get('like', []))
                        for e in entries}
        for entry in entries:
            self._add_songs(self.artists[entry['id']], entry)
        self.songs = {s.id: s for a in self.artists.values() for s in a.songs}
        self.albums = {b.id: b for a in self.artists.values() for b in a.albums}
        self.uploads = {u.id: u for s in self.songs.values() for u in s.uploads}

    def _add_songs(self, artist, entry):
        artist.albums = [Album(artist.id * 10 + n, title, date, artist)
                         for n, (title, date) in enumerate(entry['albums'].items())]
        albums = {b.title: b for b in artist.albums}
        names = {a.name: a for a in self.artists.values()}
        for place, e in enumerate(entry['songs']):
            album = albums[e['album']]
            # Ranks fall with the place, but not strictly, as Deezer's do.
            song = Song(artist.id * 100 + place, e['title'], artist, [names[n] for n in e.get('feat', [])], album,
                        e['track'], e['seconds'], e.get('isrc') or f'QZTF5{album.date[2:4]}{artist.id * 100 + place:05}',
                        e.get('explicit', False), 950_000 - 40_000 * place + (55_000 if place % 3 == 2 else 0))
            song.uploads = [upload(song, name) for name in e.get('uploads', USUAL)]
            artist.songs.append(song)
            album.songs.append(song)
        for album in artist.albums:
            album.songs.sort(key=lambda s: s.track)


def upload(song, name):
    look = UPLOADS[name]
    names = dict(a=song.artist.name, t=song.short_title)
    channel = look['channel'].format(**names)
    seconds = look.get('seconds') or round(song.seconds * look.get('times', 1)) + look.get('more', 0)
    own = channel == song.artist.name
    return Upload(token(song.id, name), look['title'].format(**names), channel,
                  song.artist.channel_id if own else 'UC' + token('channel', channel, length=22), seconds,
                  look['views'] // (song.id % 100 + 1), song, look.get('verified', False), look.get('kind', 'UGC'),
                  look.get('formats', 'both'), look.get('fault', ''))
