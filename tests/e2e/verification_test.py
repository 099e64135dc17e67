#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""After the download, before the library: what AcoustID knows as another song does not enter."""
import json
import os
import pathlib
import re
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

    def get(self, **change):
        self.house.start_topfive(change)
        done = self.house.run("get", LANTERNS, "--json")
        return {p["title"]: p for p in json.loads(done.stdout)["top"]}

    def source_of(self, place):
        return tags(self.house.music / place["path"])[0]["topfive_source"]

    def check_nothing_else_is_kept(self, top):
        self.assertEqual(self.house.files(), sorted(p["path"] for p in top.values() if p["state"] == "completed"))
        self.assertEqual([p for p in (self.house.data / "staging").rglob("*") if p.is_file()], [])


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


if __name__ == "__main__":
    sys.exit(unittest.main())
