# SPDX-License-Identifier: MIT
"""Sound and pictures, made when first asked for: a tone of its own for each song."""
import os
import struct
import subprocess
import threading
import zlib


class Media:
    def __init__(self, folder):
        self.folder = folder
        self._making = threading.Lock()

    def file(self, upload, extension):
        path = os.path.join(self.folder, f'{upload.id}-{upload.seconds}.{extension}')
        with self._making:
            if not os.path.exists(path):
                self._make(upload, extension, path)
        return path

    def clip(self, song):
        """Some seconds from inside a song, as services offer them to listen to."""
        path = os.path.join(self.folder, f'clip-{song.id}-{song.seconds}.mp3')
        whole = self.file(song.uploads[0], 'webm')
        with self._making:
            if not os.path.exists(path):
                subprocess.run(['ffmpeg', '-v', 'error', '-nostdin', '-y', '-ss', '4', '-t', '15', '-i', whole, '-b:a', '128k',
                                '-f', 'mp3', f'{path}.half'], check=True)
                os.replace(f'{path}.half', path)
        return path

    @staticmethod
    def _make(upload, extension, path):
        tone = f'sine=frequency={180 + upload.song.id % 700}:beep_factor=3:sample_rate=48000:duration={upload.seconds}'
        rate = '96k' if upload.seconds < 600 else '8k'
        codec = {'webm': ['libopus', '-f', 'webm'],
                 'm4a': ['aac', '-movflags', '+faststart', '-f', 'ipod']}[extension]
        half = f'{path}.half'
        subprocess.run(['ffmpeg', '-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', tone, '-ac', '2', '-b:a', rate,
                        '-c:a', *codec, half], check=True)
        os.replace(half, path)


def picture(seed, pixels=64):
    """A PNG of one colour."""
    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    colour = bytes(zlib.crc32(f'{seed}/{n}'.encode()) & 0xff for n in range(3))
    lines = (b'\0' + colour * pixels) * pixels
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', pixels, pixels, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(lines, 9)) + chunk(b'IEND', b''))
