# SPDX-License-Identifier: MIT
"""Lets yt-dlp find and fetch the demo's uploads instead of YouTube's, for the demo and the tests.

Only where the facts about a video come from is replaced. Choosing a format, downloading, ffmpeg, --print and exit
codes stay yt-dlp's own. Without $TOPFIVE_DEMO_YOUTUBE, the address of services.py with /youtube, nothing changes.
"""
import json
import os
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from yt_dlp.extractor.youtube import YoutubeIE, YoutubeSearchIE
from yt_dlp.utils import ExtractorError

SERVICE = os.environ.get('TOPFIVE_DEMO_YOUTUBE')


def ask(path, video_id=None, **query):
    try:
        with urlopen(f'{SERVICE}{path}?{urlencode(query)}', timeout=30) as answer:
            return json.load(answer)
    except HTTPError as refusal:
        try:
            message = json.load(refusal)['message']
        except (ValueError, KeyError):
            message = f'Unable to download API page: HTTP Error {refusal.code}: {refusal.reason}'
        raise ExtractorError(message, expected=True, video_id=video_id)
    except (URLError, ValueError, OSError) as failure:
        raise ExtractorError(f'Unable to download API page: {failure}', expected=True, video_id=video_id)


if SERVICE:
    class DemoSearchIE(YoutubeSearchIE, plugin_name='topfivedemo'):
        def _search_results(self, query, *_, **__):
            for found in ask('/search', q=query, n=20)['entries']:
                yield {'_type': 'url', 'ie_key': 'Youtube', 'url': f'https://www.youtube.com/watch?v={found["id"]}', **found}

    class DemoIE(YoutubeIE, plugin_name='topfivedemo'):
        def _real_extract(self, url):
            video_id = self._match_id(url)
            return ask('/video', video_id, v=video_id)
