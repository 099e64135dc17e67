# SPDX-License-Identifier: MIT
"""What the offline yt-dlp plugin asks for: /search, /video and /media."""
from .catalog import common, words

# What yt-dlp says for each kind of failure; real wording, since topfive decides by it.
FAULTS = {
    'rate': 'Video unavailable. This content isn\'t available, try again later. The current session has been '
            'rate-limited by YouTube for up to an hour.',
    '429': 'Unable to download API page: HTTP Error 429: Too Many Requests',
    'bot': 'Sign in to confirm you\u2019re not a bot. Use --cookies-from-browser or --cookies for the authentication.',
    'age': 'Sign in to confirm your age. This video may be inappropriate for some users.',
    'country': 'Video unavailable. The uploader has not made this video available in your country',
    'gone': 'Video unavailable. This video has been removed by the uploader',
    'private': 'Private video. Sign in if you\'ve been granted access to this video',
    'drm': 'This video is DRM protected',
    'outdated': 'Requested format is not available. Use --list-formats for a list of available formats',
    'network': 'Unable to download API page: <urlopen error [Errno -2] Name or service not known>',
}


class Youtube:
    def __init__(self, catalog, base):
        self.catalog, self.base = catalog, base

    def search(self, text, count):
        """By words in common, then by views: what many people watch is not what was asked for."""
        wanted = words(text)

        def near(upload):
            spoken = words(f'{upload.title} {upload.channel}')
            return (common(wanted, spoken), text.strip() in upload.title, upload.views)
        ranked = sorted(((near(u), u) for u in self.catalog.uploads.values()), key=lambda e: e[0], reverse=True)
        return {'entries': [self._entry(u) for n, u in ranked[:count] if n[0] or n[1]]}

    def video(self, video_id):
        upload = self.catalog.uploads.get(video_id)
        if not upload:
            return {'message': FAULTS['gone']}, 404
        if upload.fault:
            return {'message': FAULTS[upload.fault]}, 403
        formats = [self._format(upload, '140', 'm4a', 'mp4a.40.2', 129)]
        if upload.formats == 'both':
            formats.append(self._format(upload, '251', 'webm', 'opus', 134))
        return self._entry(upload) | {'formats': formats, 'availability': 'public',
                                      'webpage_url': f'https://www.youtube.com/watch?v={upload.id}'}, 200

    def _format(self, upload, number, extension, codec, rate):
        return {'format_id': number, 'url': f'{self.base}/media/{upload.id}.{extension}', 'ext': extension,
                'acodec': codec, 'vcodec': 'none', 'abr': rate, 'asr': 48000, 'protocol': 'http',
                'container': f'{extension}_dash'}

    @staticmethod
    def _entry(upload):
        return {'id': upload.id, 'title': upload.title, 'description': '', 'duration': upload.seconds,
                'channel': upload.channel, 'channel_id': upload.channel_id,
                'channel_url': f'https://www.youtube.com/channel/{upload.channel_id}', 'uploader': upload.channel,
                'view_count': upload.views, 'live_status': None, 'channel_is_verified': upload.verified or None}
