#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""After the download, before the library: what is cut off, silent, noise, too long or another song does not enter."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

from acoustid_service import AcoustidService, known, recording
from common import BOATS, LANTERNS, TOP, TREE, HouseTest, tags
from shapes.catalog import Catalog

RAIN, DAUGHTER, CAFE = TOP[0], TOP[1], TOP[3]
KEY = "kUqX7tYsNeverShown"
CATALOG = Catalog(TREE / "contrib/demo/catalog.json")


def melody(seed):
    """Notes that no other seed plays, as an ffmpeg source without its length."""
    return (f"aevalsrc='0.3*sin(2*PI*t*(220+55*mod(floor(t*3)*{seed}+{seed % 5},11)))"
            f"+0.2*sin(2*PI*t*(440+73*mod(floor(t*2)*{seed + 3}+1,13)))':s=48000:d=")


class SoundTest(HouseTest):
    """A house whose uploads sound as the test says."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="topfive-sounds-")
        self.addCleanup(folder.cleanup)
        self.media = pathlib.Path(folder.name)
        with unittest.mock.patch.dict(os.environ, {"TOPFIVE_DEMO_MEDIA": folder.name}):
            super().setUp()

    @staticmethod
    def uploads(title):
        # Without a note: the label's own track, the first one.
        return {(re.search(r"\((.*?)\)", u.title) or ["", "topic"])[1]: u
                for s in CATALOG.songs.values() if s.artist.name == LANTERNS and s.title == title for u in reversed(s.uploads)}

    def sound(self, upload, source, seconds=None):
        file = self.media / f"{upload.id}-{upload.seconds}.webm"
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", f"{source}{seconds or upload.seconds}", "-c:a",
                        "libopus", "-b:a", "96k", "-f", "webm", file], check=True)
        return file

    def get(self, **change):
        self.house.start_topfive(change)
        done = self.house.run("get", LANTERNS, "--json")
        return {p["title"]: p for p in json.loads(done.stdout)["top"]}

    def source_of(self, place):
        return tags(self.house.music / place["path"])[0]["topfive_source"]

    def check_nothing_else_is_kept(self, top):
        self.assertEqual(self.house.files(), sorted(p["path"] for p in top.values() if p["state"] == "completed"))
        self.assertEqual([p for p in (self.house.data / "staging").rglob("*") if p.is_file()], [])


class Files(SoundTest):
    def test_that_are_cut_off_silent_noise_or_too_long_do_not_enter(self):
        rain, daughter, boats, cafe = (self.uploads(t) for t in (RAIN, DAUGHTER, BOATS, CAFE))
        whole = self.sound(rain["topic"], melody(3))
        whole.write_bytes(whole.read_bytes()[:whole.stat().st_size * 6 // 10])
        self.sound(daughter["topic"], melody(5), 95)
        self.sound(boats["topic"], "aevalsrc=0:s=48000:d=")
        self.sound(boats["Official Video"], "anoisesrc=a=0.3:r=48000:d=")
        top = self.get()
        states = {t: p["state"] for t, p in top.items()}
        self.assertEqual(states, {t: "error" if t == BOATS else "completed" for t in TOP})
        self.assertNotEqual(self.source_of(top[RAIN]), f"youtube:{rain['topic'].id}")
        self.assertNotEqual(self.source_of(top[DAUGHTER]), f"youtube:{daughter['topic'].id}")
        self.check_nothing_else_is_kept(top)
        for title, words in ((RAIN, "cut off"), (DAUGHTER, "long"), (BOATS, "silence"), (BOATS, "noise")):
            self.assertIn(words, self.house.run("why", title).stdout, title)
        fetched = [r for r in self.house.asked_services() if "/media/" in r]
        self.house.run("get", LANTERNS)
        self.assertEqual([r for r in self.house.asked_services() if "/media/" in r], fetched, "what failed is remembered")
        self.check_loudness(top[RAIN]["path"])
        self.check_loudness(top[CAFE]["path"])

    def check_loudness(self, path):
        heard = subprocess.run(["ffmpeg", "-nostdin", "-i", self.house.music / path, "-map", "0:a", "-af",
                                "ebur128=peak=sample", "-f", "null", "-"], capture_output=True, text=True).stderr
        summary = heard[heard.rindex("Summary:"):]
        loudness = float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1])
        peak = 10 ** (float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)[1]) / 20)
        found, _ = tags(self.house.music / path)
        self.assertAlmostEqual(float(found["replaygain_track_gain"].removesuffix(" dB")), -18 - loudness, delta=0.3)
        self.assertAlmostEqual(float(found["replaygain_track_peak"]), peak, delta=0.03)
        self.assertAlmostEqual(int(found["r128_track_gain"]) / 256, -23 - loudness, delta=0.3)


class Acoustid(SoundTest):
    def setUp(self):
        super().setUp()
        self.service = AcoustidService(KEY)
        self.addCleanup(self.service.close)

    def options(self, key=KEY):
        return {"verification": {"acoustid_key": key, "acoustid_url": self.service.url}, "log": {"level": "debug"}}

    def name(self, form):
        """By length, which differs for each of the songs."""
        seconds = int(form["duration"])
        if seconds == 24:  # the first upload of Paper Boats is something else
            return known(recording("Quite Another Song", "Somebody Else"))
        if seconds == 31:
            return known(recording("Wrong Name In The Catalogue", "Nobody"), recording(RAIN, LANTERNS))
        if seconds == 36:
            return known(recording(DAUGHTER, LANTERNS), score=0.31)
        return {"status": "ok", "results": []}

    def test_passes_knows_nothing_or_takes_the_next_candidate(self):
        self.service.name = self.name
        top = self.get(**self.options())
        self.assertEqual({p["state"] for p in top.values()}, {"completed"})
        boats = self.uploads(BOATS)
        self.assertEqual(self.source_of(top[BOATS]), f"youtube:{boats['Official Video'].id}")
        self.assertEqual(tags(self.house.music / top[RAIN]["path"])[0]["topfive_verified"], "passed")
        self.assertEqual(tags(self.house.music / top[CAFE]["path"])[0]["topfive_verified"], "unknown")
        self.assertEqual(tags(self.house.music / top[DAUGHTER]["path"])[0]["topfive_verified"], "unknown")
        self.check_nothing_else_is_kept(top)
        told = self.house.run("why", BOATS).stdout
        self.assertIn("by its sound it is “Quite Another Song” by Somebody Else (AcoustID)", told)
        status = self.house.get("/status")
        self.assertIn(CAFE, {d["title"] for d in status["unverified"]})
        self.assertNotIn(RAIN, {d["title"] for d in status["unverified"]})
        self.assertEqual({p["name"]: p["state"] for p in status["providers"]}["acoustid"], "ok")
        for path, form in self.service.asked:
            self.assertEqual(path, "/v2/lookup")
            self.assertEqual(form["client"], KEY)
            self.assertRegex(form["duration"], r"^\d+$")
            self.assertRegex(form["fingerprint"], r"^AQ[\w-]{20,}$")
            self.assertIn("recordings", form["meta"])
        self.check_the_key_is_nowhere()

    def check_the_key_is_nowhere(self):
        house = self.house
        shown = [house.log(), json.dumps(house.get("/status")), house.run("why", LANTERNS).stdout,
                 house.run("config").stdout, house.run("status", "--json").stdout, json.dumps(house.get("/downloads"))]
        for text in shown:
            self.assertNotIn(KEY, text)
        for file in house.data.rglob("*"):
            if file.is_file():
                self.assertNotIn(KEY.encode(), file.read_bytes(), file)

    def test_that_refuses_the_key_is_said_and_costs_no_song(self):
        top = self.get(**self.options("wrong" + KEY))
        self.assertEqual({p["state"] for p in top.values()}, {"completed"})
        self.assertEqual(len(self.service.asked), 1, "a wrong key is not tried again")
        state = {p["name"]: p for p in self.house.get("/status")["providers"]}["acoustid"]
        self.assertEqual(state["state"], "failing")
        self.assertIn("invalid API key", state["error"])
        self.assertIn("verification.acoustid_key", self.house.log())
        self.assertIn("FAIL  acoustid", self.house.run("doctor").stdout)
        self.check_the_key_is_nowhere()

    def test_that_fails_lies_or_sends_garbage_costs_no_song(self):
        answers = [(500, b"<html>"), (200, b"\0\xff{"), (200, b'{"status":"ok","results":[{"score":"x","recordings":[{}]}]}'),
                   (200, b"[]"), (429, b'{"status":"error","error":{"code":14,"message":"too many requests"}}')]
        self.service.name = lambda form: answers[len(self.service.asked) % len(answers)]
        top = self.get(**self.options())
        self.assertEqual({p["state"] for p in top.values()}, {"completed"})
        self.assertIn("AcoustID could not be asked", self.house.run("why", LANTERNS).stdout)


class PreviewClips(SoundTest):
    def sounds(self):
        """Two have a melody of their own; the first upload of Paper Boats plays another than its clip."""
        for seed, title in enumerate((RAIN, DAUGHTER), 2):
            self.sound(self.uploads(title)["topic"], melody(seed))
        boats = self.uploads(BOATS)
        right = self.sound(boats["Official Video"], melody(6))
        clip = self.media / f"clip-{boats['topic'].song.id}-{boats['topic'].song.seconds}.mp3"
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-ss", "6", "-t", "15", "-i", right, clip], check=True)
        self.sound(boats["topic"], melody(9))

    def clips_asked(self):
        return [r for r in self.house.asked_services() if "/previews/" in r]

    def verified(self, place):
        return tags(self.house.music / place["path"])[0]["topfive_verified"]

    def test_pass_the_right_song_refuse_another_and_say_nothing_where_there_are_none(self):
        self.sounds()
        gone, spoilt = (next(iter(self.uploads(t).values())).song.id for t in (CAFE, DAUGHTER))
        self.house.fault(path=f"/deezer/previews/{gone}", do="404", times=99)
        self.house.fault(path=f"/deezer/previews/{spoilt}", do="garbage", times=99)
        top = self.get(verification={"preview": "on"})
        self.assertEqual({p["state"] for p in top.values()}, {"completed"})
        self.assertEqual(self.source_of(top[RAIN]), f"youtube:{self.uploads(RAIN)['topic'].id}")
        self.assertEqual(self.source_of(top[BOATS]), f"youtube:{self.uploads(BOATS)['Official Video'].id}")
        self.assertEqual({t: self.verified(top[t]) for t in (RAIN, BOATS, CAFE, DAUGHTER)},
                         {RAIN: "passed", BOATS: "passed", CAFE: "unknown", DAUGHTER: "unknown"})
        told = self.house.run("why", BOATS).stdout
        self.assertIn("the chart's clip is not heard in it", told)
        self.assertIn("the chart's clip is heard in it", told)
        self.assertIn("the chart's clip could not be had", self.house.run("why", CAFE).stdout)
        unverified = {d["title"] for d in self.house.get("/status")["unverified"]}
        self.assertLessEqual({CAFE, DAUGHTER}, unverified)
        self.assertFalse({RAIN, BOATS} & unverified)
        self.assertIn(CAFE, self.house.run("status").stdout)
        self.check_nothing_else_is_kept(top)

    def test_are_not_asked_for_by_default(self):
        self.sounds()
        top = self.get()
        self.assertEqual(self.source_of(top[BOATS]), f"youtube:{self.uploads(BOATS)['topic'].id}")
        self.assertEqual(self.verified(top[RAIN]), "unknown")
        self.assertEqual(self.clips_asked(), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
