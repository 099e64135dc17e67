# SPDX-License-Identifier: MIT
"""Answers in the shape of YouTube Music's own interface: youtubei/v1/search and browse."""
from .catalog import common, fold, words

SONGS, VIDEOS = 'EgWKAQII', 'EgWKAQIQ'


def run(text, page=None, browse=None, watch=None):
    part = {'text': text}
    if browse:
        part['navigationEndpoint'] = {'browseEndpoint': {'browseId': browse, 'browseEndpointContextSupportedConfigs': {
            'browseEndpointContextMusicConfig': {'pageType': f'MUSIC_PAGE_TYPE_{page}'}}}}
    if watch:
        part['navigationEndpoint'] = {'watchEndpoint': watch}
    return part


def watch(upload):
    return {'videoId': upload.id, 'watchEndpointMusicSupportedConfigs': {
        'watchEndpointMusicConfig': {'musicVideoType': f'MUSIC_VIDEO_TYPE_{upload.kind}'}}}


def column(*runs):
    return {'musicResponsiveListItemFlexColumnRenderer': {'text': {'runs': list(runs)}}}


def clock(seconds):
    return f'{seconds // 60}:{seconds % 60:02}'


def joined(groups):
    runs = []
    for group in groups:
        runs += ([run(' • ')] if runs else []) + group
    return runs


class YoutubeMusic:
    def __init__(self, catalog):
        self.catalog = catalog

    def search(self, body):
        text, filtered = body.get('query', ''), body.get('params', '')
        isrc = [s for s in self.catalog.songs.values() if s.isrc == text.upper()]
        if isrc and not filtered:
            return self._page(self._card_of(isrc[0]))
        kinds = ('ATV',) if filtered.startswith(SONGS) else ('OMV', 'UGC') if filtered.startswith(VIDEOS) else ()
        found = [u for u in self._like(text) if not kinds or u.kind in kinds][:20]
        shelf = {'musicShelfRenderer': {'title': {'runs': [run('Songs')]}, 'contents': [self._row(u) for u in found]}}
        return self._page([shelf] if found else [self._none(text)])

    def browse(self, body):
        name = body.get('browseId', '')
        for artist in self.catalog.artists.values():
            uploads = [u for s in artist.songs for u in s.uploads if u.kind == 'ATV']
            if name == artist.channel_id:
                return self._artist_page(artist, uploads)
            if name == f'VLOLAK5uy_{artist.id}':
                rows = [self._row(u, length='apart') for u in uploads[:100]]
                return {'contents': {'twoColumnBrowseResultsRenderer': {'secondaryContents': {'sectionListRenderer': {
                    'contents': [{'musicPlaylistShelfRenderer': {'contents': rows}}]}}}}}
        return {'error': {'code': 404, 'message': 'Requested entity was not found.', 'status': 'NOT_FOUND'}}

    def _like(self, text):
        wanted, asked = words(text), fold(text)

        def near(upload):
            return (common(wanted, words(f'{upload.song.artist.name} {upload.title}')), fold(upload.title) in asked,
                    upload.views)
        ranked = sorted(((near(u), u) for u in self.catalog.uploads.values()), key=lambda e: e[0], reverse=True)
        return [u for n, u in ranked if n[0]]

    def _card_of(self, song):
        upload = song.uploads[0]
        sections = [{'musicCardShelfRenderer': {
            'title': {'runs': [run(upload.title, watch=watch(upload))]}, 'onTap': {'watchEndpoint': watch(upload)},
            'subtitle': {'runs': joined([[run('Song')], self._credit(upload), [run(clock(upload.seconds))]])}}}]
        label = [u for u in song.uploads if u.kind == 'ATV']
        if upload.kind != 'ATV' and label:
            sections.append({'musicShelfRenderer': {'contents': [self._row(label[0])]}})
        return sections

    @staticmethod
    def _credit(upload):
        if upload.kind == 'UGC':
            return [run(upload.channel, 'USER_CHANNEL', upload.channel_id)]
        runs = []
        for artist in (upload.song.artist, *upload.song.featured):
            runs += ([run(' & ')] if runs else []) + [run(artist.name, 'ARTIST', artist.channel_id)]
        return runs

    def _row(self, upload, length='inside'):
        song = upload.song
        groups = [self._credit(upload)]
        if upload.kind == 'ATV':
            groups.append([run(song.album.title, 'ALBUM', f'MPREb_{song.album.id}')])
        else:
            groups.append([run(f'{upload.views // 1000}K views')])
        if length == 'inside':
            groups.append([run(clock(upload.seconds))])
        row = {'flexColumns': [column(run(upload.title, watch=watch(upload))), column(*joined(groups)),
                               column(run(f'{upload.views // 1000}K plays'))],
               'playlistItemData': {'videoId': upload.id},
               'overlay': {'musicItemThumbnailOverlayRenderer': {'content': {'musicPlayButtonRenderer': {
                   'playNavigationEndpoint': {'watchEndpoint': watch(upload)}}}}}}
        if length == 'apart':
            row['fixedColumns'] = [{'musicResponsiveListItemFixedColumnRenderer': {
                'text': {'runs': [run(clock(upload.seconds))]}}}]
        if song.explicit:
            row['badges'] = [{'musicInlineBadgeRenderer': {'icon': {'iconType': 'MUSIC_EXPLICIT_BADGE'}}}]
        return {'musicResponsiveListItemRenderer': row}

    def _artist_page(self, artist, uploads):
        title = run('Top songs', 'PLAYLIST', f'VLOLAK5uy_{artist.id}')
        shelf = {'musicShelfRenderer': {'title': {'runs': [title]}, 'contents': [self._row(u, 'none') for u in uploads[:5]]}}
        header = {'musicImmersiveHeaderRenderer': {
            'title': {'runs': [run(artist.name)]},
            'subscriptionButton': {'subscribeButtonRenderer': {'channelId': artist.channel_id}}}}
        return {'header': header, 'contents': {'singleColumnBrowseResultsRenderer': {'tabs': [{'tabRenderer': {
            'content': {'sectionListRenderer': {'contents': [shelf]}}}}]}}}

    @staticmethod
    def _page(sections):
        return {'contents': {'tabbedSearchResultsRenderer': {'tabs': [{'tabRenderer': {
            'content': {'sectionListRenderer': {'contents': sections}}}}]}}}

    @staticmethod
    def _none(text):
        return {'itemSectionRenderer': {'contents': [{'messageRenderer': {
            'text': {'runs': [run('No results for '), run(text)]}, 'icon': {'iconType': 'SEARCH'}}}]}}
